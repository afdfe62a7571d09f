import { PUBLIC_VIEWER } from '../src/database/viewer.js';
import { globalId } from '../src/lib/node-key.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

/** A word that stands only in what no reader may see. */
const CANARY = 'zanzibarquark';

let database: TestDatabase;
let hidden: { article: string; statement: string; mention: string; image: string };

beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(
    database,
    inventedBundle({
      articles: [
        articleOf({ slug: 'open', text: 'Ada Lindqvist praised the lighthouse.', about: ['lighthouses'] }),
        articleOf({
          slug: CANARY,
          text: `Ada Lindqvist lit the ${CANARY} lighthouse.`,
          about: ['lighthouses', 'fishing'],
          section: 'harbours',
        }),
        articleOf({
          slug: 'waiting',
          text: 'Boris Talbot praised the fishers.',
          speaker: 'boris-talbot',
          about: ['fishing'],
        }),
      ],
    }),
  );
  const { dataSource } = database;
  await dataSource.query(`update article set publication_status = 'DRAFT' where slug = $1`, [CANARY]);
  await dataSource.query(
    `update statement set review_state = 'PENDING', role_as_printed = $1 where text like '%fishers%'`,
    [CANARY],
  );
  await dataSource.query(
    `with made as (insert into image (file_name, language) values ($1, 'en') returning id)
      insert into article_image (article_id, image_id, position)
      select a.id, made.id, 0 from made, article a where a.slug = $1`,
    [CANARY],
  );
  const [row] = await dataSource.query<{ article: string; statement: string; mention: string; image: string }[]>(
    `select a.id::text as article, s.id::text as statement, m.id::text as mention,
        l.image_id::text as image from article a join article_image l on l.article_id = a.id
      join statement s on s.article_id = a.id join mention m on m.article_id = a.id where a.slug = $1 limit 1`,
    [CANARY],
  );
  hidden = row as typeof hidden;
});
afterAll(() => database.close());

const EVERYTHING = `{
  articles(first: 100) { totalCount nodes { ...A } edges { node { ...A } } }
  statements(first: 100) { totalCount nodes { ...S } }
  mentions(first: 100) { totalCount nodes { surface article { title } subject { name } } }
  sections { nodes { name articles { totalCount nodes { ...A } } children { articles { totalCount } } } }
  subjects(first: 100) { nodes { name articles { totalCount nodes { ...A } } statements { totalCount nodes { ...S } }
    ... on Official { statementsMade { totalCount nodes { ...S } } }
    ... on Office { statementsMade { totalCount nodes { ...S } } } } }
}
fragment A on Article { slug title text statements { totalCount nodes { ...S } } mentions { totalCount nodes { surface } } translations { title } }
fragment S on Statement { text roleAsPrinted article { slug } about { name } }`;

describe('what no reader may see', () => {
  it('never comes out of any list, relation or count', async () => {
    const answer = await ask(database, EVERYTHING);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(answer.articles.totalCount).toBe(2);
    expect(answer.statements.totalCount).toBe(1);
    const total = (slug: string) => answer.subjects.nodes.find((node: { name: string }) => node.name === slug);
    expect(total('Lighthouses')).toMatchObject({ articles: { totalCount: 1 }, statements: { totalCount: 1 } });
    expect(total('Fishing')).toMatchObject({ articles: { totalCount: 1 }, statements: { totalCount: 0 } });
  });

  it('is not there by id, slug or address', async () => {
    const ids = [
      `Article:${hidden.article}`,
      `Statement:${hidden.statement}`,
      `Mention:${hidden.mention}`,
      `Image:${hidden.image}`,
    ].map(globalId);
    const { nodes, article } = await ask(
      database,
      `query($ids: [ID!]!) { nodes(ids: $ids) { id } article(by: {slug: "${CANARY}"}) { id } }`,
      { ids },
    );
    expect(nodes).toEqual([null, null, null, null]);
    expect(article).toBeNull();
  });

  it('does not show through a filter on what it is related to', async () => {
    const through = await ask(
      database,
      `{ sections(where: {articles: {title: {startsWith: "On"}}, slug: {eq: "harbours"}}) { totalCount }
        officials(where: {statementsMade: {form: {eq: REPORTED}}}) { nodes { slug } }
        articles(where: {statements: {speaker: {slug: {eq: "boris-talbot"}}}}) { totalCount }
        statements(where: {reviewState: {eq: PENDING}}) { totalCount }
        drafts: articles(where: {publicationStatus: {eq: DRAFT}}) { totalCount } }`,
    );
    expect(through).toEqual({
      sections: { totalCount: 0 },
      officials: { nodes: [{ slug: 'ada-lindqvist' }] },
      articles: { totalCount: 0 },
      statements: { totalCount: 0 },
      drafts: { totalCount: 0 },
    });
  });

  it('is open to whoever may see drafts', async () => {
    const viewer = { ...PUBLIC_VIEWER, maySeeDrafts: true };
    const { articles, statements } = await ask(
      database,
      '{ articles { totalCount } statements { totalCount } }',
      {},
      { viewer },
    );
    expect([articles.totalCount, statements.totalCount]).toEqual([3, 3]);
  });

  it('comes into view with the article it belongs to, links and counts included, whoever publishes it', async () => {
    await database.dataSource.query(`update article set publication_status = 'PUBLISHED' where slug = $1`, [CANARY]);
    const { statements, topic } = await ask(
      database,
      '{ statements { totalCount } topic(by: {slug: "lighthouses"}) { articles { totalCount } statements { totalCount } } }',
    );
    expect(statements.totalCount).toBe(2);
    expect(topic).toEqual({ articles: { totalCount: 2 }, statements: { totalCount: 2 } });
    const [links] = await database.dataSource.query<{ seen: boolean }[]>(
      'select bool_and(visible) as seen from article_subject',
    );
    expect(links?.seen).toBe(true);
  });
});
