import 'reflect-metadata';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ENTITIES } from '../entities/index.js';

/** How to reach a database: over the network, in this process, or beside it on this machine. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly stream: () => Duplex }
  /** The directory of a Unix socket named as PostgreSQL names its own. */
  | { readonly socketDirectory: string };

export interface DataSourceOptions {
  readonly address: DatabaseAddress;
  readonly statementTimeoutMs: number;
  readonly onPoolError: (error: Error) => void;
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5000;
const IDLE_IN_TRANSACTION_MS = 60_000;

/** Columns and tables are named in snake_case: `publishedAt` is `published_at`. */
class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  }
}

/** A data source that is ready for statements. It neither migrates nor loads anything. */
export async function openDataSource({ address, ...options }: DataSourceOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    ...connectionOf(address),
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    installExtensions: false,
    poolErrorHandler: options.onPoolError,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNaming(),
    extra: {
      statement_timeout: options.statementTimeoutMs,
      ...('url' in address
        ? {
            idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
            // A server that went away without a word is given up soon after it should have ended the statement.
            query_timeout: options.statementTimeoutMs + 2000,
            // A list is one large statement that runs for milliseconds: compiling it first took seconds, whenever the
            // planner thought that it would read more than it does.
            options: '-c jit=off',
          }
        : { idleTimeoutMillis: 0 }),
      ...('stream' in address ? { stream: address.stream } : {}),
    },
  });
  return dataSource.initialize();
}

/** The connections of a data source: rows come through them as they are, for a fraction of what TypeORM takes. */
export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as DataSource['driver'] & { readonly master: pg.Pool }).master;
}

function connectionOf(
  address: DatabaseAddress,
): { url: string } | { host?: string; username: string; database: string } {
  if ('url' in address) return { url: address.url };
  const embedded = { username: 'postgres', database: 'postgres' };
  return 'socketDirectory' in address ? { ...embedded, host: address.socketDirectory } : embedded;
}

const MIGRATION_LOCK = `hashtext('communique.migration')`;

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
