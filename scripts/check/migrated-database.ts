import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open.js';
import { entityDrift, tablesWithoutEntity } from './entity-drift.js';

const STATEMENT_TIMEOUT_MS = 60_000;

/** How the entities differ from what the migrations make, on a database that exists for this question only. */
export async function migrationDrift(): Promise<string[]> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? onServer(server, driftOf) : onEmbedded(driftOf);
}

async function driftOf(dataSource: DataSource): Promise<string[]> {
  await migrate(dataSource);
  // TypeORM reads this table to compare generated columns, and makes it only when it synchronizes.
  await dataSource.query(
    'create table typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
  );
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  const tables: { readonly name: string }[] = await dataSource.query(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  return [
    ...entityDrift(upQueries.map(({ query }) => query)),
    ...tablesWithoutEntity(
      tables.map(({ name }) => name),
      dataSource.entityMetadatas.map(({ tableName }) => tableName),
    ),
  ];
}

async function onEmbedded<Result>(use: (dataSource: DataSource) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(path.join(tmpdir(), 'communique-check-'));
  try {
    const database = await openDatabase({
      databaseUrl: null,
      dataDirectory: path.join(directory, 'data'),
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      log: () => undefined,
    });
    try {
      return await use(await database.dataSource());
    } finally {
      await database.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function onServer<Result>(url: string, use: (dataSource: DataSource) => Promise<Result>): Promise<Result> {
  const name = `communique_check_${randomUUID().replaceAll('-', '')}`;
  const open = (address: string) =>
    openDataSource({
      address: { url: address },
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      onPoolError: () => undefined,
    });
  const server = await open(url);
  try {
    await server.query(`create database ${name}`);
    try {
      const own = await open(Object.assign(new URL(url), { pathname: `/${name}` }).href);
      try {
        return await use(own);
      } finally {
        await own.destroy();
      }
    } finally {
      await server.query(`drop database ${name}`);
    }
  } finally {
    await server.destroy();
  }
}
