import type { DatePrecision, Day } from '../lib/calendar.js';
import type { Id, NodeKey } from '../lib/node-key.js';
import type { Facets } from './facet.js';
import type { Filters } from './filter.js';
import type { Driven } from './run.js';

/**
 * What a kind of content is, as plain data: where its rows are, what a row holds, how it is filtered, ordered and
 * walked, and what a reader may see of it. Lists, look-ups, relations and the `where` inputs iterate over it.
 *
 * SQL in a kind is written once, here, and never made from input. `t` is the kind's own table, `s` its row in
 * `subject` where the kind is one, `parent` the object that a nested list belongs to.
 */
export interface Kind<Columns extends ColumnSet = ColumnSet> {
  /** The GraphQL type. */
  readonly name: string;
  /** For the sentences of errors: "article", "news item". */
  readonly noun: string;
  readonly table: string;
  /** Whether the table shares its id with `subject`. */
  readonly isSubject: boolean;
  /** The part of public addresses that its pages stand below, where it has some and they are not below its plural. */
  readonly collection?: string;
  /** Of a subject: what it is, in a sentence for journalists. */
  readonly meaning?: string;
  /** Whether the search finds it; it finds every subject. */
  readonly isSearched?: boolean;
  /** Whether it has an identity of its own: an id that `node` finds and the ledger speaks of. */
  readonly isNode: boolean;
  /**
   * Whether there are so many of it that changes are told row by row, by triggers of its own. A change of any of the others
   * may be a change of all of them.
   */
  readonly isHeardSingly?: boolean;
  readonly columns: Columns;
  readonly filters: Filters;
  readonly orders: Readonly<Record<string, Order>>;
  readonly defaultOrder: readonly OrderTerm[];
  /** Nested lists of this kind, by what they are of. */
  readonly scopes: Readonly<Record<string, Scope>>;
  /** Of what comes in several languages: the editions of one work. */
  readonly editions?: Editions;
  /** What a list of it can be counted by; left out where there is nothing to count by. */
  readonly facets?: Facets;
  /** What readers without a token may see; everything when empty. */
  readonly visible: readonly VisibilityRule[];
  /** SQL on `t`: whether something was taken back, and why, in the newsroom's words; left out where nothing can be. */
  readonly withdrawn?: { readonly holds: string; readonly reason: string };
  /** Look-ups besides the id: the key of the `by` argument and the condition that finds the row. */
  readonly keys: Readonly<Record<string, LookUp>>;
}

/** Columns of `t`: what the language editions of one work share, and what tells them apart. */
export interface Editions {
  readonly work: string;
  readonly language: string;
  readonly isOriginal: string;
}

/** The plural of a kind's noun, for sentences and addresses. */
export function pluralOf({ noun }: Kind): string {
  if (noun.startsWith('news')) return 'news';
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** The kind's noun with its article: an official. */
export function oneOf({ noun }: Kind): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Which rows belong to the object `parent.id`, and their order where it is not the kind's own. */
export interface Scope {
  readonly sql: string;
  /** Where they are found without looking at every row. */
  readonly driven?: Driven;
  readonly defaultOrder?: readonly OrderTerm[];
}

/** A column must hold one of the values, or be true. Whatever it hangs on is kept in the row by triggers. */
export type VisibilityRule =
  { readonly column: string; readonly oneOf: readonly string[] } | { readonly holds: string };

/** A look-up by something unique, given as `:value`: `normalize` reads what people write into what the column holds. */
export interface LookUp {
  readonly sql: string;
  readonly normalize: (value: string) => string;
}

/** A field that lists can be ordered by. */
export interface Order {
  readonly sql: string;
  readonly type: 'text' | 'timestamptz' | 'date' | 'integer' | 'double precision';
  readonly nullable: boolean;
  readonly description: string;
  /** Used by a scope's own order, and not offered to clients. */
  readonly isInternal?: boolean;
}

/** One term of an order. */
export interface OrderTerm {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** One column of a row: the SQL that gives it, and what the JSON of it is read into. */
export interface Column<Value> {
  readonly sql: string;
  readonly read?: (json: unknown) => Value;
  /** Never set: carries the type of the value to `RowOf`. */
  readonly value?: Value;
}

export type ColumnSet = Readonly<Record<string, Column<unknown>>>;

/** A row of a kind: its type, its opaque id, its key in the database, and its columns. */
export type RowOf<Columns extends ColumnSet> = NodeRow & {
  readonly [Name in keyof Columns]: Columns[Name] extends Column<infer Value> ? Value : never;
};

/** What every row has. */
export interface NodeRow {
  readonly typeName: string;
  /** The opaque id of the API. */
  readonly id: string;
  /** The id in the database. */
  readonly key: Id;
}

export type Localized = Readonly<Record<string, string>>;
export type LocalizedLists = Readonly<Record<string, readonly string[]>>;

function plain<Value>(sql: string): Column<Value> {
  return { sql };
}

function instantFrom(json: unknown): Date {
  return new Date(String(json));
}

export const column = {
  text: (sql: string) => plain<string>(sql),
  optionalText: (sql: string) => plain<string | null>(sql),
  word: <Word extends string>(sql: string) => plain<Word>(sql),
  optionalWord: <Word extends string>(sql: string) => plain<Word | null>(sql),
  integer: (sql: string) => plain<number>(sql),
  optionalInteger: (sql: string) => plain<number | null>(sql),
  number: (sql: string) => plain<number>(sql),
  boolean: (sql: string) => plain<boolean>(sql),
  optionalBoolean: (sql: string) => plain<boolean | null>(sql),
  optionalDay: (sql: string) => plain<Day | null>(sql),
  precision: (sql: string) => plain<DatePrecision>(sql),
  localized: (sql: string) => plain<Localized>(sql),
  localizedLists: (sql: string) => plain<LocalizedLists>(sql),
  json: <Value>(sql: string) => plain<Value>(sql),
  instant: (sql: string): Column<Date> => ({ sql, read: instantFrom }),
  optionalInstant: (sql: string): Column<Date | null> => ({
    sql,
    read: (json) => (json === null ? null : instantFrom(json)),
  }),
  /** One object of a known type. */
  ref: (typeName: string, sql: string) => plain<NodeKey>(`'${typeName}:' || ${sql}`),
  optionalRef: (typeName: string, sql: string) => plain<NodeKey | null>(`'${typeName}:' || ${sql}`),
  /** One object that a select finds, or none. */
  optionalRefOf: (select: string) => plain<NodeKey | null>(`(${select})`),
  /** One subject of any kind. A kind's name with one capital is its GraphQL type. */
  subjectRef: (sql: string) =>
    plain<NodeKey>(`(select initcap(k.kind) || ':' || k.id from subject k where k.id = ${sql})`),
  /** A short list: a select of one column, the references in their order. */
  refs: (select: string) => plain<readonly NodeKey[]>(`array(${select})`),
} as const;
