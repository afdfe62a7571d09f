import type { Condition } from '../kinds/where.js';
import type { ValueFilter } from '../kinds/filter.js';

/** A period of more years than this is looked for in all of them. */
const MOST_YEARS = 30;

/** Years that a filter keeps to, and the same filter for what is found in them. */
export interface WithinYears {
  readonly sql: string;
  readonly years: readonly number[];
  readonly where: Condition;
}

/**
 * The few years that a filter keeps to, where it names a first day and a last: the words of each are found by themselves. Null
 * where it does not.
 */
export function withinYears(where: Condition): WithinYears | null {
  const parts = where.type === 'all' ? where.of.flatMap(flat) : [where];
  const [first, last] = [boundOf(parts, ['gte', 'gt', 'eq']), boundOf(parts, ['lte', 'lt', 'eq'])];
  if (!first || !last || first.filter.year === undefined) return null;
  const [from, until] = [yearOf(first.value), lastYearOf(last)];
  if (until - from >= MOST_YEARS) return null;
  const years = Array.from({ length: Math.max(until - from + 1, 0) }, (_, at) => from + at);
  const others = parts.filter(
    (part) => !(part === first && beginsItsYear(part)) && !(part === last && endsItsYear(part)),
  );
  return { sql: first.filter.year, years, where: { type: 'all', of: others.map(asked) } };
}

type Compare = Extract<Condition, { readonly type: 'compare' }>;

function flat(condition: Condition): readonly Condition[] {
  return condition.type === 'all' ? condition.of.flatMap(flat) : [condition];
}

function boundOf(parts: readonly Condition[], operators: readonly string[]): Compare | undefined {
  return parts.find(
    (part): part is Compare =>
      part.type === 'compare' && part.filter.year !== undefined && operators.includes(part.operator),
  );
}

function beginsItsYear({ operator, value }: Compare): boolean {
  return operator === 'gte' && String(value).endsWith('-01-01');
}

function endsItsYear(bound: Compare): boolean {
  return isBeforeNewYear(bound) || (bound.operator === 'lte' && String(bound.value).endsWith('-12-31'));
}

/** A period that ends before New Year's Day has nothing in the year that begins then. */
function lastYearOf(bound: Compare): number {
  return isBeforeNewYear(bound) ? yearOf(bound.value) - 1 : yearOf(bound.value);
}

function isBeforeNewYear({ operator, value }: Compare): boolean {
  return operator === 'lt' && String(value).endsWith('-01-01');
}

function yearOf(day: unknown): number {
  return Number(String(day).slice(0, 4));
}

/** Asked row by row: an index on the days would be read beside the one that has found the year. */
function asked(condition: Condition): Condition {
  if (condition.type !== 'compare' || condition.filter.year === undefined) return condition;
  const filter: ValueFilter = { ...condition.filter, sql: `(${condition.filter.sql} + 0)` };
  return { ...condition, filter };
}
