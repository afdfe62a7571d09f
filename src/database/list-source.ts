import type { Driven, Run } from '../kinds/run.js';
import type { Kind, Scope } from '../kinds/kind.js';
import { EVERYTHING, type Condition } from '../kinds/where.js';
import { editionSql } from './edition.js';
import type { Parameters } from './db.js';
import type { Ordering } from './order.js';
import type { Reader } from './reader.js';
import { fromSql, visibleSql } from './viewer.js';
import { IdSets, isByLinks, relatedIds, whereSql, withMoment, type Related, type SqlContext } from './where-sql.js';

/** Which list: of a kind, of what belongs to a parent or of all, and what of it the filter lets through. */
export interface ListSet {
  readonly kind: Kind;
  readonly where?: Condition;
  /** Of a nested list: one of the kind's scopes. */
  readonly scope?: string;
  /** One language edition of each work: the languages wanted, most wanted first; every edition when left out. */
  readonly editions?: readonly string[];
}

/** A condition of a list, one of those that must all hold. */
interface Conjunct {
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
}

/** Rows to be read: those of a run whose key is among the ids. */
interface Source {
  readonly run: Run;
  readonly ids: string;
  /** Whether there is one id at most. */
  readonly isOne: boolean;
}

/** One of the ways to come by the rows of a list; `sources` is null where every row is looked at. */
interface Way {
  readonly number: number;
  readonly sources: readonly Source[] | null;
  readonly conjunct: Conjunct | null;
}

/** So many rows of a source are counted before the way is chosen: what has as many counts as large. */
const LARGE = 2000;
/** So many ranges are read at most where each has more rows than are wanted. */
const MOST_RANGES = 100;
const MOST_DRIVEN_WAYS = 4;
const EVERY_ROW = 99;

/**
 * Where the rows of a list are read from. A filter by several things can be answered from any of them: the smallest is
 * read and the others are looked up for each of its rows, which the database finds out by counting as it begins. Where
 * nothing small is among them, rows are read in the list's order until there are enough.
 */
export class ListSource {
  private readonly kind: Kind;
  private readonly sets = new IdSets();
  private readonly conjuncts: readonly Conjunct[];
  private readonly ways: readonly Way[];

  constructor(
    private readonly list: ListSet,
    private readonly ordering: Ordering,
    private readonly reader: Pick<Reader, 'viewer' | 'moment'>,
    private readonly parameters: Parameters,
  ) {
    this.kind = list.kind;
    this.conjuncts = [...this.scopeConjuncts(), ...this.whereConjuncts()];
    const driven = this.conjuncts.flatMap((conjunct) => (conjunct.sources === null ? [] : [conjunct]));
    const ways = driven
      .slice(0, MOST_DRIVEN_WAYS)
      .map((conjunct, number): Way => ({ number, sources: conjunct.sources, conjunct }));
    this.ways = this.isSettled(ways) ? ways : [...ways, { number: EVERY_ROW, sources: null, conjunct: null }];
  }

  /** Whether there is but one way: its rows come in the list's order from one range, or from those of one parent. */
  private isSettled(ways: readonly Way[]): boolean {
    const isOfParent = this.list.scope !== undefined && ways[0]?.conjunct === this.conjuncts[0];
    return (
      ways.length === 1 &&
      ways[0]!.sources!.every(({ isOne, run }) => (isOne || isOfParent) && this.ordering.startsAs(run))
    );
  }

  /** A statement with the sets that it needs before it; `write` writes it. */
  statement(write: () => string): string {
    const sql = write();
    return `${this.sets.withSql()}${sql}`;
  }

  /** A join that chooses the way for each parent; nothing where there is but one. */
  choiceSql(): string {
    if (this.ways.length === 1) return '';
    const costs = this.ways.map(({ number, sources }) => `(${number}, ${sources ? this.costSql(sources) : LARGE + 1})`);
    return `cross join lateral (select n from (values ${costs.join(', ')}) way (n, cost) order by cost, n limit 1) chosen`;
  }

  /**
   * A select of the first `limit` rows of the list that `beyond` lets through, with their ids and what they are ordered
   * by; of each way as many, so that they are to be ordered and cut once more.
   */
  rowsSql(backwards: boolean, limit: string, beyond: (expressions: readonly string[]) => string): string {
    const { ordering } = this;
    return this.union(({ sources, conjunct }) => {
      if (sources === null) {
        const expressions = ordering.expressions();
        return [
          `select ${ordering.valuesSql(expressions)} from ${fromSql(this.kind)}
          where ${this.listedSql(true)} and ${beyond(expressions)}
          order by ${ordering.orderSql(expressions, backwards)} limit ${limit}`,
        ];
      }
      return sources.map((source) => {
        const expressions = ordering.expressions(source.run);
        const found = this.foundSql(source, conjunct, true, ordering.standsIn(source.run));
        return `select found.* from (${source.ids}) of (id) cross join lateral (
          select ${ordering.valuesSql(expressions)} ${found} and ${beyond(expressions)}
          order by ${ordering.orderSql(expressions, backwards)} limit ${limit}) found`;
      });
    });
  }

  /** A select of the ids of the whole list, each once. */
  idsSql(): string {
    const isOnce = this.ways.every(({ sources }) => sources === null || (sources.length === 1 && sources[0]!.isOne));
    const ids = this.union(({ sources, conjunct }) => {
      if (sources === null) return [`select t.id from ${fromSql(this.kind)} where ${this.listedSql(false)}`];
      return sources.map((source) => {
        return `select found.id from (${source.ids}) of (id) cross join lateral (
          select ${source.run.owner} as id ${this.foundSql(source, conjunct, false, true)}) found`;
      });
    });
    return isOnce ? ids : `select distinct id from (${ids}) listed`;
  }

  /** The selects of all ways; but one of them runs. */
  private union(selects: (way: Way) => string[]): string {
    const gate = (way: Way) => (this.ways.length === 1 ? 'true' : `chosen.n = ${way.number}`);
    return this.ways
      .flatMap((way) => selects(way).map((select) => `select * from (${select}) way where ${gate(way)}`))
      .join(' union all ');
  }

  /** From where on of a select that reads a source and lets through what belongs to the list. */
  private foundSql({ run }: Source, conjunct: Conjunct | null, isProbing: boolean, isOrderedByRun: boolean): string {
    const others = this.conjuncts.filter((other) => other !== conjunct);
    const needsRow =
      others.some((other) => other.needsRow) || conjunct?.restNeedsRow || this.list.editions !== undefined;
    const seen = this.reader.viewer.maySeeDrafts ? [] : run.visible ? [run.visible] : null;
    const isBare = run.links !== null && seen !== null && isOrderedByRun && !needsRow;
    const conditions = [
      `${run.key} = of.id`,
      ...(run.holds ? [run.holds] : []),
      ...(seen ?? []),
      ...(isBare ? [] : [visibleSql(this.kind, this.reader.viewer)]),
      ...others.map(({ sql }) => sql(this.context(isProbing))),
      ...(conjunct?.rest ? [conjunct.rest(this.context(isProbing))] : []),
      ...this.editionConditions(),
    ];
    const row = isBare
      ? `cross join lateral (select ${run.owner} as id) t`
      : `join ${this.kind.table} t on t.id = ${run.owner}`;
    const from = run.links === null ? fromSql(this.kind) : `${run.links} l ${row}`;
    return `from ${from} where ${conditions.join(' and ')}`;
  }

  /** All conditions of the list, as SQL on `t`. */
  private listedSql(isProbing: boolean): string {
    return [...this.sharedConditions(isProbing), ...this.editionConditions()].join(' and ');
  }

  /** What the list asks of a row, as SQL on `t`, whichever edition of its work it is. */
  passSql(): string {
    return this.sharedConditions(false).join(' and ');
  }

  private sharedConditions(isProbing: boolean): string[] {
    const conditions = this.conjuncts.map(({ sql }) => sql(this.context(isProbing)));
    return [visibleSql(this.kind, this.reader.viewer), ...conditions];
  }

  private editionConditions(): string[] {
    const { editions } = this.list;
    if (!editions) return [];
    return [editionSql(this.kind, editions, this.sharedConditions(true).join(' and '), this.parameters)];
  }

  /** How many rows a way has to read, counted as far as `LARGE`; beyond it, whether it can stop early. */
  private costSql(sources: readonly Source[]): string {
    const counts = sources.map(({ run, ids }) => {
      const from = run.links === null ? fromSql(this.kind) : `${run.links} l`;
      const conditions = [
        `${run.key} = of.id`,
        ...(run.holds ? [run.holds] : []),
        ...(this.reader.viewer.maySeeDrafts || !run.visible ? [] : [run.visible]),
      ];
      return `select 1 from (${ids} limit ${LARGE}) of (id) cross join lateral (
        select 1 from ${from} where ${conditions.join(' and ')} limit ${LARGE}) found`;
    });
    const size = `(select count(*) from (${counts.map((count) => `(${count})`).join(' union all ')} limit ${LARGE}) counted)`;
    const ranges = sources.map(({ ids }) => `(select count(*) from (${ids} limit ${LARGE + 1}) counted)`).join(' + ');
    const early = sources.every(({ run }) => this.ordering.startsAs(run))
      ? `case when ${ranges} <= ${MOST_RANGES} then ${LARGE} else ${LARGE + 2} end`
      : `${LARGE + 2}`;
    return `case when ${ranges} > ${LARGE} then ${LARGE + 3} when ${size} < ${LARGE} then ${size} else ${early} end`;
  }

  private scopeConjuncts(): Conjunct[] {
    const { scope: name } = this.list;
    if (name === undefined) return [];
    const scope: Scope | undefined = this.kind.scopes[name];
    if (!scope) throw new Error(`A ${this.kind.noun} is not listed by ${name}.`);
    const { driven } = scope;
    return [
      {
        sql: (context) => withMoment(scope.sql, context),
        needsRow: !driven?.runs.every(({ links }) => links !== null) || driven.rest !== undefined,
        sources: driven ? this.sourcesWithin(driven) : null,
        rest: driven?.rest === undefined ? null : (context) => withMoment(driven.rest!, context),
        restNeedsRow: driven?.rest !== undefined,
      },
    ];
  }

  private sourcesWithin({ runs, ids }: Driven): Source[] {
    const written = (sql: string) => withMoment(sql, this.context(false));
    return runs.map((run) => ({
      run: { ...run, holds: run.holds && written(run.holds) },
      ids: written(ids),
      isOne: ids === 'select parent.id',
    }));
  }

  private whereConjuncts(): Conjunct[] {
    return flat(this.list.where ?? EVERYTHING).map((condition) => ({
      sql: (context) => whereSql(condition, context),
      needsRow: needsRow(condition),
      sources: this.sourcesOf(condition),
      ...(condition.type === 'related'
        ? { rest: null, restNeedsRow: false }
        : { rest: (context: SqlContext) => whereSql(condition, context), restNeedsRow: needsRow(condition) }),
    }));
  }

  /** Where all rows that a condition lets through are found; null when that is not known. */
  private sourcesOf(condition: Condition): readonly Source[] | null {
    if (condition.type === 'related') return this.sourcesOfRelation(condition);
    if (condition.type === 'any') {
      const branches = condition.of.map((branch) => this.sourcesOf(branch));
      return branches.length > 0 && branches.every((branch) => branch !== null) ? branches.flat() : null;
    }
    if (condition.type === 'all') {
      return condition.of.map((part) => this.sourcesOf(part)).find((sources) => sources !== null) ?? null;
    }
    return null;
  }

  private sourcesOfRelation(condition: Related): readonly Source[] | null {
    const { filter, where } = condition;
    const { driven } = filter;
    if (!driven) return null;
    const all = driven.ids.replaceAll(':related', relatedIds(condition, this.context(false)));
    // Not by links: there may be very many of them, and then this is no way.
    const ids = isByLinks(filter)
      ? all
      : `select id from ${this.sets.add({}, () => `select id from (${all}) related (id) limit ${LARGE + 1}`)}`;
    const isOne = driven.ids === ':related' && isOfOne(where);
    return driven.runs.map((run) => ({ run, ids, isOne }));
  }

  private context(isProbing: boolean): SqlContext {
    const { viewer, moment } = this.reader;
    return { viewer, moment, parameters: this.parameters, sets: this.sets, isProbing };
  }
}

/** The conditions that must all hold. */
function flat(condition: Condition): readonly Condition[] {
  return condition.type === 'all' ? condition.of.flatMap(flat) : [condition];
}

function needsRow(condition: Condition): boolean {
  if (condition.type === 'all' || condition.type === 'any') return condition.of.some(needsRow);
  if (condition.type === 'not') return needsRow(condition.of);
  return condition.type !== 'related' || !isByLinks(condition.filter);
}

/** Whether at most one row can match: it asks for something that no two rows have. */
function isOfOne(condition: Condition): boolean {
  return flat(condition).some((part) => {
    if (part.type === 'compare') return part.filter.unique === true && part.operator === 'eq';
    // A subject's filter by kind speaks of the same row.
    return part.type === 'related' && part.filter.sql === 't.id in (:related)' && isOfOne(part.where);
  });
}
