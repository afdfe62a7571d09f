import { DateTime, Settings } from 'luxon';
import { badInput } from './errors.js';

// Nothing is written in words of a language here, and to ask the system for its own takes a thirtieth of a start.
Settings.defaultLocale = 'en';

/** A calendar day as YYYY-MM-DD, years 0001 to 9999. Days sort as text. */
export type Day = string;

export const INSTANT_PRECISIONS = ['TIME', 'DAY', 'MONTH', 'YEAR', 'UNKNOWN'] as const;
/** How exactly an instant is known. */
export type InstantPrecision = (typeof INSTANT_PRECISIONS)[number];

export const DATE_PRECISIONS = [...INSTANT_PRECISIONS, 'ONGOING'] as const;
/** How exactly a date is known; ONGOING only of an end. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** A point in time, and the newsroom's day on which it falls. */
export interface Moment {
  readonly now: Date;
  readonly today: Day;
}

/** A stretch of days, the first and the last included. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** A date that may be known to the year or the month only, with the days it stands for. */
export interface PartialDate extends Period {
  readonly precision: 'DAY' | 'MONTH' | 'YEAR';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is a day that exists: 2024-02-30 is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text) || text.startsWith('0000')) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** The day itself, once it is known to exist. */
export function parseDay(text: string): Day {
  if (isDay(text)) return text;
  throw badInput(`A date must be a day that exists, written YYYY-MM-DD such as 2023-03-14, but got "${text}".`);
}

/** Reads 2023, 2023-03 or 2023-03-14 into the days it stands for. */
export function parsePartialDate(text: string): PartialDate {
  const [, year, month, day] = PARTIAL.exec(text) ?? [];
  const first = DateTime.fromISO(`${year}-${month ?? '01'}-${day ?? '01'}`, { zone: 'utc' });
  if (year === undefined || year === '0000' || !first.isValid) {
    throw badInput(`A date must be written 2023, 2023-03 or 2023-03-14 and must exist, but got "${text}".`);
  }
  const from = first.toISODate();
  if (day !== undefined) return { from, until: from, precision: 'DAY' };
  const [unit, precision] = month === undefined ? (['year', 'YEAR'] as const) : (['month', 'MONTH'] as const);
  return { from, until: first.endOf(unit).toISODate(), precision };
}

/** The days an imprecise day stands for: a year's or a month's first to last. TIME and DAY stand for themselves. */
export function periodOf(day: Day, precision: DatePrecision): Period {
  if (precision !== 'YEAR' && precision !== 'MONTH') return { from: day, until: day };
  const unit = precision === 'YEAR' ? 'year' : 'month';
  const date = DateTime.fromISO(day, { zone: 'utc' });
  return { from: date.startOf(unit).toISODate() as Day, until: date.endOf(unit).toISODate() as Day };
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: Day, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).toJSDate();
}

/** The day on which an instant falls in a time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() as Day;
}

/** Area/Location, or UTC: "UTC+3" is no name of the IANA database, and means opposite things to different programs. */
const ZONE_NAME = /^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/** Whether the name is one the IANA time zone database knows. */
export function isTimeZone(name: string): boolean {
  return ZONE_NAME.test(name) && DateTime.local({ zone: name }).isValid;
}

const FORMATS: Readonly<Record<InstantPrecision, Intl.DateTimeFormatOptions | null>> = {
  TIME: { dateStyle: 'long', timeStyle: 'short' },
  DAY: { dateStyle: 'long' },
  MONTH: { year: 'numeric', month: 'long' },
  YEAR: { year: 'numeric' },
  UNKNOWN: null,
};

/** An instant as readers of a language write it, no more exactly than it is known; null when it is not. */
export function writeDate(instant: Date, precision: DatePrecision, timeZone: string, language: string): string | null {
  const format = precision === 'ONGOING' ? null : FORMATS[precision];
  return format && new Intl.DateTimeFormat(language, { ...format, timeZone }).format(instant);
}
