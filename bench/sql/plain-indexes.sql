-- Foreign keys, and an index for everything that a query of the workload asks for.
alter table article add unique (slug), add foreign key (section_id) references section;
create index article_of_section on article (section_id, status, published_at desc, id desc);
create index article_latest on article (status, published_at desc, id desc);
create index article_searched on article using gin (search);
alter table statement add foreign key (article_id) references article, add foreign key (official_id) references official,
  add foreign key (office_id) references office;
create index statement_of_article on statement (article_id, stated_at desc, id desc);
create index statement_of_office on statement (office_id, stated_at desc, id desc);
create index statement_of_official on statement (official_id, stated_at desc, id desc);
create index statement_latest on statement (stated_at desc, id desc);
alter table statement_topic add primary key (statement_id, topic_id),
  add foreign key (statement_id) references statement, add foreign key (topic_id) references topic;
create index on statement_topic (topic_id, statement_id);
alter table statement_resolution add primary key (statement_id, resolution_id),
  add foreign key (statement_id) references statement, add foreign key (resolution_id) references resolution;
create index on statement_resolution (resolution_id, statement_id);
alter table article_topic add primary key (article_id, topic_id),
  add foreign key (article_id) references article, add foreign key (topic_id) references topic;
create index on article_topic (topic_id, article_id);
alter table article_resolution add primary key (article_id, resolution_id),
  add foreign key (article_id) references article, add foreign key (resolution_id) references resolution;
create index on article_resolution (resolution_id, article_id);
alter table article_meeting add primary key (article_id, meeting_id),
  add foreign key (article_id) references article, add foreign key (meeting_id) references meeting;
create index on article_meeting (meeting_id, article_id);
create index on office (title);
create index on office (organization_id);
create index on tenure (official_id);
create index on tenure (office_id);
create index on meeting (presidency_id);
create index on presidency (country_id);
create index on presidency (organization_id);
drop table made_word, made_sentence;
drop function made_rank(bigint, bigint, integer), made_share(bigint, bigint);

-- Search, for a server that exposes functions; the others carry the statement in their own code. Ranks the newest 2,000 that match.
create function search_articles(text text, year integer) returns setof article language sql stable parallel safe as $$
  select a.* from (
    select id, ts_rank('{0.1, 0.3, 0.5, 1}', found.search, websearch_to_tsquery('english', search_articles.text), 33) as rank
    from article found
    where found.search @@ websearch_to_tsquery('english', search_articles.text) and found.status = 'published'
      and found.published_at >= make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')
      and found.published_at < make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC')
    order by found.published_at desc, found.id desc limit 2000) best
  join article a on a.id = best.id
  order by best.rank desc, (a.published_at at time zone 'UTC')::date desc, a.id desc $$;
