import { badInput } from '../../lib/errors.js';

/** A rule by which an event comes again (RFC 5545, 3.3.10), by the day. */
export interface CalendarRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number | null;
  /** The last day on which it may come; null when it says none. */
  readonly until: number | null;
  /** 0 is Sunday. */
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weeks: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[];
  readonly positions: readonly number[];
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** Reads a rule; `startTime` is HHMMSS. Throws BAD_USER_INPUT for one that comes more than once a day. */
export function parseRule(text: string, untilDay: (text: string) => number, startTime: string): CalendarRule {
  const parts = new Map(text.split(';').map((part) => part.trim().toUpperCase().split('=') as [string, string]));
  const frequency = FREQUENCIES.find((known) => known === parts.get('FREQ'));
  const times = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].map((name, at) =>
    isOwnTime(parts.get(name), startTime.slice(2 * at, 2 * at + 2)),
  );
  if (frequency === undefined || times.includes(false)) {
    throw badInput(
      `An event may come again by the day, week, month or year at its own time, but got RRULE "${text.slice(0, 100)}".`,
    );
  }
  const until = parts.get('UNTIL');
  return {
    frequency,
    interval: Math.max(1, numbers(parts.get('INTERVAL'), 1, 10_000)[0] ?? 1),
    count: parts.has('COUNT') ? (numbers(parts.get('COUNT'), 1, 1_000_000)[0] ?? 1) : null,
    until: until === undefined ? null : untilDay(until),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
    months: numbers(parts.get('BYMONTH'), 1, 12),
    weeks: numbers(parts.get('BYWEEKNO'), -53, 53),
    yearDays: numbers(parts.get('BYYEARDAY'), -366, 366),
    monthDays: numbers(parts.get('BYMONTHDAY'), -31, 31),
    weekdays: (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map(weekdayOf),
    positions: numbers(parts.get('BYSETPOS'), -366, 366),
  };
}

function isOwnTime(given: string | undefined, own: string): boolean {
  return given === undefined || Number(given) === Number(own);
}

function numbers(text: string | undefined, least: number, most: number): number[] {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((written) => {
      const number = Number(written);
      if (Number.isInteger(number) && number >= least && number <= most && number !== 0) return number;
      throw badInput(
        `A number of an RRULE must be from ${least} to ${most} and not 0, but got "${written.slice(0, 20)}".`,
      );
    });
}

function weekdayOf(text: string): { weekday: number; nth: number } {
  const [, nth, name] = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(text) ?? [];
  if (name === undefined)
    throw badInput(`BYDAY of an RRULE must be days such as MO or -1FR, but got "${text.slice(0, 20)}".`);
  return { weekday: WEEKDAYS.indexOf(name), nth: Number(nth ?? 0) };
}

/** How many days may still be looked at for all rules of a file. */
export interface RuleBudget {
  days: number;
}

const MOST_DAYS = 500_000;

/** For one file. */
export function wholeBudget(): RuleBudget {
  return { days: MOST_DAYS };
}

/** Days are counted from 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday; 1970 began on a Thursday. */
function weekdayOfNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

interface DayParts {
  readonly number: number;
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
  readonly daysInMonth: number;
  readonly yearDay: number;
  readonly daysInYear: number;
}

/** By the rule that has a day in 146,097 as the 400 years of the calendar do; a Date would take ten times as long. */
function partsOf(number: number): DayParts {
  // Years from 1 March 0000, so that the day of a leap year is the last.
  const day = number + 719_468;
  const cycle = Math.floor(day / 146_097);
  const ofCycle = day - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (ofCycle - Math.floor(ofCycle / 1460) + Math.floor(ofCycle / 36_524) - Math.floor(ofCycle / 146_096)) / 365,
  );
  const ofYear = ofCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return {
    ...{
      number,
      year,
      month,
      date: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
      weekday: weekdayOfNumber(number),
    },
    daysInMonth: month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31,
    yearDay: month > 2 ? ofYear + (isLeap ? 61 : 60) : ofYear - 305,
    daysInYear: isLeap ? 366 : 365,
  };
}

/**
 * The days from `from` to `until` on which a rule has an event come that starts on `start`. Each day is looked at once, so that a rule which never comes true ends like
 * any other; the budget counts them. The start itself is the caller's: it counts whether or not the rule has it. Throws BAD_USER_INPUT when the
 * budget is spent.
 */
export function* daysOfRule(
  rule: CalendarRule,
  start: number,
  from: number,
  until: number,
  budget: RuleBudget,
): Iterable<number> {
  const first = partsOf(start);
  const meant = withStart(rule, first);
  const last = Math.min(until, rule.until ?? until);
  // Most rules are by the week: six days of seven cost nothing.
  const weekdays = meant.weekdays.length === 0 ? null : new Set(meant.weekdays.map(({ weekday }) => weekday));
  let period = Number.NaN;
  let days: number[] = [];
  // Positions count from the beginning of a period, whose days before the start do not come but count.
  const begin = rule.positions.length > 0 ? from - 366 : from;
  for (let number = begin; number <= last + (rule.positions.length > 0 ? 366 : 0); number++) {
    if (weekdays !== null && !weekdays.has(weekdayOfNumber(number))) continue;
    if (--budget.days < 0)
      throw badInput(
        `The series of a calendar may come to ${MOST_DAYS.toLocaleString('en')} days, but these come to more; end them by UNTIL, or divide the calendar.`,
      );
    const day = partsOf(number);
    const current = periodOf(rule, first, day);
    if (current % rule.interval !== 0 || !matches(meant, day)) continue;
    if (rule.positions.length === 0) {
      if (number >= start && number >= from) yield number;
      continue;
    }
    if (current !== period) {
      yield* placed(rule, days).filter((one) => one >= start && one >= from && one <= last);
      [period, days] = [current, []];
    }
    days.push(number);
  }
  yield* placed(rule, days).filter((one) => one >= start && one >= from && one <= last);
}

function placed({ positions }: CalendarRule, days: readonly number[]): number[] {
  const found = positions.map((position) => days.at(position > 0 ? position - 1 : position));
  return [...new Set(found.filter((day) => day !== undefined))].sort((a, b) => a - b);
}

/** Which day, week, month or year after the first a day is in. */
function periodOf({ frequency, weekStart }: CalendarRule, first: DayParts, day: DayParts): number {
  const week = ({ number, weekday }: DayParts) => (number - ((weekday - weekStart + 7) % 7)) / 7;
  const periods = {
    DAILY: () => day.number - first.number,
    WEEKLY: () => Math.round(week(day) - week(first)),
    MONTHLY: () => (day.year - first.year) * 12 + day.month - first.month,
    YEARLY: () => day.year - first.year,
  };
  return periods[frequency]();
}

/** What a rule leaves out it takes from the first day. */
function withStart(rule: CalendarRule, first: DayParts): CalendarRule {
  const { frequency, weekdays, monthDays, yearDays, weeks, months } = rule;
  if (weekdays.length + monthDays.length + yearDays.length > 0 || frequency === 'DAILY') return rule;
  if (frequency === 'WEEKLY' || weeks.length > 0) return { ...rule, weekdays: [{ weekday: first.weekday, nth: 0 }] };
  const ofYear = frequency === 'YEARLY' && months.length === 0 ? [first.month] : months;
  return { ...rule, monthDays: [first.date], months: ofYear };
}

function matches(rule: CalendarRule, day: DayParts): boolean {
  const { months, weeks, yearDays, monthDays, weekdays } = rule;
  return (
    isAny(months, (month) => month === day.month) &&
    isAny(yearDays, (nth) => nth === day.yearDay || nth === day.yearDay - day.daysInYear - 1) &&
    isAny(monthDays, (nth) => nth === day.date || nth === day.date - day.daysInMonth - 1) &&
    isAny(weeks, (week) => isInWeek(week, day, rule.weekStart)) &&
    isAny(weekdays, ({ weekday, nth }) => weekday === day.weekday && (nth === 0 || isNth(rule, nth, day)))
  );
}

function isAny<Value>(values: readonly Value[], holds: (value: Value) => boolean): boolean {
  return values.length === 0 || values.some(holds);
}

/** The second Monday of the month, or of the year where the rule is by the year and names no month. */
function isNth({ frequency, months }: CalendarRule, nth: number, day: DayParts): boolean {
  const [at, all] =
    frequency === 'YEARLY' && months.length === 0 ? [day.yearDay, day.daysInYear] : [day.date, day.daysInMonth];
  return nth > 0 ? Math.ceil(at / 7) === nth : -Math.ceil((all - at + 1) / 7) === nth;
}

/** Weeks are counted from the first that has four days of the year. */
function isInWeek(week: number, day: DayParts, weekStart: number): boolean {
  const firstOfWeek = day.number - ((day.weekday - weekStart + 7) % 7);
  const fourth = partsOf(firstOfWeek + 3);
  const number = Math.ceil(fourth.yearDay / 7);
  const weeks = Math.ceil((fourth.yearDay + 7 * Math.floor((fourth.daysInYear - fourth.yearDay) / 7)) / 7);
  return week === number || week === number - weeks - 1;
}
