import { DateTime } from 'luxon';
import type { DraftDate } from '../domain/article-draft.js';
import { dayOf, isDay, parsePartialDate, type Day } from '../lib/calendar.js';
import { customsOf, type DateCustoms } from './date/customs.js';
import { dateOfFigures, existingDate, wholeYear } from './date/figures.js';
import { readWrittenDate, type WrittenDate } from './date/written-date.js';

export interface DateTextOptions {
  /** The newsroom's zone: what a time without a zone is in, and whose days are counted. */
  readonly timeZone: string;
  /** What the text is written in; tells 6/7/2024 of America from that of Europe. Null when it is not known. */
  readonly language: string | null;
  /** Years of two digits are not after it by more than ten. */
  readonly today?: Day;
  /** Reads a text of digits alone as the time since 1970 in this unit; without it such a text is no date. */
  readonly unix?: 'SECONDS' | 'MILLISECONDS';
}

/** What goes on for longer says more than a date. */
const LONGEST = 120;

/** 2024年6月6日 and 2024년 6월 6일, the month and the day left out or not. */
const EASTERN = /(\d{4}) ?[年년] ?(?:(\d{1,2}) ?[月월] ?(?:(\d{1,2}) ?[日일])?)?/u;

/** ISO 8601 without separators: 20240606, 20240606T143000Z. */
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(.{0,20}))?$/u;

/** A comment as RFC 822 allows it after the offset: `+0300 (Moscow Standard Time)`. */
const COMMENT_AFTER_OFFSET = /(?<=[+-]\d{2}:?\d{2}) ?\([^()]*\)$/u;

/**
 * The date that a text is, as exactly as it says: a moment, a day, a month or a year. Takes ISO 8601, RFC 822 and its followers, asctime, figures
 * in the order of their language, and months by name in the languages of the world.
 *
 * Null for a text that is no date, that names a day which does not exist, or that says anything besides: "yesterday", "6-8 June 2024". Where
 * figures may be two days, as 6/7/2024 in a language that does not tell, the year is all they say. A time in a zone
 * that is not known, or several go by the name of, leaves the day.
 */
export function readDate(text: string, options: DateTextOptions): DraftDate | null {
  const plain = plainText(text);
  if (plain === null) return null;
  if (options.unix !== undefined && /^-?\d{1,16}$/.test(plain)) return unixDate(Number(plain), options.unix, options);
  const customs = customsOf(options.language);
  const written = readWrittenDate(plain, customs);
  if (written === null) return null;
  const date = dateOf(written, customs, options.today);
  return date === null ? null : draftDate(date, written, options.timeZone);
}

function plainText(text: string): string | null {
  if (text.length > LONGEST * 4) return null;
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll('\u2212', '-')
    .replace(/\s+/gu, ' ')
    .trim();
  if (plain.length === 0 || plain.length > LONGEST) return null;
  return plain
    .replace(COMMENT_AFTER_OFFSET, '')
    .replace(EASTERN, (_, ...parts: (string | undefined)[]) => `${parts.slice(0, 3).filter(Boolean).join('-')} `)
    .replace(BASIC, (_, year, month, day, hour?: string, minute?: string, second = '00', zone = '') =>
      hour === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
    )
    .trim();
}

/** The day, month or year, written 2024, 2024-06 or 2024-06-06; null when it is none, or does not exist. */
function dateOf(written: WrittenDate, customs: DateCustoms, today: Day | undefined): string | null {
  const { figures, numbers, month } = written;
  if (figures !== null) {
    const isAlone = numbers.length === 0 && (month === null || written.isMonthDoubtful);
    return isAlone ? dateOfFigures(figures, customs, today) : null;
  }
  const [first, second] = numbers;
  if (month === null)
    return first !== undefined && second === undefined && first.length === 4 ? existingDate(first) : null;
  if (first === undefined) return null;
  if (second === undefined) return first.length === 4 ? existingDate(first, month) : null;
  const [day, year] = first.length > 2 ? [second, first] : [first, second];
  return day.length > 2 ? null : existingDate(wholeYear(year, today), month, Number(day));
}

/** The moment where the day and a time in a zone that is known are written; else the days that the date stands for. */
function draftDate(date: string, written: WrittenDate, timeZone: string): DraftDate | null {
  const days = parsePartialDate(date);
  const at = days.precision === 'DAY' ? momentOf(days.from, written, timeZone) : null;
  return at === null ? days : draftMoment(at, timeZone);
}

function momentOf(day: Day, { time, isAfternoon, zone, isZoneUnknown }: WrittenDate, timeZone: string): Date | null {
  if (time === null || (zone === null && isZoneUnknown)) return null;
  const isTwelveHours = isAfternoon !== null;
  if (isTwelveHours && (time.hour < 1 || time.hour > 12)) return null;
  const hour = isTwelveHours ? (time.hour % 12) + (isAfternoon ? 12 : 0) : time.hour;
  // 24:00 ends a day, and a 61st second was put into some.
  const isEnd = hour === 24 && time.minute === 0 && time.second === 0;
  if ((hour > 23 && !isEnd) || time.minute > 59 || time.second > 60) return null;
  const midnight = DateTime.fromISO(day, { zone: zone ?? timeZone });
  const moment = isEnd
    ? midnight.plus({ days: 1 })
    : midnight.set({ hour, minute: time.minute, second: Math.min(time.second, 59), millisecond: time.millisecond });
  return moment.isValid ? moment.toJSDate() : null;
}

function unixDate(value: number, unit: 'SECONDS' | 'MILLISECONDS', { timeZone }: DateTextOptions): DraftDate | null {
  const at = new Date(unit === 'SECONDS' ? value * 1000 : value);
  return Number.isNaN(at.getTime()) ? null : draftMoment(at, timeZone);
}

/** Null beyond the years that a day can be written of. */
function draftMoment(at: Date, timeZone: string): DraftDate | null {
  const day = dayOf(at, timeZone);
  return isDay(day) ? { precision: 'TIME', at, from: day, until: day } : null;
}
