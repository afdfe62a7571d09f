import { jest } from '@jest/globals';
import { startOfDay, type Day } from '../src/lib/calendar.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { moveClock } from './support/moved-clock.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

const ZONES = ['Europe/Moscow', 'UTC', 'America/New_York'] as const;

/** The last moment of the day before, and the first of the day, in a zone. */
function aroundMidnight(day: Day, zone: string): readonly [before: Date, after: Date] {
  const after = startOfDay(day, zone);
  return [new Date(after.getTime() - 1), after];
}

const bundle = () =>
  inventedBundle({
    articles: [
      articleOf({ slug: 'last-words', text: 'Ada Lindqvist said so.' }),
      articleOf({ slug: 'first-words', text: 'Boris Talbot said so.', speaker: 'boris-talbot' }),
    ],
  });

describe.each(ZONES)('midnight in a newsroom in %s', (zone) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    await loadInto(database, bundle(), zone);
  });
  afterEach(() => jest.useRealTimers());
  afterAll(() => database.close());

  const now = async () => {
    const { office, organization, official } = await ask(
      database,
      `{ office(by: {slug: "league-secretary"}) { holder { official { slug } } }
        official(by: {slug: "boris-talbot"}) { office { slug } }
        organization(by: {slug: "league"}) { presidency { slug } } }`,
    );
    return {
      holder: office.holder?.official.slug ?? null,
      office: official.office?.slug ?? null,
      presidency: organization.presidency?.slug ?? null,
    };
  };

  it('is when one holder follows another', async () => {
    const [before, after] = aroundMidnight('2021-07-01', zone);
    moveClock(before);
    expect(await now()).toMatchObject({ holder: 'ada-lindqvist', office: null });
    moveClock(after);
    expect(await now()).toMatchObject({ holder: 'boris-talbot', office: 'league-secretary' });
  });

  it('is when one presidency follows another, and when the last that is known is over', async () => {
    const presidencies = [];
    for (const day of ['2020-03-15', '2020-03-16', '2020-12-31', '2021-01-01']) {
      for (const instant of aroundMidnight(day, zone)) {
        moveClock(instant);
        presidencies.push((await now()).presidency);
      }
    }
    expect(presidencies).toEqual([
      ...['presidency-norland', 'presidency-norland', 'presidency-norland', 'presidency-sudmark'],
      ...['presidency-sudmark', 'presidency-sudmark', 'presidency-sudmark', null],
    ]);
  });

  it('decides in whose office words were said', async () => {
    const officeAt = async (speaker: string, instant: Date) => {
      const [row] = await database.dataSource.query<{ office: string | null }[]>(
        `with moved as (update statement set stated_at = $2::timestamptz, stated_precision = 'TIME'
            where speaker_id = (select id from subject where slug = $1) returning office_id)
          select s.slug as office from moved left join subject s on s.id = moved.office_id`,
        [speaker, instant.toISOString()],
      );
      return row?.office ?? null;
    };
    const [before, after] = aroundMidnight('2021-07-01', zone);
    expect(await officeAt('ada-lindqvist', before)).toBe('league-secretary');
    expect(await officeAt('ada-lindqvist', after)).toBeNull();
    expect(await officeAt('boris-talbot', before)).toBeNull();
    expect(await officeAt('boris-talbot', after)).toBe('league-secretary');
  });

  it('is where a date without an hour stands', async () => {
    const { article } = await ask(database, '{ article(by: {slug: "last-words"}) { publishedAt } }');
    expect(article.publishedAt).toBe(startOfDay('2020-03-01', zone).toISOString().replace('.000Z', 'Z'));
  });

  it('ends what happened during a presidency', async () => {
    const during = async (instant: Date) => {
      await database.dataSource.query('update article set published_at = $1::timestamptz', [instant.toISOString()]);
      await database.dataSource.query(
        `insert into article_subject (article_id, role, subject_id) select a.id, 'ABOUT', s.id from article a, subject s
          where s.slug = 'league' on conflict do nothing`,
      );
      const { presidencies } = await ask(database, '{ presidencies { nodes { slug articlesDuring { totalCount } } } }');
      return presidencies.nodes.flatMap(
        ({ slug, articlesDuring }: { slug: string; articlesDuring: { totalCount: number } }) =>
          articlesDuring.totalCount > 0 ? [slug] : [],
      );
    };
    const [before, after] = aroundMidnight('2020-03-16', zone);
    expect(await during(before)).toEqual(['presidency-norland']);
    expect(await during(after)).toEqual(['presidency-sudmark']);
  });
});

describe('a newsroom that moves to another time zone', () => {
  it('takes its days with it: what is known to the day stays on its day, an hour stays the same instant', async () => {
    const database = await openTestDatabase('empty');
    await loadInto(database, bundle(), 'Europe/Moscow');
    const { dataSource } = database;
    await dataSource.query(
      `update article set published_at = '2020-03-01T09:30:00Z', published_precision = 'TIME' where slug = 'first-words'`,
    );
    await dataSource.query(`update newsroom set time_zone = 'America/New_York'`);
    const { articles, statements } = await ask(
      database,
      '{ articles(orderBy: [{field: TITLE, direction: ASC}]) { nodes { publishedAt } } statements(first: 1) { nodes { statedAt } } }',
    );
    expect(articles.nodes.map(({ publishedAt }: { publishedAt: string }) => publishedAt)).toEqual([
      '2020-03-01T09:30:00Z',
      '2020-03-01T05:00:00Z',
    ]);
    expect(statements.nodes).toEqual([{ statedAt: '2020-03-01T05:00:00Z' }]);
    await database.close();
  });

  it('takes the offices of what was said at an hour with it: the hour may be on another day there', async () => {
    const database = await openTestDatabase('empty');
    await loadInto(database, bundle(), 'Europe/Moscow');
    const { dataSource } = database;
    await dataSource.query(
      `update statement set stated_at = '2021-06-30T22:00:00Z', stated_precision = 'TIME' where text like 'Boris%'`,
    );
    const office = async () => {
      const { statements } = await ask(database, '{ statements { nodes { speaker { slug } office { slug } } } }');
      type Row = { speaker: { slug: string }; office: { slug: string } | null };
      return statements.nodes.find(({ speaker }: Row) => speaker.slug === 'boris-talbot').office?.slug ?? null;
    };
    expect(await office()).toBe('league-secretary');
    await dataSource.query(`update newsroom set time_zone = 'America/New_York'`);
    expect(await office()).toBeNull();
    await expect(dataSource.query(`update newsroom set time_zone = 'Nowhere/At_All'`)).rejects.toThrow(/Nowhere/);
    await database.close();
  });
});
