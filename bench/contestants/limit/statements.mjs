// One statement for each query, written by hand: PostgreSQL prints the whole answer.

const OFFICE_AND_TOPIC = `from statement s join office o on o.id = s.office_id
    where exists (select 1 from statement_topic st where st.statement_id = s.id
      and st.topic_id = (select id from topic where slug = $2))`;

const STATEMENT_TOPICS = `(select coalesce(json_agg(json_build_object('name', t.name) order by t.id), '[]')
    from statement_topic st join topic t on t.id = st.topic_id where st.statement_id = s.id)`;
const STATEMENT_RESOLUTIONS = `(select coalesce(json_agg(json_build_object('symbol', r.symbol, 'title', r.title) order by r.id), '[]')
    from statement_resolution sr join resolution r on r.id = sr.resolution_id where sr.statement_id = s.id)`;
const articleTopics = (columns) => `(select coalesce(json_agg(json_build_object(${columns}) order by t.id), '[]')
    from article_topic at join topic t on t.id = at.topic_id where at.article_id = a.id)`;

/** Ranks the newest 2,000 that match and counts as far as 10,000, as Communique does. */
function search(where) {
  return `with wanted as (select websearch_to_tsquery('english', $1) as query),
    newest as materialized (select a.id, a.published_at from article a, wanted
      where a.search @@ query and a.status = 'published' ${where} order by a.published_at desc, a.id desc limit 2001),
    ranked as materialized (
      select a.id, a.title, a.lead, a.published_at, (a.published_at at time zone 'UTC')::date as day,
        ts_rank('{0.1, 0.3, 0.5, 1}', a.search, query, 33) as rank
      from (select id from newest order by published_at desc, id desc limit 2000) best join article a on a.id = best.id, wanted
      order by rank desc, day desc, id desc limit $2)
    select json_build_object('data', json_build_object('search', json_build_object(
      'totalCount', case when (select count(*) from newest) <= 2000 then (select count(*) from newest)
        else least(10000, (select count(*) from (select 1 from article a, wanted
          where a.search @@ query and a.status = 'published' ${where} limit 10001) counted)) end,
      'nodes', (select coalesce(json_agg(json_build_object('title', title, 'lead', lead, 'publishedAt', published_at)
        order by rank desc, day desc, id desc), '[]') from ranked))))::text`;
}

/**
 * By the name of the query; `parameters` takes what the statement needs out of the variables of the request.
 *
 * @type {Record<string, {text: string, parameters: (variables: any) => unknown[]}>}
 */
export const STATEMENTS = {
  q1: {
    text: `select json_build_object('data', json_build_object('statements', json_build_object('nodes',
        coalesce(json_agg(node order by place), '[]'))))::text
      from (select row_number() over () as place, row_to_json(each) as node from (
        select s.id::text, s.quote, s.stated_at as "statedAt", json_build_object('fullName', f.full_name) as speaker,
          json_build_object('title', o.title) as office,
          (select json_build_object('title', a.title, 'slug', a.slug, 'publishedAt', a.published_at,
              'section', json_build_object('name', c.name))
            from article a join section c on c.id = a.section_id where a.id = s.article_id) as article,
          ${STATEMENT_TOPICS} as topics, ${STATEMENT_RESOLUTIONS} as resolutions
        from (select s.* ${OFFICE_AND_TOPIC} and o.title = $1 order by s.stated_at desc, s.id desc limit $3) s
          join official f on f.id = s.official_id join office o on o.id = s.office_id
        order by s.stated_at desc, s.id desc) each) numbered`,
    parameters: ({ title, topic }) => [title, topic, 20],
  },
  q2: {
    text: `select json_build_object('data', json_build_object('section', json_build_object('name', c.name, 'articles',
        json_build_object('nodes', (select coalesce(json_agg(row_to_json(each)), '[]') from (
          select a.id::text, a.slug, a.title, a.lead, a.published_at as "publishedAt",
            json_build_object('name', c.name, 'slug', c.slug) as section,
            ${articleTopics(`'name', t.name, 'slug', t.slug`)} as topics,
            (select coalesce(json_agg(row_to_json(said)), '[]') from (
              select s.id::text, s.quote, s.stated_at as "statedAt", json_build_object('fullName', f.full_name) as speaker
              from (select * from statement s where s.article_id = a.id order by s.stated_at desc, s.id desc limit 3) s
                join official f on f.id = s.official_id order by s.stated_at desc, s.id desc) said) as statements
          from (select id, slug, title, lead, published_at from article a
            where a.section_id = c.id and a.status = 'published' and a.published_at < $2::timestamptz
            order by a.published_at desc, a.id desc limit $3) a
          order by a.published_at desc, a.id desc) each)))))::text
      from section c where c.slug = $1`,
    parameters: ({ section, before }) => [section, before, 30],
  },
  q3: {
    text: `select json_build_object('data', json_build_object('article', (select row_to_json(each) from (
        select a.id::text, a.slug, a.kind, a.title, a.lead, a.body, a.published_at as "publishedAt",
          (select coalesce(json_agg(row_to_json(said)), '[]') from (
            select s.id::text, s.quote, s.stated_at as "statedAt", json_build_object('fullName', f.full_name) as speaker,
              json_build_object('title', o.title) as office
            from statement s join official f on f.id = s.official_id join office o on o.id = s.office_id
            where s.article_id = a.id order by s.stated_at desc, s.id desc) said) as statements,
          ${articleTopics(`'name', t.name, 'slug', t.slug`)} as topics,
          (select coalesce(json_agg(json_build_object('symbol', r.symbol, 'title', r.title) order by r.id), '[]')
            from article_resolution ar join resolution r on r.id = ar.resolution_id where ar.article_id = a.id) as resolutions,
          (select coalesce(json_agg(json_build_object('title', m.title, 'startsAt', m.starts_at,
              'presidency', json_build_object('country', json_build_object('name', n.name))) order by m.id), '[]')
            from article_meeting am join meeting m on m.id = am.meeting_id join presidency p on p.id = m.presidency_id
              join country n on n.id = p.country_id where am.article_id = a.id) as meetings,
          json_build_object('name', c.name, 'articles', json_build_object('nodes', (
            select coalesce(json_agg(row_to_json(newest)), '[]') from (
              select l.title, l.slug, l.published_at as "publishedAt" from article l
              where l.section_id = a.section_id and l.status = 'published'
              order by l.published_at desc, l.id desc limit 5) newest))) as section
        from article a join section c on c.id = a.section_id where a.slug = $1 and a.status = 'published') each)))::text`,
    parameters: ({ slug }) => [slug],
  },
  q4: {
    text: search(`and a.published_at >= make_timestamptz($3, 1, 1, 0, 0, 0, 'UTC')
      and a.published_at < make_timestamptz($3 + 1, 1, 1, 0, 0, 0, 'UTC')`),
    parameters: ({ text, year }) => [text, 20, year],
  },
  q4b: { text: search(''), parameters: ({ text }) => [text, 20] },
  q4c: {
    text: search(`and a.published_at >= $3::date::timestamp at time zone 'UTC'
      and a.published_at < $4::date::timestamp at time zone 'UTC'`),
    parameters: ({ text, from, until }) => [text, 20, from, until],
  },
  q5: {
    text: `select json_build_object('data', json_build_object('articles', json_build_object('nodes',
        coalesce(json_agg(row_to_json(each)), '[]'))))::text from (
        select a.id::text, a.slug, a.title, a.published_at as "publishedAt", json_build_object('name', c.name) as section,
          ${articleTopics(`'name', t.name`)} as topics
        from (select id, slug, title, published_at, section_id from article
          where status = 'published' and (published_at, id) < ($1::timestamptz, $2::bigint)
          order by published_at desc, id desc limit $3) a
        join section c on c.id = a.section_id order by a.published_at desc, a.id desc) each`,
    parameters: ({ publishedAt, id }) => [publishedAt, id, 30],
  },
  q6: {
    text: `select json_build_object('data', json_build_object('statements', json_build_object(
        'totalCount', (select count(*) ${OFFICE_AND_TOPIC} and o.slug = $1),
        'nodes', (select coalesce(json_agg(row_to_json(each)), '[]') from (
          select s.id::text, s.quote, s.stated_at as "statedAt", json_build_object('fullName', f.full_name) as speaker,
            (select json_build_object('title', a.title, 'slug', a.slug) from article a where a.id = s.article_id) as article
          from (select s.* ${OFFICE_AND_TOPIC} and o.slug = $1 order by s.stated_at desc, s.id desc limit $3) s
            join official f on f.id = s.official_id order by s.stated_at desc, s.id desc) each))))::text`,
    parameters: ({ office, topic }) => [office, topic, 20],
  },
};
