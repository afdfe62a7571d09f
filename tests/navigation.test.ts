import { ask, type Answer } from './support/ask.js';
import { openTestDatabase, TEST_PUBLIC_URL, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

describe('the ways on from an article', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('csto');
  });
  afterAll(() => database.close());

  const SOURCE = `query($where: ArticleWhere, $editions: EditionsInput) {
    articles(where: $where, editions: $editions, first: 100) { nodes { slug
      navigation(where: $where, editions: $editions) { allUrl section { slug } newer { slug } older { slug } } } } }`;

  it.each([
    ['all news', {}],
    ['a section', { where: { section: { slug: { eq: 'statements' } } } }],
    ['a subject and a language', { where: { about: { slug: { eq: 'un' } }, language: { eq: 'en' } } }],
    [
      'either of two subjects',
      { where: { or: [{ about: { slug: { eq: 'un' } } }, { about: { slug: { eq: 'peacekeeping' } } }] } },
    ],
    ['one edition of each item', { editions: { prefer: ['ru'] } }],
  ])('lead to its neighbours in the list of the same filter: %s', async (_title, variables) => {
    const statements: string[] = [];
    const { articles } = await ask(database, SOURCE, variables, { statements });
    const slugs = articles.nodes.map(({ slug }: Answer) => slug);
    expect(slugs.length).toBeGreaterThan(5);
    for (const [at, { navigation }] of (articles.nodes as Answer[]).entries()) {
      expect(navigation.newer?.slug ?? null).toBe(slugs[at - 1] ?? null);
      if (at + 1 < slugs.length) expect(navigation.older?.slug).toBe(slugs[at + 1]);
      expect(navigation.allUrl).toBe(`${TEST_PUBLIC_URL}/news`);
    }
    // The list, its rows, their sections, all neighbours, the rows of those that are not there yet.
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  it('lead nowhere from an article that the filter does not let through, but still back', async () => {
    const { articles } = await ask(
      database,
      `{ articles(where: {language: {eq: "en"}}, first: 1) { nodes {
        navigation(where: {language: {eq: "ru"}}) { allUrl section { slug } newer { slug } older { slug } } } } }`,
    );
    const { navigation } = articles.nodes[0];
    expect(navigation).toMatchObject({ newer: null, older: null });
    expect(navigation.section).not.toBeNull();
  });
});

describe('related news', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    const about: Record<string, string[]> = {
      subject: ['fishing', 'lighthouses', 'norland'],
      twin: ['fishing', 'lighthouses', 'norland'],
      close: ['fishing', 'lighthouses'],
      rare: ['norland'],
      far: ['fishing'],
      none: ['sudmark'],
      hidden: ['fishing', 'lighthouses', 'norland'],
    };
    await loadInto(
      database,
      inventedBundle({
        articles: Object.entries(about).map(([slug, subjects], at) =>
          articleOf({ slug, text: `These words are called ${slug}.`, about: subjects, published: `2020-03-1${at}` }),
        ),
      }),
    );
    const { dataSource } = database;
    await dataSource.query(`update article set publication_status = 'DRAFT' where slug = 'hidden'`);
  });
  afterAll(() => database.close());

  const relatedTo = async (slug: string, args = ''): Promise<string[]> => {
    const { article } = await ask(database, `{ article(by: {slug: "${slug}"}) { related${args} { slug } } }`);
    return article.related.map((one: Answer) => one.slug);
  };

  it('is that with the most subjects in common first, never itself, nothing hidden, nothing unrelated', async () => {
    const related = await relatedTo('subject', '(first: 20)');
    expect(related.slice(0, 2)).toEqual(['twin', 'close']);
    expect(related).not.toContain('hidden');
    expect(related).not.toContain('subject');
    const shared = await relatedTo('rare', '(first: 20)');
    expect(shared).not.toContain('far');
  });

  it('is as much as is asked for, five unless told', async () => {
    expect(await relatedTo('subject', '(first: 1)')).toEqual(['twin']);
    await expect(relatedTo('subject', '(first: 21)')).rejects.toThrow(/"first" must be between 1 and 20/);
    await expect(relatedTo('subject', '(first: 0)')).rejects.toThrow(/between 1 and 20/);
  });

  it('shows another item in one edition only: in the language of the article where there is one', async () => {
    const { dataSource } = database;
    await dataSource.query(
      `update article set work_id = (select work_id from article where slug = 'twin'), language = 'ru', is_original = false where slug = 'close'`,
    );
    expect(await relatedTo('subject', '(first: 20)')).not.toContain('close');
    await dataSource.query(`update article set language = 'ru' where slug = 'subject'`);
    const inRussian = await relatedTo('subject', '(first: 20)');
    expect(inRussian).toContain('close');
    expect(inRussian).not.toContain('twin');
  });
});

describe('a resource', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    await loadInto(
      database,
      inventedBundle({
        articles: [
          articleOf({ slug: 'here', text: 'Ada Lindqvist is here.', sourceUrl: 'https://archive.example.org/news/1/' }),
          articleOf({
            slug: 'gone',
            text: 'Ada Lindqvist is gone.',
            sourceUrl: 'http://www.archive.example.org/news?id=2',
          }),
          articleOf({
            slug: 'draft',
            text: 'Ada Lindqvist is unsure.',
            sourceUrl: 'https://archive.example.org/news/3',
          }),
        ],
      }),
    );
    const { dataSource } = database;
    await dataSource.query(
      `update article set publication_status = 'WITHDRAWN', withdrawal_reason = 'Untrue.' where slug = 'gone'`,
    );
    await dataSource.query(`update article set publication_status = 'DRAFT' where slug = 'draft'`);
    await dataSource.query(
      `update subject set external_ids = '[{"scheme": "wikidata", "value": "Q1", "url": "https://www.wikidata.org/wiki/Q1"}]' where slug = 'ada-lindqvist'`,
    );
  });
  afterAll(() => database.close());

  const at = async (url: string): Promise<Answer> => {
    const { resource } = await ask(
      database,
      `query($url: URL!) { resource(url: $url) { __typename ... on Article { slug } ... on Section { slug }
        ... on Subject { slug } ... on Statement { text } ... on Tombstone { reason } } }`,
      { url },
    );
    return resource;
  };

  it('is what has its page at one of our addresses', async () => {
    expect(await at(`${TEST_PUBLIC_URL}/news/here`)).toEqual({ __typename: 'Article', slug: 'here' });
    expect(await at(`${TEST_PUBLIC_URL}/news/here/?utm_source=mail#top`)).toMatchObject({ slug: 'here' });
    expect(await at('http://NEWS.example.org/news/here.json')).toMatchObject({ slug: 'here' });
    expect(await at(`${TEST_PUBLIC_URL}/sections/harbours`)).toEqual({ __typename: 'Section', slug: 'harbours' });
    expect(await at(`${TEST_PUBLIC_URL}/officials/ada-lindqvist`)).toMatchObject({ __typename: 'Official' });
    expect(await at(`${TEST_PUBLIC_URL}/countries/norland`)).toMatchObject({ __typename: 'Country' });
    expect(await at(`${TEST_PUBLIC_URL}/presidencies/presidency-norland`)).toMatchObject({ __typename: 'Presidency' });
    const { statements } = await ask(database, '{ statements { nodes { permalink text } } }');
    for (const { permalink, text } of statements.nodes)
      expect(await at(permalink)).toEqual({ __typename: 'Statement', text });
  });

  it('is what was imported from an address, however that is written', async () => {
    for (const url of [
      'https://archive.example.org/news/1/',
      'https://archive.example.org/news/1',
      'http://www.archive.example.org/news/1#comments',
    ])
      expect(await at(url)).toMatchObject({ slug: 'here' });
    expect(await at('https://www.wikidata.org/wiki/Q1')).toMatchObject({ slug: 'ada-lindqvist' });
    expect(await at('https://archive.example.org/news/1?id=2')).toBeNull();
  });

  it('is a tombstone where it was withdrawn, and nothing where it was never published', async () => {
    expect(await at(`${TEST_PUBLIC_URL}/news/gone`)).toEqual({ __typename: 'Tombstone', reason: 'Untrue.' });
    expect(await at('https://archive.example.org/news?id=2')).toMatchObject({ __typename: 'Tombstone' });
    expect(await at(`${TEST_PUBLIC_URL}/news/draft`)).toBeNull();
    expect(await at('https://archive.example.org/news/3')).toBeNull();
  });

  it('is nothing at an address that leads nowhere', async () => {
    for (const path of [
      '',
      '/',
      '/news',
      '/news/',
      '/officials/here',
      '/news/../secret',
      '/statements/here',
      '/nowhere/x',
    ])
      expect(await at(`${TEST_PUBLIC_URL}${path}`)).toBeNull();
    expect(await at('https://elsewhere.example.org/news/here')).toBeNull();
  });
});
