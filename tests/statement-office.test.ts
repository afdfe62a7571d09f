import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase('empty');
  await loadInto(
    database,
    inventedBundle({
      articles: [
        articleOf({ slug: 'early', text: 'Ada Lindqvist spoke early.', published: '2018-06-01' }),
        articleOf({ slug: 'in-office', text: 'Ada Lindqvist spoke in office.', published: '2020-03-01' }),
        articleOf({ slug: 'last-day', text: 'Ada Lindqvist spoke on her last day.', published: '2021-06-30' }),
        articleOf({
          slug: 'first-day',
          text: 'Boris Talbot spoke that day.',
          published: '2021-06-30',
          speaker: 'boris-talbot',
        }),
        articleOf({
          slug: 'day-after',
          text: 'Boris Talbot spoke the day after.',
          published: '2021-07-01',
          speaker: 'boris-talbot',
        }),
        articleOf({ slug: 'that-month', text: 'Ada Lindqvist spoke that month.', published: '2021-06' }),
        articleOf({ slug: 'that-year', text: 'Ada Lindqvist spoke that year.', published: '2021' }),
        articleOf({
          slug: 'to-come',
          text: 'Boris Talbot will speak.',
          published: '9000-05-05',
          speaker: 'boris-talbot',
        }),
        articleOf({
          slug: 'that-age',
          text: 'Boris Talbot spoke in that year.',
          published: '9000',
          speaker: 'boris-talbot',
        }),
      ],
    }),
  );
});
afterEach(() => database.close());

/** "article: office", with "acting" where the speaker stood in. */
async function offices(): Promise<Record<string, string | null>> {
  const { statements } = await ask(
    database,
    '{ statements(first: 50) { nodes { office { slug } acting article { slug } } } }',
  );
  type Row = { office: { slug: string } | null; acting: boolean | null; article: { slug: string } };
  return Object.fromEntries(
    statements.nodes.map(({ office, acting, article }: Row) => [
      article.slug,
      office && `${office.slug}${acting ? ', acting' : ''}`,
    ]),
  );
}

const tenure = (official: string, office: string, from: string, until: string | null, acting = false) =>
  database.dataSource.query(
    `insert into tenure (official_id, office_id, acting, starts_on, starts_precision, ends_on, ends_precision)
      select o.id, f.id, $5, $3::date, 'DAY', $4::date, case when $4::date is null then 'ONGOING' else 'DAY' end
      from subject o, subject f where o.slug = $1 and f.slug = $2`,
    [official, office, from, until, acting],
  );
const update = (what: string, official: string, office = 'league-secretary') =>
  database.dataSource.query(
    `update tenure set ${what} where official_id = (select id from subject where slug = $1)
      and office_id = (select id from subject where slug = $2)`,
    [official, office],
  );

const ledger = async (after = '0') =>
  (await ask(database, `{ changes(after: "${after}", first: 100) { nodes { sequence changeKind typeName } } }`)).changes
    .nodes as { sequence: string; changeKind: string; typeName: string }[];
const lastSequence = async () => {
  const [row] = await database.dataSource.query<{ last: string }[]>('select max(sequence)::text as last from change');
  return row?.last as string;
};

describe('the office of a statement', () => {
  it('is the one held throughout its date, the outgoing holder’s on a shared day', async () => {
    expect(await offices()).toEqual({
      early: null,
      'in-office': 'league-secretary',
      'last-day': 'league-secretary',
      'first-day': null,
      'day-after': 'league-secretary, acting',
      'that-month': 'league-secretary',
      'that-year': null,
      'to-come': 'league-secretary, acting',
      'that-age': 'league-secretary, acting',
    });
  });

  it('agrees with who holds the office on that day', async () => {
    const { statements, office } = await ask(
      database,
      `{ statements(where: {office: {slug: {eq: "league-secretary"}}}, first: 50) { nodes { statedAt statedPrecision speaker { slug } } }
        office(by: {slug: "league-secretary"}) { a: holder(on: "2021-06-30") { official { slug } } b: holder(on: "2021-07-01") { official { slug } } } }`,
    );
    const on = (instant: string) =>
      statements.nodes.filter(
        (node: { statedAt: string; statedPrecision: string }) =>
          node.statedAt === instant && node.statedPrecision === 'DAY',
      );
    expect(on('2021-06-30T03:00:00Z')).toMatchObject([{ speaker: office.a.official }]);
    expect(on('2021-07-01T03:00:00Z')).toMatchObject([{ speaker: office.b.official }]);
  });

  it('moves with a tenure that is entered, in the same transaction, with an entry in the ledger for each', async () => {
    const before = await lastSequence();
    await tenure('ada-lindqvist', 'league-treasurer', '2018-01-01', '2018-12-31');
    expect((await offices()).early).toBe('league-treasurer');
    expect((await ledger(before)).map(({ changeKind, typeName }) => `${changeKind} ${typeName}`).sort()).toEqual([
      'CREATED Tenure',
      'UPDATED Statement',
    ]);
  });

  it('stays when the transaction that would have moved it is given up', async () => {
    const before = await lastSequence();
    const given = database.dataSource.transaction(async (db) => {
      await db.query(`update tenure set starts_on = '2018-01-01' where starts_on = '2019-01-01'`);
      const [row] = await db.query<{ moved: boolean }[]>(
        `select office_id is not null as moved from statement where text like '%early%'`,
      );
      expect(row?.moved).toBe(true);
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect((await offices()).early).toBeNull();
    expect(await ledger(before)).toEqual([]);
  });

  it('follows every change of a tenure: its days, whose it is, whether it is acting, and its end', async () => {
    await update(`starts_on = '2018-01-01'`, 'ada-lindqvist');
    expect((await offices()).early).toBe('league-secretary');
    await update('acting = false', 'boris-talbot');
    expect((await offices())['day-after']).toBe('league-secretary');
    await update(`ends_on = '2021-05-31'`, 'ada-lindqvist');
    expect(await offices()).toMatchObject({ 'last-day': null, 'that-month': null, 'first-day': 'league-secretary' });
    await database.dataSource.query(
      `delete from tenure where official_id = (select id from subject where slug = 'ada-lindqvist')`,
    );
    expect((await offices())['in-office']).toBeNull();
  });

  it('hangs on the others in the office: whoever was there first answers on a shared day', async () => {
    await update(`starts_on = '2021-07-01'`, 'boris-talbot');
    expect((await offices())['day-after']).toBe('league-secretary, acting');
    await update(`ends_on = '2021-07-01'`, 'ada-lindqvist');
    expect((await offices())['day-after']).toBeNull();
    await database.dataSource.query(
      `update office set seats = 2 where id = (select id from subject where slug = 'league-secretary')`,
    );
    expect((await offices())['day-after']).toBe('league-secretary, acting');
  });

  it('is the most senior one held, unless the source says in which office the words were said', async () => {
    await update(`last_known_on = '2019-12-31'`, 'boris-talbot', 'league-treasurer');
    await tenure('ada-lindqvist', 'league-treasurer', '2020-01-01', '2020-12-31');
    expect((await offices())['in-office']).toBe('league-secretary');
    await database.dataSource.query(
      `update statement set said_as_office_id = (select id from subject where slug = 'league-treasurer') where text like '%in office%'`,
    );
    expect((await offices())['in-office']).toBe('league-treasurer');
    await database.dataSource.query(`update statement set said_as_office_id = null`);
    await database.dataSource.query(
      `update office set rank = 9 where id = (select id from subject where slug = 'league-secretary')`,
    );
    expect((await offices())['in-office']).toBe('league-treasurer');
  });

  it('of what is dated on a day to come is that of whoever is in office, and does not change as time passes', async () => {
    expect(await offices()).toMatchObject({
      'to-come': 'league-secretary, acting',
      'that-age': 'league-secretary, acting',
    });
    await update(`ends_on = '8999-12-31', ends_precision = 'DAY'`, 'boris-talbot');
    expect(await offices()).toMatchObject({ 'to-come': null, 'that-age': null });
  });

  it('stays where nothing of a tenure changed that it hangs on', async () => {
    const before = await lastSequence();
    await update(`notes = '{"en": ["Seen in the archive."]}'`, 'ada-lindqvist');
    expect((await ledger(before)).map(({ typeName }) => typeName)).toEqual(['Tenure']);
  });

  it('cannot be set by hand to one that was not held', async () => {
    await database.dataSource.query(
      `update statement set office_id = (select id from subject where slug = 'league-treasurer'), acting = true`,
    );
    expect((await offices()).early).toBeNull();
  });

  it('moves the links that lists run on', async () => {
    const listed = async () =>
      (await ask(database, '{ office(by: {slug: "league-treasurer"}) { statementsMade { nodes { text } } } }')).office
        .statementsMade.nodes;
    expect(await listed()).toEqual([]);
    await tenure('ada-lindqvist', 'league-treasurer', '2018-01-01', '2018-12-31');
    expect(await listed()).toEqual([{ text: 'Ada Lindqvist spoke early.' }]);
    const [links] = await database.dataSource.query<{ links: number }[]>(
      `select count(*)::integer as links from statement_subject where role = 'OFFICE'
        and subject_id = (select id from subject where slug = 'league-treasurer')`,
    );
    expect(links?.links).toBe(1);
  });
});

describe('two terms that cannot both be', () => {
  it('are refused with both intervals', async () => {
    const overlapping = inventedBundle({
      tenures: [
        {
          official: 'ada-lindqvist',
          office: 'league-secretary',
          startsOn: '2019-01-01',
          startsPrecision: 'DAY',
          endsOn: '2021-06-30',
          endsPrecision: 'DAY',
        },
        {
          official: 'boris-talbot',
          office: 'league-secretary',
          startsOn: '2021-06-01',
          startsPrecision: 'DAY',
          endsOn: null,
          endsPrecision: 'ONGOING',
        },
      ],
    });
    const other = await openTestDatabase('empty');
    await expect(loadInto(other, overlapping)).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        'tenures.json, boris-talbot in league-secretary: An office with one seat has one holder at a time, but 2021-06-01 to today and on overlaps 2019-01-01 to 2021-06-30, which is there already. Terms may touch on the day of a hand-over: end one where the other begins.',
    });
    await other.close();
  });
});
