import { ask, type Answer } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

/** Language editions of works: the original is named first. */
const WORKS: Readonly<Record<string, readonly string[]>> = {
  both: ['en', 'ru'],
  russian: ['ru', 'en', 'pt-BR'],
  alone: ['ru'],
  chinese: ['zh-Hant', 'en'],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  const articles = Object.entries(WORKS).flatMap(([work, languages]) =>
    languages.map((language, at) => ({
      ...articleOf({
        slug: `${work}-${language.toLowerCase()}`,
        text: `Ada Lindqvist said in ${language} that ${work} was right.`,
        about: at === 0 ? ['fishing'] : [],
        published: `2020-03-0${at + 1}`,
      }),
      work,
      language,
      isOriginal: at === 0,
    })),
  );
  await loadInto(database, inventedBundle({ articles }));
});
afterAll(() => database.close());

const shown = async (args: string, languages: readonly string[] = []): Promise<string[]> => {
  const source = `{ articles(${args}) { totalCount nodes { slug } facets { languages { count } timeline(interval: DAY) { count } } } }`;
  const { articles } = await ask(database, source, {}, { languages });
  const slugs = articles.nodes.map(({ slug }: Answer) => slug).sort();
  const sum = (buckets: { count: number }[]) => buckets.reduce((sum, { count }) => sum + count, 0);
  // Rows, totals and facets speak of the same.
  expect([articles.totalCount, sum(articles.facets.languages), sum(articles.facets.timeline)]).toEqual(
    Array(3).fill(slugs.length),
  );
  return slugs;
};

describe('editions', () => {
  it('are all there when nobody asks for one', async () => {
    expect(await shown('first: 100')).toHaveLength(8);
    expect(await shown('editions: null')).toHaveLength(8);
  });

  it('are collapsed to the one wanted most, else to the original', async () => {
    expect(await shown('editions: {prefer: ["en"]}')).toEqual(['alone-ru', 'both-en', 'chinese-en', 'russian-en']);
    expect(await shown('editions: {prefer: ["pt", "fr"]}')).toEqual([
      'alone-ru',
      'both-en',
      'chinese-zh-hant',
      'russian-pt-br',
    ]);
    expect(await shown('editions: {prefer: []}')).toEqual(['alone-ru', 'both-en', 'chinese-zh-hant', 'russian-ru']);
    expect(await shown('editions: {prefer: ["zh-Hant-TW", "en-GB"]}')).toEqual([
      'alone-ru',
      'both-en',
      'chinese-zh-hant',
      'russian-en',
    ]);
  });

  it('go by what the client accepts when none is named', async () => {
    expect(await shown('editions: {}', ['ru', 'en'])).toEqual(['alone-ru', 'both-ru', 'chinese-en', 'russian-ru']);
    expect(await shown('editions: {prefer: null}', ['en'])).toEqual([
      'alone-ru',
      'both-en',
      'chinese-en',
      'russian-en',
    ]);
  });

  it('are chosen among those that pass the filter: nothing that matches is lost, and what is shown matches', async () => {
    const about = 'where: {about: {slug: {eq: "fishing"}}}';
    expect(await shown(`editions: {prefer: ["en"]}, ${about}`)).toEqual([
      'alone-ru',
      'both-en',
      'chinese-zh-hant',
      'russian-ru',
    ]);
    expect(await shown('editions: {prefer: ["en"]}, where: {language: {eq: "ru"}}')).toEqual([
      'alone-ru',
      'both-ru',
      'russian-ru',
    ]);
  });

  it('never give way to one that no reader may see', async () => {
    const { dataSource } = database;
    await dataSource.query(`update article set publication_status = 'DRAFT' where slug = 'both-ru'`);
    expect(await shown('editions: {prefer: ["ru"]}')).toContain('both-en');
    await dataSource.query(`update article set publication_status = 'PUBLISHED' where slug = 'both-ru'`);
  });

  it('of statements are those of the same words, in nested lists too', async () => {
    const words = async (prefer: string) => {
      const { official, statements, article } = await ask(
        database,
        `query($editions: EditionsInput) {
          statements(editions: $editions) { totalCount nodes { language } }
          official(by: {slug: "ada-lindqvist"}) { statementsMade(editions: $editions) { totalCount nodes { language } } }
          article(by: {slug: "russian-ru"}) { statements(editions: $editions) { nodes { language } } } }`,
        { editions: { prefer: [prefer] } },
      );
      expect(official.statementsMade).toEqual(statements);
      // An article's own words are in its own language, whatever is preferred.
      expect(article.statements.nodes).toEqual([{ language: 'ru' }]);
      return statements.nodes.map(({ language }: Answer) => language).sort();
    };
    await database.dataSource.query(
      `update statement s set utterance_id = o.utterance_id from article a, article b, statement o
        where a.id = s.article_id and b.work_id = a.work_id and b.is_original and o.article_id = b.id and s.id <> o.id`,
    );
    expect(await words('en')).toEqual(['en', 'en', 'en', 'ru']);
    expect(await words('ru')).toEqual(['ru', 'ru', 'ru', 'zh-Hant']);
  });

  it('are walked both ways, each work once', async () => {
    const walk = async (backwards: boolean): Promise<string[]> => {
      const slugs: string[] = [];
      for (let cursor: string | null = null; ;) {
        const part = backwards ? { last: 1, before: cursor } : { first: 1, after: cursor };
        const { articles } = await ask(
          database,
          `query($first: Int, $after: String, $last: Int, $before: String) {
            articles(editions: {prefer: ["en"]}, first: $first, after: $after, last: $last, before: $before) {
              nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          part,
        );
        slugs[backwards ? 'unshift' : 'push'](...articles.nodes.map(({ slug }: Answer) => slug as string));
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = articles.pageInfo;
        if (!(backwards ? hasPreviousPage : hasNextPage)) return slugs;
        cursor = backwards ? startCursor : endCursor;
      }
    };
    const forward = await walk(false);
    expect(forward).toHaveLength(4);
    expect(await walk(true)).toEqual(forward);
  });

  it('are collapsed in a search too, among those that match', async () => {
    const found = async (query: string, args: string) => {
      const { search } = await ask(
        database,
        `query($query: String!) { search(query: $query, in: [ARTICLES], ${args}) { totalCount nodes { ... on Article { slug } } } }`,
        { query },
      );
      expect(search.totalCount).toBe(search.nodes.length);
      return search.nodes.map(({ slug }: Answer) => slug as string).sort();
    };
    expect(await found('Lindqvist', 'first: 100')).toHaveLength(8);
    const english = ['alone-ru', 'both-en', 'chinese-en', 'russian-en'];
    expect(await found('Lindqvist', 'editions: {prefer: ["en"]}')).toEqual(english);
    // The words stand in the Portuguese edition alone.
    expect(await found('"pt BR"', 'editions: {prefer: ["en"]}')).toEqual(['russian-pt-br']);
    const first = await ask(
      database,
      '{ search(query: "Lindqvist", in: [ARTICLES], editions: {prefer: ["en"]}, first: 1) { pageInfo { endCursor } } }',
    );
    const after = first.search.pageInfo.endCursor as string;
    await expect(
      ask(
        database,
        'query($after: String) { search(query: "Lindqvist", in: [ARTICLES], after: $after) { totalCount } }',
        { after },
      ),
    ).rejects.toThrow(/belongs to another list/);
  });

  it('bind a cursor', async () => {
    const { articles } = await ask(
      database,
      '{ articles(editions: {prefer: ["en"]}, first: 1) { pageInfo { endCursor } } }',
    );
    const after = articles.pageInfo.endCursor as string;
    await expect(
      ask(database, 'query($after: String) { articles(editions: {prefer: ["ru"]}, after: $after) { totalCount } }', {
        after,
      }),
    ).rejects.toThrow(/belongs to another list/);
  });

  it('may be preferred in twenty languages', async () => {
    const prefer = Array.from({ length: 21 }, (_, at) => `en-${String(at).padStart(3, '0')}`);
    await expect(
      ask(database, 'query($editions: EditionsInput) { articles(editions: $editions) { totalCount } }', {
        editions: { prefer },
      }),
    ).rejects.toThrow(/20 languages at most/);
  });
});
