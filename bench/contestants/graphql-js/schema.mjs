// The plain schema as GraphQL, as the books have it: a loader for each relation and request, one named statement a level, the long
// text only where it is asked for, no resolver where a property will do, instants as text.
import DataLoader from 'dataloader';
import pg from 'pg';

export const typeDefs = /* GraphQL */ `
  scalar DateTime
  type Query {
    statements(officeTitle: String, office: String, topic: String!, first: Int = 20): StatementList!
    section(slug: String!): Section
    article(slug: String!): Article
    articles(first: Int = 30, after: String): ArticleList!
    search(text: String!, year: Int, first: Int = 20): SearchResult!
  }
  type StatementList {
    totalCount: Int!
    nodes: [Statement!]!
  }
  type ArticleList {
    nodes: [Article!]!
  }
  type SearchResult {
    totalCount: Int!
    nodes: [Article!]!
  }
  type Official {
    id: ID!
    slug: String!
    fullName: String!
  }
  type Office {
    id: ID!
    slug: String!
    title: String!
  }
  type Topic {
    id: ID!
    slug: String!
    name: String!
  }
  type Section {
    id: ID!
    slug: String!
    name: String!
    articles(first: Int = 30, before: DateTime): ArticleList!
  }
  type Country {
    id: ID!
    code: String!
    name: String!
  }
  type Presidency {
    id: ID!
    country: Country!
  }
  type Meeting {
    id: ID!
    title: String!
    startsAt: DateTime!
    presidency: Presidency!
  }
  type Resolution {
    id: ID!
    symbol: String!
    title: String!
  }
  type Statement {
    id: ID!
    quote: String!
    statedAt: DateTime!
    speaker: Official!
    office: Office!
    article: Article!
    topics: [Topic!]!
    resolutions: [Resolution!]!
  }
  type Article {
    id: ID!
    slug: String!
    kind: String!
    title: String!
    lead: String!
    body: String!
    publishedAt: DateTime!
    section: Section!
    topics: [Topic!]!
    statements(first: Int): [Statement!]!
    resolutions: [Resolution!]!
    meetings: [Meeting!]!
  }
`;

pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => `${text.replace(' ', 'T')}:00`);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const names = new Map();

/** The rows of a statement that is prepared once on each connection. */
async function rowsOf(text, values) {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return (await pool.query({ name, text, values })).rows;
}

const ARTICLE = 'a.id, a.slug, a.kind, a.title, a.lead, a.published_at as "publishedAt", a.section_id';
const STATEMENT = 's.id, s.quote, s.stated_at as "statedAt", s.official_id, s.office_id, s.article_id';

/** One row for each id. */
const one = (columns, table) => () =>
  new DataLoader(async (ids) => {
    const rows = await rowsOf(`select ${columns} from ${table} where a.id = any ($1::bigint[])`, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** The rows of each owner; `owner` is the column that says whose they are. */
const many = (owner, columns, tables) => () =>
  new DataLoader(async (ids) => {
    const text = `select ${owner} as owner, ${columns} from ${tables} where ${owner} = any ($1::bigint[]) order by a.id`;
    return grouped(ids, await rowsOf(text, [ids]));
  });

function grouped(ids, rows) {
  const groups = new Map(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row.owner).push(row);
  return ids.map((id) => groups.get(id));
}

const LOADERS = {
  official: one('a.id, a.slug, a.full_name as "fullName"', 'official a'),
  office: one('a.id, a.slug, a.title', 'office a'),
  section: one('a.id, a.slug, a.name', 'section a'),
  article: one(ARTICLE, 'article a'),
  body: one('a.id, a.body', 'article a'),
  presidency: one('a.id, a.country_id', 'presidency a'),
  country: one('a.id, a.code, a.name', 'country a'),
  statementTopics: many(
    'l.statement_id',
    'a.id, a.slug, a.name',
    'statement_topic l join topic a on a.id = l.topic_id',
  ),
  statementResolutions: many(
    'l.statement_id',
    'a.id, a.symbol, a.title',
    'statement_resolution l join resolution a on a.id = l.resolution_id',
  ),
  articleTopics: many('l.article_id', 'a.id, a.slug, a.name', 'article_topic l join topic a on a.id = l.topic_id'),
  articleResolutions: many(
    'l.article_id',
    'a.id, a.symbol, a.title',
    'article_resolution l join resolution a on a.id = l.resolution_id',
  ),
  articleMeetings: many(
    'l.article_id',
    'a.id, a.title, a.starts_at as "startsAt", a.presidency_id',
    'article_meeting l join meeting a on a.id = l.meeting_id',
  ),
};

/** Loaders that are made as they are asked for. */
export function createContext() {
  const made = new Map();
  const keep = (key, make) => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  };
  return {
    load: (name, id) => keep(name, LOADERS[name]).load(id),
    statementsOf: (articleId, first) => keep(`statements ${first}`, () => statementLoader(first)).load(articleId),
  };
}

const statementLoader = (first) =>
  new DataLoader(async (ids) =>
    grouped(
      ids,
      await rowsOf(
        `select owner.id as owner, s.* from unnest($1::bigint[]) owner (id) cross join lateral (
          select ${STATEMENT} from statement s where s.article_id = owner.id order by s.stated_at desc, s.id desc limit $2) s`,
        [ids, first ?? null],
      ),
    ),
  );

/** Statements of an office, by its title or its short name, about a topic. */
const OFFICE_AND_TOPIC = `from statement s join office o on o.id = s.office_id
  where ($1::text is null or o.title = $1) and ($2::text is null or o.slug = $2) and exists (
    select 1 from statement_topic l where l.statement_id = s.id and l.topic_id = (select id from topic where slug = $3))`;

const FOUND = `from article a where a.status = 'published' and a.search @@ websearch_to_tsquery('english', $1)`;
const IN_YEAR = `and a.published_at >= make_timestamptz($2, 1, 1, 0, 0, 0, 'UTC')
  and a.published_at < make_timestamptz($2 + 1, 1, 1, 0, 0, 0, 'UTC')`;
/** Where and what to search for; a year that is not given is not asked about, so that each has a plan of its own. */
const searched = ({ text, year }) =>
  typeof year !== 'number' ? [FOUND, [text]] : [`${FOUND} ${IN_YEAR}`, [text, year]];

/** Whether a field of the selection is asked for. */
const asksFor = (info, name) =>
  info.fieldNodes.some(({ selectionSet }) => selectionSet?.selections.some((field) => field.name?.value === name));

export const resolvers = {
  Query: {
    statements: (_, { officeTitle = null, office = null, topic, first }) => ({
      asked: [officeTitle, office, topic],
      first,
    }),
    section: async (_, { slug }) =>
      (await rowsOf('select a.id, a.slug, a.name from section a where a.slug = $1', [slug]))[0],
    article: async (_, { slug }, __, info) => {
      const columns = asksFor(info, 'body') ? `${ARTICLE}, a.body` : ARTICLE;
      return (await rowsOf(`select ${columns} from article a where a.slug = $1 and a.status = 'published'`, [slug]))[0];
    },
    articles: async (_, { first, after }) => {
      const [publishedAt, id] = after
        ? JSON.parse(Buffer.from(after, 'base64url'))
        : ['infinity', '9223372036854775807'];
      const text = `select ${ARTICLE} from article a where a.status = 'published'
        and (a.published_at, a.id) < ($1::timestamptz, $2::bigint) order by a.published_at desc, a.id desc limit $3`;
      return { nodes: await rowsOf(text, [publishedAt, id, first]) };
    },
    search: (_, asked) => asked,
  },
  StatementList: {
    totalCount: async ({ asked }) =>
      (await rowsOf(`select count(*)::integer as count ${OFFICE_AND_TOPIC}`, asked))[0].count,
    nodes: ({ asked, first }) =>
      rowsOf(`select ${STATEMENT} ${OFFICE_AND_TOPIC} order by s.stated_at desc, s.id desc limit $4`, [
        ...asked,
        first,
      ]),
  },
  SearchResult: {
    totalCount: async (asked) => {
      const [from, values] = searched(asked);
      const text = `select least(10000, count(*))::integer as count from (select 1 ${from} limit 10001) counted`;
      return (await rowsOf(text, values))[0].count;
    },
    nodes: (asked) => {
      const [from, values] = searched(asked);
      return rowsOf(
        `with newest as materialized (select a.id ${from} order by a.published_at desc, a.id desc limit 2000)
          select ${ARTICLE} from newest join article a on a.id = newest.id
          order by ts_rank('{0.1, 0.3, 0.5, 1}', a.search, websearch_to_tsquery('english', $1), 33) desc,
            (a.published_at at time zone 'UTC')::date desc, a.id desc limit $${values.length + 1}`,
        [...values, asked.first],
      );
    },
  },
  Section: {
    articles: async ({ id }, { first, before }) => {
      const text = `select ${ARTICLE} from article a where a.section_id = $1 and a.status = 'published'
        and a.published_at < $2::timestamptz order by a.published_at desc, a.id desc limit $3`;
      return { nodes: await rowsOf(text, [id, before ?? 'infinity', first]) };
    },
  },
  Statement: {
    speaker: (statement, _, { load }) => load('official', statement.official_id),
    office: (statement, _, { load }) => load('office', statement.office_id),
    article: (statement, _, { load }) => load('article', statement.article_id),
    topics: ({ id }, _, { load }) => load('statementTopics', id),
    resolutions: ({ id }, _, { load }) => load('statementResolutions', id),
  },
  Article: {
    body: async (article, _, { load }) => article.body ?? (await load('body', article.id)).body,
    section: (article, _, { load }) => load('section', article.section_id),
    topics: ({ id }, _, { load }) => load('articleTopics', id),
    statements: ({ id }, { first }, { statementsOf }) => statementsOf(id, first),
    resolutions: ({ id }, _, { load }) => load('articleResolutions', id),
    meetings: ({ id }, _, { load }) => load('articleMeetings', id),
  },
  Meeting: { presidency: (meeting, _, { load }) => load('presidency', meeting.presidency_id) },
  Presidency: { country: (presidency, _, { load }) => load('country', presidency.country_id) },
};
