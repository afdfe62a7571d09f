import type { QueryRunner } from 'typeorm';
import { checkIntegrity } from '../src/domain/integrity/index.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { SERVER_URL } from './support/template.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

/** Two transactions at once, neither of which sees what the other has not committed. */
const RACES: readonly (readonly [what: string, one: string, other: string])[] = [
  [
    'a statement is entered while its speaker’s tenure is',
    `insert into statement (article_id, start_offset, end_offset, text, language, form, speaker_id, stated_at, stated_precision, method, confidence, review_state)
      select id, 0, 13, 'Ada Lindqvist', 'en', 'REPORTED', (select id from subject where slug = 'ada-lindqvist'), '2015-03-01T12:00:00Z', 'DAY', 'SOURCE', 1, 'AUTO'
      from article where slug = 'quotas-agreed'`,
    `insert into tenure (official_id, office_id, starts_on, starts_precision, ends_on, ends_precision)
      select o.id, f.id, '2015-01-01', 'DAY', '2015-12-31', 'DAY' from subject o, subject f where o.slug = 'ada-lindqvist' and f.slug = 'league-treasurer'`,
  ],
  [
    'an article is linked while it is published',
    `insert into article_subject (article_id, role, subject_id) select a.id, 'ABOUT', s.id from article a, subject s where a.slug = 'draft-note' and s.slug = 'seas'`,
    `update article set publication_status = 'PUBLISHED', published_at = published_at + interval '1 day' where slug = 'draft-note'`,
  ],
  [
    'a statement is linked while it is rejected',
    `insert into statement_subject (statement_id, role, subject_id) select t.id, 'ABOUT', s.id from statement t, subject s where t.text like '%quotas%' and s.slug = 'lighthouses'`,
    `update statement set review_state = 'REJECTED' where text like '%quotas%'`,
  ],
  [
    'an article is linked to a topic while the topic is moved',
    `insert into article_subject (article_id, role, subject_id) select a.id, 'ABOUT', s.id from article a, subject s where a.slug = 'draft-note' and s.slug = 'lighthouses'`,
    `update topic set broader_id = (select id from subject where slug = 'seas') where id = (select id from subject where slug = 'lighthouses')`,
  ],
  [
    'a mention is entered while its article is withdrawn',
    `insert into mention (article_id, subject_id, start_offset, end_offset, surface, method, confidence, review_state)
      select a.id, s.id, 0, 13, 'Ada Lindqvist', 'EDITOR', 1, 'ACCEPTED' from article a, subject s where a.slug = 'quotas-agreed' and s.slug = 'ada-lindqvist'`,
    `update article set publication_status = 'WITHDRAWN' where slug = 'quotas-agreed'`,
  ],
  [
    'a picture is put on an article while the article is published',
    `insert into article_image (article_id, image_id, position) select a.id, i.id, 0 from article a, image i where a.slug = 'draft-note'`,
    `update article set publication_status = 'PUBLISHED' where slug = 'draft-note'`,
  ],
  [
    'a picture is taken from an article while it stops to be a portrait',
    `delete from article_image`,
    `update official set portrait_id = null`,
  ],
];

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase('empty');
  await loadInto(
    database,
    inventedBundle({
      tenures: [],
      articles: [
        articleOf({
          slug: 'quotas-agreed',
          text: 'Ada Lindqvist said that the fishing quotas were fair.',
          about: ['fishing'],
        }),
        articleOf({ slug: 'draft-note', text: 'Boris Talbot spoke.', speaker: 'boris-talbot' }),
      ],
    }),
  );
  const { dataSource } = database;
  await dataSource.query(`update article set publication_status = 'DRAFT' where slug = 'draft-note'`);
  await dataSource.query(`insert into image (file_name, language) values ('lamp.jpg', 'en')`);
  await dataSource.query(
    `insert into article_image (article_id, image_id, position) select a.id, i.id, 0 from article a, image i where a.slug = 'quotas-agreed'`,
  );
  await dataSource.query(
    `update official set portrait_id = (select id from image) where id = (select id from subject where slug = 'ada-lindqvist')`,
  );
});
afterEach(() => database.close());

/** Settles once the other transaction is over with its statement, or waits for a lock. */
async function overOrWaiting(statement: Promise<unknown>): Promise<void> {
  const state = { isOver: false };
  const done = () => {
    state.isOver = true;
  };
  statement.then(done, done);
  for (;;) {
    const [row] = await database.dataSource.query<{ waiting: boolean }[]>(
      `select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`,
    );
    if (state.isOver || row?.waiting) return;
  }
}

/** Both begin before either is over; the second may have to wait for the first. */
async function race(first: string, second: string): Promise<void> {
  const { dataSource } = database;
  const [one, other] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()] as [QueryRunner, QueryRunner];
  await one.startTransaction();
  await other.startTransaction();
  await one.query(first);
  const waiting = other.query(second);
  await overOrWaiting(waiting);
  await one.commitTransaction();
  await waiting;
  await other.commitTransaction();
  await Promise.all([one.release(), other.release()]);
}

const faults = async () =>
  (await checkIntegrity(database.dataSource, { fix: false })).flatMap(({ findings }) => findings);

describe('derived data', () => {
  it.each(RACES)('is true after one transaction and another: %s', async (_what, one, other) => {
    await database.dataSource.query(one);
    await database.dataSource.query(other);
    expect(await faults()).toEqual([]);
  });

  // The embedded database has one session: transactions cannot overlap there.
  if (SERVER_URL) {
    const orders = RACES.flatMap(([what, one, other]) => [
      { what, first: one, second: other },
      { what: `${what}, the other way round`, first: other, second: one },
    ]);

    it.each(orders)('is true to both of two transactions at once: $what', async ({ first, second }) => {
      await race(first, second);
      expect(await faults()).toEqual([]);
    });

    it('lets a statement be dated anew while its speaker’s tenure is, and neither is given up', async () => {
      await database.dataSource.query(RACES[0]?.[2] as string);
      const statement = `update statement set stated_at = '2015-05-05T12:00:00Z' where text like '%quotas%'`;
      const tenure = `update tenure set ends_on = '2015-06-30'`;
      await race(statement, tenure);
      await race(tenure.replace('06-30', '04-30'), statement.replace('05-05', '04-20'));
      expect(await faults()).toEqual([]);
    });

    it('closes no circle of topics', async () => {
      const under = (topic: string, broader: string) =>
        `update topic set broader_id = (select id from subject where slug = '${broader}') where id = (select id from subject where slug = '${topic}')`;
      await expect(race(under('seas', 'lighthouses'), under('lighthouses', 'seas'))).rejects.toThrow(
        /cannot be above itself/,
      );
    });

    it('is not entered where what others enter would be missed', async () => {
      const runner = database.dataSource.createQueryRunner();
      await runner.startTransaction('REPEATABLE READ');
      await expect(runner.query(RACES[0]?.[2] as string)).rejects.toThrow(/READ COMMITTED or SERIALIZABLE/);
      await runner.rollbackTransaction();
      await runner.release();
    });
  }
});
