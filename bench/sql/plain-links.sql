-- Statements stand letter by letter in the article, from the beginning of a sentence on; half of them in a fifth of all articles.
-- Drafts have none, so that servers without visibility need not look whose words can be seen.
insert into statement
select i, a.id, official, case when official % 2 = 1 and made_share(i, 12) < 0.2 then 1 + (official + 6) % 80 else 1 + (official - 1) % 80 end,
  rtrim(substr(a.body, sentence, 300)), a.published_at - floor(made_share(i, 13) * 36000) * interval '1 second'
from (select i::bigint, made_rank(i, 10, 300)::bigint as official,
    case when made_share(i, 15) < 0.5 then 5 * (1 + floor(made_share(i, 11) * (:articles / 5)))::bigint
      else 1 + floor(made_share(i, 11) * :articles)::bigint end as article
  from generate_series(1, :articles * 3 / 4) i) each
join article a on a.id = each.article and a.status = 'published'
cross join lateral (select floor(made_share(i, 16) * (length(a.body) - 700))::integer as somewhere) place
cross join lateral (select somewhere + strpos(substr(a.body, somewhere + 1), '. ') + 2 as sentence) start;
insert into statement_topic select distinct id, made_rank(id * 8 + place, 20, 40)
  from statement, generate_series(1, 3) place where place <= 1 + id % 3;
insert into statement_resolution select distinct id, 1 + floor(made_share(id * 8 + place, 23) * 2000)::bigint
  from statement, generate_series(1, 2) place where id % 3 = 0 and place <= 1 + id % 2;
insert into article_topic select distinct id, made_rank(id * 8 + place, 21, 40)
  from article, generate_series(1, 4) place where place <= 1 + id % 4;
insert into article_resolution select distinct id, 1 + floor(made_share(id * 8 + place, 22) * 2000)::bigint
  from article, generate_series(1, 2) place where id % 5 = 0 and place <= 1 + id % 2;
insert into article_meeting select id, 1 + floor(made_share(id, 24) * 5000)::bigint
  from article where id % 5 in (0, 1);
