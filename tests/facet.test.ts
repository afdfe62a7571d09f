import { ask, type Answer } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

describe('the facets of a list', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('csto');
  });
  afterAll(() => database.close());

  const node = (kind: string) => (bucket: Answer) =>
    bucket.subject
      ? { slug: { eq: bucket.subject.slug } }
      : bucket[kind]
        ? { slug: { eq: bucket[kind].slug } }
        : { none: {} };
  const ways: [list: string, facet: string, fields: string, where: (bucket: Answer) => object][] = [
    ['articles', 'subjects(first: 100)', 'subject { slug }', (bucket) => ({ about: node('')(bucket) })],
    ['articles', 'subjects(kind: OFFICIAL)', 'subject { slug }', (bucket) => ({ about: node('')(bucket) })],
    ['articles', 'sections', 'section { slug }', (bucket) => ({ section: node('section')(bucket) })],
    ['articles', 'outlets(first: 100)', 'subject { slug }', (bucket) => ({ outlet: node('')(bucket) })],
    ['articles', 'genres', 'genre', ({ genre }) => ({ genre: { eq: genre } })],
    ['articles', 'languages', 'language', ({ language }) => ({ language: { eq: language } })],
    ['statements', 'subjects(first: 100)', 'subject { slug }', (bucket) => ({ about: node('')(bucket) })],
    ['statements', 'sections', 'section { slug }', (bucket) => ({ article: { section: node('section')(bucket) } })],
    ['statements', 'speakers(first: 100)', 'subject { slug }', (bucket) => ({ speaker: node('')(bucket) })],
    ['statements', 'officesHeld(first: 100)', 'office { slug }', (bucket) => ({ office: node('office')(bucket) })],
    ['statements', 'outlets', 'subject { slug }', (bucket) => ({ outlet: node('')(bucket) })],
    ['statements', 'forms', 'form', ({ form }) => ({ form: { eq: form } })],
    ['statements', 'languages', 'language', ({ language }) => ({ language: { eq: language } })],
    ['meetings', 'meetingBodies(first: 100)', 'subject { slug }', (bucket) => ({ bodies: node('')(bucket) })],
    ['meetings', 'hostCountries(first: 100)', 'subject { slug }', (bucket) => ({ country: node('')(bucket) })],
    ['meetings', 'statuses', 'status', ({ status }) => ({ status: { eq: status } })],
    ['resolutions', 'subjects', 'subject { slug }', (bucket) => ({ about: node('')(bucket) })],
    [
      'resolutions',
      'sessions',
      'session',
      ({ session }) => ({ session: session === null ? { isNull: true } : { eq: session } }),
    ],
  ];

  it.each(ways)('count what asking for a bucket gives: %s by %s', async (list, facet, fields, where) => {
    const answer = await ask(database, `{ ${list} { facets { buckets: ${facet} { ${fields} count } } } }`);
    const { buckets } = answer[list].facets;
    expect(buckets.length).toBeGreaterThan(0);
    const type = `${list[0]!.toUpperCase()}${list.slice(1, -1)}Where`;
    for (const bucket of buckets.slice(0, 12)) {
      const asked = await ask(database, `query($where: ${type}) { ${list}(where: $where) { totalCount } }`, {
        where: where(bucket),
      });
      expect([bucket, asked[list].totalCount]).toEqual([bucket, bucket.count]);
    }
  });

  it('come largest first, sessions newest first, as many as asked for', async () => {
    const { articles, resolutions } = await ask(
      database,
      `{ articles { facets { subjects(first: 5) { count } } } resolutions { facets { sessions { session } } } }`,
    );
    const counts = articles.facets.subjects.map(({ count }: Answer) => count);
    expect(counts).toEqual([...counts].sort((a: number, b: number) => b - a));
    expect(counts).toHaveLength(5);
    const sessions = resolutions.facets.sessions.map(({ session }: Answer) => session);
    expect(sessions).toEqual([...sessions].sort((a, b) => (b ?? 0) - (a ?? 0)));
    await expect(ask(database, '{ articles { facets { subjects(first: 101) { count } } } }')).rejects.toThrow(
      /"first" must be between 1 and 100/,
    );
  });

  it('are counted under the filter of the list, in one statement for all of them and all parents', async () => {
    const statements: string[] = [];
    const { topics } = await ask(
      database,
      `{ topics { nodes { articles(where: {language: {eq: "ru"}}) { totalCount facets {
        languages { language count } genres { count } timeline(interval: YEAR) { count } } } } } }`,
      {},
      { statements },
    );
    for (const { articles } of topics.nodes) {
      const total = articles.totalCount;
      expect(articles.facets.languages).toEqual(total === 0 ? [] : [{ language: 'ru', count: total }]);
      const sum = articles.facets.timeline.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
      expect(sum).toBe(total);
    }
    expect(statements).toHaveLength(4);
  });
});

describe('a timeline', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    await loadInto(
      database,
      inventedBundle({
        articles: [
          articleOf({ slug: 'late', text: 'Ada Lindqvist spoke late.', published: '2020-01-31' }),
          articleOf({ slug: 'vague', text: 'Ada Lindqvist spoke some day.', published: '2020-03' }),
          articleOf({ slug: 'hidden', text: 'Ada Lindqvist spoke in secret.', published: '2020-02-10' }),
        ],
      }),
    );
    const { dataSource } = database;
    // Still 31 January in Halifax, already 1 February in UTC.
    await dataSource.query(
      `update article set published_at = '2020-02-01T02:00:00Z', published_precision = 'TIME' where slug = 'late'`,
    );
    await dataSource.query(`update article set publication_status = 'DRAFT' where slug = 'hidden'`);
  });
  afterAll(() => database.close());

  const timeline = async (args: string): Promise<Answer[]> => {
    const answer = await ask(database, `{ articles { facets { timeline(${args}) { from until count } } } }`);
    return answer.articles.facets.timeline;
  };

  it('has no holes, goes by the days of the newsroom, and counts nothing hidden', async () => {
    expect(await timeline('interval: MONTH')).toEqual([
      { from: '2020-01-01', until: '2020-01-31', count: 1 },
      { from: '2020-02-01', until: '2020-02-29', count: 0 },
      { from: '2020-03-01', until: '2020-03-31', count: 1 },
    ]);
  });

  it('is cut to the days asked for', async () => {
    expect(await timeline('interval: QUARTER, from: "2019-12-15", until: "2020-02-10"')).toEqual([
      { from: '2019-12-15', until: '2019-12-31', count: 0 },
      { from: '2020-01-01', until: '2020-02-10', count: 1 },
    ]);
    expect(await timeline('interval: YEAR, from: "2020-02-01"')).toEqual([
      { from: '2020-02-01', until: '2020-12-31', count: 1 },
    ]);
    expect(await timeline('interval: YEAR, from: "2030-02-01"')).toEqual([]);
    expect(await timeline('interval: YEAR, from: "9999-12-01", until: "9999-12-31"')).toEqual([
      { from: '9999-12-01', until: '9999-12-31', count: 0 },
    ]);
  });

  it('knows weeks from Monday', async () => {
    const weeks = await timeline('interval: WEEK, from: "2020-01-29", until: "2020-02-03"');
    const last = await timeline('interval: WEEK, from: "9999-12-25", until: "9999-12-31"');
    expect(last.map(({ until }: Answer) => until)).toEqual(['9999-12-26', '9999-12-31']);
    expect(weeks).toEqual([
      { from: '2020-01-29', until: '2020-02-02', count: 1 },
      { from: '2020-02-03', until: '2020-02-03', count: 0 },
    ]);
  });

  it('refuses what nobody could read, and says what would work', async () => {
    await expect(timeline('interval: DAY, from: "2000-01-01", until: "2020-01-01"')).rejects.toThrow(
      /1000 stretches at most.*Choose a longer interval/,
    );
    await expect(timeline('interval: DAY, from: "2020-01-02", until: "2020-01-01"')).rejects.toThrow(/to a later one/);
  });
});
