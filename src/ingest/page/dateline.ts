import { isDay, parsePartialDate, type PartialDate } from '../../lib/calendar.js';

/** Month names by the letters that tell them apart, January first; the ending varies with the case. */
const MONTHS: readonly string[] = [
  'jan(?:uary)?|январ[ьяе]|янв',
  'feb(?:ruary)?|феврал[ьяе]|фев',
  'mar(?:ch)?|март[ае]?|мар',
  'apr(?:il)?|апрел[ьяе]|апр',
  'may|ма[йяе]',
  'june?|июн[ьяе]',
  'july?|июл[ьяе]',
  'aug(?:ust)?|август[ае]?|авг',
  'sept?(?:ember)?|сентябр[ьяе]|сент?',
  'oct(?:ober)?|октябр[ьяе]|окт',
  'nov(?:ember)?|ноябр[ьяе]|нояб?',
  'dec(?:ember)?|декабр[ьяе]|дек',
];

/** A regular expression's source for any month name, English or Russian, that is a whole word. */
export const MONTH = `(?<!\\p{L})(?:${MONTHS.join('|')})(?!\\p{L})`;

const LONGEST_HEADLINE = 400;
const WEEKDAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье';
const LABEL = 'published(?: on)?|posted(?: on)?|date|опубликовано|дата(?: публикации)?|размещено';
const PLACE = '\\p{Lu}[\\p{L}.-]+(?: \\p{Lu}[\\p{L}.-]+){0,2}';
const TIME =
  '(?:at |в )?\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?(?:a\\.?m\\.?|p\\.?m\\.?))?(?: ?\\(?[A-ZА-Я]{2,4}(?:[+-]\\d{1,2})?\\)?)?';
const GAP = '[\\s,|•·–—-]*';

const ORDERS: readonly string[] = [
  '(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:T[\\d:.]+Z?)?',
  '(?<day>\\d{1,2})[.](?<month>\\d{1,2})[.](?<year>\\d{4}|\\d{2})',
  '(?<first>\\d{1,2})/(?<second>\\d{1,2})/(?<year>\\d{4})',
  `(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>${MONTH})\\.?,? (?<year>\\d{4})`,
  `(?<name>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})`,
  `(?<name>${MONTH})\\.? (?<year>\\d{4})`,
];

const YEAR_WORD = '(?: ?(?:года|г\\.?))?';
const DATELINES = ORDERS.map(
  (order) =>
    new RegExp(
      `^(?:(?:${LABEL}):? )?(?:${TIME}${GAP})?(?:(?:${WEEKDAY})${GAP})?(?:${PLACE}, )?` +
        `${order}${YEAR_WORD}(?:${GAP}(?:${TIME}|${WEEKDAY}))?(?:, ${PLACE})?\\.?$`,
      'iu',
    ),
);
const OPENINGS = ORDERS.map(
  (order) => new RegExp(`^${PLACE}, (?<date>${order}${YEAR_WORD}) ?(?:\\([^)]{2,30}\\) ?)?[–—-]{1,2} `, 'u'),
);

/**
 * The date a line gives when it says nothing else: "14.03.2023 12:30", "Moscow, 14 March 2023", "14 марта 2023 г.". Null for
 * any other line and for a day that does not exist. 3/4/2023 may be a day of March or April: the year is all it tells.
 */
export function datelineOf(line: string): PartialDate | null {
  const text = line.replace(/\s+/g, ' ').trim();
  if (text.length > 70) return null;
  for (const dateline of DATELINES) {
    const parts = dateline.exec(text)?.groups;
    if (parts) return dateOf(parts);
  }
  return null;
}

/** The date before the dash with which a news agency opens its first paragraph: "MINSK, 14 March 2023 — The ...". */
export function openingDateOf(paragraph: string): PartialDate | null {
  const text = paragraph.slice(0, 120).replace(/\s+/g, ' ');
  for (const opening of OPENINGS) {
    const parts = opening.exec(text)?.groups;
    if (parts) return dateOf(parts);
  }
  return null;
}

/** The headline printed before a date on the line, as in "Ministers met in Riga 14.03.2023"; null for another line. */
export function splitDateAtEnd(line: string): { words: string; date: string } | null {
  if (line.length > LONGEST_HEADLINE) return null;
  const [, words, date] = /^(.{10,}?)[\s,|–—-]+(\d{1,2}\.\d{1,2}\.\d{4}(?:[\s,]+\d{1,2}:\d{2})?)$/u.exec(line) ?? [];
  return words && date ? { words, date } : null;
}

function dateOf(parts: Record<string, string | undefined>): PartialDate | null {
  const { first, second, name } = parts;
  const year = parts.year?.length === 2 ? `20${parts.year}` : parts.year;
  if (first && second) return dateOfSlashes(year, Number(first), Number(second));
  const month = name ? monthNumber(name) : Number(parts.month);
  const written = [year, two(month), ...(parts.day ? [two(Number(parts.day))] : [])].join('-');
  return isDay(parts.day ? written : `${written}-01`) ? parsePartialDate(written) : null;
}

function dateOfSlashes(year: string | undefined, first: number, second: number): PartialDate | null {
  const days = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`].filter(isDay);
  const [day] = days;
  return day ? parsePartialDate(new Set(days).size === 1 ? day : day.slice(0, 4)) : null;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => new RegExp(`^(?:${month})$`, 'iu').test(name)) + 1;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
