import type { SourceValue } from '../../kinds/subject.js';
import type { RecordListName } from '../content/index.js';
import { badInput } from '../../lib/errors.js';
import type { CsvMapping, MappedValue } from './csv-mapping.js';
import type { CsvRow } from './csv-rows.js';
import { fieldOf, hasField, precisionName, type ShapeField } from './csv-shape.js';
import { cellDate, cellValue, mappedValue, told, type Reading } from './csv-value.js';
import type { RecordItem } from './item.js';

/** What tells a record from others of its list where no column names it. */
const NATURAL_KEYS: Readonly<Partial<Record<RecordListName, readonly string[]>>> = {
  countries: ['code'],
  meetings: ['name', 'startsOn'],
  memberships: ['organization', 'member', 'startsOn'],
  presidencies: ['organization', 'country', 'startsOn'],
  resolutions: ['symbol', 'name'],
  tenures: ['official', 'office', 'startsOn'],
};

/** The record that a row is; throws BAD_USER_INPUT with the column and what would work. */
export function rowRecord(
  row: CsvRow,
  list: RecordListName,
  mapping: CsvMapping,
  reading: Reading,
  source: SourceValue,
): RecordItem {
  const record: Record<string, unknown> = {};
  for (const [name, values] of mapping.fields) {
    const field = fieldOf(list, name)!;
    if (field.kind === 'DATE') setDate(record, list, row, field, values, reading);
    else setValue(record, field, mappedValue(row, field, values, reading), reading);
  }
  const id = mapping.id === null ? '' : row.cell(mapping.id);
  if (hasField(list, 'name') && record.name === undefined && record.slug === undefined && id === '') {
    throw badInput('A row must have a name, a slug or an id, but has none.');
  }
  complete(record, list, reading, source);
  return {
    type: 'RECORD',
    place: `row ${row.number}`,
    externalId: id || naturalKey(list, record, reading),
    list,
    record,
  };
}

function setValue(
  record: Record<string, unknown>,
  { path, language, kind }: ShapeField,
  value: unknown,
  reading: Reading,
): void {
  if (value === undefined) return;
  const isLocalized = kind === 'LOCALIZED' || kind === 'LOCALIZED_LISTS';
  const whole = isLocalized ? [...path, language ?? reading.language] : path;
  const inner = whole.slice(0, -1).reduce<Record<string, unknown>>((at, key) => {
    return (at[key] ??= {}) as Record<string, unknown>;
  }, record);
  inner[whole.at(-1)!] = value;
}

const NO_DAY: ReadonlySet<string> = new Set(['ONGOING', 'UNKNOWN']);

/** A day goes with how exactly it is known; a word such as ONGOING says that there is none. */
function setDate(
  record: Record<string, unknown>,
  list: RecordListName,
  row: CsvRow,
  { path, words }: ShapeField,
  values: readonly MappedValue[],
  reading: Reading,
): void {
  const name = path.at(-1)!;
  const column = values.find((value) => 'column' in value);
  const text = column ? cellValue(row, column) : String((values[0] as { constant: unknown }).constant);
  if (text === null) return;
  if (NO_DAY.has(text) && words.includes(text)) {
    Object.assign(record, { [name]: null, [precisionName(name)]: text });
    return;
  }
  const date = told(column?.column ?? name, row, () => cellDate(text, reading));
  const precision = date.precision === 'TIME' ? 'DAY' : date.precision;
  record[name] = date.from;
  if (words.length > 0) record[precisionName(name)] = precision;
  const moment = name.replace(/On$/, 'At');
  if (date.precision === 'TIME' && hasField(list, moment)) record[moment] ??= date.at.toISOString();
}

/** Days that may be left out. A meeting must have its first. */
const UNKNOWN_DAYS = ['endsOn', 'startsOn', 'adoptedOn'];

/**
 * Gives a record what follows from the rest of it. What else a new record needs is for the table to say: anything made up here would take the place
 * of what is known of one that is there already.
 */
function complete(
  record: Record<string, unknown>,
  list: RecordListName,
  { language }: Reading,
  source: SourceValue,
): void {
  if (record.name !== undefined && hasField(list, 'language')) record.language ??= languageOf(record.name, language);
  if (hasField(list, 'sources')) record.sources ??= [source];
  if (record.name !== undefined && hasField(list, 'title')) record.title ??= record.name;
  for (const name of UNKNOWN_DAYS) {
    if (!hasField(list, name) || (list === 'meetings' && name === 'startsOn')) continue;
    record[name] ??= null;
    record[precisionName(name)] ??= 'UNKNOWN';
  }
  if (list === 'resolutions') Object.assign(record, { symbol: null, session: null, ...record });
  if (record.vote !== undefined) {
    record.vote = { adoptedWithoutVote: false, sources: [source], ...(record.vote as object) };
  }
}

/** The usual language where there is a name in it, else that of the first name. */
function languageOf(names: unknown, usual: string): string {
  const there = Object.keys(names ?? {});
  return there.includes(usual) ? usual : (there[0] ?? usual);
}

function naturalKey(
  list: RecordListName,
  record: Readonly<Record<string, unknown>>,
  { language }: Reading,
): string | null {
  if (typeof record.slug === 'string') return record.slug;
  const parts = (NATURAL_KEYS[list] ?? ['name']).map((name) => {
    const value = record[name];
    return typeof value === 'object' && value !== null ? (value as Record<string, string>)[language] : value;
  });
  const words = parts.filter((part): part is string => typeof part === 'string');
  return words.length === 0 ? null : words.join(' / ');
}
