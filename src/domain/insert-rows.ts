import type { Db } from '../database/db.js';
import { columnName } from '../lib/column-name.js';
import type { Carried } from './derived/carried.js';

/** The names of the columns of a table that are written. */
export type Columns = readonly string[];

/** A row by its columns. */
export type Row<Written extends Columns> = Readonly<Record<Written[number], unknown>>;

/** Nothing: triggers fill what a row carries of others. */
const BY_TRIGGERS: Carried = { from: '', columns: {} };

/** Writes many rows by one statement, in their order; with what they carry of others where triggers are left out. */
export async function insertTableRows<Written extends Columns>(
  db: Db,
  table: string,
  columns: Written,
  rows: readonly Row<Written>[],
  { from, columns: carried }: Carried = BY_TRIGGERS,
): Promise<void> {
  if (rows.length === 0) return;
  const own = columns.filter((name) => !(name in carried));
  await db.query(
    `insert into ${table} (${[...own, ...Object.keys(carried)].join(', ')})
      select ${[...own.map((name) => `row_.${name}`), ...Object.values(carried)].join(', ')}
      from json_populate_recordset(null::${table}, $1::json) row_ ${from}`,
    [rowsAsJson(rows)],
  );
}

/** Rows for `json_populate_recordset` and its like, which refuse half a character where a parameter would have it replaced. */
export function rowsAsJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}

/** As many further numbers of a sequence, in their order. */
export async function nextNumbers(db: Db, sequence: string, count: number): Promise<string[]> {
  const numbers = await db.query<{ id: string }>(
    `select nextval($1::text::regclass)::text as id from generate_series(1, $2::integer)`,
    [sequence, count],
  );
  return numbers.map(({ id }) => id);
}

/**
 * Writes one row, by the names that its entity has for the columns: objects and lists as JSON, what is left out as the table has it. One
 * statement, the same text for the same columns.
 */
export async function insertTableRow(db: Db, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const properties = Object.keys(row);
  await db.query(
    `insert into ${table} (${properties.map(columnName).join(', ')})
      values (${properties.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row).map((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
    ),
  );
}
