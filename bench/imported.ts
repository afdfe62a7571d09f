import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import type { Cluster } from './cluster.js';
import { BUNDLED } from './contestants.js';
import { withClient } from './databases.js';
import { clusterSeconds } from './process-times.js';

const run = promisify(execFile);
const ROOT = path.dirname(import.meta.dirname);

/** What one run of the command took. */
export interface ImportRun {
  readonly seconds: number;
  readonly created: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Seconds of processor time, in the command and in PostgreSQL. */
  readonly commandSeconds: number;
  readonly databaseSeconds: number;
  /** The most that the command held. */
  readonly megabytes: number;
}

/** An empty newsroom, in a database made anew. */
export async function foundEmpty(cluster: Cluster, name: string): Promise<string> {
  await withClient(cluster.url('postgres'), async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  });
  const options = ['--name', 'Bench', '--languages', 'en', '--section', 'news=News'];
  await run(process.execPath, [BUNDLED, 'init', ...options], {
    cwd: ROOT,
    env: environmentOf(cluster.url(name), {}),
  });
  return cluster.url(name);
}

/** Imports an archive, from the start of the command to its end. */
export async function importArchive(
  cluster: Cluster,
  url: string,
  file: string,
  directory: string,
  engineOptions: readonly string[] = [],
): Promise<ImportRun> {
  const used = path.join(directory, 'used.json');
  const before = await clusterSeconds(cluster.pid);
  const begun = performance.now();
  const child = startImport(url, file, { USED: used }, [
    '--import',
    path.join(import.meta.dirname, 'used.mjs'),
    ...engineOptions,
  ]);
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  const seconds = (performance.now() - begun) / 1000;
  const databaseSeconds = (await clusterSeconds(cluster.pid)) - before;
  const usage = JSON.parse(await readFile(used, 'utf8')) as NodeJS.ResourceUsage;
  return {
    seconds,
    ...countsIn(output),
    databaseSeconds,
    commandSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    megabytes: usage.maxRSS / 1024,
  };
}

/** Starts the command as it is built, without linking. */
export function startImport(
  url: string,
  file: string,
  environment: Readonly<Record<string, string>> = {},
  engineOptions: readonly string[] = [],
): ChildProcess {
  const command = [...engineOptions, BUNDLED, 'import', file, '--no-links', '--keep-going'];
  return spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environmentOf(url, environment),
  });
}

function environmentOf(url: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', CONTENT: 'none', DATABASE_URL: url, ...more };
}

function countsIn(output: string): Pick<ImportRun, 'created' | 'unchanged' | 'rejected'> {
  const found = /^(\d+) created, \d+ updated, (\d+) unchanged, (\d+) rejected/m.exec(output);
  if (!found) throw new Error(`The import ended without a count: ${output.slice(-500)}`);
  const [created = 0, unchanged = 0, rejected = 0] = found.slice(1).map(Number);
  return { created, unchanged, rejected };
}
