import { z } from 'zod';
import { describeIssue } from '../content/issue.js';
import type { RecordList } from '../content/list.js';

type Given = Readonly<Record<string, unknown>>;

export interface Said {
  readonly said: Given;
  /** A phrase for each thing that is wrong, with its place in the record. */
  readonly problems: readonly string[];
}

/** A date and how exactly it is known: what is said of one is said of both. */
const DATES = { startsOn: 'startsPrecision', endsOn: 'endsPrecision', adoptedOn: 'adoptedPrecision' };

/**
 * What a record says of something that may be there: its fields, checked. A field that is left out, null, empty or UNKNOWN says nothing. `shown`
 * is the record as it was given, for the problems.
 */
export function readSaid({ record: { shape } }: RecordList, record: Given, shown: Given): Said {
  const fields = new Set(Object.keys(record).filter((field) => record[field] !== undefined));
  for (const [date, precision] of Object.entries(DATES)) {
    if (fields.has(date) || fields.has(precision)) fields.add(date).add(precision);
  }
  const schema = z.strictObject(Object.fromEntries(Object.entries(shape).filter(([field]) => fields.has(field))));
  const result = schema.safeParse(record);
  if (!result.success) return { said: {}, problems: result.error.issues.map((issue) => describeIssue(issue, shown)) };
  return { said: withoutUnsaid(result.data), problems: misdated(result.data) };
}

/** The whole of a record that is new. */
export function readWhole({ record: schema }: RecordList, record: Given, shown: Given): Said {
  const result = schema.safeParse(record);
  if (!result.success) return { said: {}, problems: result.error.issues.map((issue) => describeIssue(issue, shown)) };
  return { said: result.data, problems: [] };
}

function misdated(record: Given): string[] {
  return Object.entries(DATES).flatMap(([date, precision]) => {
    const isKnown = ['DAY', 'MONTH', 'YEAR'].includes(String(record[precision]));
    if (!(precision in record) || isKnown === (typeof record[date] === 'string')) return [];
    return isKnown
      ? [`.${date}: must be a day, as ${precision} is ${String(record[precision])}, but got null`]
      : [`.${precision}: must be DAY, MONTH or YEAR, as ${date} is there, but got "${String(record[precision])}"`];
  });
}

/** Only a term that goes on says something by having no date. */
function withoutUnsaid(record: Given): Given {
  const undated = Object.entries(DATES).flatMap(([date, precision]) =>
    record[date] === null && record[precision] !== 'ONGOING' ? [date, precision] : [],
  );
  const isOngoing = record.endsOn === null && !undated.includes('endsOn');
  const said = Object.entries(record).flatMap(([field, value]): [string, unknown][] => {
    if (undated.includes(field) || isEmpty(value)) return [];
    return [[field, isRecord(value) ? withoutUnsaid(value) : value]];
  });
  return Object.fromEntries(isOngoing ? [...said, ['endsOn', null]] : said);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
