import { DateTime } from 'luxon';
import type { Condition } from '../kinds/where.js';
import type { ValueFilter } from '../kinds/filter.js';

/** A stretch of more years than this is looked for by its first day and its last. */
const MOST_YEARS = 30;

/** What a filter keeps a search to. */
export interface Scope {
  /** The periods that make up the stretch of days that it names; null where it does not name a first day and a last. */
  readonly periods: Periods | null;
  /** What else it asks. */
  readonly where: Condition;
  /** Whether that is nothing at all. */
  readonly isOpen: boolean;
}

export interface Periods {
  /** Those that a document falls into. */
  readonly sql: string;
  /** Whole years, months and days, as the index names them. */
  readonly names: readonly string[];
}

/** What a filter keeps a search to, with a stretch of days apart: the words of each of its periods are found by themselves. */
export function scopeOf(where: Condition): Scope {
  const parts = flat(where);
  const first = boundOf(parts, ['gte', 'gt', 'eq']);
  const last = boundOf(parts, ['lte', 'lt', 'eq']);
  const periods = first && last ? periodsOf(first, last) : null;
  if (!periods) return { periods, where, isOpen: parts.length === 0 };
  const others = parts.filter((part) => part !== first && part !== last);
  return { periods, where: { type: 'all', of: others.map(asked) }, isOpen: others.length === 0 };
}

/** Null where they are too many. */
function periodsOf(first: Compare, last: Compare): Periods | null {
  const from = dayOf(first).plus({ days: first.operator === 'gt' ? 1 : 0 });
  const until = dayOf(last).minus({ days: last.operator === 'lt' ? 1 : 0 });
  if (first.filter.periods === undefined || until.year - from.year >= MOST_YEARS) return null;
  return { sql: first.filter.periods, names: wholePeriods(from, until) };
}

const UNITS = ['year', 'month', 'day'] as const;
const NAMED = { year: 'y', month: 'y-M', day: 'y-M-d' } as const;

/** The fewest that together have each of the days, and no other. */
function wholePeriods(from: DateTime, until: DateTime): string[] {
  const whole: string[] = [];
  for (let day = from; day <= until;) {
    const begins = day;
    const unit = UNITS.find((each) => +begins.startOf(each) === +begins && begins.endOf(each).startOf('day') <= until);
    whole.push(begins.toFormat(NAMED[unit ?? 'day']));
    day = begins.plus({ [unit ?? 'day']: 1 });
  }
  return whole;
}

type Compare = Extract<Condition, { readonly type: 'compare' }>;

function flat(condition: Condition): readonly Condition[] {
  return condition.type === 'all' ? condition.of.flatMap(flat) : [condition];
}

function boundOf(parts: readonly Condition[], operators: readonly string[]): Compare | undefined {
  return parts.find(
    (part): part is Compare =>
      part.type === 'compare' && part.filter.periods !== undefined && operators.includes(part.operator),
  );
}

function dayOf({ value }: Compare): DateTime {
  return DateTime.fromISO(String(value), { zone: 'utc' });
}

/** Asked row by row: an index on the days would be read beside the one that has found the period. */
function asked(condition: Condition): Condition {
  if (condition.type !== 'compare' || condition.filter.periods === undefined) return condition;
  const filter: ValueFilter = { ...condition.filter, sql: `(${condition.filter.sql} + 0)` };
  return { ...condition, filter };
}
