import fc from 'fast-check';
import { PUBLIC_VIEWER } from '../src/database/viewer.js';
import { CommuniqueError } from '../src/lib/errors.js';
import { parseSearchQuery } from '../src/lib/search-query.js';
import { readSearch } from '../src/search/reading.js';
import { ask, type Answer } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

/** A word that stands only in what no reader may see. */
const CANARY = 'zanzibarquark';

let bundled: TestDatabase;
let invented: TestDatabase;
beforeAll(async () => {
  [bundled, invented] = await Promise.all([openTestDatabase('csto'), openTestDatabase('empty')]);
  await loadInto(
    invented,
    inventedBundle({
      articles: [
        articleOf({
          slug: 'quota-vote',
          text: 'Ada Lindqvist said that quotas would be voted on.',
          section: 'harbours',
        }),
        articleOf({
          slug: 'symbols',
          text: 'The council cited A/RES/77/13, A/C.6/77/L.73 and S/2026/243 in 2022-2023.',
          published: '2021-05-04',
          about: ['fishing'],
        }),
        articleOf({ slug: 'near-symbols', text: 'Paper 177/13 & <b>chapter 13</b> of 77 were read by Ada.' }),
        {
          ...articleOf({
            slug: 'golosovanie',
            text: 'Аду Линдквист поддержали. Квоты утверждены; ёлки стоят в гавани. Сове́т собрался. Крейсер «Мир» пришёл.',
          }),
          language: 'ru',
          title: 'О квотах',
        },
        articleOf({
          slug: 'cafe',
          text: 'The naïve mayor opened a café/bar on the peace-keeping pier; piers, and cafés.',
        }),
        articleOf({ slug: CANARY, text: `Ada Lindqvist lit the ${CANARY} lighthouse.`, about: ['lighthouses'] }),
      ],
    }),
  );
  await invented.dataSource.query(
    `update article set publication_status = 'DRAFT', title = '${CANARY} title' where slug = '${CANARY}'`,
  );
});
afterAll(async () => {
  await bundled.close();
  await invented.close();
});

const FOUND = `{ totalCount totalIsExact rankedWithin interpretedAs { explanation terms { asWritten use readAs subjects { slug } } }
  edges { score highlights { foundIn html text spans { start end } } node { __typename
    ... on Article { slug } ... on Subject { slug } ... on Section { slug } ... on Statement { text } } } }`;

async function search(database: TestDatabase, query: string, more = '', options = {}): Promise<Answer> {
  const source = `query($query: String!) { search(query: $query, first: 100 ${more}) ${FOUND} }`;
  return (await ask(database, source, { query }, options)).search;
}

/** What a search of the invented newsroom finds, in order. */
async function slugs(query: string, more = ', in: [ARTICLES]'): Promise<string[]> {
  const { edges } = await search(invented, query, more);
  return edges.map(({ node }: Answer) => node.slug ?? node.text);
}

describe('a name in a search', () => {
  it('is the same person in both scripts and in every case: the same finds and the same count', async () => {
    const [latin, ...others] = await Promise.all(
      ['Tasmagambetov', 'Тасмагамбетов', 'Тасмагамбетова', 'тасмагамбетовым', 'Tassmagambetov', 'Tasmagambetoff'].map(
        (name) => search(bundled, name),
      ),
    );
    expect(latin.totalCount).toBeGreaterThan(20);
    const keys = (answer: Answer) => answer.edges.map(({ node }: Answer) => node.slug ?? node.text);
    for (const other of others) {
      expect(other.totalCount).toBe(latin.totalCount);
      expect(keys(other)).toEqual(keys(latin));
    }
    expect(latin.edges[0].node).toEqual({ __typename: 'Official', slug: 'imangali-tasmagambetov' });
    const types = new Set(latin.edges.map(({ node }: Answer) => node.__typename));
    expect(types).toEqual(new Set(['Official', 'Article', 'Statement']));
  });

  it('says as what it was read, and whose it is', async () => {
    const { interpretedAs } = await search(bundled, 'cooperation Tasmagambetov');
    expect(interpretedAs.explanation).toBe(
      'All of these words: cooperation (and its forms), Tasmagambetov (also Тасмагамбетов, Tassmagambetov, Тасмағамбетов).',
    );
    expect(interpretedAs.terms).toEqual([
      { asWritten: 'cooperation', use: 'REQUIRED', readAs: ['cooper'], subjects: [] },
      {
        asWritten: 'Tasmagambetov',
        use: 'REQUIRED',
        readAs: ['Tasmagambetov', 'Тасмагамбетов', 'Tassmagambetov', 'Тасмағамбетов'],
        subjects: [{ slug: 'imangali-tasmagambetov' }],
      },
    ]);
  });

  it('that is to be left out is never guessed, and a short one hardly', async () => {
    const all = await search(bundled, 'CSTO');
    expect((await search(bundled, 'CSTO -Tasmagambatov -school')).totalCount).toBe(all.totalCount);
    expect((await search(bundled, 'school')).interpretedAs.terms[0]).toMatchObject({
      readAs: ['school'],
      subjects: [],
    });
  });

  it('that is misspelled and stands nowhere is read as the one it resembles, and says so', async () => {
    const misspelled = await search(bundled, 'Tasmogambetov');
    const [right, cyrillic] = [await search(bundled, 'Tasmagambetov'), await search(bundled, 'Тазмагамбетов')];
    expect(misspelled.totalCount).toBe(right.totalCount);
    expect(cyrillic.totalCount).toBe(right.totalCount);
    expect(misspelled.interpretedAs.explanation).toBe(
      'Looked for: Tasmogambetov (read as Tasmagambetov, Тасмагамбетов, Tassmagambetov, Тасмағамбетов).',
    );
    // What readers can find as it stands is no misspelling.
    expect((await search(invented, 'mayor')).interpretedAs.terms[0]).toMatchObject({ readAs: ['mayor'] });
  });

  it('is a phrase in any script', async () => {
    const [latin, cyrillic] = [
      await search(bundled, '"Imangali Tasmagambetov"'),
      await search(bundled, '«Имангали Тасмагамбетов»'),
    ];
    expect(latin.totalCount).toBeGreaterThan(10);
    expect(cyrillic.totalCount).toBe(latin.totalCount);
    expect(latin.interpretedAs.terms[0]).toMatchObject({
      use: 'PHRASE',
      subjects: [{ slug: 'imangali-tasmagambetov' }],
    });
    expect((await search(bundled, '"Tasmagambetov Imangali Cooperation"')).totalCount).toBe(0);
  });

  it('comes before texts, and the whole name before a part of it', async () => {
    const { edges } = await search(bundled, 'Armenia');
    expect(edges[0].node).toEqual({ __typename: 'Country', slug: 'armenia' });
    const types: string[] = edges.map(({ node }: Answer) => node.__typename);
    const lastName = types.findLastIndex((type) => type !== 'Article' && type !== 'Statement');
    expect(edges[0].score).toBeGreaterThan(edges[1].score);
    expect(types.slice(0, 5)).not.toContain('Article');
    expect(lastName).toBeGreaterThan(5);
  });
});

describe('a word in a search', () => {
  it('is found in all its forms, each text by the rules of its own language', async () => {
    expect(await slugs('quota')).toEqual(['quota-vote']);
    expect(await slugs('voting quotas')).toEqual(['quota-vote']);
    expect(await slugs('квота')).toEqual(['golosovanie']);
    expect(await slugs('утвердить', '')).toEqual([]);
    expect(await slugs('гавань квотами')).toEqual(['golosovanie']);
  });

  it('is found without its accents, and ё is е', async () => {
    expect(await slugs('naive cafe')).toEqual(['cafe']);
    expect(await slugs('NAÏVE CAFÉS')).toEqual(['cafe']);
    expect(await slugs('елка')).toEqual(['golosovanie']);
    expect(await slugs('ЁЛКА')).toEqual(['golosovanie']);
    expect(await slugs('совет')).toEqual(['golosovanie']);
  });

  it('is found beside a stroke, a hyphen, quotation marks and tags', async () => {
    expect(await slugs('bar')).toEqual(['cafe']);
    expect(await slugs('keeping')).toEqual(['cafe']);
    expect(await slugs('peace-keeping')).toEqual(['cafe']);
    expect(await slugs('pier-peace')).toEqual([]);
    expect(await slugs('крейсер мир')).toEqual(['golosovanie']);
    expect(await slugs('chapter')).toEqual(['near-symbols']);
  });

  it('is wanted, left out, or one of several', async () => {
    expect(await slugs('quotas mayor')).toEqual([]);
    expect((await slugs('quotas or mayor')).sort()).toEqual(['cafe', 'quota-vote']);
    expect((await slugs('Ada -quotas -council')).sort()).toEqual(['golosovanie', 'near-symbols']);
    const { interpretedAs } = await search(invented, 'quotas or mayor -"read by"');
    expect(interpretedAs.terms.map(({ use }: Answer) => use)).toEqual(['ALTERNATIVE', 'ALTERNATIVE', 'EXCLUDED']);
    expect(interpretedAs.explanation).toBe(
      'One of these: quotas (and its forms) or mayor (and its forms). Without: “read by” (in this order).',
    );
  });

  it('in a phrase stands in that order, whatever is too common between them', async () => {
    expect(await slugs('"opened a café"')).toEqual(['cafe']);
    expect(await slugs('"opened café"')).toEqual([]);
    expect(await slugs('"café opened"')).toEqual([]);
  });

  it('is left out where it is too common, and a search of nothing else finds nothing and says why', async () => {
    const { interpretedAs } = await search(invented, 'the quotas');
    expect(interpretedAs.terms[0]).toEqual({ asWritten: 'the', use: 'IGNORED', readAs: [], subjects: [] });
    const nothing = await search(invented, 'the of 😀');
    expect(nothing).toMatchObject({ totalCount: 0, edges: [] });
    expect(nothing.interpretedAs.explanation).toBe(
      'Nothing is left to look for. Left out, as too common or no word: the, of, 😀.',
    );
  });
});

describe('a symbol in a search', () => {
  it('is found as it is written, or by what follows a stroke, and never as part of another number', async () => {
    for (const symbol of [
      '77/13',
      'A/RES/77/13',
      'a/res/77/13',
      'RES/77/13',
      'L.73',
      'S/2026/243',
      '2026/243',
      '2022',
      'А/RES/77/13',
    ]) {
      expect([symbol, await slugs(symbol)]).toEqual([symbol, ['symbols']]);
    }
    expect(await slugs('177/13')).toEqual(['near-symbols']);
    expect(await slugs('7/13')).toEqual([]);
    expect(await slugs('77/1')).toEqual([]);
    expect(await slugs('A/RES/77')).toEqual([]);
    expect(await slugs('13')).toEqual(['near-symbols']);
  });

  it('is looked for as written, and is the resolution of that symbol', async () => {
    const { interpretedAs, edges } = await search(bundled, '77/13');
    expect(interpretedAs).toEqual({
      explanation: 'Looked for: 77/13 (as written).',
      terms: [{ asWritten: '77/13', use: 'LITERAL', readAs: ['77/13'], subjects: [{ slug: 'a-res-77-13' }] }],
    });
    expect(edges[0].node).toEqual({ __typename: 'Resolution', slug: 'a-res-77-13' });
    expect(edges[0].highlights[0].html).toMatch(/^Resolution <mark>77\/13<\/mark>: /);
    expect(edges[0].highlights.at(-1)).toEqual({
      foundIn: 'symbol',
      html: 'A/RES/<mark>77/13</mark>',
      text: 'A/RES/77/13',
      spans: [{ start: 6, end: 11 }],
    });
  });
});

describe('the highlights of a search', () => {
  it('mark the words in every form, and are safe to put into a page', async () => {
    const [edge] = (await search(invented, 'chapters "read by Ada"', ', in: [ARTICLES]')).edges;
    expect(edge.highlights).toEqual([
      {
        foundIn: 'text',
        html: 'Paper 177/13 &amp; &lt;b&gt;<mark>chapter</mark> 13&lt;/b&gt; of 77 were <mark>read by Ada</mark>.',
        text: 'Paper 177/13 & <b>chapter 13</b> of 77 were read by Ada.',
        spans: [
          { start: 18, end: 25 },
          { start: 44, end: 55 },
        ],
      },
    ]);
  });

  it('mark accented words, other scripts and declined names', async () => {
    const marked = async (query: string) => {
      const { edges } = await search(invented, query, ', in: [ARTICLES]');
      return edges.flatMap(({ highlights }: Answer) =>
        highlights.flatMap(({ text, spans }: Answer) => spans.map(({ start, end }: Answer) => text.slice(start, end))),
      );
    };
    expect(await marked('cafe naive')).toEqual(['cafe', 'naïve', 'café', 'cafés']);
    expect(await marked('елкой')).toEqual(['ёлки']);
    expect(await marked('совет')).toEqual(['Сове́т']);
    expect(await marked('Lindqvist -quotas')).toEqual(['Линдквист']);
    expect(await marked('2022')).toEqual(['2022']);
    expect(await marked('L.73 "Council cited"')).toEqual(['council cited', 'L.73']);
  });

  it('are what they say: spans of the text, which the tags of the HTML are put around', async () => {
    const { edges } = await search(bundled, 'cooperation or Тасмагамбетов or 77/13 or мира');
    expect(edges.length).toBeGreaterThan(50);
    for (const { highlights } of edges) {
      expect(highlights.length).toBeGreaterThanOrEqual(1);
      expect(highlights.length).toBeLessThanOrEqual(3);
      for (const { html, text, spans } of highlights) {
        expect(spans.length).toBeGreaterThan(0);
        const plain = html
          .replaceAll(/<\/?mark>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>');
        expect(plain.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')).toBe(text);
        const marked = [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, word]) => word);
        expect(marked).toEqual(spans.map(({ start, end }: Answer) => text.slice(start, end)));
        expect(text.isWellFormed()).toBe(true);
        expect(text.length).toBeLessThan(320);
      }
    }
  });
});

describe('the results of a search', () => {
  it('are ranked as PostgreSQL ranks by the logarithm of the length, which is kept beside the words', async () => {
    const rank = (normalization: number) => `ts_rank(vector, 'cooper | ada'::tsquery, ${normalization})`;
    const [found] = await invented.dataSource.query<{ ranked: number; differing: number }[]>(
      `select count(*)::integer as ranked,
          (count(*) filter (where abs(${rank(0)} / log_length - ${rank(1)}) > 1e-6))::integer as differing
        from search_document where ${rank(0)} > 0`,
    );
    expect(found?.ranked).toBeGreaterThan(1);
    expect(found?.differing).toBe(0);
  });

  it('are ranked however far from each other the words stand: twice before once, though older', async () => {
    // So much that ranking takes the words on both sides for hardly related.
    const between = 'Nothing else was seen that day. '.repeat(60);
    await invented.dataSource.query(
      `insert into article (slug, language, genre, title, html, text, word_count, content_hash, published_at,
          published_precision, publication_status)
        values ('far-twice', 'en', 'NEWS', 'News', '', $1, 400, 'far-twice', '2011-01-01', 'DAY', 'PUBLISHED'),
          ('far-once', 'en', 'NEWS', 'News', '', $2, 400, 'far-once', '2012-01-01', 'DAY', 'PUBLISHED')`,
      [`Walrus. ${between}Narwhal. ${between}Walrus.`, `Walrus. ${between}Narwhal. ${between}`],
    );
    expect(await slugs('walrus narwhal')).toEqual(['far-twice', 'far-once']);
    await invented.dataSource.query(`delete from article where slug in ('far-twice', 'far-once')`);
  });

  it('are kept to kinds, to what they are about, to shelves, languages and days', async () => {
    const kept = async (more: string) =>
      (await search(invented, 'Ada or symbols or quotas or квоты', more)).edges
        .map(({ node }: Answer) => node.slug ?? node.__typename)
        .sort();
    expect(await kept(', in: [OFFICIALS]')).toEqual(['ada-lindqvist']);
    expect(await kept(', in: []')).toEqual([]);
    expect(await kept(', where: {about: {slug: {eq: "seas"}}, not: {section: {slug: {eq: "harbours"}}}}')).toEqual([
      'symbols',
    ]);
    expect(await kept(', where: {section: {slug: {eq: "news"}}}')).toEqual(['Statement', 'quota-vote']);
    expect(await kept(', in: [ARTICLES], where: {language: {eq: "ru"}}')).toEqual(['golosovanie']);
    expect(await kept(', in: [OFFICIALS, ARTICLES], where: {language: {eq: "ru"}}')).toEqual([
      'ada-lindqvist',
      'golosovanie',
    ]);
    expect(await kept(', in: [OFFICIALS, ARTICLES], where: {language: {not: "ru"}}')).not.toContain('ada-lindqvist');
    expect(await kept(', in: [OFFICIALS, ARTICLES], where: {date: {gte: "2021-05-04"}}')).toEqual(['symbols']);
    expect(await kept(', in: [ARTICLES], where: {date: {lt: "2021-05-04"}, or: [{language: {eq: "en"}}]}')).toEqual([
      'near-symbols',
      'quota-vote',
    ]);
    expect(await kept(', where: {or: []}')).toEqual([]);
    await expect(kept(', where: {about: {search: ""}}')).rejects.toThrow('where.about.search must have a word');
  });

  it.each([
    ['Тасмагамбетов', ''],
    ['cooperation', 'in: [ARTICLES, STATEMENTS]'],
  ])('are walked page by page without a gap or a repetition: %s %s', async (query, places) => {
    const page = `query($after: String, $query: String!) { search(query: $query, first: 3, after: $after ${places}) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor score node { ... on Node { id } } } } }`;
    const scores: number[] = [];
    const ids: string[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const answer: Answer = (await ask(bundled, page, { after, query })).search;
      expect(answer.pageInfo.hasPreviousPage).toBe(after !== null);
      ids.push(...answer.edges.map(({ node }: Answer) => node.id));
      scores.push(...answer.edges.map(({ score }: Answer) => score));
      total = answer.totalCount;
      after = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
      if (after)
        await expect(ask(bundled, page, { after, query: 'Armenia' })).rejects.toThrow('belongs to another list');
    } while (after);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    await expect(ask(bundled, page, { after: 'nonsense', query: 'Armenia' })).rejects.toThrow('must be a cursor');
  });

  it('say what they cover', async () => {
    const { search: found } = await ask(
      invented,
      '{ search(query: "nowhere") { totalCount coverage { articleCount firstDay } } }',
    );
    expect(found).toEqual({ totalCount: 0, coverage: { articleCount: 5, firstDay: '2020-03-01' } });
  });

  it('follow what changes, whoever changes it', async () => {
    const { dataSource } = invented;
    await dataSource.query(`update article set title = 'Of albatrosses' where slug = 'cafe'`);
    await dataSource.query(`update subject set aliases = '[{"text": "Ada of the Gulls", "language": "en", "aliasType": "OTHER"}]'
      where slug = 'ada-lindqvist'`);
    expect(await slugs('albatross')).toEqual(['cafe']);
    expect(await slugs('гуллс', '')).toEqual(['ada-lindqvist']);
    await dataSource.query(`update subject set aliases = '[]' where slug = 'ada-lindqvist'`);
    await dataSource.query(`update article set title = 'On cafe' where slug = 'cafe'`);
    expect(await slugs('albatross or gulls', '')).toEqual([]);
  });
});

describe('a very common word', () => {
  beforeAll(async () => {
    // A few at a time: a statement has its time.
    for (let from = 1; from <= 2101; from += 300) {
      await invented.dataSource.query(
        `insert into article (slug, language, genre, title, html, text, word_count, content_hash, published_at,
            published_precision, publication_status)
          select 'gull-' || n, 'en', 'NEWS', case when n % 500 = 1 then 'Gulls' else 'News' end, '', 'A gull was seen.', 4,
              'gull-' || n, timestamptz '2000-01-01' + n * interval '1 day', 'DAY', 'PUBLISHED'
            from generate_series($1::integer, least($1::integer + 299, 2101)) n`,
        [from],
      );
    }
  }, 240_000);
  afterAll(async () => {
    for (const last of '0123456789') {
      await invented.dataSource.query(`delete from article where slug like 'gull-%' and slug like '%${last}'`);
    }
  }, 240_000);

  it('is ranked within the newest, says so, and ends with them', async () => {
    const first = (
      await ask(
        invented,
        `{ search(query: "gull", first: 100) { totalCount totalIsExact rankedWithin
      nodes { ... on Article { slug } } pageInfo { hasNextPage } } }`,
      )
    ).search;
    expect(first).toMatchObject({
      totalCount: 2101,
      totalIsExact: true,
      rankedWithin: 2000,
      pageInfo: { hasNextPage: true },
    });
    // Title first, newest first; gull-1 is too old to be ranked.
    expect(first.nodes.slice(0, 6).map(({ slug }: Answer) => slug)).toEqual([
      ...['gull-2001', 'gull-1501', 'gull-1001', 'gull-501'],
      ...['gull-2101', 'gull-2100'],
    ]);
  });

  it('finds what has it for a name first, however old that is', async () => {
    const { dataSource } = invented;
    const name = (aliases: object[], day: string) =>
      dataSource.query(
        `with named as (update subject set aliases = $1 where slug = 'presidency-norland' returning id)
          update presidency p set starts_on = $2 from named where p.id = named.id`,
        [JSON.stringify(aliases), day],
      );
    await name([{ text: 'Gull', language: 'en', aliasType: 'OTHER' }], '1990-01-01');
    const { edges, rankedWithin } = await search(invented, 'gull');
    expect([edges[0].node, rankedWithin]).toEqual([{ __typename: 'Presidency', slug: 'presidency-norland' }, 2000]);
    await name([], '2019-01-01');
  });

  it('is ranked in full where a filter leaves few', async () => {
    const { search: found } = await ask(
      invented,
      '{ search(query: "gull", where: {date: {lte: "2000-12-31"}}) { totalCount totalIsExact rankedWithin nodes { ... on Article { slug } } } }',
    );
    expect(found).toMatchObject({ totalCount: 366, totalIsExact: true, rankedWithin: null });
    expect(found.nodes[0]).toEqual({ slug: 'gull-1' });
  });

  it('is found in any stretch of days, to the day', async () => {
    // Midnight in the zone of the session is the evening before in that of the newsroom.
    const firstGull = Date.UTC(2000, 0, 1);
    const dayAt = (at: number) => new Date(firstGull + at * 86_400_000).toISOString().slice(0, 10);
    // Days, and often those that a month or a year begins or ends with.
    const day = fc.oneof(
      fc.integer({ min: -800, max: 2900 }),
      fc
        .record({
          year: fc.integer({ min: 1999, max: 2006 }),
          month: fc.integer({ min: 0, max: 11 }),
          by: fc.constantFrom(-1, 0),
        })
        .map(({ year, month, by }) => Math.round((Date.UTC(year, month, 1) - firstGull) / 86_400_000) + by),
    );
    const holds = {
      gte: (at: number, bound: number) => at >= bound,
      gt: (at: number, bound: number) => at > bound,
      lte: (at: number, bound: number) => at <= bound,
      lt: (at: number, bound: number) => at < bound,
      eq: (at: number, bound: number) => at === bound,
    };
    const condition = fc.record({ by: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'gte', 'lt', 'eq'), bound: day });
    const asked = fc.record({
      conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
      places: fc.constantFrom('', 'in: [ARTICLES],', 'in: [ARTICLES, STATEMENTS],', 'in: [STATEMENTS],'),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ conditions, places }) => {
        const all = conditions.map(({ by, bound }) => `{date: {${by}: "${dayAt(bound)}"}}`);
        const { search: found } = await ask(
          invented,
          `{ search(query: "gull", ${places} first: 1, where: {and: [${all.join()}]}) { totalCount } }`,
        );
        const days = Array.from({ length: places === 'in: [STATEMENTS],' ? 0 : 2101 }, (_, at) => at);
        const due = days.filter((at) => conditions.every(({ by, bound }) => holds[by](at, bound)));
        expect(found.totalCount).toBe(due.length);
      }),
      { numRuns: 80 },
    );
    const {
      century,
      day: one,
      ever,
      before,
    } = await ask(
      invented,
      `{ century: search(query: "gull", where: {date: {gte: "1901-01-01", lte: "2000-01-31"}}) { totalCount }
        day: search(query: "gull", where: {date: {eq: "2004-02-29"}}) { totalCount }
        ever: search(query: "gull", where: {date: {gte: "0001-01-01", lte: "9999-12-31"}}) { totalCount }
        before: search(query: "gull", where: {date: {lt: "0001-01-01"}}) { totalCount } }`,
    );
    expect([century.totalCount, one.totalCount, ever.totalCount, before.totalCount]).toEqual([31, 1, 2101, 0]);
  });
});

describe('words as a filter', () => {
  const counted = async (database: TestDatabase, source: string): Promise<Answer> => ask(database, source);

  it('keep news and statements in every list, nested and negated, with the counts', async () => {
    const answer = await counted(
      invented,
      `{ a: articles(where: {search: "quota"}) { totalCount nodes { slug } }
        b: articles(where: {not: {search: "ada or mayor or council"}}) { totalCount nodes { slug } }
        c: articles(where: {or: [{search: "77/13"}, {search: "«ёлки стоят»"}]}) { totalCount }
        s: statements(where: {search: "quotas -council"}) { totalCount nodes { text } }
        n: officials(where: {statementsMade: {search: "quotas"}}) { nodes { slug } }
        section(by: {slug: "harbours"}) { articles(where: {search: "quota"}) { totalCount } other: articles(where: {search: "mayor"}) { totalCount } } }`,
    );
    expect(answer).toMatchObject({
      a: { totalCount: 1, nodes: [{ slug: 'quota-vote' }] },
      b: { totalCount: 0 },
      c: { totalCount: 2 },
      s: { totalCount: 1 },
      n: { nodes: [{ slug: 'ada-lindqvist' }] },
      section: { articles: { totalCount: 1 }, other: { totalCount: 0 } },
    });
  });

  it('keep subjects by any of their names: the beginning of a word, in any script, misspelled', async () => {
    const answer = await counted(
      bundled,
      `{ a: officials(where: {search: "тасмаг"}) { nodes { slug } }
        b: officials(where: {search: "Tasmogambetov"}) { nodes { slug } }
        c: subjects(where: {search: "\\"Imangali Tasmag\\""}) { nodes { slug } }
        d: subjects(where: {search: "\\"Tasmagambetov Armenia\\""}) { totalCount }
        e: countries(where: {search: "armenia or Беларусь -армения"}) { nodes { slug } }
        f: articles(where: {about: {official: {search: "Тасмагамбетов"}}}) { totalCount }
        g: resolutions(where: {search: "77/13"}) { nodes { slug } }
        h: subjects(where: {search: "secretary of the general", kind: {eq: OFFICE}}) { nodes { slug } }
        i: countries(where: {search: "of the"}) { totalCount }
        j: countries(where: {not: {search: "armenia"}}) { totalCount } k: countries { totalCount } }`,
    );
    const one = { nodes: [{ slug: 'imangali-tasmagambetov' }] };
    expect(answer).toMatchObject({ a: one, b: one, c: one, d: { totalCount: 0 }, e: { nodes: [{ slug: 'belarus' }] } });
    expect(answer.f.totalCount).toBeGreaterThan(10);
    expect(answer.g).toEqual({ nodes: [{ slug: 'a-res-77-13' }] });
    expect(answer.h.nodes).toContainEqual({ slug: 'csto-secretary-general' });
    expect(answer.i.totalCount).toBe(0);
    expect(answer.j.totalCount).toBe(answer.k.totalCount - 1);
  });

  it('are looked for ten times in a filter at most', async () => {
    const times = (count: number) => ({ or: Array.from({ length: count }, (_, at) => ({ search: `word${at}` })) });
    const ask_ = (where: object) =>
      ask(invented, 'query($where: ArticleWhere) { articles(where: $where) { totalCount } }', { where });
    expect((await ask_(times(10))).articles.totalCount).toBe(0);
    await expect(ask_(times(11))).rejects.toThrow(/10 times at most.*"this or that"/);
  });

  it('name their place where they are refused', async () => {
    await expect(ask(invented, '{ articles(where: {or: [{search: ""}]}) { totalCount } }')).rejects.toThrow(
      'where.or.search must have a word to look for, such as cooperation, but got "".',
    );
  });
});

describe('suggestions', () => {
  const suggest = async (query: string, more = '', database = bundled): Promise<Answer[]> =>
    (
      await ask(
        database,
        `query($query: String!) { suggest(query: $query ${more}) { text language result { __typename ... on Subject { slug } } } }`,
        { query },
      )
    ).suggest;

  it('complete a name in any script, in the language wanted', async () => {
    const [latin] = await suggest('tasm');
    expect(latin).toEqual({
      text: 'Imangali Tasmagambetov',
      language: 'en',
      result: { __typename: 'Official', slug: 'imangali-tasmagambetov' },
    });
    const [russian] = await suggest('тасм', ', language: "ru"');
    expect(russian).toMatchObject({ language: 'ru', result: { slug: 'imangali-tasmagambetov' } });
    const [other] = await suggest('тасм', ', language: "fr"');
    expect(other).toMatchObject({ language: 'en' });
  });

  it('forgive misspellings', async () => {
    const [guess] = await suggest('Tasmogambet');
    expect(guess?.result.slug).toBe('imangali-tasmagambetov');
    expect(await suggest('qqqqqqqq')).toEqual([]);
    expect(await suggest('😀 -"')).toEqual([]);
  });

  it('put what begins with it first, then what has a word that does, and keep to the words before', async () => {
    const names = (await suggest('united na')).map(({ text }) => text as string);
    expect(names[0]).toBe('United Nations');
    const within = names.findIndex((name) => !/^united na/i.test(name));
    expect(names.slice(within).every((name) => !/^united na/i.test(name))).toBe(true);
    expect(names.every((name) => /united.* na|на/i.test(name))).toBe(true);
  });

  it('come from where they are wanted, titles of news as well, and no more than asked for', async () => {
    const titles = await suggest('on qu', ', in: [ARTICLES]', invented);
    expect(titles).toEqual([{ text: 'On quota-vote', language: 'en', result: { __typename: 'Article' } }]);
    expect(await suggest('harb', ', in: [SECTIONS]', invented)).toMatchObject([{ text: 'Harbours' }]);
    expect(await suggest('harb', ', in: [STATEMENTS]', invented)).toEqual([]);
    expect(await suggest('c', ', first: 3')).toHaveLength(3);
    expect(await suggest('c', ', first: 20')).toHaveLength(20);
    await expect(suggest('c', ', first: 21')).rejects.toThrow('"first" must be between 1 and 20, but got 21.');
    await expect(suggest(' ')).rejects.toThrow('must have a word');
  });
});

describe('a draft', () => {
  it('comes out of no search, suggestion, highlight, count or filter', async () => {
    const answers = await Promise.all([
      search(invented, CANARY),
      search(invented, `Ada or lighthouse or ${CANARY}`),
      search(invented, CANARY.replace('q', 'g')),
      ask(
        invented,
        `{ suggest(query: "zanz") { text } titled: suggest(query: "${CANARY}") { text }
        articles(where: {search: "${CANARY}"}) { totalCount nodes { slug } } statements(where: {search: "${CANARY}"}) { totalCount }
        officials(where: {statementsMade: {search: "${CANARY}"}}) { totalCount }
        topics(where: {search: "${CANARY}"}) { totalCount }
        about: search(query: "lit", where: {about: {slug: {eq: "lighthouses"}}}) { totalCount } }`,
      ),
    ]);
    const [own, , , others] = answers;
    expect(own.totalCount).toBe(0);
    // The words that were asked for are said again, and nothing else is.
    expect(
      JSON.stringify(answers)
        .replaceAll(new RegExp(`"asWritten":"${CANARY}"|"readAs":\\["${CANARY}"\\]`, 'g'), '')
        .replaceAll(`${CANARY} (and its forms)`, ''),
    ).not.toContain(CANARY);
    expect(others).toEqual({
      suggest: [],
      titled: [],
      articles: { totalCount: 0, nodes: [] },
      statements: { totalCount: 0 },
      officials: { totalCount: 0 },
      topics: { totalCount: 0 },
      about: { totalCount: 0 },
    });
  });

  it('takes a statement along that comes to it, and gives it back', async () => {
    const moveTo = (slug: string) =>
      invented.dataSource.query(
        `update statement set article_id = (select id from article where slug = $1) where text like 'Ada Lindqvist said that quotas%'`,
        [slug],
      );
    const found = async () => (await search(invented, 'quotas voted', ', in: [STATEMENTS]')).totalCount as number;
    expect(await found()).toBe(1);
    await moveTo(CANARY);
    expect(await found()).toBe(0);
    await moveTo('quota-vote');
    expect(await found()).toBe(1);
  });

  it('is no reason to take a word for spelled right', async () => {
    const { interpretedAs } = await search(invented, 'lighthousez');
    await invented.dataSource.query(`update article set text = text || ' lighthousez' where slug = '${CANARY}'`);
    expect((await search(invented, 'lighthousez')).interpretedAs).toEqual(interpretedAs);
    expect(interpretedAs.explanation).toContain('read as Lighthouses');
  });

  it('is found by whoever may see it, and by all once it is published', async () => {
    const viewer = { ...PUBLIC_VIEWER, maySeeDrafts: true };
    expect((await search(invented, CANARY, '', { viewer })).totalCount).toBe(2);
    const publish = (status: string) =>
      invented.dataSource.query(`update article set publication_status = $1 where slug = $2`, [status, CANARY]);
    await publish('PUBLISHED');
    expect((await search(invented, CANARY)).totalCount).toBe(2);
    await publish('WITHDRAWN');
    expect((await search(invented, CANARY)).totalCount).toBe(0);
  });
});

describe('any text that is typed', () => {
  it.each([
    'sea or "quota vote" ada -mayor 77/13',
    'the of',
    'Тасмагамбетов -the',
    'gull or gull lindqvst harbour',
    '-"of the sea" seas',
  ])('is looked for as a filter looks for it: %s', async (written) => {
    const query = parseSearchQuery(written, 'query');
    const { tsquery } = await readSearch({ db: invented.dataSource }, query);
    const [row] = await invented.dataSource.query<Answer[]>(
      'select $1::tsquery::text as read, search_query($2::jsonb)::text as filtered',
      [tsquery, JSON.stringify(query)],
    );
    const parts = (sql: string) => sql.split(' & ').sort();
    expect(parts(row.read)).toEqual(parts(row.filtered));
  });

  const bits = fc.constantFrom(
    ...[
      '"',
      "'",
      '\\',
      ':',
      '&',
      '|',
      '!',
      '<->',
      ':*',
      '(',
      ')',
      '-',
      '%',
      '_',
      '$1',
      '@Article',
      '=',
      '«',
      '😀',
      '\u0301',
    ],
    ...[' ', ' or ', 'Ада', 'lindqvist', '77/13', 'ё', 'العربية', '中文', 'A/', '/', '.', '\u200b', 'the'],
  );
  const typed = fc.oneof(
    fc.array(bits, { minLength: 1, maxLength: 25 }).map((some) => some.join('')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ minLength: 390, maxLength: 400 }),
  );

  it('is read in its time, however long a word is', async () => {
    for (const letters of ['я', 'ю', 'ing', 'щ'])
      expect((await search(invented, letters.repeat(400 / letters.length))).totalCount).toBe(0);
  });

  it('is answered, or refused as the wrong input', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (query) => {
        fc.pre(query.isWellFormed() && !query.includes('\0'));
        for (const source of [
          `query($query: String!) { search(query: $query) { totalCount interpretedAs { explanation } edges { highlights { html } } } }`,
          'query($query: String!) { suggest(query: $query) { text } }',
          'query($query: String!) { articles(where: {search: $query}) { totalCount } subjects(where: {search: $query}) { totalCount } }',
        ]) {
          await ask(invented, source, { query }).catch((error: unknown) => {
            if (!(error instanceof CommuniqueError)) throw error;
            expect(error.code).toBe('BAD_USER_INPUT');
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});
