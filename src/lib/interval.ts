import { DateTime, type DateTimeUnit } from 'luxon';
import type { Day, Period } from './calendar.js';
import { badInput } from './errors.js';

/** The stretches of a timeline; WEEK is the ISO week, from Monday. Each with its unit, the same in SQL. */
const UNITS = {
  YEAR: 'year',
  QUARTER: 'quarter',
  MONTH: 'month',
  WEEK: 'week',
  DAY: 'day',
} as const satisfies Readonly<Record<string, DateTimeUnit>>;

export type Interval = keyof typeof UNITS;
export const INTERVALS = Object.keys(UNITS) as Interval[];

const MOST_STRETCHES = 1000;
/** The calendar ends with it; the week that it falls into does not. */
const LAST_DAY = '9999-12-31';

/** The unit that `date_trunc` takes for an interval. */
export function unitOf(interval: Interval): string {
  return UNITS[interval];
}

/**
 * All stretches of an interval from a day to another, both included, in order; the first and the last are cut to those
 * days. BAD_USER_INPUT when there would be more than 1,000.
 */
export function stretchesOf(interval: Interval, { from, until }: Period): Period[] {
  const unit = UNITS[interval];
  const stretches: Period[] = [];
  for (let start = dateOf(from).startOf(unit); dayOf(start) <= until; start = start.plus({ [unit]: 1 })) {
    if (stretches.length === MOST_STRETCHES) {
      throw badInput(
        `A timeline has ${MOST_STRETCHES} stretches at most, but by ${interval} there are more from ${from} to ${until}. Choose a longer interval, or a later "from" or earlier "until".`,
      );
    }
    const end = dayOf(start.endOf(unit)).replace(/^\+.*/, LAST_DAY);
    stretches.push({ from: dayOf(start) < from ? from : dayOf(start), until: end > until ? until : end });
    // Year 9999 ends the calendar.
    if (end >= until) break;
  }
  return stretches;
}

/** The whole stretch that a day falls into. */
export function stretchAround(interval: Interval, day: Day): Period {
  const unit = UNITS[interval];
  const date = dateOf(day);
  return { from: dayOf(date.startOf(unit)), until: dayOf(date.endOf(unit)).replace(/^\+.*/, LAST_DAY) };
}

function dateOf(day: Day): DateTime<true> {
  return DateTime.fromISO(day, { zone: 'utc' }) as DateTime<true>;
}

function dayOf(date: DateTime<true>): Day {
  return date.toISODate();
}
