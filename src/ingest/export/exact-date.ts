import { z } from 'zod';
import { INSTANT_PRECISIONS, parsePartialDate, startOfDay, type InstantPrecision } from '../../lib/calendar.js';
import { instant, partialDate } from '../content/list.js';
import { instantSql } from './sql.js';

/**
 * A date as an export has it: a day, a month or a year of the newsroom's, wherever the newsroom is; a moment; or a moment that
 * is known less exactly than it is written.
 */
export const exactDate = z.union([
  partialDate,
  instant,
  z.strictObject({ at: instant, precision: z.enum(INSTANT_PRECISIONS) }),
]);
export type ExactDate = z.infer<typeof exactDate>;

/** The columns that keep a date. To the microsecond: a JavaScript date would lose some. */
export function kept(date: ExactDate, timeZone: string): { readonly at: string; readonly precision: InstantPrecision } {
  if (typeof date !== 'string') return date;
  if (date.includes('T')) return { at: date, precision: 'TIME' };
  const { from, precision } = parsePartialDate(date);
  return { at: startOfDay(from, timeZone).toISOString(), precision };
}

/** How a day, a month and a year are written, and where each of them begins. */
const PARTIAL = { DAY: 'YYYY-MM-DD', MONTH: 'YYYY-MM', YEAR: 'YYYY' } as const;

/** SQL of a date as an export has it. Written as a day is only what stands at its beginning, as whatever writes dates leaves it. */
export function exactDateSql(at: string, precision: string, timeZone: string): string {
  const local = `(${at} at time zone ${timeZone})`;
  const partial = Object.entries(PARTIAL).map(
    ([word, form]) =>
      `when ${precision} = '${word}' and ${local} = date_trunc('${word.toLowerCase()}', ${local})
        then to_json(to_char(${local}, '${form}'))`,
  );
  return `case when ${precision} = 'TIME' then to_json(${instantSql(at)}) ${partial.join(' ')}
    else json_build_object('at', ${instantSql(at)}, 'precision', ${precision}) end`;
}
