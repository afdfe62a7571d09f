import { DateTime } from 'luxon';
import type { DraftDate } from '../domain/article-draft.js';
import { dayOf, parsePartialDate } from '../lib/calendar.js';

/** Reads a date as it is written; null for what is none. */
export function readDate(text: string, { timeZone }: { timeZone: string; language: string }): DraftDate | null {
  const written = text.trim();
  try {
    return parsePartialDate(written);
  } catch {
    const iso = written.replace(/ (\d):/, ' 0$1:').replace(' ', 'T').replace(' ', '');
    const read = [DateTime.fromISO(iso, { zone: timeZone }), DateTime.fromRFC2822(written)].find((one) => one.isValid);
    if (read === undefined) return null;
    const day = dayOf(read.toJSDate(), timeZone);
    return { from: day, until: day, precision: 'TIME', at: read.toJSDate() };
  }
}
