import { MOST_LISTED, type ListedPlace, type NodeRow, type OrderTerm } from '../kinds/kind.js';
import { badInput } from '../lib/errors.js';
import { groupBy } from '../lib/group-by.js';
import { splitKey, type Id, type NodeKey } from '../lib/node-key.js';
import { Cursors } from './cursor.js';
import type { ListSet } from './conjunct.js';
import { pageStatement } from './page-statement.js';
import { Ordering, type Position } from './order.js';
import type { Reader } from './reader.js';

/** The part of a list that is asked for: `first` with `after`, or `last` with `before`. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Which list, in which order, and which part of it. */
export interface ListQuery extends ListSet, PageArguments {
  /** Empty or left out: the order of the scope, else of the kind. */
  readonly orderBy?: readonly OrderTerm[] | null;
  /** Whether to count the whole list as well. */
  readonly withTotal: boolean;
}

/** A page of a list: which rows, in order, and where the page stands. */
export interface Page {
  readonly keys: readonly NodeKey[];
  /** Made when they are first asked for: signing them takes longer than most of what a list does. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Null when it was not asked for. */
  readonly total: number | null;
}

export const DEFAULT_PAGE_SIZE = 20;
export const GREATEST_PAGE_SIZE = 100;

/** Stands for the one list that has no parent. */
export const NO_PARENT: Id = '0';

/** One page of a list. One statement, the total included. */
export async function listPage(reader: Reader, query: ListQuery): Promise<Page> {
  const [page] = await listPages(reader, query, [NO_PARENT]);
  return page as Page;
}

/** The same page of the lists of many parents, in their order. One statement for all of them. */
export async function listPages(reader: Reader, query: ListQuery, parents: readonly Id[]): Promise<Page[]> {
  const { size, backwards, cursor } = readPageArguments(query);
  const orderBy = orderOf(query);
  const ordering = new Ordering(query.kind, orderBy);
  const cursorsOf = (parent: Id) => cursorsFor(reader, query, orderBy, parent);
  // A cursor belongs to the list of one parent: read by each, so that the others refuse it.
  const [position] =
    cursor === null ? [] : parents.map((parent) => cursorsOf(parent).read(cursor.text, cursor.argument));

  const { sql, values } = await pageStatement(reader, { query, orderBy, ordering, position, size, backwards, parents });
  const rows = await reader.db.query<Record<string, unknown>>(sql, values);
  const byParent = groupBy(rows, (row) => String(row.parent));
  return parents.map((parent) => {
    const found = byParent.get(parent) ?? [];
    const here = found.filter((row) => row.id !== null).sort((a, b) => Number(a.n) - Number(b.n));
    const places = here.map((row) => ({ key: row.key as NodeKey, position: ordering.positionOf(row) }));
    const total = query.withTotal ? Number(found[0]?.total) : null;
    return pageOf(places, { size, backwards, isBeyond: position !== undefined, total }, () => cursorsOf(parent));
  });
}

/** A row of a list and where it stands in it. */
export interface Place {
  readonly key: NodeKey;
  readonly position: Position;
}

/** A page from the rows it was cut from, nearest first, one more than it shows where there is one. */
function pageOf(
  places: readonly Place[],
  asked: { size: number; backwards: boolean; isBeyond: boolean; total: number | null },
  cursorsOf: () => Cursors,
): Page {
  const { size, backwards, isBeyond, total } = asked;
  const shown = places.slice(0, size);
  if (backwards) shown.reverse();
  const hasMore = places.length > size;
  // A cursor was taken from a row, which stands on its other side.
  const hasNextPage = backwards ? isBeyond : hasMore;
  const hasPreviousPage = backwards ? hasMore : isBeyond;
  return new CutPage(shown, { hasNextPage, hasPreviousPage, total }, cursorsOf);
}

/** A class, as a getter of an object's own makes a shape of objects each time, which the engine keeps with all that it sees. */
class CutPage implements Page {
  readonly keys: readonly NodeKey[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly total: number | null;
  private written: readonly string[] | null = null;

  constructor(
    private readonly shown: readonly Place[],
    { hasNextPage, hasPreviousPage, total }: Pick<Page, 'hasNextPage' | 'hasPreviousPage' | 'total'>,
    private readonly cursorsOf: () => Cursors,
  ) {
    this.keys = shown.map(({ key }) => key);
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
    this.total = total;
  }

  get cursors(): readonly string[] {
    if (this.written === null) {
      const cursors = this.cursorsOf();
      this.written = this.shown.map(({ position }) => cursors.write(position));
    }
    return this.written;
  }
}

/**
 * A nested list that stands in its parent's own row, in the order asked for: all of it, with what the viewer may not see. Null
 * where the list is to be read from the database.
 */
export function listedIn(query: ListQuery, parent: NodeRow): readonly Place[] | null {
  const { kind, scope, where, editions, after, before } = query;
  const listed = scope === undefined ? undefined : kind.scopes[scope]?.listedIn;
  const isWhole = where === undefined || (where.type === 'all' && where.of.length === 0);
  if (!listed || !isWhole || editions || isGiven(after) || isGiven(before)) return null;
  const entries = orderOf(query).map(({ field }) => listed.orders[field] ?? 0);
  const places = (parent as unknown as Record<string, readonly ListedPlace[]>)[listed.column] ?? [];
  if (entries.includes(0) || places.length > MOST_LISTED) return null;
  const ordering = new Ordering(kind, orderOf(query));
  return places
    .map((place) => ({
      key: place[0],
      position: { values: entries.map((entry) => place[entry] as string), id: splitKey(place[0]).id },
    }))
    .sort((a, b) => ordering.compare(a.position, b.position));
}

/** The page of such a list, of those of its places whose rows the viewer may see. */
export function pageOfListed(reader: Reader, query: ListQuery, parent: NodeRow, places: readonly Place[]): Page {
  const { size, backwards } = readPageArguments(query);
  const nearest = backwards ? places.toReversed() : places;
  const total = query.withTotal ? places.length : null;
  return pageOf(nearest, { size, backwards, isBeyond: false, total }, () =>
    cursorsFor(reader, query, orderOf(query), parent.key),
  );
}

function orderOf({ kind, scope, orderBy }: ListQuery): readonly OrderTerm[] {
  if (orderBy?.length) return orderBy;
  return (scope === undefined ? undefined : kind.scopes[scope]?.defaultOrder) ?? kind.defaultOrder;
}

function cursorsFor(reader: Reader, query: ListQuery, orderBy: readonly OrderTerm[], parent: Id): Cursors {
  const { kind, where, scope, editions } = query;
  return new Cursors(reader.cursorKey, kind, orderBy, [where, scope, parent, editions]);
}

interface ReadPageArguments {
  readonly size: number;
  readonly backwards: boolean;
  readonly cursor: { readonly text: string; readonly argument: 'after' | 'before' } | null;
}

function readPageArguments({ first, after, last, before }: PageArguments): ReadPageArguments {
  const backwards = isGiven(last);
  if (backwards && isGiven(first)) {
    throw badInput('Give "first" (with "after") to go forward or "last" (with "before") to go back, not both.');
  }
  if (!backwards && isGiven(before))
    throw badInput('"before" goes with "last": say how many items before it you want.');
  if (backwards && isGiven(after)) throw badInput('"after" goes with "first": say how many items after it you want.');
  const size = backwards ? pageSize(last, 'last') : pageSize(first, 'first');
  if (backwards) return { size, backwards, cursor: isGiven(before) ? { text: before, argument: 'before' } : null };
  return { size, backwards, cursor: isGiven(after) ? { text: after, argument: 'after' } : null };
}

/** How many items a page has: 20 unless told, from 1 to 100, where nothing else is said. */
export function pageSize(
  given: number | null | undefined,
  argument: 'first' | 'last',
  { usual = DEFAULT_PAGE_SIZE, most = GREATEST_PAGE_SIZE }: { readonly usual?: number; readonly most?: number } = {},
): number {
  const size = given ?? usual;
  if (Number.isInteger(size) && size >= 1 && size <= most) return size;
  throw badInput(`"${argument}" must be between 1 and ${most}, but got ${size}.`);
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
