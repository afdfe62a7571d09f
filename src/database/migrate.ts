import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import type { Db } from './db.js';

/** Where it is written which migrations were run. */
export const MIGRATION_TABLE = 'schema_migration';
const MIGRATION_LOCK = `hashtext('communique.migration')`;

/** Whether every migration was run, which is so at nearly every start: two small statements, and no TypeORM. */
export async function isMigrated(db: Db): Promise<boolean> {
  const [found] = await db.query<{ table: string | null }>(`select to_regclass('${MIGRATION_TABLE}')::text as table`);
  if (!found?.table) return false;
  const run = await db.query<{ name: string }>(`select name from ${MIGRATION_TABLE}`);
  const names = new Set(run.map(({ name }) => name));
  return MIGRATIONS.every(({ name }) => names.has(name));
}

/** Brings the tables up to date; the names of the migrations that were run. Servers that start together wait. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const migrations = await dataSource.runMigrations({ transaction: 'all' });
    return migrations.map((migration) => migration.name);
  } finally {
    await lock.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => undefined);
    await lock.release();
  }
}
