import 'reflect-metadata/lite';
import '../lib/named-runtime.js';
import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ENTITIES } from '../entities/index.js';
import { columnName } from '../lib/column-name.js';
import { MIGRATION_TABLE } from './migrate.js';
import { ImportClient } from './import-client.js';
import {
  CONNECT_TIMEOUT_MS,
  EMBEDDED,
  POOL_SIZE,
  sessionOf,
  type ConnectionOptions,
  type DatabaseAddress,
} from './pool.js';

class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? columnName(propertyName);
  }
}

/** A data source that is ready for statements. It neither migrates nor loads anything. What is asked together is sent together. */
export async function openDataSource({ address, onPoolError, ...session }: ConnectionOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    ...connectionOf(address),
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    installExtensions: false,
    poolErrorHandler: onPoolError,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: MIGRATION_TABLE,
    namingStrategy: new SnakeNaming(),
    extra: { ...sessionOf(address, session), pipeline: true, ...(session.isForImport ? { Client: ImportClient } : {}) },
  });
  return dataSource.initialize();
}

function connectionOf(
  address: DatabaseAddress,
): { url: string } | { host?: string; username: string; database: string } {
  if ('url' in address) return { url: address.url };
  const embedded = { username: EMBEDDED.user, database: EMBEDDED.database };
  return 'socketDirectory' in address ? { ...embedded, host: address.socketDirectory } : embedded;
}
