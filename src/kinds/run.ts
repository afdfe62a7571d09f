/**
 * An index that keeps the rows of a kind together by something they share, in one of the kind's orders: the statements
 * of each speaker, newest first. A page of those that share it is one range of the index, however many there are.
 */
export interface Run {
  /** The table of links that is read, as `l`; null for the kind's own, as `t`. */
  readonly links: string | null;
  /** The id of the kind's row. */
  readonly owner: string;
  /** What is shared. */
  readonly key: string;
  /** Which of the rows are meant; all when left out. */
  readonly holds?: string;
  /** What is asked of them besides, which hangs on the object that a nested list belongs to, or on the hour. */
  readonly within?: string;
  /** Of links, which know what their owner is: those that readers without a token may see. */
  readonly visible?: string;
  /** The columns of links, besides the key and the order, that hold what their owner has. */
  readonly carries?: readonly string[];
  /** The order of the kind in which those that share the key stand, and what it is in the table read. */
  readonly order: { readonly field: string; readonly sql: string };
}

/** The ids of exactly the related rows that match. */
export const THOSE = ':related';
/** The id of the object that a nested list belongs to. */
export const PARENT = 'select parent.id';

/** Where the rows of a filter or scope are found: those of some runs whose key is among the ids. */
export interface Driven {
  readonly runs: readonly Run[];
  /** The ids, from `:related`, the related rows that match; of a scope from `parent`. */
  readonly ids: string;
  /** SQL of the relation itself for one row at a time, which the database does not turn into a join of whole sets. */
  readonly probe?: string;
  /** What has to be asked of the rows found besides; nothing when left out. */
  readonly rest?: string;
}

/** Rows of a kind by what a column of theirs names, through an index on that column and the order. */
export function columnRun(column: string, order: Run['order']): Run {
  return { links: null, owner: 't.id', key: column, order };
}
