import { randomBytes } from 'node:crypto';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../../src/cli/prepare.js';
import { readConfig } from '../../src/config/index.js';
import { openDatabase } from '../../src/database/open.js';

/** What a test finds in its database: tables alone, or the bundled content too. */
export type Filling = 'empty' | 'csto';
export const FILLINGS: readonly Filling[] = ['empty', 'csto'];

/** The PostgreSQL that tests run on; undefined for the embedded database. */
export const SERVER_URL = process.env.TEST_DATABASE_URL;

/** Where the templates of one run are kept: a directory, or the prefix of databases. */
export interface Templates {
  readonly directory: string;
  readonly prefix: string;
}

/** Set by the global set-up for the test files that follow it. */
export function templatesOfThisRun(): Templates {
  const directory = process.env.COMMUNIQUE_TEST_TEMPLATES;
  const prefix = process.env.COMMUNIQUE_TEST_PREFIX;
  if (!directory || !prefix)
    throw new Error('The templates are missing: run the tests through jest, with its global set-up.');
  return { directory, prefix };
}

/** Makes one database of each filling, to be copied for each test file. */
export async function makeTemplates({ directory, prefix }: Templates): Promise<void> {
  for (const filling of FILLINGS) {
    const name = `${prefix}_${filling}`;
    if (SERVER_URL) await onServer(`create database ${name}`);
    const config = readConfig({
      DATA_DIR: path.join(directory, filling),
      CONTENT: filling === 'csto' ? 'csto' : 'none',
      ...(SERVER_URL ? { DATABASE_URL: databaseUrl(name) } : {}),
    });
    const database = await openDatabase({ ...config, statementTimeoutMs: 60_000, log: () => undefined });
    await prepareDatabase(database, config);
    await database.close();
  }
}

/** Drops every database that the run made. */
export async function dropDatabases({ prefix }: Templates): Promise<void> {
  if (!SERVER_URL) return;
  const made = await onServer(`select datname from pg_database where starts_with(datname, '${prefix}')`);
  for (const { datname } of made) await onServer(`drop database if exists ${String(datname)} with (force)`);
}

/** A name that no other test file has: each has its own copy of this module. */
const uniqueName = () => randomBytes(6).toString('hex');

/** The environment of a database of its own with that filling. */
export async function copyTemplate(filling: Filling): Promise<Record<string, string>> {
  const { directory, prefix } = templatesOfThisRun();
  const copy = `${prefix}_${uniqueName()}`;
  const dataDirectory = path.join(directory, 'copies', copy);
  if (SERVER_URL) {
    await onServer(`create database ${copy} template ${prefix}_${filling}`);
    return { DATABASE_URL: databaseUrl(copy), DATA_DIR: dataDirectory };
  }
  await mkdir(path.dirname(dataDirectory), { recursive: true });
  await cp(path.join(directory, filling), dataDirectory, { recursive: true });
  return { DATA_DIR: dataDirectory };
}

function databaseUrl(name: string): string {
  const url = new URL(SERVER_URL as string);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: SERVER_URL });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
