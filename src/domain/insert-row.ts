import type { Db } from '../database/db.js';
import { columnName } from '../lib/column-name.js';

/**
 * Writes one row, by the names that its entity has for the columns: objects and lists as JSON, what is left out as the table has it. One
 * statement, the same text for the same columns.
 */
export async function insertRow(db: Db, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const properties = Object.keys(row);
  await db.query(
    `insert into ${table} (${properties.map(columnName).join(', ')})
      values (${properties.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row).map((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
    ),
  );
}
