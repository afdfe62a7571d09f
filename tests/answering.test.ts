import { presidenciesOfOrganizations, presidingThroughout } from '../src/domain/presidency.js';
import { tenuresOfOffices } from '../src/domain/tenure.js';
import { periodOf, type Day } from '../src/lib/calendar.js';
import { answeringThroughout } from '../src/lib/term.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

const TODAY = '2026-11-01';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle({ tenures: [], presidencies: [], articles: [] }));
});
afterAll(() => database.close());

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}
const dayAt = (number: number): Day => new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10);

/** A term of any sort: known to the day, the month or the year, open, or known by evidence alone. */
function randomTerm(random: (below: number) => number): (string | null)[] {
  const from = random(700);
  const until = from + random(400);
  const precisions = ['DAY', 'DAY', 'MONTH', 'YEAR'] as const;
  const starts = random(6) === 0 ? null : precisions[random(4)];
  const ends = ['ONGOING', 'UNKNOWN', 'DAY', 'DAY', 'MONTH', 'YEAR'][random(6)] as string;
  const first = starts ? periodOf(dayAt(from), starts).from : null;
  const last = ends === 'ONGOING' || ends === 'UNKNOWN' ? null : periodOf(dayAt(until), ends as 'DAY').until;
  const firstKnown = random(3) === 0 ? null : dayAt(from + 3);
  const lastKnown = random(3) === 0 ? null : dayAt(until);
  return [first, starts ?? 'UNKNOWN', last, ends, firstKnown, lastKnown];
}

/** Periods as dates have them: days, months and years. */
function randomPeriod(random: (below: number) => number) {
  return periodOf(dayAt(random(1300)), (['DAY', 'DAY', 'MONTH', 'YEAR'] as const)[random(4)] ?? 'DAY');
}

const COLUMNS = 'starts_on, starts_precision, ends_on, ends_precision, first_known_on, last_known_on';
const VALUES = '$3::date, $4, $5::date, $6, $7::date, $8::date';
const ids = async (kind: string) =>
  (
    await database.dataSource.query<{ id: string }[]>(
      'select id::text as id from subject where kind = $1 order by id',
      [kind],
    )
  ).map(({ id }) => id);

/** Terms that overlap impossibly are refused by the database; the others stay. */
async function insertTerms(
  into: string,
  keys: string,
  between: [string[], string[]],
  random: (below: number) => number,
) {
  let inserted = 0;
  for (let at = 0; at < 60; at++) {
    const [ones, others] = between;
    const pair = [ones[random(ones.length)], others[random(others.length)]];
    const insert = `insert into ${into} (${keys}, ${COLUMNS}) values ($1, $2, ${VALUES})`;
    await database.dataSource.query(insert, [...pair, ...randomTerm(random)]).then(
      () => inserted++,
      () => undefined,
    );
  }
  return inserted;
}

describe('who answers on a day', () => {
  it.each([1, 2, 3])('is the same to the database as to the code, with %d seats', async (seats) => {
    const { dataSource } = database;
    const random = numbers(seats);
    const [officials, offices] = [await ids('OFFICIAL'), await ids('OFFICE')];
    await dataSource.query('delete from tenure');
    await dataSource.query('update office set seats = $1', [seats]);
    expect(await insertTerms('tenure', 'official_id, office_id', [officials, offices], random)).toBeGreaterThan(5);
    const tenures = await tenuresOfOffices(dataSource, offices);
    let answered = 0;
    for (let at = 0; at < 150; at++) {
      const period = randomPeriod(random);
      const office = offices[random(offices.length)] as string;
      const official = officials[random(officials.length)] as string;
      const ofOffice = tenures.filter(({ officeId }) => officeId === office);
      const expected = answeringThroughout(ofOffice, period, TODAY, seats).find(
        ({ officialId }) => officialId === official,
      );
      const [found] = await dataSource.query<{ id: string | null }[]>(
        'select id::text as id from tenure_held($1, $2, $3::date, $4::date, $5::date)',
        [official, office, period.from, period.until, TODAY],
      );
      expect([period, found?.id ?? null]).toEqual([period, expected?.id ?? null]);
      if (expected) answered++;
    }
    expect(answered).toBeGreaterThan(10);
  });

  it('is the same of presidencies', async () => {
    const { dataSource } = database;
    const random = numbers(7);
    const [organizations, countries] = [await ids('ORGANIZATION'), await ids('COUNTRY')];
    for (let at = 0; at < 60; at++) {
      const made = `with made as (insert into subject (kind, slug, language, name) values ('PRESIDENCY', 'p-' || $9::integer, 'en', '{"en": "P"}') returning id)
        insert into presidency (id, organization_id, country_id, ${COLUMNS}) select id, $1, $2, ${VALUES} from made`;
      const pair = [organizations[random(organizations.length)], countries[random(countries.length)]];
      await dataSource.query(made, [...pair, ...randomTerm(random), at]).catch(() => undefined);
    }
    const presidencies = await presidenciesOfOrganizations(dataSource, organizations);
    expect(presidencies.length).toBeGreaterThan(8);
    let answered = 0;
    for (let at = 0; at < 150; at++) {
      const period = randomPeriod(random);
      const organization = organizations[random(organizations.length)] as string;
      const own = presidencies.filter(({ organizationId }) => organizationId === organization);
      const expected = presidingThroughout(own, period, TODAY);
      const [found] = await dataSource.query<{ id: string | null }[]>(
        'select presidency_of($1, $2::date, $3::date, $4::date)::text as id',
        [organization, period.from, period.until, TODAY],
      );
      expect([period, found?.id ?? null]).toEqual([period, expected?.id ?? null]);
      if (expected) answered++;
    }
    expect(answered).toBeGreaterThan(20);
  });

  it('leaves each day of an organization to one presidency, and each of its days to it', async () => {
    const { dataSource } = database;
    const rows = await dataSource.query<{ id: string; organization: string; from: Day | null; until: Day | null }[]>(
      `select p.id::text as id, p.organization_id::text as organization, days.from_::text as from, days.until_::text as until
        from presidency p, answering_days(p, $1::date) days`,
      [TODAY],
    );
    const presidencies = await presidenciesOfOrganizations(dataSource, await ids('ORGANIZATION'));
    for (let number = 0; number < 1300; number += 13) {
      const day = dayAt(number);
      for (const organization of new Set(rows.map((row) => row.organization))) {
        const own = presidencies.filter(({ organizationId }) => organizationId === organization);
        const presiding = presidingThroughout(own, { from: day, until: day }, TODAY);
        const answering = rows.filter(
          (row) => row.organization === organization && row.from && row.until && row.from <= day && day <= row.until,
        );
        expect([day, answering.map(({ id }) => id)]).toEqual([day, presiding ? [presiding.id] : []]);
      }
    }
  });
});
