import { badInput } from '../../lib/errors.js';
import { readDate } from '../date-text.js';
import type { DraftDate } from '../../domain/article-draft.js';
import type { ColumnValue, MappedValue } from './csv-mapping.js';
import type { CsvRow } from './csv-rows.js';
import type { FieldKind, ShapeField } from './csv-shape.js';

/** How times and names without a word of their own are meant. */
export interface Reading {
  readonly timeZone: string;
  readonly language: string;
}

/** A cell as its mapping means it; null where it says nothing. */
export function cellValue(row: CsvRow, value: ColumnValue): string | null {
  const cell = row.cell(value.column);
  const meant = Object.hasOwn(value.values, cell) ? value.values[cell] : cell === '' ? value.default : cell;
  return meant === undefined || meant === '' ? null : String(meant);
}

/** The pieces of a cell that has several. */
export function cellPieces(row: CsvRow, value: ColumnValue): readonly string[] {
  const pieces = (cellValue(row, value) ?? '').split(value.separator).map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '');
}

export function cellDate(text: string, { timeZone, language }: Reading): DraftDate {
  const date = readDate(text, { timeZone, language });
  if (date === null) throw badInput('must be a date such as 2031-04-02, 2031-04 or 2031');
  return date;
}

const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

type Read = (text: string, field: ShapeField, reading: Reading) => unknown;

/** What one text of each kind is in a record; throws what it must be. */
const READERS: Readonly<Record<Exclude<FieldKind, 'LIST' | 'LOCALIZED_LISTS' | 'PARTS'>, Read>> = {
  TEXT: (text) => text,
  LOCALIZED: (text) => text,
  NUMBER(text) {
    const figures = text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3})/g, '');
    if (!/^-?\d{1,15}(?:\.\d{1,15})?$/.test(figures)) throw badInput('must be a number');
    return Number(figures);
  },
  BOOLEAN(text) {
    const word = text.toLowerCase();
    if (YES.has(word)) return true;
    if (NO.has(word)) return false;
    throw badInput('must be yes or no, or mapped to true or false by "values"');
  },
  ENUM(text, { words }) {
    const word = text.toUpperCase().replace(/[ -]+/g, '_');
    if (words.includes(word)) return word;
    throw badInput(`must be one of ${words.join(', ')}, or mapped to one by "values"`);
  },
  DATE: (text, _, reading) => cellDate(text, reading).from,
  INSTANT(text, _, reading) {
    const date = cellDate(text, reading);
    if (date.precision !== 'TIME') throw badInput('must be a day with a time, such as 2031-04-02T09:30:00+02:00');
    return date.at.toISOString();
  },
};

/** What the columns of a field give in a row; undefined where they say nothing. */
export function mappedValue(row: CsvRow, field: ShapeField, values: readonly MappedValue[], reading: Reading): unknown {
  const given = values.flatMap((value) => {
    if (!('column' in value)) return value.constant === undefined ? [] : [value.constant].flat();
    return told(value.column, row, () => columnValues(row, field, value, reading));
  });
  if (given.length === 0) return undefined;
  return isMany(field.kind) ? given : given[0];
}

function isMany(kind: FieldKind): kind is 'LIST' | 'LOCALIZED_LISTS' | 'PARTS' {
  return kind === 'LIST' || kind === 'LOCALIZED_LISTS' || kind === 'PARTS';
}

function columnValues(row: CsvRow, field: ShapeField, value: ColumnValue, reading: Reading): unknown[] {
  const named = (text: string) => (value.byId ? `#${text}` : text);
  if (field.kind === 'PARTS') {
    const { as = 'text', with: others } = value;
    const usual = field.path.at(-1) === 'aliases' ? { language: reading.language, aliasType: 'OTHER' } : {};
    return cellPieces(row, value).map((piece) => ({ ...usual, ...others, [as]: named(piece) }));
  }
  if (isMany(field.kind)) return cellPieces(row, value).map(named);
  const text = cellValue(row, value);
  return text === null ? [] : [READERS[field.kind](named(text), field, reading)];
}

/** Says of which column it is when a cell cannot be read. */
export function told<Result>(column: string, row: CsvRow, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw badInput(`The column "${column}" ${what}, but got "${row.cell(column).slice(0, 60)}".`);
  }
}
