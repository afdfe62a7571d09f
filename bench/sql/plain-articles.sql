-- Articles :from to :until, spread over twenty years. Run for a part of them at a time: working out what is searched takes longest.
insert into article (id, slug, kind, title, lead, body, section_id, published_at, status)
select i, 'article-' || i || '-' || substr(md5(i::text), 1, 8),
  (array['NEWS', 'SPEECH', 'PRESS_RELEASE', 'INTERVIEW', 'ANNOUNCEMENT'])[made_rank(i, 2, 5)],
  rtrim(left(headline.text, 80)), first.text || ' ' || second.text, body.text, made_rank(i, 3, 12),
  date_trunc('second', timestamptz '2005-01-01 00:00+00'
    + (i * 3180 + made_share(i, 4) * 3000) * (200000.0 / :articles) * interval '1 second'),
  case when made_share(i, 5) < 0.03 then 'draft' else 'published' end
from generate_series(:from::bigint, :until::bigint) i
join made_sentence headline on headline.id = 1 + floor(made_share(i, 6) * 30000)::integer
join made_sentence first on first.id = 1 + floor(made_share(i, 7) * 30000)::integer
join made_sentence second on second.id = 1 + floor(made_share(i, 8) * 30000)::integer
cross join lateral (
  select string_agg(s.text, case when place % 5 = 0 then E'\n\n' else ' ' end order by place) as text
  from generate_series(1, 17 + (i % 15)::integer) place
  join made_sentence s on s.id = 1 + floor(made_share(i * 64 + place, 9) * 30000)::integer) body;
