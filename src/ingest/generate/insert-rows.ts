import type { Db } from '../../database/db.js';

/** The columns of a table that are written, with their types in SQL. */
export type Columns = Readonly<
  Record<string, 'bigint' | 'integer' | 'text' | 'boolean' | 'jsonb' | 'timestamptz' | 'double precision'>
>;

/** A row by its columns. */
export type Row<Written extends Columns> = Readonly<Record<keyof Written, unknown>>;

/** Writes many rows by one statement, in their order. */
export async function insertRows<Written extends Columns>(
  db: Db,
  table: string,
  columns: Written,
  rows: readonly Row<Written>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  await db.query(
    `insert into ${table} (${names}) select ${names} from json_to_recordset($1::json) as row_ (${typed})`,
    [JSON.stringify(rows)],
  );
}

/** As many further numbers of a sequence, in their order. */
export async function nextNumbers(db: Db, sequence: string, count: number): Promise<string[]> {
  const numbers = await db.query<{ id: string }>(
    `select nextval($1::text::regclass)::text as id from generate_series(1, $2::integer)`,
    [sequence, count],
  );
  return numbers.map(({ id }) => id);
}
