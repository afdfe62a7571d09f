import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EntityManager } from 'typeorm';
import type pg from 'pg';
import { migrate } from '../src/database/migrate.js';
import { openDatabase } from '../src/database/open.js';
import { withClient } from './databases.js';

const ROWS_AT_A_TIME = 1000;

/**
 * The rows of a database of the product in an embedded one, in a directory of its own; what was made before is used
 * again while the rows are the same.
 */
export async function prepareEmbedded(url: string, directory: string, say: (line: string) => void): Promise<void> {
  const stampFile = path.join(directory, 'made-from');
  await withClient(url, async (source) => {
    const stamp = await stampOf(source);
    if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;
    say(`Making the embedded database in ${directory} …`);
    await rm(directory, { recursive: true, force: true });
    const database = await openDatabase({
      databaseUrl: null,
      dataDirectory: directory,
      statementTimeoutMs: 600_000,
      log: () => undefined,
    });
    try {
      await database.patiently(async (dataSource) => {
        await migrate(dataSource);
        await dataSource.transaction((db) => copyTables(source, db, say));
        await dataSource.query('vacuum (analyze)');
      });
    } finally {
      await database.close();
    }
    await writeFile(stampFile, stamp);
  });
}

async function stampOf(source: pg.Client): Promise<string> {
  const { rows } = await source.query<{ stamp: string | null }>(
    `select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = current_database()`,
  );
  return rows[0]?.stamp ?? '';
}

async function copyTables(source: pg.Client, db: EntityManager, say: (line: string) => void): Promise<void> {
  await db.query('set local session_replication_role = replica');
  for (const table of await tablesOf(source)) {
    await db.query(`delete from ${table}`);
    const columns = await columnsOf(source, table);
    await source.query('begin');
    await source.query(`declare rows_ cursor for select to_jsonb(t) as row from ${table} t`);
    for (;;) {
      const { rows } = await source.query<{ row: object }>(`fetch ${ROWS_AT_A_TIME} from rows_`);
      if (rows.length === 0) break;
      await db.query(
        `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(rows.map(({ row }) => row))],
      );
    }
    await source.query('commit');
    say(`  ${table}`);
  }
}

async function tablesOf(source: pg.Client): Promise<string[]> {
  const { rows } = await source.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> 'schema_migration' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Those that hold what was written, not what follows from it. */
async function columnsOf(source: pg.Client, table: string): Promise<string> {
  const { rows } = await source.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.columns ?? '';
}
