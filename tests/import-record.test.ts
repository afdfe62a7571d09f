import type { EntityManager, QueryRunner } from 'typeorm';
import fc from 'fast-check';
import { checkIntegrity } from '../src/domain/integrity/index.js';
import { CommuniqueError } from '../src/lib/errors.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { inventedBundle, loadInto } from './support/newsroom.js';
import { RecordRun, type GivenRecord } from './support/record-run.js';

let database: TestDatabase;
let run: RecordRun;
/** What is written through in a test: the database, or a transaction of the test that is rolled back. */
let db: EntityManager;

beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle());
});

afterAll(() => database.close());

async function expectIntegrity(): Promise<void> {
  const verdicts = await checkIntegrity(db, { fix: false });
  expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
}

/** Undoes what each test writes. */
function inTransactions(): void {
  let runner: QueryRunner;
  beforeEach(async () => {
    runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    db = runner.manager;
    run = new RecordRun(db);
  });
  afterEach(async () => {
    // Entries of the ledger take their numbers as a transaction ends.
    await db.query('set constraints all immediate');
    await expectIntegrity();
    await runner.rollbackTransaction();
    await runner.release();
  });
}

/** The entries of the ledger that something makes, in order: `UPDATED Official`. */
async function entriesOf(work: () => Promise<unknown>): Promise<string[]> {
  const [last] = await db.query<{ id: string }[]>('select coalesce(max(id), 0) as id from change');
  await work();
  const entries = await db.query<{ entry: string }[]>(
    `select change_kind || ' ' || type_name as entry from change where id > $1 order by id`,
    [last?.id],
  );
  return entries.map(({ entry }) => entry);
}

async function row<Row>(sql: string): Promise<Row> {
  const [found] = await db.query<Row[]>(sql);
  return found as Row;
}

const NAMED = { language: 'en' };
const SINCE = (startsOn: string, startsPrecision = 'DAY') => ({
  ...{ startsOn, startsPrecision, endsOn: null, endsPrecision: 'ONGOING' },
});

/** A record of each list, and a change to it. */
const EACH: readonly (readonly [
  list: GivenRecord[0],
  typeName: string,
  record: GivenRecord[1],
  change: GivenRecord[1],
])[] = [
  ['countries', 'Country', { ...NAMED, name: { en: 'Estmark' }, code: 'XC' }, { code3: 'XCE' }],
  [
    'organizations',
    'Organization',
    { ...NAMED, name: { en: 'Tide Office' }, organizationType: 'AGENCY', parent: 'HL' },
    { acronym: { en: 'TO' } },
  ],
  ['offices', 'Office', { ...NAMED, name: { en: 'Pilot of the League' }, organization: 'league' }, { rank: 7 }],
  [
    'officials',
    'Official',
    { ...NAMED, name: { en: 'Cora Whitlock' }, country: 'XA' },
    { name: { ru: 'Кора Уитлок' } },
  ],
  [
    'tenures',
    'Tenure',
    { official: 'Ada Lindqvist', office: 'league-treasurer', ...SINCE('2022-03-09', 'MONTH') },
    { acting: true },
  ],
  [
    'memberships',
    'Membership',
    { organization: 'HL', member: 'Norland', membershipStatus: 'MEMBER', ...SINCE('1990-01-01', 'YEAR') },
    { notes: { en: ['Founding member.'] } },
  ],
  [
    'presidencies',
    'Presidency',
    {
      ...NAMED,
      name: { en: 'Second presidency of Norland' },
      organization: 'league',
      country: 'XA',
      ...SINCE('2022-01-01'),
    },
    { priorities: { en: ['Quieter horns'] } },
  ],
  ['topics', 'Topic', { ...NAMED, name: { en: 'Buoys' }, broader: 'Seas' }, { terms: { en: ['buoy*'] } }],
  [
    'meetings',
    'Meeting',
    {
      ...{ ...NAMED, name: { en: 'Spring session' }, organization: 'HL', sessionKind: 'REGULAR', status: 'HELD' },
      ...{
        startsOn: '2021-04-08',
        startsAt: '2021-04-08T15:00:00Z',
        place: { en: 'Port Amber' },
        bodies: ['league-council'],
      },
      participants: [
        { subject: 'ada-lindqvist', role: 'CHAIR', office: 'Secretary of the League' },
        { subject: 'Boris Talbot', role: 'MEMBER' },
        { subject: 'XB', role: 'OBSERVER' },
      ],
      agenda: [{ number: 1, language: 'en', title: { en: 'Lamps' } }],
    },
    {
      participants: [
        { subject: 'boris-talbot', role: 'CHAIR' },
        { subject: 'ada-lindqvist', role: 'MEMBER' },
      ],
    },
  ],
  [
    'resolutions',
    'Resolution',
    {
      ...{
        ...NAMED,
        name: { en: 'Resolution 75/9' },
        symbol: 'a/res/75/9',
        title: { en: 'Lamps of harbours' },
        organ: 'HL',
      },
      ...{ session: 75, adoptedOn: '2021-04-08', adoptedPrecision: 'DAY', about: ['Fishing', 'lighthouses'] },
      vote: {
        ...{
          adoptedWithoutVote: false,
          inFavour: 1,
          against: 1,
          abstaining: null,
          notVoting: null,
          sources: [{ title: 'Record' }],
        },
        rollCall: [
          { country: 'XA', position: 'IN_FAVOUR' },
          { country: 'Sudmark', position: 'AGAINST' },
        ],
      },
    },
    {
      vote: {
        ...{ adoptedWithoutVote: false, inFavour: 2, against: 0, sources: [{ title: 'Record' }] },
        rollCall: [
          { country: 'XA', position: 'IN_FAVOUR' },
          { country: 'XB', position: 'IN_FAVOUR' },
        ],
      },
    },
  ],
  [
    'operations',
    'Operation',
    {
      ...{ ...NAMED, name: { en: 'Long Net' }, operationType: 'EXERCISE', organization: 'league', country: 'XA' },
      ...{ participatingCountries: ['XA', 'sudmark'], startsOn: '2020-05-01', startsPrecision: 'DAY' },
      ...{ endsOn: '2020-05-09', endsPrecision: 'DAY' },
    },
    { participatingCountries: ['sudmark'] },
  ],
  ['sections', 'Section', { ...NAMED, name: { en: 'Letters' }, parent: 'News' }, { name: { ru: 'Письма' } }],
];

describe('the slug of a record', () => {
  inTransactions();

  it('is made of its name, and is its own over all kinds', async () => {
    expect(await run.save('topics', { ...NAMED, name: { en: 'Norland' } })).toMatchObject({ slug: 'norland-2' });
    expect(
      await run.save('operations', { ...NAMED, name: { en: 'Norland' }, operationType: 'SERIES', ...UNDATED }),
    ).toMatchObject({
      slug: 'norland-3',
    });
    expect(await run.save('topics', { ...NAMED, name: { en: '灯台' } })).toMatchObject({ slug: 'topic' });
  });

  it('stays when the source names it otherwise', async () => {
    const given = { ...NAMED, slug: 'tar', name: { en: 'Tar' } };
    await run.save('topics', given, '1');
    expect(await run.save('topics', { ...given, slug: 'pitch' }, '1')).toMatchObject({
      slug: 'tar',
      verdict: 'UNCHANGED',
    });
  });

  it('is refused where another kind has it', async () => {
    await expect(run.save('topics', { ...NAMED, slug: 'norland', name: { en: 'North' } })).rejects.toThrow(
      'topics.slug: must be its own, but "norland" is that of another kind, Country. Choose another.',
    );
  });
});

const UNDATED = { startsOn: null, startsPrecision: 'UNKNOWN', endsOn: null, endsPrecision: 'UNKNOWN' };

describe('a reference of a record', () => {
  inTransactions();

  const tenure = (official: string) => ({ official, office: 'league-treasurer', ...SINCE('2022-01-01') });

  it('may be what the source calls it', async () => {
    const { id } = await run.save('officials', { ...NAMED, name: { en: 'Cora Whitlock' } }, 'p17');
    await run.save('tenures', tenure('#p17'));
    expect(await row(`select official_id::text as id from tenure where starts_on = '2022-01-01'`)).toEqual({ id });
    await expect(run.save('tenures', tenure('#p18'))).rejects.toThrow(
      'tenures.official: must name one of officials of this source that came before, but got "#p18".',
    );
  });

  it.each(['ada-lindqvist', 'Ada Lindqvist', 'ADA  LINDQVIST', 'Ада Линдквист', 'Ada Lindqvíst'])(
    'may be %s',
    async (given) => {
      await run.save('tenures', tenure(given));
      expect(
        await row(
          `select s.slug from tenure t join subject s on s.id = t.official_id where t.starts_on = '2022-01-01'`,
        ),
      ).toEqual({ slug: 'ada-lindqvist' });
    },
  );

  it('may be the symbol of a resolution', async () => {
    const resolution = {
      ...NAMED,
      title: { en: 'Lamps' },
      organ: 'HL',
      session: null,
      adoptedOn: null,
      adoptedPrecision: 'UNKNOWN',
    };
    await run.save('resolutions', { ...resolution, name: { en: 'Resolution 70/1' }, symbol: 'A/RES/70/1' });
    const later = { ...resolution, name: { en: 'Resolution 71/1' }, symbol: 'A/RES/71/1', about: ['Resolution 70/1'] };
    expect(await run.save('resolutions', later)).toMatchObject({ verdict: 'CREATED' });
  });

  it('that leads nowhere is told with what is near it', async () => {
    await expect(run.save('tenures', tenure('Ada Lindquist'))).rejects.toThrow(
      'tenures.official: must name one of officials by slug, code, acronym or name, but got "Ada Lindquist"; near it: "Ada Lindqvist" (ada-lindqvist).',
    );
  });

  it('that may be two is refused, even where it was one before', async () => {
    await run.save('tenures', tenure('Ada Lindqvist'));
    await run.save('officials', { ...NAMED, slug: 'ada-the-younger', name: { en: 'Ada Lindqvist' }, country: 'XB' });
    await expect(run.save('tenures', { ...tenure('Ada Lindqvist'), startsOn: '2023-01-01' })).rejects.toThrow(
      'tenures.official: must name one of officials, but "Ada Lindqvist" names several; use the slug: ada-lindqvist or ada-the-younger.',
    );
  });
});

describe('two officials of one name', () => {
  inTransactions();

  const ada = { ...NAMED, name: { en: 'Ada Lindqvist' } };

  it('are one where nothing known of them differs', async () => {
    expect(await run.save('officials', { ...ada, country: 'XA' })).toMatchObject({
      slug: 'ada-lindqvist',
      verdict: 'UNCHANGED',
    });
    expect(await run.save('officials', ada)).toMatchObject({ slug: 'ada-lindqvist', verdict: 'UNCHANGED' });
  });

  it.each([
    ['their country', { country: 'XB' }],
    ['their name in another language', { name: { en: 'Ada Lindqvist', ru: 'Ада Линдгрен' } }],
  ])('are two where %s differs', async (_what, differing) => {
    expect(await run.save('officials', { ...ada, ...differing })).toMatchObject({
      slug: 'ada-lindqvist-2',
      verdict: 'CREATED',
    });
    expect(await run.save('officials', { ...ada, ...differing })).toMatchObject({
      slug: 'ada-lindqvist-2',
      verdict: 'UNCHANGED',
    });
  });

  it('are two where a register or their source calls them by two ids', async () => {
    const [first, second] = ['Q7', 'Q8'].map((value) => ({ ...ada, externalIds: [{ scheme: 'wikidata', value }] }));
    expect(await run.save('officials', first!)).toMatchObject({ slug: 'ada-lindqvist', verdict: 'UPDATED' });
    expect(await run.save('officials', second!)).toMatchObject({ slug: 'ada-lindqvist-2', verdict: 'CREATED' });
    expect(
      await run.save('officials', { ...ada, name: { en: 'A. Lindqvist' }, externalIds: second!.externalIds }),
    ).toMatchObject({
      slug: 'ada-lindqvist-2',
    });
    const cora = { ...NAMED, name: { en: 'Cora Whitlock' } };
    expect(await run.save('officials', cora, '17')).toMatchObject({ slug: 'cora-whitlock' });
    expect(await run.save('officials', cora, '42')).toMatchObject({ slug: 'cora-whitlock-2', verdict: 'CREATED' });
    expect(await run.save('officials', cora, '17')).toMatchObject({ slug: 'cora-whitlock', verdict: 'UNCHANGED' });
  });

  it('have to be told apart by whoever names one of them', async () => {
    await run.save('officials', { ...ada, country: 'XB' });
    await expect(run.save('officials', ada)).rejects.toThrow(
      'officials.name: must tell who is meant, but "Ada Lindqvist" may be ada-lindqvist or ada-lindqvist-2. Say it by "slug" or "externalIds".',
    );
    expect(await run.save('officials', { ...ada, country: 'XB' })).toMatchObject({
      slug: 'ada-lindqvist-2',
      verdict: 'UNCHANGED',
    });
  });
});

describe('a record whose ids contradict each other', () => {
  inTransactions();

  it('is refused', async () => {
    const register = (value: string) => ({ externalIds: [{ scheme: 'wikidata', value }] });
    await run.save('officials', { slug: 'ada-lindqvist', ...register('Q7') });
    await run.save('officials', { slug: 'boris-talbot', ...register('Q9') });
    await expect(run.save('officials', { slug: 'boris-talbot', ...register('Q7') })).rejects.toThrow(
      'officials.slug: must be that of ada-lindqvist, whose externalIds these are, but got "boris-talbot".',
    );
    const both = [...register('Q7').externalIds, ...register('Q9').externalIds];
    await expect(run.save('officials', { externalIds: both })).rejects.toThrow(
      'officials.externalIds: must be those of one, but are those of ada-lindqvist and boris-talbot.',
    );
    await run.save('officials', { slug: 'boris-talbot' }, '2');
    await expect(run.save('officials', register('Q7'), '2')).rejects.toThrow(
      'officials.externalIds: must not be those of another, ada-lindqvist.',
    );
  });
});

describe('what a record does not say', () => {
  inTransactions();

  it('stays as it is', async () => {
    const saved = await run.save('officials', {
      ...{ slug: 'ada-lindqvist', language: 'ru', name: { fr: 'Ada de Lindqvist' }, country: null, externalIds: [] },
      aliases: [
        { text: 'Ада Линдквист', language: 'ru', aliasType: 'SPELLING' },
        { text: 'Ada L.', language: 'en', aliasType: 'SHORT' },
      ],
      sources: [{ url: 'https://lantern.example/ada' }],
    });
    expect(saved.verdict).toBe('UPDATED');
    expect(
      await row(`select language, name, aliases, country_id is not null as home, jsonb_array_length(sources) as sources
      from subject join official using (id) where slug = 'ada-lindqvist'`),
    ).toEqual({
      language: 'en',
      name: { en: 'Ada Lindqvist', ru: 'Ада Линдквист', fr: 'Ada de Lindqvist' },
      aliases: [{ text: 'Ada L.', language: 'en', aliasType: 'SHORT' }],
      home: true,
      sources: 2,
    });
  });

  it('stays of a term and of a vote', async () => {
    const tenure = {
      official: 'ada-lindqvist',
      office: 'league-secretary',
      startsOn: '2019-01-01',
      startsPrecision: 'DAY',
    };
    expect(
      (await run.save('tenures', { ...tenure, endsOn: null, endsPrecision: 'UNKNOWN', acting: true })).verdict,
    ).toBe('UPDATED');
    expect(await row(`select acting, ends_on::text as end from tenure where starts_on = '2019-01-01'`)).toEqual({
      acting: true,
      end: '2021-06-30',
    });
    const [, , resolution] = EACH.find(([list]) => list === 'resolutions')!;
    await run.save('resolutions', resolution, '1');
    const vote = { adoptedWithoutVote: false, inFavour: null, against: 3, sources: [{ title: 'Record' }] };
    await run.save('resolutions', { vote }, '1');
    expect(
      await row(`select in_favour, against, (select count(*)::int from country_vote) as called from vote`),
    ).toEqual({
      ...{ in_favour: 1, against: 3, called: 2 },
    });
  });
});

describe('the parts of a record', () => {
  inTransactions();

  const rowsOf = (sql: string) => db.query<{ line: string }[]>(sql).then((rows) => rows.map(({ line }) => line));
  const given = (list: string) => EACH.find(([name]) => name === list)!;

  it('are those it lists, and those that stay keep their ids', async () => {
    const participants = `select p.id || ' ' || s.slug || ' ' || p.role as line
      from participant p join subject s on s.id = p.subject_id order by p.id`;
    const [list, , meeting, change] = given('meetings');
    await run.save(list, meeting, '1');
    const before = await rowsOf(participants);
    const idOf = (slug: string) => before.find((line) => line.includes(slug))?.split(' ')[0];
    await run.save(list, change, '1');
    expect(await rowsOf(participants)).toEqual([
      `${idOf('ada-lindqvist')} ada-lindqvist MEMBER`,
      `${idOf('boris-talbot')} boris-talbot CHAIR`,
    ]);
  });

  it('are the votes of a roll call', async () => {
    const [list, , resolution, change] = given('resolutions');
    await run.save(list, resolution, '1');
    await run.save(list, change, '1');
    expect(
      await rowsOf(`select s.slug || ' ' || v.position as line from country_vote v join subject s on s.id = v.country_id
        union all select 'in favour ' || in_favour from vote order by line`),
    ).toEqual(['in favour 2', 'norland IN_FAVOUR', 'sudmark IN_FAVOUR']);
  });
});

describe('a tenure known to the month', () => {
  inTransactions();

  it('begins on its first day, and is the same however the day is written', async () => {
    const since = (startsOn: string) => ({
      official: 'ada-lindqvist',
      office: 'league-treasurer',
      ...SINCE(startsOn, 'MONTH'),
    });
    const { id } = await run.save('tenures', since('2022-03-15'));
    expect(await run.save('tenures', since('2022-03-01'))).toEqual({
      typeName: 'Tenure',
      id,
      slug: null,
      verdict: 'UNCHANGED',
    });
    expect(await row(`select starts_on::text as start from tenure where id = ${id}`)).toEqual({ start: '2022-03-01' });
  });
});

describe('a record that cannot be', () => {
  inTransactions();

  it('is refused with the days that overlap', async () => {
    const overlapping = { ...NAMED, name: { en: 'Presidency in between' }, organization: 'league', country: 'XB' };
    const term = { startsOn: '2019-06-01', startsPrecision: 'DAY', endsOn: '2019-09-01', endsPrecision: 'DAY' };
    await expect(run.save('presidencies', { ...overlapping, ...term })).rejects.toThrow(
      'An organization has one presidency at a time, but 2019-06-01 to 2019-09-01 overlaps 2019-01-01 to 2020-03-15, which is there already.',
    );
  });

  it('is refused with a sentence for each of five problems', async () => {
    const given = {
      slug: 'Ö',
      name: { en: 5 },
      country: 'Atlantis',
      nickname: 'x',
      summary: [],
      aliases: 'y',
      notes: 1,
    };
    await expect(run.save('officials', given)).rejects.toThrow(
      /^officials\.country: must name .* but got "Atlantis"\. officials\.slug \(Ö\): must be .*\. officials\.name\.en .*\. And 2 more\.$/,
    );
    await expect(run.save('officials', { name: { en: 'New One' } })).rejects.toThrow(
      'officials.language: Invalid input: expected string, received undefined, but got nothing.',
    );
  });

  it.each([
    [{ startsOn: '2022-01-01' }, 'tenures.startsPrecision (ada-lindqvist): '],
    [{ endsPrecision: 'DAY', endsOn: null }, 'tenures.endsOn: must be a day, as endsPrecision is DAY, but got null.'],
    [
      { ...SINCE('2022-01-01'), endsOn: '2022-02-01' },
      'tenures.endsPrecision: must be DAY, MONTH or YEAR, as endsOn is there',
    ],
    [
      { ...SINCE('2022-01-01'), endsOn: '2021-01-01', endsPrecision: 'DAY' },
      'A term ends on the day it begins, or later.',
    ],
  ])('is refused for its dates: %j', async (dates, reason) => {
    await expect(
      run.save('tenures', { official: 'ada-lindqvist', office: 'league-treasurer', ...dates }),
    ).rejects.toThrow(reason);
  });

  it('is refused where it would be above itself', async () => {
    await run.save('organizations', {
      ...NAMED,
      name: { en: 'Tide Office' },
      organizationType: 'AGENCY',
      parent: 'league-council',
    });
    await expect(run.save('organizations', { slug: 'league', parent: 'tide-office' })).rejects.toThrow(
      'organizations.parent: must be another, as nothing is above itself, at any distance.',
    );
  });

  it('is refused where a meeting has its hour on another day, or adopted something on one', async () => {
    const [, , meeting] = EACH.find(([list]) => list === 'meetings')!;
    await expect(run.save('meetings', { ...meeting, startsOn: '2021-04-09' })).rejects.toThrow(
      /begins at .* which is not on 2021-04-09/,
    );
    await run.save('meetings', meeting);
    const [, , resolution] = EACH.find(([list]) => list === 'resolutions')!;
    await expect(
      run.save('resolutions', { ...resolution, meeting: 'Spring session', adoptedOn: '2021-05-01' }),
    ).rejects.toThrow(/was adopted on another day/);
  });
});

/** Everything that records are kept in, but when it was last touched. */
async function stateOf(): Promise<string> {
  const tables = ['subject', 'country', 'official', 'tenure', 'membership', 'meeting', 'meeting_body', 'participant'];
  const parts = tables.map(
    (table) => `select '${table}' as of, string_agg(state, chr(10) order by state) as state from (
      select (to_jsonb(t) - 'revision' - 'updated_at')::text as state from ${table} t) each`,
  );
  return JSON.stringify(await db.query(parts.join(' union all ')));
}

describe('a list of records', () => {
  inTransactions();

  const subject = (slug: string) => ({
    slug: fc.option(fc.constantFrom(slug, 'ada-lindqvist', 'norland'), { nil: undefined }),
    language: fc.constantFrom('en', 'ru'),
    name: fc.record(
      { en: fc.constantFrom('Ada Lindqvist', 'Cora Whitlock'), ru: fc.constantFrom('Ада Линдквист', 'Кора Уитлок') },
      { requiredKeys: ['en', 'ru'] },
    ),
    aliases: fc.array(
      fc.record({
        text: fc.constantFrom('Cora Whitlock', 'C. W.', 'A. L.'),
        language: fc.constant('en'),
        aliasType: fc.constantFrom('SHORT', 'OTHER'),
      }),
      { maxLength: 2 },
    ),
    externalIds: fc.array(
      fc.record({ scheme: fc.constantFrom('wikidata', 'viaf'), value: fc.constantFrom('1', '2') }),
      { maxLength: 2 },
    ),
    sources: fc.array(fc.record({ url: fc.constantFrom('https://lantern.example/a', 'https://lantern.example/b') }), {
      maxLength: 2,
    }),
  });
  const person = fc.constantFrom('ada-lindqvist', 'boris-talbot', '#0', '#1', '#2');
  const day = fc.constantFrom('2022-01-01', '2022-03-15', '2023-06-30');
  const term = {
    startsOn: day,
    startsPrecision: fc.constantFrom('DAY', 'MONTH', 'YEAR'),
    endsOn: day,
    endsPrecision: fc.constantFrom('DAY', 'MONTH'),
  };
  const given = fc.oneof(
    fc
      .record({ ...subject('cora'), country: fc.constantFrom(null, 'XA', 'Sudmark') })
      .map((record) => ['officials', record] as const),
    fc
      .record({ ...term, official: person, office: fc.constantFrom('league-treasurer', 'league-secretary') })
      .map((record) => ['tenures', record] as const),
    fc
      .record({
        ...term,
        organization: fc.constant('HL'),
        member: fc.constantFrom('XA', 'XB'),
        membershipStatus: fc.constantFrom('MEMBER', 'PARTY'),
      })
      .map((record) => ['memberships', record] as const),
    fc
      .record({
        ...subject('spring'),
        sessionKind: fc.constantFrom('REGULAR', 'WORKING'),
        status: fc.constant('HELD'),
        startsOn: day,
        participants: fc.array(fc.record({ subject: person, role: fc.constantFrom('CHAIR', 'MEMBER') }), {
          maxLength: 3,
        }),
        bodies: fc.array(fc.constantFrom('league-council', 'herald'), { maxLength: 2 }),
      })
      .map((record) => ['meetings', record] as const),
  );

  const ownNamesIn = (record: object) => [...JSON.stringify(record).matchAll(/"#(\d+)"/g)].map(([, id]) => Number(id));

  it('written twice is as written once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { maxLength: 8 }), async (records) => {
        // What names a record that comes later is refused the first time, and finds it there the second.
        fc.pre(records.every(([, record], at) => ownNamesIn(record).every((id) => id < at)));
        const undone = new Error('undone');
        const written = db.transaction(async (inner) => {
          const own = new RecordRun(inner);
          const write = async () => {
            const verdicts: string[] = [];
            for (const [at, [list, record]] of records.entries()) {
              const saved = await own.save(list, record, String(at)).catch((error: unknown) => {
                if (error instanceof CommuniqueError) return error;
                throw error;
              });
              verdicts.push(saved instanceof Error ? saved.code : `${saved.typeName} ${saved.id} ${saved.verdict}`);
            }
            return verdicts;
          };
          const first = await write();
          const once = await stateOf();
          const second = await write();
          expect(await stateOf()).toBe(once);
          const ids = first.filter((verdict) => verdict.includes(' ')).map((verdict) => verdict.replace(/ \w+$/, ''));
          if (new Set(ids).size === ids.length)
            expect(second).toEqual(first.map((verdict) => verdict.replace(/ (CREATED|UPDATED)$/, ' UNCHANGED')));
          throw undone;
        });
        await written.catch((error: unknown) => {
          if (error !== undone) throw error;
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(EACH)('a record of %s', (list, typeName, record, change) => {
  beforeAll(() => {
    db = database.dataSource.manager;
    run = new RecordRun(db);
  });
  afterAll(() => expectIntegrity());

  it('is created once, and updated where it changes', async () => {
    expect(
      await entriesOf(async () =>
        expect(await run.save(list, record, '1')).toMatchObject({ typeName, verdict: 'CREATED' }),
      ),
    ).toEqual([`CREATED ${typeName}`]);
    expect(await entriesOf(async () => expect((await run.save(list, record, '1')).verdict).toBe('UNCHANGED'))).toEqual(
      [],
    );
    // By what it says alone, as from another source.
    const other = new RecordRun(db);
    expect(await entriesOf(async () => expect((await other.save(list, record)).verdict).toBe('UNCHANGED'))).toEqual([]);
    expect(await entriesOf(async () => expect((await run.save(list, change, '1')).verdict).toBe('UPDATED'))).toEqual([
      `UPDATED ${typeName}`,
    ]);
    expect(await entriesOf(async () => expect((await run.save(list, change, '1')).verdict).toBe('UNCHANGED'))).toEqual(
      [],
    );
  });
});
