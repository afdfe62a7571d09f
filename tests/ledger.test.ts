import { openTestDatabase, type TestDatabase } from './support/database.js';
import { SERVER_URL } from './support/template.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle());
});
afterAll(() => database.close());

interface Entry {
  readonly sequence: string;
  readonly kind: string;
  readonly type: string;
}

async function entriesOf(act: () => Promise<unknown>): Promise<Entry[]> {
  const [last] = await database.dataSource.query<{ last: string }[]>(
    'select coalesce(max(sequence), 0) as last from change',
  );
  await act();
  return database.dataSource.query<Entry[]>(
    'select sequence, change_kind as kind, type_name as type from change where sequence > $1 order by sequence',
    [last?.last],
  );
}

const sql = (statement: string) => () => database.dataSource.query(statement);
const written = async (statement: string) =>
  (await entriesOf(sql(statement))).map(({ kind, type }) => `${kind} ${type}`);

describe('the ledger', () => {
  it('numbers every entry of what was loaded', async () => {
    const [row] = await database.dataSource.query<{ entries: number; numbered: number }[]>(
      'select count(*)::integer as entries, count(sequence)::integer as numbered from change',
    );
    expect(row?.entries).toBeGreaterThan(20);
    expect(row?.numbered).toBe(row?.entries);
  });

  it('writes down what psql changes as well', async () => {
    expect(await written(`update article set title = 'Put right' where slug = 'quotas-agreed'`)).toEqual([
      'UPDATED Article',
    ]);
    expect(
      await written(`update office set seats = 2 where id = (select id from subject where slug = 'league-treasurer')`),
    ).toContain('UPDATED Office');
  });

  it('says nothing where nothing changed', async () => {
    expect(await written(`update article set title = title`)).toEqual([]);
  });

  it('says what goes out of view and comes back, with everything that belongs to it', async () => {
    const out = await written(`update article set publication_status = 'WITHDRAWN' where slug = 'lamps-replaced'`);
    expect(out.sort()).toEqual(
      expect.arrayContaining(['WITHDRAWN Article', 'WITHDRAWN Mention', 'WITHDRAWN Statement']),
    );
    const back = await written(`update article set publication_status = 'PUBLISHED' where slug = 'lamps-replaced'`);
    expect(back.sort()).toEqual(expect.arrayContaining(['CREATED Article', 'CREATED Mention', 'CREATED Statement']));
  });

  it('keeps silent about drafts', async () => {
    expect(
      await written(`insert into article (slug, language, genre, title, html, text, word_count, content_hash, published_at, published_precision)
        values ('draft', 'en', 'NEWS', 'Draft', '', '', 0, '', now(), 'DAY')`),
    ).toEqual([]);
  });

  it('names a correction as one', async () => {
    expect(
      await written(
        `update article set correction = 'The lamp is green.', corrected_at = now() where slug = 'lamps-replaced'`,
      ),
    ).toEqual(['CORRECTED Article']);
  });

  it('raises the revision by one with each change', async () => {
    const revision = async () =>
      (
        await database.dataSource.query<{ revision: number }[]>(
          `select revision from subject where slug = 'ada-lindqvist'`,
        )
      )[0]?.revision;
    const before = (await revision()) as number;
    await database.dataSource.query(
      `update official set country_id = null where id = (select id from subject where slug = 'ada-lindqvist')`,
    );
    expect(await revision()).toBe(before + 1);
  });

  // The embedded database has one session: transactions cannot overlap there.
  if (SERVER_URL) {
    it('numbers by commit: a slow transaction never comes to stand behind a number already passed', async () => {
      const slow = database.dataSource.createQueryRunner();
      await slow.startTransaction();
      await slow.query(`update subject set summary = '{"en": "slow"}' where slug = 'norland'`);
      const [fast] = await entriesOf(sql(`update subject set summary = '{"en": "fast"}' where slug = 'sudmark'`));
      const late = await entriesOf(() => slow.commitTransaction());
      await slow.release();
      expect(BigInt(late[0]?.sequence ?? 0)).toBeGreaterThan(BigInt(fast?.sequence ?? 0));
    });
  }
});
