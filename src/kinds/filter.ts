import type { Driven, Run } from './run.js';

/**
 * What a list can be filtered by. A filter says where the value is; `parseWhere` reads the input against it and the
 * database turns the result into SQL.
 */
export type Filter = ValueFilter | RelationFilter | DayCoveredFilter | ExternalIdFilter | SearchFilter;
export type Filters = Readonly<Record<string, Filter>>;

/** Types of value, each with its operators. */
export const OPERATORS = {
  id: ['eq', 'in', 'not'],
  string: ['eq', 'in', 'not', 'contains', 'startsWith', 'isNull'],
  url: ['eq', 'in', 'not', 'startsWith', 'isNull'],
  language: ['eq', 'in', 'not'],
  integer: ['eq', 'in', 'not', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  number: ['gte', 'gt', 'lte', 'lt'],
  boolean: ['eq', 'not', 'isNull'],
  day: ['eq', 'in', 'not', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  instant: ['eq', 'not', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  enum: ['eq', 'in', 'not'],
  optionalEnum: ['eq', 'in', 'not', 'isNull'],
} as const;

export type ValueType = keyof typeof OPERATORS;
export type Operator = (typeof OPERATORS)[ValueType][number];

/** A condition on a column of the row itself. */
export interface ValueFilter {
  readonly type: 'value';
  readonly value: ValueType;
  readonly sql: string;
  readonly description?: string;
  /** Enums: the name of the GraphQL enum and its words. */
  readonly enumName?: string;
  readonly words?: readonly string[];
  /** Where a row has several values, such as a name in each language: what lists them. One match is enough. */
  readonly over?: string;
  /** Reads what people write into what the column holds, for the exact conditions. */
  readonly normalize?: (value: string) => string;
  /** Whether no two rows have the same. */
  readonly unique?: boolean;
  /** Where the rows of each value are found without looking at every one. */
  readonly run?: Run;
  /** The column of links that holds the same, where links carry it. */
  readonly carried?: string;
  /** Of days: the periods each falls into, where they stand in an index together with the words. */
  readonly periods?: string;
}

/** A condition on related rows: for a list of them, one match is enough. */
export interface RelationFilter {
  readonly type: 'relation';
  /** The related kind. */
  readonly kind: string;
  /** Relates `t`, the filtered row, to `:related`, the ids of the related rows that match. */
  readonly sql: string;
  readonly description?: string;
  /** Where the rows are found without looking at every one. */
  readonly driven?: Driven;
  /** The column of links that holds the id of the one it is related to, where links carry it. */
  readonly carried?: string;
}

/** A relation whose rows are found by the ids of what they are related to. */
export interface DrivenFilter extends RelationFilter {
  readonly driven: Driven;
}

/** A day on which something was going on. */
export interface DayCoveredFilter {
  readonly type: 'on';
  readonly sql: string;
  readonly description?: string;
}

/** An identifier in somebody else's register; `sql` is the JSON list of those that a row has. */
export interface ExternalIdFilter {
  readonly type: 'externalId';
  readonly sql: string;
  readonly description?: string;
}

/** Words, as in the search; `sql` has `:terms` for them. */
export interface SearchFilter {
  readonly type: 'search';
  readonly sql: string;
  readonly description: string;
}

function value(type: ValueType, sql: string, description?: string): ValueFilter {
  return { type: 'value', value: type, sql, description };
}

export const filter = {
  id: (sql = 't.id'): ValueFilter => ({ ...value('id', sql), unique: true }),
  string: (sql: string, description?: string) => value('string', sql, description),
  /** A short text of which no two rows have the same. */
  key: (sql: string, description?: string): ValueFilter => ({ ...value('string', sql, description), unique: true }),
  /** A text in several languages, kept as JSON: any of them may match. */
  localized: (sql: string, description?: string): ValueFilter => ({
    ...value('string', 'each.value', description),
    over: `jsonb_each_text(${sql}) each`,
  }),
  url: (sql: string, description?: string) => value('url', sql, description),
  language: (sql: string, run?: Run): ValueFilter => ({ ...value('language', sql), run, carried: 'l.language' }),
  integer: (sql: string, description?: string) => value('integer', sql, description),
  number: (sql: string, description?: string) => value('number', sql, description),
  boolean: (sql: string, description?: string) => value('boolean', sql, description),
  day: (sql: string, description?: string) => value('day', sql, description),
  instant: (sql: string, description?: string) => value('instant', sql, description),
  word: (enumName: string, words: readonly string[], sql: string, description?: string): ValueFilter => ({
    ...value('enum', sql, description),
    enumName,
    words,
  }),
  /** Words of which a row may have none. */
  optionalWord: (enumName: string, words: readonly string[], sql: string, description?: string): ValueFilter => ({
    ...value('optionalEnum', sql, description),
    enumName,
    words,
  }),
  relation: (kind: string, sql: string, description?: string, driven?: Driven, carried?: string): RelationFilter => ({
    type: 'relation',
    kind,
    sql,
    description,
    driven,
    carried,
  }),
  on: (sql: string, description?: string): DayCoveredFilter => ({ type: 'on', sql, description }),
  externalId: (sql: string): ExternalIdFilter => ({ type: 'externalId', sql }),
  /** Words in the texts of rows of that type, which each have a document for the search. */
  words: (typeName: string, description: string): SearchFilter => ({
    type: 'search',
    sql: `t.id in (select d.node_id from search_document d
      where d.type_name = '${typeName}' and d.vector @@ search_query(:terms))`,
    description,
  }),
  /** Words in the names of subjects. */
  names: (description: string): SearchFilter => ({
    type: 'search',
    sql: 't.id = any (search_subjects(:terms))',
    description,
  }),
} as const;
