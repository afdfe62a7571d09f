import 'reflect-metadata';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ENTITIES } from '../entities/index.js';

/** How to reach a database: over the network, or through a stream to one in this process or beside it. */
export type DatabaseAddress = { readonly url: string } | { readonly stream: () => Duplex };

export interface DataSourceOptions {
  readonly address: DatabaseAddress;
  readonly statementTimeoutMs: number;
  readonly onPoolError: (error: Error) => void;
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5000;

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
    ...('url' in address ? { url: address.url } : { username: 'postgres', database: 'postgres' }),
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    installExtensions: false,
    poolErrorHandler: options.onPoolError,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNaming(),
    extra:
      'url' in address
        ? {
            statement_timeout: options.statementTimeoutMs,
            idle_in_transaction_session_timeout: 60_000,
            // A server that went away without a word is given up soon after it should have ended the statement.
            query_timeout: options.statementTimeoutMs + 2000,
          }
        : { stream: address.stream, idleTimeoutMillis: 0 },
  });
  return dataSource.initialize();
}

const MIGRATION_LOCK = `hashtext('communique.migration')`;

/** Brings the tables up to date; the names of the migrations that were run. Servers that start together wait. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('set statement_timeout = 0');
    await lock.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const migrations = await dataSource.runMigrations({ transaction: 'all' });
    await lock.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`);
    return migrations.map((migration) => migration.name);
  } finally {
    await lock.query('reset statement_timeout').catch(() => undefined);
    await lock.release();
  }
}
