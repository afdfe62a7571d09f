/** So many objects are one point. */
export const OBJECTS_A_POINT = 100;
/** The most points of one request. */
export const MAXIMUM_COST = 500;
/** What a list without a size, which has an upper bound and is mostly short, is taken to hold. */
export const SHORT_LIST = 4;

interface DearField {
  /** Of which types. */
  readonly of: RegExp;
  readonly named: RegExp;
  /** It costs as much as so many objects, beside those it gives. */
  readonly countsAs: number;
}

/** What costs the database more than the objects it gives: counting a list, grouping it, searching words, comparing subjects. */
const DEAR_FIELDS: readonly DearField[] = [
  { of: /Connection$/, named: /^totalCount$/, countsAs: 25 },
  // As many stretches as it may have.
  { of: /Facets$/, named: /^timeline$/, countsAs: 1000 },
  { of: /Facets$/, named: /^(?!__)/, countsAs: 200 },
  { of: /^Query$/, named: /^(search|suggest)$/, countsAs: 200 },
  // Everything is counted.
  { of: /./, named: /^coverage$/, countsAs: 200 },
  // News about each of its subjects is looked at.
  { of: /^Article$/, named: /^related$/, countsAs: 50 },
];

/** As how many objects each search for words in a filter counts: it is worked out once, however many rows are kept. */
const WORDS_COUNT_AS = 200;

/** As how many objects a filter counts. */
export function extraOfFilter(where: unknown): number {
  return WORDS_COUNT_AS * searchesIn(where);
}

/** How many times a filter searches for words. */
export function searchesIn(where: unknown): number {
  if (typeof where !== 'object' || where === null) return 0;
  return Object.entries(where).reduce(
    (sum, [key, value]) => sum + (key === 'search' && typeof value === 'string' ? 1 : searchesIn(value)),
    0,
  );
}

/** Types that hold others together and are no objects themselves. */
const WRAPPERS = /(Connection|Edge|Facets)$|^(PageInfo|RateLimit)$/;

/** As how many objects a field counts, beside those it gives. */
export function extraOf(typeName: string, fieldName: string): number {
  return DEAR_FIELDS.find(({ of, named }) => of.test(typeName) && named.test(fieldName))?.countsAs ?? 0;
}

export function isWrapper(typeName: string): boolean {
  return WRAPPERS.test(typeName);
}

export function isConnection(typeName: string): boolean {
  return typeName.endsWith('Connection');
}
