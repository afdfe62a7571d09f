import { checkIntegrity } from '../src/domain/integrity/index.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';

/** What the first release could hold, as its own code wrote it: offices set by the writer, links without topics above. */
const EARLIER = [
  `insert into newsroom (name, languages, time_zone) values ('{"en": "Harbour League"}', '{en}', 'America/Halifax')`,
  `insert into subject (id, kind, slug, language, name) values
    (101, 'OFFICIAL', 'ada', 'en', '{"en": "Ada"}'), (102, 'OFFICIAL', 'boris', 'en', '{"en": "Boris"}'),
    (103, 'OFFICE', 'secretary', 'en', '{"en": "Secretary"}'), (104, 'TOPIC', 'seas', 'en', '{"en": "Seas"}'),
    (105, 'TOPIC', 'fishing', 'en', '{"en": "Fishing"}'), (106, 'ORGANIZATION', 'league', 'en', '{"en": "League"}'),
    (107, 'RESOLUTION', 'one', 'en', '{"en": "One"}'), (108, 'RESOLUTION', 'two', 'en', '{"en": "Two"}')`,
  'insert into official (id) values (101), (102)',
  `insert into organization (id, organization_type) values (106, 'INTERGOVERNMENTAL')`,
  'insert into office (id, organization_id) values (103, 106)',
  'insert into topic (id, broader_id) values (104, null), (105, 104)',
  `insert into resolution (id, title, organ_id, session, adopted_precision) values
    (107, '{"en": "Fish"}', 106, 1, 'UNKNOWN'), (108, '{"en": "Fish"}', 106, 2, 'UNKNOWN')`,
  `insert into tenure (id, official_id, office_id, starts_on, starts_precision, ends_on, ends_precision) values
    (201, 101, 103, '2019-01-01', 'DAY', '2021-06-30', 'DAY'), (202, 102, 103, '2021-06-30', 'DAY', null, 'ONGOING')`,
  ...['seen', 'withdrawn', 'draft'].map(
    (
      slug,
      at,
    ) => `insert into article (id, slug, language, genre, title, html, text, word_count, content_hash, published_at,
      published_precision, publication_status) values (${301 + at}, '${slug}', 'en', 'NEWS', '${slug}', '', 'Words were said.', 3, '',
      '2021-06-30T03:00:00Z', 'DAY', '${slug === 'draft' ? 'DRAFT' : 'PUBLISHED'}')`,
  ),
  // Boris on the day that he shares with Ada: the first release gave him the office.
  `insert into statement (id, article_id, start_offset, end_offset, text, language, form, speaker_id, tenure_id, office_id,
    acting, stated_at, stated_precision, method, confidence, review_state) values
    (401, 301, 0, 16, 'Words were said.', 'en', 'REPORTED', 102, 202, 103, false, '2021-06-30T03:00:00Z', 'DAY', 'SOURCE', 1, 'AUTO'),
    (402, 302, 0, 16, 'Words were said.', 'en', 'REPORTED', 101, 201, 103, false, '2021-06-30T03:00:00Z', 'DAY', 'SOURCE', 1, 'AUTO')`,
  `insert into article_subject (article_id, role, subject_id) values (301, 'ABOUT', 105)`,
  `insert into statement_subject (statement_id, role, subject_id) values (401, 'ABOUT', 105)`,
  `insert into image (id, file_name, language) values (501, 'seen.jpg', 'en'), (502, 'draft.jpg', 'en'), (503, 'lost.jpg', 'en')`,
  'insert into article_image (article_id, image_id, position) values (301, 501, 0), (303, 502, 0)',
  `update article set publication_status = 'WITHDRAWN' where slug = 'withdrawn'`,
];

const LAST_OF_THE_FIRST_RELEASE = 'Change1764000000004';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  const { dataSource } = database;
  const last = async () =>
    (await dataSource.query<{ name: string }[]>('select name from schema_migration order by id desc limit 1'))[0]?.name;
  while ((await last()) !== LAST_OF_THE_FIRST_RELEASE) await dataSource.undoLastMigration();
  for (const statement of EARLIER) await dataSource.query(statement);
  await dataSource.runMigrations({ transaction: 'all' });
});
afterAll(() => database.close());

describe('a database of the first release', () => {
  it('is as it must be after the migrations, its ledger included', async () => {
    const verdicts = await checkIntegrity(database.dataSource, { fix: false });
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('has its offices by the rule of hand-over days, and its links to the topics above', async () => {
    const { statements, topic } = await ask(
      database,
      '{ statements { nodes { speaker { slug } office { slug } } } topic(by: {slug: "seas"}) { articles { totalCount } statements { totalCount } } }',
    );
    expect(statements.nodes).toEqual([{ speaker: { slug: 'boris' }, office: null }]);
    expect(topic).toEqual({ articles: { totalCount: 1 }, statements: { totalCount: 1 } });
  });

  it('says in its ledger which pictures can no longer be seen, and keeps a tombstone of what was withdrawn', async () => {
    const { changes, resolution } = await ask(
      database,
      `{ changes(first: 100) { nodes { changeKind typeName ... on RemovalChange { tombstone { typeName } } } }
        resolution(by: {slug: "two"}) { previous { slug } } }`,
    );
    const removals = changes.nodes.filter(({ changeKind }: { changeKind: string }) => changeKind === 'WITHDRAWN');
    expect(removals).toEqual([
      { changeKind: 'WITHDRAWN', typeName: 'Statement', tombstone: { typeName: 'Statement' } },
      { changeKind: 'WITHDRAWN', typeName: 'Article', tombstone: { typeName: 'Article' } },
      { changeKind: 'WITHDRAWN', typeName: 'Image', tombstone: null },
      { changeKind: 'WITHDRAWN', typeName: 'Image', tombstone: null },
    ]);
    expect(resolution.previous).toEqual({ slug: 'one' });
  });
});
