import type { EntityManager } from 'typeorm';
import type { Db } from './db.js';

/**
 * Indexes that are left out while a table is filled: made once over all rows they take a fraction of the time. What was left
 * out stands in the comment of its table, written by the same transaction, so that an interrupted run forgets none.
 */

const MARK = 'Indexes left out while it is filled: ';

/** What runs several statements as one. */
interface Transactional {
  transaction<Result>(run: (db: EntityManager) => Promise<Result>): Promise<Result>;
}

/** Leaves out the indexes of tables that nothing but reading needs: neither keys nor whatever makes rows unique. */
export async function leaveIndexesOut(database: Transactional, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await database.transaction(async (db) => {
      const indexes = await db.query<{ name: string; definition: string }[]>(
        `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
          from pg_index where indrelid = $1::regclass and not indisunique and not indisprimary
            and not exists (select 1 from pg_constraint where conindid = indexrelid)`,
        [table],
      );
      if (indexes.length === 0) return;
      const earlier = (await leftOut(db)).find((one) => one.table === table)?.definitions ?? [];
      await comment(db, table, MARK + JSON.stringify([...earlier, ...indexes.map(({ definition }) => definition)]));
      await db.query(`drop index ${indexes.map(({ name }) => name).join(', ')}`);
    });
  }
}

/** Makes again whatever was left out, by this run or by one that was interrupted; `memory` is what each may take. */
export async function makeIndexesAgain(database: Transactional, memory: string): Promise<void> {
  for (const { table } of await database.transaction(leftOut)) {
    await database.transaction(async (db) => {
      await db.query(`set local maintenance_work_mem = '${memory}'`);
      await makeAgain(db, table);
    });
  }
}

/** Makes again the indexes that one table lacks; nothing when it lacks none. `db` must be inside a transaction. */
export async function makeAgain(db: Db, table: string): Promise<void> {
  const found = (await leftOut(db)).find((one) => one.table === table);
  if (!found) return;
  for (const definition of found.definitions) await db.query(definition);
  await comment(db, table, null);
}

/** The tables that lack indexes, with the statements that make those again. */
export async function leftOut(db: Db): Promise<{ table: string; definitions: string[] }[]> {
  const found = await db.query<{ table: string; comment: string }>(
    `select c.relname as table, d.description as comment from pg_class c join pg_description d
        on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
      where c.relnamespace = current_schema()::regnamespace and starts_with(d.description, $1) order by c.relname`,
    [MARK],
  );
  return found.map((one) => ({
    table: one.table,
    definitions: JSON.parse(one.comment.slice(MARK.length)) as string[],
  }));
}

async function comment(db: Db, table: string, text: string | null): Promise<void> {
  const written = text === null ? 'null' : `'${text.replaceAll(`'`, `''`)}'`;
  await db.query(`comment on table ${table} is ${written}`);
}
