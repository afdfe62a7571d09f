import type { Day } from '../../lib/calendar.js';

const MS_A_DAY = 86_400_000;

/** The days between which everything happens. Fixed, so that no run depends on when it is made. */
export const FIRST_DAY = numberOf('2006-01-01');
export const LAST_DAY = numberOf('2025-12-31');
/** What is scheduled comes out on days that are far away. */
export const SCHEDULED_FROM = numberOf('2041-01-01');

/** Days are counted here, from 1 January 1970. */
export function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;
}

export function dayOfNumber(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(number: number): number {
  return (number + 4) % 7;
}
