import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../migrations/index.js';
import { migrate } from '../src/database/migrate.js';
import { openDatabase, type OpenDatabase } from '../src/database/open.js';
import { checkIntegrity } from '../src/domain/integrity/index.js';
import type { Cluster } from './cluster.js';

const SQL = path.join(import.meta.dirname, 'sql');
const PLAIN_FILES = ['plain-words', 'plain-tables', 'plain-articles', 'plain-links', 'plain-indexes'] as const;
const COMMUNIQUE_FILES = [
  'communique-subjects',
  'communique-articles',
  'communique-search',
  'communique-rest',
] as const;
type SqlFile = (typeof PLAIN_FILES)[number] | (typeof COMMUNIQUE_FILES)[number];

/** The same rows twice: in a schema drawn up for them alone, and in the product's. */
export interface Databases {
  readonly plain: string;
  readonly communique: string;
}

/** Both databases with so many articles. What was made before is used again while its recipe is the same. */
export async function prepareDatabases(
  cluster: Cluster,
  articles: number,
  say: (line: string) => void,
): Promise<Databases> {
  const plain = { name: `plain_${articles}`, stamp: await stampOf(PLAIN_FILES, []) };
  const migrations = MIGRATIONS.map(({ name }) => name);
  const communique = {
    name: `communique_${articles}`,
    stamp: await stampOf([...PLAIN_FILES, ...COMMUNIQUE_FILES], migrations),
  };
  await once(cluster, plain, say, () => fillPlain(cluster.url(plain.name), articles, say));
  await once(cluster, communique, say, () =>
    fillCommunique(cluster.url(communique.name), cluster.url(plain.name), say),
  );
  return { plain: cluster.url(plain.name), communique: cluster.url(communique.name) };
}

interface Wanted {
  readonly name: string;
  /** Changes with whatever would make other rows or other tables. */
  readonly stamp: string;
}

async function stampOf(files: readonly SqlFile[], others: readonly string[]): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(path.join(SQL, `${file}.sql`), 'utf8')));
  return createHash('sha256')
    .update(JSON.stringify([texts, others]))
    .digest('hex');
}

/** Makes a database that is not there, or was made otherwise; its comment says how, and is written last. */
async function once(cluster: Cluster, { name, stamp }: Wanted, say: (line: string) => void, fill: () => Promise<void>) {
  await withClient(cluster.url('postgres'), async (client) => {
    const { rows } = await client.query<{ stamp: string | null }>(
      `select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1`,
      [name],
    );
    if (rows[0]?.stamp === stamp) return;
    say(`Making the database ${name} …`);
    const begun = Date.now();
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await fill();
    await client.query(`comment on database ${name} is '${stamp}'`);
    say(`  made in ${Math.round((Date.now() - begun) / 1000)} s`);
  });
}

async function fillPlain(url: string, articles: number, say: (line: string) => void): Promise<void> {
  await withClient(url, async (client) => {
    await runFile(client, 'plain-words');
    await runFile(client, 'plain-tables');
    const parts = availableParallelism();
    await atOnce(url, parts, (other, part) =>
      runFile(other, 'plain-articles', {
        articles,
        from: Math.floor((articles * part) / parts) + 1,
        until: Math.floor((articles * (part + 1)) / parts),
      }),
    );
    say('  articles written');
    await client.query('analyze');
    await runFile(client, 'plain-links', { articles });
    await client.query(`set maintenance_work_mem = '512MB'`);
    await runFile(client, 'plain-indexes');
    await client.query('vacuum (analyze)');
  });
}

/** Whether every rule of the product holds for the rows that were loaded: minutes for 20,000 articles. Throws where one does not. */
export async function checkRules(url: string): Promise<void> {
  const database = await open(url);
  try {
    await database.patiently(async (dataSource) => {
      const broken = (await checkIntegrity(dataSource, { fix: false })).filter(({ findings }) => findings.length > 0);
      if (broken.length === 0) return;
      const lines = broken.map(({ rule, findings }) => `${rule}: ${findings.slice(0, 3).join('; ')}`);
      throw new Error(`The rows that were loaded break rules of the product:\n${lines.join('\n')}`);
    });
  } finally {
    await database.close();
  }
}

function open(url: string): Promise<OpenDatabase> {
  return openDatabase({ databaseUrl: url, dataDirectory: '', statementTimeoutMs: 3_600_000, log: () => undefined });
}

async function fillCommunique(url: string, plainUrl: string, say: (line: string) => void): Promise<void> {
  const database = await open(url);
  try {
    await database.patiently(migrate);
    await withClient(url, async (client) => {
      await reachPlain(client, plainUrl);
      // What triggers would do row by row, the files do set by set.
      await client.query('set session_replication_role = replica');
      const indexes = await dropIndexes(client);
      await runFile(client, 'communique-subjects');
      await runFile(client, 'communique-articles');
      await client.query('analyze');
      say('  rows written');
      await runFile(client, 'communique-search');
      await runFile(client, 'communique-rest');
      say('  search documents written');
      await client.query('drop schema plain cascade');
      await client.query(`set maintenance_work_mem = '512MB'`);
      for (const index of indexes) await client.query(index);
      await client.query('create extension if not exists pg_stat_statements');
      await client.query('vacuum (analyze)');
    });
  } finally {
    await database.close();
  }
}

/** The tables of the plain schema, as foreign tables. */
async function reachPlain(client: pg.Client, plainUrl: string): Promise<void> {
  const { hostname, port, pathname, username } = new URL(plainUrl);
  await client.query(`create extension if not exists postgres_fdw`);
  await client.query(`drop server if exists plain cascade`);
  await client.query(`create server plain foreign data wrapper postgres_fdw
    options (host '${hostname}', port '${port}', dbname '${pathname.slice(1)}', fetch_size '5000')`);
  await client.query(`create user mapping for current_user server plain options (user '${username}')`);
  await client.query('create schema plain');
  await client.query('import foreign schema public from server plain into plain');
}

/** Indexes that no constraint needs are made once, over all rows; given are the statements that make them. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and not i.indisunique and not i.indisexclusion`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

async function runFile(client: pg.Client, file: SqlFile, values: Readonly<Record<string, number>> = {}): Promise<void> {
  const text = await readFile(path.join(SQL, `${file}.sql`), 'utf8');
  await client.query(text.replace(/(?<!:):(\w+)\b/g, (whole, name: string) => String(values[name] ?? whole)));
}

async function atOnce(url: string, parts: number, act: (client: pg.Client, part: number) => Promise<void>) {
  await Promise.all(Array.from({ length: parts }, (_, part) => withClient(url, (client) => act(client, part))));
}

/** A connection for a while. */
export async function withClient<Result>(url: string, act: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
