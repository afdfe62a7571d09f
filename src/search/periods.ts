import { DateTime } from 'luxon';
import type { Condition } from '../kinds/where.js';
import type { ValueFilter } from '../kinds/filter.js';

/** What a filter keeps a search to. */
export interface Scope {
  /** The periods that make up the stretch of days that it names; null where it names neither a first day nor a last. */
  readonly periods: Periods | null;
  /** What else it asks. */
  readonly where: Condition;
  /** Whether that is nothing at all. */
  readonly isOpen: boolean;
}

export interface Periods {
  /** Those that a document falls into. */
  readonly sql: string;
  /** From whole millennia to days, as the index names them. */
  readonly names: readonly string[];
}

/** What a filter keeps a search to, with a stretch of days apart: the words of each of its periods are found by themselves. */
export function scopeOf(where: Condition): Scope {
  const parts = flat(where);
  const first = boundOf(parts, ['gte', 'gt', 'eq']);
  const last = boundOf(parts, ['lte', 'lt', 'eq']);
  const periods = periodsOf(first, last);
  if (!periods) return { periods, where, isOpen: parts.length === 0 };
  const others = parts.filter((part) => part !== first && part !== last);
  return { periods, where: { type: 'all', of: others.map(asked) }, isOpen: others.length === 0 };
}

/** Where a stretch begins and ends of which no first or no last day is named: days are of the years 1 to 9999. */
const BEGINNING = DateTime.utc(0);
const END = DateTime.utc(10_000);

function periodsOf(first: Compare | undefined, last: Compare | undefined): Periods | null {
  const sql = (first ?? last)?.filter.periods;
  if (sql === undefined) return null;
  const from = first ? dayOf(first).plus({ days: first.operator === 'gt' ? 1 : 0 }) : BEGINNING;
  const end = last ? dayOf(last).plus({ days: last.operator === 'lt' ? 0 : 1 }) : END;
  return { sql, names: wholePeriods(from, end) };
}

/** Periods of years, the longest first, and what stands before their number. */
const AGES = [
  { years: 1000, mark: 'm' },
  { years: 100, mark: 'c' },
  { years: 10, mark: 'd' },
  { years: 1, mark: '' },
] as const;

/** The fewest that together have each of the days before the end, and no other. */
function wholePeriods(from: DateTime, end: DateTime): string[] {
  const names: string[] = [];
  for (let day = from; day < end;) {
    const { name, next } = longestPeriod(day, end);
    names.push(name);
    day = next;
  }
  return names;
}

/** Of the periods that begin on a day and are over by the end. */
function longestPeriod(day: DateTime, end: DateTime): { readonly name: string; readonly next: DateTime } {
  const { year, month } = day;
  const beginsMonth = day.day === 1;
  const age = AGES.find(({ years }) => beginsMonth && month === 1 && year % years === 0 && day.plus({ years }) <= end);
  if (age) return { name: `${age.mark}${year / age.years}`, next: day.plus({ years: age.years }) };
  const nextMonth = day.plus({ months: 1 });
  if (beginsMonth && nextMonth <= end) return { name: `${year}-${month}`, next: nextMonth };
  return { name: `${year}-${month}-${day.day}`, next: day.plus({ days: 1 }) };
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
