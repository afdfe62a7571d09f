import type { Operator, RelationFilter, ValueFilter, ValueType } from '../kinds/filter.js';
import { kindOf } from '../kinds/index.js';
import type { Condition } from '../kinds/where.js';
import type { Moment } from '../lib/calendar.js';
import { groupBy } from '../lib/group-by.js';
import type { Parameters } from './db.js';
import { fromSql, visibleSql, type Viewer } from './viewer.js';

/** What a condition is written for: who asks, when, into which statement. */
export interface SqlContext {
  readonly viewer: Viewer;
  readonly moment: Moment;
  readonly parameters: Parameters;
  /** Sets of ids that the statement works out once, before the rest; left out where it has none. */
  readonly sets?: IdSets;
  /**
   * Whether rows come one by one in their order and few are wanted: each is then looked up in its links. Otherwise the
   * database may compare whole sets.
   */
  readonly isProbing?: boolean;
}

/** Sets of ids under names: the `with` of a statement. The same set is worked out once. */
export class IdSets {
  private readonly sets = new Map<unknown, { readonly name: string; readonly sql: string }>();

  /** The name of the set that `of` stands for. */
  add(of: unknown, sql: () => string): string {
    const known = this.sets.get(of);
    if (known) return known.name;
    // Written first: it may need sets of its own, which then stand before it.
    const text = sql();
    const name = `ids${this.sets.size}`;
    this.sets.set(of, { name, sql: text });
    return name;
  }

  /** The beginning of a statement that uses them. */
  withSql(): string {
    const sets = [...this.sets.values()].map(({ name, sql }) => `${name} (id) as materialized (${sql})`);
    return sets.length === 0 ? '' : `with ${sets.join(', ')} `;
  }
}

/**
 * A filter as SQL on `t` (and `s`). Values go in as parameters only. Related rows count only where the viewer may see
 * them, so that nothing invisible shows through a filter.
 */
export function whereSql(condition: Condition, context: SqlContext): string {
  switch (condition.type) {
    case 'all':
      return joined(condition.of, ' and ', 'true', context);
    case 'any':
      return joined(condition.of, ' or ', 'false', context);
    case 'not':
      // "is not true" and not "not": what has no value does not have this one either.
      return `(${whereSql(condition.of, context)}) is not true`;
    case 'related':
      return relationSql(condition, context);
    case 'among':
      return amongSql(condition, context);
    case 'on':
      return `(${withMoment(condition.sql, context).replaceAll(':day', context.parameters.add(condition.day, 'date'))})`;
    case 'externalId':
      return externalIdSql(condition.sql, condition, context.parameters);
    case 'search':
      return condition.sql.replaceAll(':terms', context.parameters.add(JSON.stringify(condition.terms), 'jsonb'));
    case 'compare': {
      const filter = { ...condition.filter, sql: withMoment(condition.filter.sql, context) };
      return compareSql(filter, condition.operator, condition.value, context.parameters);
    }
  }
}

/** Writes the hour and the newsroom's day where a kind's SQL asks for them. */
export function withMoment(sql: string, { moment, parameters }: Pick<SqlContext, 'moment' | 'parameters'>): string {
  const dated = sql.includes(':today') ? sql.replaceAll(':today', parameters.add(moment.today, 'date')) : sql;
  return dated.includes(':now')
    ? dated.replaceAll(':now', parameters.add(moment.now.toISOString(), 'timestamptz'))
    : dated;
}

/** The condition that a JSON list of external ids holds one of that scheme and value. */
export function externalIdSql(
  sql: string,
  { scheme, value }: { readonly scheme: string; readonly value: string },
  parameters: Parameters,
): string {
  return `${sql} @> ${parameters.add(JSON.stringify([{ scheme, value }]), 'jsonb')}`;
}

/** A condition on related rows. */
export type Related = Extract<Condition, { readonly type: 'related' }>;

function relationSql(condition: Related, context: SqlContext): string {
  const { filter } = condition;
  const sql = (context.isProbing && filter.driven?.probe) || filter.sql;
  return withMoment(sql, context).replaceAll(':related', relatedIds(condition, context));
}

type Among = Extract<Condition, { readonly type: 'among' }>;

/** The condition that a row, or a link of it, names one of the ids. */
function amongSql({ filter, ids }: Among, { parameters, isProbing }: SqlContext): string {
  const given = parameters.add(ids, 'bigint[]');
  const found = groupBy(filter.driven.runs, ({ links }) => links);
  const alternatives = [...found].map(([links, runs]) => {
    const named = runs.map(({ key, holds }) => [`${key} = any(${given})`, ...(holds ? [holds] : [])].join(' and '));
    const any = named.length === 1 ? named.join() : `(${named.map((each) => `(${each})`).join(' or ')})`;
    if (links === null) return any;
    // What has an offset stays a question about one row.
    return `exists (select 1 from ${links} l where ${runs[0]!.owner} = t.id and ${any}${isProbing ? ' offset 0' : ''})`;
  });
  return alternatives.length === 1 ? alternatives.join() : `(${alternatives.join(' or ')})`;
}

/** Whether a relation goes through links alone: then it asks nothing of the row but its id. */
export function isByLinks(filter: RelationFilter): boolean {
  return filter.driven?.runs.every(({ links }) => links !== null) ?? false;
}

/** A select of the ids of the related rows that match. Subjects are few enough to be worked out beforehand. */
export function relatedIds(condition: Related, context: SqlContext): string {
  const { filter, where } = condition;
  const select = () => matchingIds(filter.kind, where, { ...context, isProbing: false });
  return context.sets && isByLinks(filter) ? `select id from ${context.sets.add(condition, select)}` : select();
}

function matchingIds(kindName: string, where: Condition, context: SqlContext): string {
  const kind = kindOf(kindName);
  return `select t.id from ${fromSql(kind)} where ${visibleSql(kind, context.viewer)} and ${whereSql(where, context)}`;
}

function joined(conditions: readonly Condition[], by: string, none: string, context: SqlContext): string {
  if (conditions.length === 0) return none;
  return `(${conditions.map((condition) => whereSql(condition, context)).join(by)})`;
}

const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  id: 'bigint',
  string: 'text',
  url: 'text',
  language: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  day: 'date',
  instant: 'timestamptz',
  enum: 'text',
  optionalEnum: 'text',
};

type Comparison = (sql: string, value: unknown, type: string, parameters: Parameters) => string;

const COMPARISONS: Readonly<Record<Operator, Comparison>> = {
  eq: (sql, value, type, parameters) => `${sql} = ${parameters.add(value, type)}`,
  not: (sql, value, type, parameters) => `${sql} is distinct from ${parameters.add(value, type)}`,
  in: (sql, value, type, parameters) => `${sql} = any(${parameters.add(value, `${type}[]`)})`,
  gte: (sql, value, type, parameters) => `${sql} >= ${parameters.add(value, type)}`,
  gt: (sql, value, type, parameters) => `${sql} > ${parameters.add(value, type)}`,
  lte: (sql, value, type, parameters) => `${sql} <= ${parameters.add(value, type)}`,
  lt: (sql, value, type, parameters) => `${sql} < ${parameters.add(value, type)}`,
  contains: (sql, value, _type, parameters) => `strpos(${folded(sql)}, ${folded(parameters.add(value, 'text'))}) > 0`,
  startsWith: (sql, value, _type, parameters) =>
    `starts_with(${folded(sql)}, ${folded(parameters.add(value, 'text'))})`,
  isNull: (sql, value) => `${sql} is ${value === true ? '' : 'not '}null`,
};

function compareSql(filter: ValueFilter, operator: Operator, value: unknown, parameters: Parameters): string {
  const compared = (by: Operator) =>
    filter.value === 'language'
      ? languageSql(filter.sql, by, value, parameters)
      : COMPARISONS[by](filter.sql, value, SQL_TYPES[filter.value], parameters);
  if (filter.over === undefined) return compared(operator);
  const each = (condition: string) => `exists (select 1 from ${filter.over} where ${condition})`;
  if (operator === 'isNull') return value === true ? `not ${each('true')}` : each('true');
  return operator === 'not' ? `not ${each(compared('eq'))}` : each(compared(operator));
}

/** `en` takes en-GB along; `en-GB` does not take en. */
export function languageSql(sql: string, operator: Operator, value: unknown, parameters: Parameters): string {
  const tags = operator === 'in' ? (value as readonly string[]) : [String(value)];
  const given = parameters.add(tags, 'text[]');
  const below = parameters.add(
    tags.map((tag) => `${tag}-%`),
    'text[]',
  );
  const matches = `(${sql} = any(${given}) or ${sql} like any(${below}))`;
  return operator === 'not' ? `not ${matches}` : matches;
}

/** Upper and lower case and accents apart. */
function folded(sql: string): string {
  return `unaccent(lower(${sql}))`;
}
