import { isDay, type Day } from '../../lib/calendar.js';
import type { DateCustoms } from './customs.js';

/** Years that a century is chosen for without a day to go by, as RFC 2822 does: 00 to 49 are of this one. */
const USUAL_TURN = 49;
/** How far ahead of today a year of two digits may be: a programme is announced, a century is not. */
const YEARS_AHEAD = 10;

interface Figures {
  readonly numbers: readonly string[];
  readonly separator: string;
}

/**
 * What figures alone say: 2024-06-06, 2024-06, or 2024 where two days are possible and nothing tells which is meant; null where none exists. A
 * year of four digits stands first or last; dots put the day before the month, save in America.
 */
export function dateOfFigures(
  { numbers, separator }: Figures,
  { isIsoCalendar, first: order }: DateCustoms,
  today: Day | undefined,
): string | null {
  const [first = '', second = '', third] = numbers;
  if (third === undefined) return existingDate(first, Number(second));
  if (first.length === 4) {
    const isOurs = separator === '-' || isIsoCalendar;
    return third.length <= 2 && isOurs ? existingDate(first, Number(second), Number(third)) : null;
  }
  if (first.length > 2 || third.length === 3 || !isIsoCalendar) return null;
  if (third.length < 3 && order === 'UNKNOWN') return null;
  if (third.length < 3 && order === 'YEAR') return existingDate(wholeYear(first, today), Number(second), Number(third));
  const year = wholeYear(third, today);
  const dayFirst = existingDate(year, Number(second), Number(first));
  const monthFirst = existingDate(year, Number(first), Number(second));
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return dayFirst ?? monthFirst;
  if (order === 'MONTH') return monthFirst;
  return order === 'DAY' || separator === '.' ? dayFirst : existingDate(year);
}

/** A year of two digits in the century that it is meant in; of three, as programs wrote them in 2000, counted from 1900. */
export function wholeYear(year: string, today: Day | undefined): string {
  if (year.length > 3) return year;
  if (year.length === 3) return String(1900 + Number(year));
  if (today === undefined) return String(Number(year) + (Number(year) > USUAL_TURN ? 1900 : 2000));
  const latest = Number(today.slice(0, 4)) + YEARS_AHEAD;
  return String(latest - ((((latest - Number(year)) % 100) + 100) % 100));
}

/** The date as 2024, 2024-06 or 2024-06-06; null when there is none such. */
export function existingDate(year: string, month?: number, day?: number): string | null {
  const whole = [year.padStart(4, '0'), two(month ?? 1), two(day ?? 1)];
  const written = month === undefined ? 1 : day === undefined ? 2 : 3;
  return isDay(whole.join('-')) ? whole.slice(0, written).join('-') : null;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
