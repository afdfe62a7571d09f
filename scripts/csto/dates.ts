import { DateTime } from 'luxon';
import { parsePartialDate } from '../../src/lib/calendar.js';
import type { FactTerm } from './fact-files.js';
import type { Language } from './wording.js';

/** Dates in sentences. A date is written 2023, 2023-03 or 2023-03-14, as exactly as it is known. */

const LENGTH_OF_PRECISION = { DAY: 10, MONTH: 7, YEAR: 4, UNKNOWN: 0, ONGOING: 0 } as const;

/** A padded day as the facts have it, as exactly as it is known; null when it is not. */
function partialDate(day: string | null, precision: keyof typeof LENGTH_OF_PRECISION): string | null {
  return day && (day.slice(0, LENGTH_OF_PRECISION[precision]) || null);
}

export function startOf({ startsOn, startsPrecision }: FactTerm): string | null {
  return partialDate(startsOn, startsPrecision);
}

export function endOf({ endsOn, endsPrecision }: FactTerm): string | null {
  return partialDate(endsOn, endsPrecision);
}

/** Russian months after "в". Luxon has the other cases: MMMM is the genitive, LLLL the nominative and accusative. */
const MONTHS_AFTER_IN = 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'.split(' ');

function formatted(language: Language, date: string, format: string): string {
  return DateTime.fromISO(parsePartialDate(date).from, { zone: 'utc', locale: language }).toFormat(format);
}

/** 14 March 2023, March 2023, 2023; in Russian, "14 марта 2023 года" and "март 2023 года". */
export function dateIn(language: Language, date: string): string {
  const { precision } = parsePartialDate(date);
  const year = language === 'ru' ? ` ${precision === 'YEAR' ? 'год' : 'года'}` : '';
  return `${formatted(language, date, { DAY: 'd MMMM yyyy', MONTH: 'LLLL yyyy', YEAR: 'yyyy' }[precision])}${year}`;
}

/** "On 14 March 2023", "in March 2023", "in 2023". */
export function on(language: Language, date: string): string {
  const { precision } = parsePartialDate(date);
  if (language === 'en') return `${precision === 'DAY' ? 'on' : 'in'} ${dateIn('en', date)}`;
  if (precision === 'DAY') return dateIn('ru', date);
  const year = formatted('ru', date, 'yyyy');
  return precision === 'YEAR' ? `в ${year} году` : `в ${MONTHS_AFTER_IN[Number(date.slice(5, 7)) - 1]} ${year} года`;
}

export function since(language: Language, date: string): string {
  return language === 'en' ? `since ${dateIn('en', date)}` : from('ru', date);
}

export function from(language: Language, date: string): string {
  return language === 'en' ? `from ${dateIn('en', date)}` : `${withRussian(date)} ${genitive(date)}`;
}

export function to(language: Language, date: string): string {
  return `${language === 'en' ? 'to' : 'по'} ${dateIn(language, date)}`;
}

/** "From 5 to 12 December 2011": what the second date says is not said by the first. */
export function fromTo(language: Language, first: string, last: string): string {
  const areDays = first.length === LENGTH_OF_PRECISION.DAY && last.length === LENGTH_OF_PRECISION.DAY;
  if (!areDays || first.slice(0, 4) !== last.slice(0, 4)) return `${from(language, first)} ${to(language, last)}`;
  const short = formatted(language, first, first.slice(0, 7) === last.slice(0, 7) ? 'd' : 'd MMMM');
  return `${language === 'en' ? 'from' : withRussian(first)} ${short} ${to(language, last)}`;
}

/** The time of a term, no more exactly than it is known: from when to when, and else for which days there is evidence. */
export function timeOf(language: Language, term: FactTerm): string {
  const [starts, ends] = [startOf(term), endOf(term)];
  const { firstKnownOn, lastKnownOn } = term;
  const atLeast = language === 'en' ? 'at least' : 'по меньшей мере';
  if (starts && ends) return fromTo(language, starts, ends);
  if (starts && term.endsPrecision === 'ONGOING') return since(language, starts);
  if (starts) {
    const isLater = lastKnownOn !== undefined && lastKnownOn > parsePartialDate(starts).until;
    return `${from(language, starts)}${isLater ? `, ${atLeast} ${to(language, lastKnownOn)}` : ''}`;
  }
  if (!firstKnownOn) throw new Error('A term without a start needs a day on which it is known to run.');
  if (ends) return `${to(language, ends)}, ${atLeast} ${from(language, firstKnownOn)}`;
  if (!lastKnownOn || firstKnownOn === lastKnownOn) return asOf(language, firstKnownOn);
  return `${atLeast} ${fromTo(language, firstKnownOn, lastKnownOn)}`;
}

function asOf(language: Language, date: string): string {
  return `${language === 'en' ? 'as of' : 'на'} ${dateIn(language, date)}`;
}

/** "С" before a date, "со" before the second of a month: со второго. */
function withRussian(date: string): string {
  return date.slice(8) === '02' ? 'со' : 'с';
}

function genitive(date: string): string {
  const { precision } = parsePartialDate(date);
  return `${formatted('ru', date, { DAY: 'd MMMM yyyy', MONTH: 'MMMM yyyy', YEAR: 'yyyy' }[precision])} года`;
}
