import fc from 'fast-check';
import { buildSchema, getOperationAST, parse, type GraphQLSchema } from 'graphql';
import { quoteOf, quoterOf, tooDear, type Quote } from '../src/http/quote.js';
import { testSchema } from './support/ask.js';

const LIMIT = 500;

/** A library: lists of all the shapes that there are, and fields that are dear. */
const LIBRARY = buildSchema(`
  interface Thing { id: ID! }
  type Book implements Thing { id: ID! title: String chapters: [Chapter!]! related(first: Int = 5): [Book!]! readers(first: Int, last: Int): ReaderConnection! author: Author }
  type Author implements Thing { id: ID! books(first: Int, last: Int): BookConnection! }
  type Chapter { title: String notes: [Chapter!]! }
  type Reader { name: String }
  type ReaderConnection { nodes: [Reader!]! edges: [ReaderEdge!]! totalCount: Int! }
  type ReaderEdge { cursor: String! node: Reader! }
  type BookConnection { nodes: [Book!]! edges: [BookEdge!]! pageInfo: PageInfo! totalCount: Int! facets: BookFacets! }
  type BookEdge { cursor: String! node: Book! }
  type BookFacets { authors(first: Int = 10): [AuthorBucket!]! years: [YearBucket!]! }
  type AuthorBucket { author: Author! count: Int! }
  type YearBucket { year: Int! }
  type PageInfo { hasNextPage: Boolean! }
  type Query { book: Book books(first: Int, last: Int): BookConnection! nodes(ids: [ID!]!): [Thing]! thing: Thing search(first: Int): BookConnection! }
`);

function quote(source: string, variables: Record<string, unknown> = {}, schema: GraphQLSchema = LIBRARY): Quote {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('One operation is wanted.');
  return quoteOf(schema, LIMIT, document, operation, variables);
}

describe('the price of a request', () => {
  it.each<[string, string, number, Record<string, unknown>?]>([
    ['one object', '{ book { title } }', 1],
    ['a page of twenty where nothing is said', '{ books { nodes { title } } }', 20],
    ['the page asked for', '{ books(first: 7) { nodes { title } } }', 7],
    ['the same from the end', '{ books(last: 7) { nodes { title } } }', 7],
    ['an edge as the object in it', '{ books(first: 7) { edges { cursor node { title } } } }', 7],
    ['pages of pages', '{ books(first: 7) { nodes { readers(first: 10) { nodes { name } } } } }', 77],
    ['a list by the default of its argument', '{ book { related { title } } }', 6],
    ['a list by its argument', '{ book { related(first: 9) { title } } }', 10],
    ['a list without a size as a short one', '{ book { chapters { title } } }', 5],
    ['as many as ids are given', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ['as many as ids are in a variable', 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', 2, { ids: ['a', 'b'] }],
    ['a variable', 'query($n: Int) { books(first: $n) { nodes { id } } }', 3, { n: 3 }],
    ['the default of a variable', 'query($n: Int = 4) { books(first: $n) { nodes { id } } }', 4],
    ['twenty for a variable that is not given', 'query($n: Int) { books(first: $n) { nodes { id } } }', 20],
    ['nothing for what is skipped', '{ book @skip(if: true) { title } }', 0],
    ['nothing for what is not included', 'query($w: Boolean!) { book @include(if: $w) { title } }', 0, { w: false }],
    ['what is included', 'query($w: Boolean = true) { book @include(if: $w) { title } }', 1],
    ['nothing for introspection', '{ __schema { types { fields { args { name } } } } }', 0],
    [
      'a field once, however often it is written',
      '{ book { title } book { id } ...F } fragment F on Query { book { title } }',
      1,
    ],
    ['a field as often as it has names', '{ a: book { title } b: book { title } }', 2],
    [
      'of exclusive types the dearest',
      '{ thing { ... on Book { chapters { title } } ... on Author { books(first: 9) { nodes { id } } } } }',
      10,
    ],
    ['fragments on an interface', '{ thing { ...T } } fragment T on Thing { ... on Book { chapters { title } } }', 5],
    ['buckets of a facet', '{ books(first: 1) { facets { authors { author { id } } } } }', 20],
  ])('counts %s', (_name, source, nodeCount, variables = {}) => {
    expect(quote(source, variables).nodeCount).toBe(nodeCount);
  });

  it.each([
    ['a point for a hundred objects', '{ books(first: 100) { nodes { id author { id } } } }', 2],
    ['at least one', '{ __typename }', 1],
    [
      'a quarter for a count',
      '{ a: books { totalCount } b: books { totalCount } c: books { totalCount } d: books { totalCount } e: books { totalCount } }',
      2,
    ],
    ['a count for each list that is counted', '{ books(first: 20) { nodes { readers { totalCount } } } }', 6],
    ['two for a facet', '{ books(first: 1) { facets { years { year } } } }', 3],
    ['two for a search', '{ search(first: 1) { nodes { id } } }', 3],
  ])('is %s', (_name, source, cost) => {
    expect(quote(source).cost).toBe(cost);
  });

  it('names the field that makes up most of it, by its name in the answer', () => {
    expect(
      quote('{ all: books(first: 10) { nodes { readers(first: 50) { nodes { name } } } } book { id } }').dominantField,
    ).toBe('all.nodes.readers.nodes');
    expect(quote('{ a: book { id } b: book { id } }').dominantField).toBeNull();
  });

  it('counts each search for words in a filter, written there or given', async () => {
    const schema = await testSchema();
    const cost = (source: string, variables = {}) => quote(source, variables, schema).cost;
    const plain = cost('{ articles { totalCount } }');
    const words = { or: [{ search: 'a' }, { about: { search: 'b' } }, { search: null }] };
    const given = 'query($where: ArticleWhere) { articles(where: $where) { totalCount } }';
    expect(cost('{ articles(where: {search: "a", about: {search: "b"}}) { totalCount } }')).toBe(plain + 4);
    expect(cost(given, { where: words })).toBe(plain + 4);
    const document = parse(given);
    const quoter = quoterOf(schema, LIMIT);
    const kept = (where: object) => quoter(document, getOperationAST(document)!, { where }).cost;
    expect([kept(words), kept({}), kept(words)]).toEqual([plain + 4, plain, plain + 4]);
  });

  it('is the same from memory, for each size that it depends on', () => {
    const document = parse('query($n: Int, $other: String) { books(first: $n) { nodes { id author { id } } } }');
    const operation = getOperationAST(document);
    if (!operation) throw new Error('One operation is wanted.');
    const quoter = quoterOf(LIBRARY, LIMIT);
    const costs = [10, 100, 10, undefined].map((n) => quoter(document, operation, { n, other: String(n) }).nodeCount);
    expect(costs).toEqual([20, 200, 20, 40]);
    expect(quoter(document, operation, { n: 10 })).toBe(quoter(document, operation, { n: 10, other: 'x' }));
  });
});

describe('a request that is too dear', () => {
  it('is told the innermost list that makes it so, and the longest page of it that passes', () => {
    const source = (first: number) =>
      `{ books(first: 100) { nodes { related(first: 5) { readers(first: ${first}) { nodes { name } } } } } }`;
    const refused = quote(source(100));
    expect(refused).toMatchObject({ cost: 506, dominantField: 'books.nodes.related.readers', tryFirst: 98 });
    expect(quote(source(98)).cost).toBeLessThanOrEqual(LIMIT);
    expect(quote(source(99)).cost).toBeGreaterThan(LIMIT);
    expect(tooDear(refused).message).toBe(
      'The request costs 506 points, and 500 are the most. Most of it comes from books.nodes.related.readers. Try "first: 98" there, or ask in several requests.',
    );
  });

  it('is told a list further out where two within it share the blame', () => {
    const within = 'related(first: 100) { author { id } }';
    const refused = quote(`{ books(first: 100) { nodes { a: ${within} b: ${within} c: ${within} } } }`);
    expect(refused).toMatchObject({ dominantField: 'books', tryFirst: 83 });
  });

  it('is told to ask for less where no page is short enough', () => {
    const within = Array.from(
      { length: 9 },
      (_, at) => `a${at}: books(first: 100) { nodes { readers(first: 100) { nodes { name } } } }`,
    );
    const refused = quote(`{ ${within.join(' ')} }`);
    expect(refused.tryFirst).toBeNull();
    expect(tooDear(refused).message).toContain('in several requests');
  });
});

interface Wanted {
  readonly list: string;
  readonly first: number;
  readonly inside: readonly Wanted[];
}

/** Lists that there are on every level of the real schema. */
function lists(levels: number): fc.Arbitrary<Wanted[]> {
  const one = fc.record({
    list: fc.constantFrom('articles', 'statements'),
    first: fc.integer({ min: 1, max: 40 }),
    inside: levels === 1 ? fc.constant([]) : lists(levels - 1),
  });
  return fc.array(one, { minLength: 1, maxLength: 2, size: 'max' });
}

function written(
  wanted: readonly Wanted[],
  instead: { path: string; first: number } | null = null,
  above = '',
): string {
  const fields = wanted.map(({ list, first, inside }, at) => {
    const name = `l${at}`;
    const path = `${above}${name}`;
    const size = instead?.path === path ? instead.first : first;
    const broader = `broader { id ${written(inside, instead, `${path}.nodes.topics.broader.`)} }`;
    return `${name}: ${list}(first: ${size}) { nodes { topics { ${broader} } } }`;
  });
  return fields.join(' ');
}

describe('any request', () => {
  it('passes with the page it is told to try', async () => {
    const schema = await testSchema();
    let refusals = 0;
    fc.assert(
      fc.property(lists(3), (wanted) => {
        fc.pre(wanted.length > 0);
        const { cost, dominantField, tryFirst } = quote(`{ ${written(wanted)} }`, {}, schema);
        if (cost <= LIMIT) return tryFirst === null;
        if (tryFirst === null) return true;
        refusals += 1;
        const tried = (first: number) =>
          quote(`{ ${written(wanted, { path: dominantField ?? '', first })} }`, {}, schema).cost;
        return tried(tryFirst) <= LIMIT && tried(tryFirst + 1) > LIMIT;
      }),
      { numRuns: 300, seed: 4 },
    );
    expect(refusals).toBeGreaterThan(50);
  });
});
