import type { Kind } from '../kinds/kind.js';
import type { Run } from '../kinds/run.js';
import { conjunctsOf, LARGE, type Conjunct, type ListContext, type ListSet, type Source } from './conjunct.js';
import type { Parameters } from './db.js';
import { sizesOf, type Range } from './range.js';
import { settleList } from './settled.js';
import type { Id } from '../lib/node-key.js';
import { editionSql } from './edition.js';
import type { Ordering } from './order.js';
import type { Reader } from './reader.js';
import { fromSql, visibleSql } from './viewer.js';
import { IdSets, withMoment } from './where-sql.js';

/** One of the ways to come by the rows of a list; `sources` is null where every row is looked at. */
interface Way {
  readonly number: number;
  readonly sources: readonly Source[] | null;
  readonly conjunct: Conjunct | null;
}

/** Where the rows of the lists of those parents are read from, settled as far as the process knows what they go by. */
export async function sourceOf(
  reader: Reader,
  list: ListSet,
  ordering: Ordering,
  parameters: Parameters,
  parents: readonly Id[],
): Promise<ListSource> {
  // What is not kept would cost more to look up than it saves.
  const isKept = reader.caches?.freshness.isLive ?? false;
  const settled = isKept ? await settleList(reader, list, parents) : list;
  const source = new ListSource(settled, ordering, reader, parameters);
  const ranges = isKept ? source.ranges() : null;
  if (ranges) source.decide(await sizesOf(reader, list.kind, ranges));
  return source;
}

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
  /** The way to take, where that was decided beforehand. */
  private decided: { readonly way: Way; readonly isLarge: boolean } | null = null;

  constructor(
    private readonly list: ListSet,
    private readonly ordering: Ordering,
    private readonly reader: Pick<Reader, 'viewer' | 'moment'>,
    private readonly parameters: Parameters,
  ) {
    this.kind = list.kind;
    this.conjuncts = conjunctsOf(list, this.context(false));
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

  /** The ranges that decide which way is shortest; null where only the database can tell how long they are. */
  ranges(): readonly Range[] | null {
    if (this.ways.length === 1) return [];
    const sources = this.ways.flatMap((way) => way.sources ?? []);
    if (!sources.every(({ run, known }) => known && run.within === undefined)) return null;
    return sources.flatMap(({ run, known }) => (known ?? []).map((id) => ({ run, id })));
  }

  /** Settles for the shortest way; `sizeOf` is how many rows a range has, as far as `LARGE`. */
  decide(sizeOf: (range: Range) => number): void {
    if (this.ways.length === 1) return;
    const lengths = this.ways.map((way) => ({ way, ...this.lengthOf(way, sizeOf) }));
    const [shortest] = lengths.sort((a, b) => a.cost - b.cost || a.ranges - b.ranges);
    if (shortest) this.decided = { way: shortest.way, isLarge: shortest.cost >= LARGE };
  }

  /** The same as `costSql` says. */
  private lengthOf({ sources }: Way, sizeOf: (range: Range) => number): { cost: number; ranges: number } {
    if (sources === null) return { cost: LARGE + 1, ranges: 0 };
    const ranges = sources.flatMap(({ run, known }) => (known ?? []).map((id) => ({ run, id })));
    const size = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
    const isEarly = ranges.length <= MOST_RANGES && sources.every(({ run }) => this.ordering.startsAs(run));
    const cost = ranges.length > LARGE ? LARGE + 3 : size < LARGE ? size : isEarly ? LARGE : LARGE + 2;
    return { cost, ranges: ranges.length };
  }

  /** Whether there is but one way to write. */
  private get isDecided(): boolean {
    return this.decided !== null || this.ways.length === 1;
  }

  /** A statement with the sets that it needs before it; `write` writes it. */
  statement(write: () => string): string {
    const sql = write();
    return `${this.sets.withSql()}${sql}`;
  }

  /** A join that chooses the way for each parent; nothing where there is but one. */
  choiceSql(): string {
    if (this.isDecided) return '';
    const costs = this.ways.map(({ number, sources }) => `(${number}, ${sources ? this.costSql(sources) : LARGE + 1})`);
    return `cross join lateral (select n, cost from (values ${costs.join(', ')}) way (n, cost) order by cost, n limit 1) chosen`;
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
        // In another order than the run's all that is found must be looked at; told to order it here, the database would
        // rather look for it among everything.
        const first = ordering.startsAs(source.run)
          ? `order by ${ordering.orderSql(expressions, backwards)} limit ${limit}`
          : '';
        return `select found.* from (${source.ids()}) of (id) cross join lateral (
          select ${ordering.valuesSql(expressions)} ${found} and ${beyond(expressions)} ${first}) found`;
      });
    });
  }

  /**
   * A select of the ids of the whole list, each once. What is found on a way with little to read is looked up row by row
   * for the other conditions; where there is much, whole sets are compared.
   */
  idsSql(): string {
    const isOnce = this.ways.every(({ sources }) => sources === null || (sources.length === 1 && sources[0]!.isOne));
    const idsOf = ({ sources, conjunct }: Way, isProbing: boolean) =>
      (sources ?? []).map((source) => {
        return `select found.id from (${source.ids()}) of (id) cross join lateral (
          select ${source.run.owner} as id ${this.foundSql(source, conjunct, isProbing, true)}) found`;
      });
    const all = (way: Way) =>
      way.sources === null
        ? [`select t.id from ${fromSql(this.kind)} where ${this.listedSql(false)}`]
        : idsOf(way, false);
    const ids = this.isDecided
      ? this.union((way) => (this.decided?.isLarge === false ? idsOf(way, true) : all(way)))
      : [
          this.union(all, `chosen.cost >= ${LARGE}`),
          this.union((way) => idsOf(way, true), `chosen.cost < ${LARGE}`),
        ].join(' union all ');
    return isOnce ? ids : `select distinct id from (${ids}) listed`;
  }

  /** The selects of all ways; but one of them runs. */
  private union(selects: (way: Way) => string[], condition = 'true'): string {
    if (this.isDecided) return selects(this.decided?.way ?? this.ways[0]!).join(' union all ');
    const gate = (way: Way) => `chosen.n = ${way.number} and ${condition}`;
    return this.ways
      .flatMap((way) => selects(way).map((select) => `select * from (${select}) way where ${gate(way)}`))
      .join(' union all ');
  }

  /** From where on of a select that reads a source and lets through what belongs to the list. */
  private foundSql({ run }: Source, conjunct: Conjunct | null, isProbing: boolean, isOrderedByRun: boolean): string {
    const others = this.conjuncts
      .filter((other) => other !== conjunct)
      .map((other) => ({ ...other, carried: other.onRun(run) }));
    const needsRow =
      others.some((other) => other.carried === null && other.needsRow) ||
      conjunct?.restNeedsRow ||
      this.list.editions !== undefined;
    const seen = this.reader.viewer.maySeeDrafts ? [] : run.visible ? [run.visible] : null;
    const isBare = run.links !== null && seen !== null && isOrderedByRun && !needsRow;
    const conditions = [
      `${run.key} = of.id`,
      ...this.holdsOf(run),
      ...(seen ?? []),
      ...(isBare ? [] : [visibleSql(this.kind, this.reader.viewer)]),
      ...others.map(({ carried, sql }) => (carried ?? sql)(this.context(isProbing))),
      ...(conjunct?.rest ? [conjunct.rest(this.context(isProbing))] : []),
      ...this.editionConditions(),
    ];
    if (run.links === null) return `from ${fromSql(this.kind)} where ${conditions.join(' and ')}`;
    return isBare
      ? `from ${run.links} l cross join lateral (select ${run.owner} as id) t where ${conditions.join(' and ')}`
      : `from ${run.links} l, ${fromSql(this.kind)} where t.id = ${run.owner} and ${conditions.join(' and ')}`;
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
        ...this.holdsOf(run),
        ...(run.links === null ? [visibleSql(this.kind, this.reader.viewer)] : []),
        ...(this.reader.viewer.maySeeDrafts || !run.visible ? [] : [run.visible]),
      ];
      return `select 1 from (${ids()} limit ${LARGE}) of (id) cross join lateral (
        select 1 from ${from} where ${conditions.join(' and ')} limit ${LARGE}) found`;
    });
    const ranges = sources.map(({ ids }) => `(select count(*) from (${ids()} limit ${LARGE + 1}) counted)`).join(' + ');
    const early = sources.every(({ run }) => this.ordering.startsAs(run))
      ? `case when ${ranges} <= ${MOST_RANGES} then ${LARGE} else ${LARGE + 2} end`
      : `${LARGE + 2}`;
    const rows = `${counts.map((count) => `(${count})`).join(' union all ')} limit ${LARGE}`;
    return `case when ${ranges} > ${LARGE} then ${LARGE + 3} else (
      select case when count(*) < ${LARGE} then count(*) else ${early} end from (${rows}) counted) end`;
  }

  private holdsOf({ holds, within }: Run): string[] {
    return [...(holds ? [holds] : []), ...(within ? [withMoment(within, this.context(false))] : [])];
  }

  private context(isProbing: boolean): ListContext {
    const { viewer, moment } = this.reader;
    return { kind: this.kind, viewer, moment, parameters: this.parameters, sets: this.sets, isProbing };
  }
}
