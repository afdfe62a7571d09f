import type { Condition } from '../kinds/where.js';
import type { ValueFilter } from '../kinds/filter.js';

/** What a filter keeps a search to. */
export interface Scope {
  /** The periods that make up the stretch of days that it names; null where it names neither a first day nor a last. */
  readonly periods: Periods | null;
  /** What else it asks. */
  readonly where: Condition;
  /** Whether it asks for periods and nothing else. */
  readonly isPeriodsAlone: boolean;
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
  const day = boundOf(parts, ['eq']);
  const first = day ?? boundOf(parts, ['gte', 'gt']);
  const last = day ?? boundOf(parts, ['lte', 'lt']);
  const periods = periodsOf(first, last);
  if (!periods) return { periods, where, isPeriodsAlone: false };
  const others = parts.filter((part) => part !== first && part !== last);
  return { periods, where: { type: 'all', of: others.map(asked) }, isPeriodsAlone: others.length === 0 };
}

/** A day of the calendar in numbers: a stretch may be made up of dozens of periods, and libraries take their time for each. */
interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Where a stretch begins and is over of which no first or no last day is named: days are of the years 1 to 9999. */
const BEGINNING: CalendarDate = { year: 0, month: 1, day: 1 };
const END: CalendarDate = { year: 10_000, month: 1, day: 1 };

function periodsOf(first: Compare | undefined, last: Compare | undefined): Periods | null {
  const sql = (first ?? last)?.filter.periods;
  if (sql === undefined) return null;
  return { sql, names: wholePeriods(first ? beginningOf(first) : BEGINNING, last ? endOf(last) : END) };
}

/** The first day that is within. */
function beginningOf(bound: Compare): CalendarDate {
  return bound.operator === 'gt' ? dayAfter(dateOf(bound)) : dateOf(bound);
}

/** The first day that is no longer within. */
function endOf(bound: Compare): CalendarDate {
  return bound.operator === 'lt' ? dateOf(bound) : dayAfter(dateOf(bound));
}

/** Periods of years, the longest first, and what stands before their number. */
const AGES = [
  { years: 1000, mark: 'm' },
  { years: 100, mark: 'c' },
  { years: 10, mark: 'd' },
  { years: 1, mark: '' },
] as const;

/** The fewest that together have each of the days before the end, and no other. */
function wholePeriods(from: CalendarDate, end: CalendarDate): string[] {
  const names: string[] = [];
  for (let date = from; isBefore(date, end);) {
    const { name, next } = longestPeriod(date, end);
    names.push(name);
    date = next;
  }
  return names;
}

/** Of the periods that begin on a day and are over by the end. */
function longestPeriod(date: CalendarDate, end: CalendarDate): { readonly name: string; readonly next: CalendarDate } {
  const { year, month, day } = date;
  if (day > 1) return { name: `${year}-${month}-${day}`, next: dayAfter(date) };
  const isOver = (next: CalendarDate) => !isBefore(end, next);
  const afterYears = (years: number) => ({ year: year + years, month: 1, day: 1 });
  const age = AGES.find(({ years }) => month === 1 && year % years === 0 && isOver(afterYears(years)));
  if (age) return { name: `${age.mark}${year / age.years}`, next: afterYears(age.years) };
  const nextMonth = monthAfter(date);
  if (isOver(nextMonth)) return { name: `${year}-${month}`, next: nextMonth };
  return { name: `${year}-${month}-${day}`, next: dayAfter(date) };
}

function isBefore(one: CalendarDate, other: CalendarDate): boolean {
  const place = ({ year, month, day }: CalendarDate) => (year * 12 + month) * 31 + day;
  return place(one) < place(other);
}

function dayAfter({ year, month, day }: CalendarDate): CalendarDate {
  // The last of a month is the day before the first of the next; leap years repeat after 400.
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return day < last ? { year, month, day: day + 1 } : monthAfter({ year, month, day });
}

function monthAfter({ year, month }: CalendarDate): CalendarDate {
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
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

function dateOf({ value }: Compare): CalendarDate {
  const [year = 0, month = 1, day = 1] = String(value).split('-').map(Number);
  return { year, month, day };
}

/** Asked row by row: an index on the days would be read beside the one that has found the period. */
function asked(condition: Condition): Condition {
  if (condition.type !== 'compare' || condition.filter.periods === undefined) return condition;
  const filter: ValueFilter = { ...condition.filter, sql: `(${condition.filter.sql} + 0)` };
  return { ...condition, filter };
}
