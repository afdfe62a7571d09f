import type { Kind } from '../kinds/kind.js';
import { PARENT, THOSE, type Driven, type Run } from '../kinds/run.js';
import type { Id } from '../lib/node-key.js';
import { carriedBy } from './carried.js';
import { EVERYTHING, type Condition } from '../kinds/where.js';
import { visibleSql } from './viewer.js';
import {
  isByLinks,
  languageSql,
  relatedIds,
  whereSql,
  withMoment,
  type IdSets,
  type Related,
  type SqlContext,
} from './where-sql.js';

/** Which list: of a kind, of what belongs to a parent or of all, and what of it the filter lets through. */
export interface ListSet {
  readonly kind: Kind;
  readonly where?: Condition;
  /** Of a nested list: one of the kind's scopes. */
  readonly scope?: string;
  /** Of the list of one parent: the ids by which the scope finds its rows, where they were looked up already. */
  readonly scopeIds?: readonly Id[];
  /** One language edition of each work: the languages wanted, most wanted first; every edition when left out. */
  readonly editions?: readonly string[];
}

/** A condition of a list, one of those that must all hold. */
export interface Conjunct {
  /** Rows one by one, or whole sets. */
  readonly sql: (context: SqlContext) => string;
  /** Whether it asks more of a row than its id. */
  readonly needsRow: boolean;
  /** Where all rows that it lets through are found; null when only by looking at every row. */
  readonly sources: readonly Source[] | null;
  /** What is left of it for what is found there; null for nothing. */
  readonly rest: ((context: SqlContext) => string) | null;
  /** Whether what is left asks more of a row than its id. */
  readonly restNeedsRow: boolean;
  /** The same as `sql` on the rows of a run; null where these do not hold what it asks for. */
  readonly onRun: (run: Run) => ((context: SqlContext) => string) | null;
}

/** Rows to be read: those of a run whose key is among the ids. */
export interface Source {
  readonly run: Run;
  /** A select of the ids. Written only where it is read from: a value that no SQL asks for would have no type. */
  readonly ids: () => string;
  /** Whether there is one id at most. */
  readonly isOne: boolean;
  /** The ids themselves, where they are known. */
  readonly known?: readonly Id[];
}

/** So many rows of a source are counted before it is chosen: what has as many counts as large. */
export const LARGE = 2000;

/** What the SQL of a list is written for: it may work out sets of ids beforehand. */
export interface ListContext extends SqlContext {
  readonly kind: Kind;
  readonly sets: IdSets;
}

/** What a list asks of its rows: to belong to the parent, and each condition of its filter. */
export function conjunctsOf(list: ListSet, context: ListContext): Conjunct[] {
  const filters = flat(list.where ?? EVERYTHING).map((condition) => ofCondition(condition, context));
  return list.scope === undefined ? filters : [ofScope(list, list.scope, context), ...filters];
}

function ofScope({ kind, scopeIds }: ListSet, name: string, context: ListContext): Conjunct {
  const scope = kind.scopes[name];
  if (!scope) throw new Error(`A ${kind.noun} is not listed by ${name}.`);
  const { driven } = scope;
  return {
    sql: (context) => withMoment((context.isProbing && driven?.probe) || scope.sql, context),
    needsRow: !driven?.runs.every(({ links }) => links !== null) || driven.rest !== undefined,
    sources: driven ? (scopeIds ? sourcesAmong(driven.runs, scopeIds, context) : sourcesWithin(driven, context)) : null,
    rest: driven?.rest === undefined ? null : (context) => withMoment(driven.rest!, context),
    restNeedsRow: driven?.rest !== undefined,
    onRun: () => null,
  };
}

function sourcesWithin({ runs, ids }: Driven, context: SqlContext): Source[] {
  return runs.map((run) => ({ run, ids: () => withMoment(ids, context), isOne: ids === PARENT }));
}

function ofCondition(condition: Condition, context: ListContext): Conjunct {
  const sql = (context: SqlContext) => whereSql(condition, context);
  const asksRow = needsRow(condition);
  return {
    sql,
    needsRow: asksRow,
    sources: sourcesOf(condition, context),
    onRun(run) {
      const carried = carriedBy(run, condition, context.kind);
      return carried && ((context) => whereSql(carried, context));
    },
    ...(condition.type === 'related' || condition.type === 'among'
      ? { rest: null, restNeedsRow: false }
      : { rest: sql, restNeedsRow: asksRow }),
  };
}

/** Where all rows that a condition lets through are found; null when that is not known. */
function sourcesOf(condition: Condition, context: ListContext): readonly Source[] | null {
  if (condition.type === 'related') return sourcesOfRelation(condition, context);
  if (condition.type === 'among') return sourcesAmong(condition.filter.driven.runs, condition.ids, context);
  if (condition.type === 'compare') return sourcesOfLanguage(condition, context);
  if (condition.type === 'any') {
    const branches = condition.of.map((branch) => sourcesOf(branch, context));
    return branches.length > 0 && branches.every((branch) => branch !== null) ? branches.flat() : null;
  }
  if (condition.type === 'all') {
    return condition.of.map((part) => sourcesOf(part, context)).find((sources) => sources !== null) ?? null;
  }
  return null;
}

/** The rows of some runs that name one of the ids. */
function sourcesAmong(runs: readonly Run[], known: readonly Id[], { parameters }: ListContext): Source[] {
  let written: string | undefined;
  const ids = () => (written ??= `select unnest(${parameters.add(known, 'bigint[]')})`);
  return runs.map((run) => ({ run, ids, isOne: known.length <= 1, known }));
}

/** The rows in a language: one range for each of the tags there that the wanted ones stand for. */
function sourcesOfLanguage(
  { filter, operator, value }: Extract<Condition, { readonly type: 'compare' }>,
  context: ListContext,
): readonly Source[] | null {
  const { run } = filter;
  if (!run || operator === 'not') return null;
  const { kind, viewer } = context;
  const from = `${kind.table} t where ${visibleSql(kind, viewer)}`;
  // From one tag to the next along the index: there are few, on very many rows.
  const there = () => `with recursive there (tag) as (
      (select min(${filter.sql}) from ${from})
      union all select (select min(${filter.sql}) from ${from} and ${filter.sql} > there.tag)
        from there where there.tag is not null)
    select tag from there where ${languageSql('tag', operator, value, context.parameters)}`;
  const set = {};
  return [{ run, ids: () => `select id from ${context.sets.add(set, there)}`, isOne: false }];
}

function sourcesOfRelation(condition: Related, context: ListContext): readonly Source[] | null {
  const { filter, where } = condition;
  const { driven } = filter;
  if (!driven) return null;
  const all = () => driven.ids.replaceAll(THOSE, relatedIds(condition, context));
  const set = {};
  // Not by links: there may be very many of them, and then this is no way.
  const ids = isByLinks(filter)
    ? all
    : () =>
        `select id from ${context.sets.add(set, () => `select id from (${all()}) related (id) limit ${LARGE + 1}`)}`;
  const isOne = driven.ids === THOSE && isOfOne(where);
  return driven.runs.map((run) => ({ run, ids, isOne }));
}

/** The conditions that must all hold. */
function flat(condition: Condition): readonly Condition[] {
  return condition.type === 'all' ? condition.of.flatMap(flat) : [condition];
}

function needsRow(condition: Condition): boolean {
  if (condition.type === 'all' || condition.type === 'any') return condition.of.some(needsRow);
  if (condition.type === 'not') return needsRow(condition.of);
  return (condition.type !== 'related' && condition.type !== 'among') || !isByLinks(condition.filter);
}

/** Whether at most one row can match: it asks for something that no two rows have. */
function isOfOne(condition: Condition): boolean {
  return flat(condition).some((part) => {
    if (part.type === 'compare') return part.filter.unique === true && part.operator === 'eq';
    // A subject's filter by kind speaks of the same row.
    return part.type === 'related' && part.filter.sql === 't.id in (:related)' && isOfOne(part.where);
  });
}
