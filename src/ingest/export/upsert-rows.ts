import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';

type Row = Readonly<Record<string, unknown>> & { readonly id: Id };

/** Writes rows of the same columns under their numbers, and those that are there already only where they differ. One statement. */
export async function upsertRows(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first);
  const own = names.filter((name) => name !== 'id');
  const all = (of: string) => own.map((name) => `${of}.${name}`).join(', ');
  await db.query(
    `insert into ${table} as there (${names.join(', ')})
      select ${names.map((name) => `given.${name}`).join(', ')} from json_populate_recordset(null::${table}, $1::json) given
      on conflict (id) do update set ${own.map((name) => `${name} = excluded.${name}`).join(', ')}
        where row(${all('there')}) is distinct from row(${all('excluded')})`,
    [JSON.stringify(rows)],
  );
}
