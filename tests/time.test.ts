import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle());
});
afterAll(() => database.close());

const holderOn = async (day: string) => {
  const { office } = await ask(
    database,
    `{ office(by: {slug: "league-secretary"}) { holder(on: "${day}") { official { slug } acting } } }`,
  );
  return office.holder && `${office.holder.official.slug}${office.holder.acting ? ', acting' : ''}`;
};
const presidingOn = async (day: string) => {
  const { organization } = await ask(
    database,
    `{ organization(by: {slug: "league"}) { presidency(on: "${day}") { slug } } }`,
  );
  return organization.presidency?.slug ?? null;
};

describe('who held an office on a day', () => {
  it('is nobody before the first term', async () => expect(await holderOn('2018-12-31')).toBeNull());
  it('counts the first day', async () => expect(await holderOn('2019-01-01')).toBe('ada-lindqvist'));
  it('is the outgoing holder on a hand-over day shared by two', async () =>
    expect(await holderOn('2021-06-30')).toBe('ada-lindqvist'));
  it('is the acting holder, marked, from then on', async () =>
    expect(await holderOn('2021-07-01')).toBe('boris-talbot, acting'));
  it('is nobody in the future, however ongoing a term is', async () => expect(await holderOn('9999-12-31')).toBeNull());
});

describe('who presides on a day', () => {
  it('is the outgoing presidency on the day of the hand-over', async () =>
    expect(await presidingOn('2020-03-15')).toBe('presidency-norland'));
  it('is the next one from the day after', async () =>
    expect(await presidingOn('2020-03-16')).toBe('presidency-sudmark'));
  it('is not known past the last day for which there is evidence', async () => {
    expect(await presidingOn('2020-12-31')).toBe('presidency-sudmark');
    expect(await presidingOn('2021-01-01')).toBeNull();
  });
});

describe('a day of the newsroom', () => {
  it('begins at midnight in its own time zone, and so do the dates of what is known to the day', async () => {
    const { article } = await ask(
      database,
      '{ article(by: {slug: "quotas-agreed"}) { publishedAt publishedPrecision } }',
    );
    expect(article).toEqual({ publishedAt: '2020-03-01T04:00:00Z', publishedPrecision: 'DAY' });
  });

  it('is the first of the month for what is known to the month', async () => {
    const { article } = await ask(
      database,
      '{ article(by: {slug: "lamps-replaced"}) { publishedAt publishedPrecision } }',
    );
    expect(article).toEqual({ publishedAt: '2020-07-01T03:00:00Z', publishedPrecision: 'MONTH' });
  });
});

describe('a hand-over known to the year only', () => {
  it('is no overlap, since it may have been on any day of it', async () => {
    const term = (official: string, from: number, until: number) =>
      database.dataSource.query(
        `insert into tenure (official_id, office_id, starts_on, starts_precision, ends_on, ends_precision)
          select o.id, f.id, $2::date, 'YEAR', $3::date, 'YEAR' from subject o, subject f
          where o.slug = $1 and f.slug = 'league-secretary'`,
        [official, `${from}-01-01`, `${until}-12-31`],
      );
    await term('ada-lindqvist', 2001, 2005);
    await term('boris-talbot', 2005, 2009);
    await expect(term('boris-talbot', 2002, 2004)).rejects.toMatchObject({ driverError: { code: '23P01' } });
  });
});

describe('two terms that cannot both be', () => {
  const refused = (sql: string) =>
    expect(database.dataSource.query(sql)).rejects.toMatchObject({ driverError: { code: '23P01' } });

  it('are refused in one seat', () =>
    refused(`insert into tenure (official_id, office_id, starts_on, starts_precision, ends_on, ends_precision)
      select o.id, f.id, '2020-01-01', 'DAY', '2020-02-01', 'DAY' from subject o, subject f where o.slug = 'boris-talbot' and f.slug = 'league-secretary'`));

  it('are refused at the head of one organization', () =>
    refused(
      `update presidency set starts_on = '2019-06-01' where id = (select id from subject where slug = 'presidency-sudmark')`,
    ));
});
