import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;

/** A PostgreSQL of the benchmark's own, on the loopback interface, with nobody's data but its. */
export interface Cluster {
  readonly version: string;
  /** Of the process that the others are started by. */
  readonly pid: number;
  readonly url: (database: string) => string;
}

/**
 * Settings of a database that has its machine to itself, and runs each statement in one process: what a request costs
 * is counted, and two processes for one request would hide it.
 */
function settings(port: number): string {
  const memory = Math.floor(totalmem() / MEGABYTE);
  return [
    `port = ${port}`,
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = ''`,
    `shared_buffers = ${Math.min(8192, Math.floor(memory / 8))}MB`,
    `effective_cache_size = ${Math.floor(memory / 2)}MB`,
    `work_mem = 32MB`,
    `maintenance_work_mem = ${Math.min(1024, Math.floor(memory / 16))}MB`,
    `random_page_cost = 1.1`,
    `max_connections = 200`,
    `max_wal_size = 8GB`,
    `checkpoint_timeout = 30min`,
    `synchronous_commit = off`,
    `shared_preload_libraries = 'pg_stat_statements'`,
    `pg_stat_statements.track = top`,
    `jit = off`,
    `max_parallel_workers_per_gather = 0`,
    '',
  ].join('\n');
}

/** Starts the cluster in a directory, making it first where there is none; one that runs already is used as it is. */
export async function startCluster(directory: string, port: number): Promise<Cluster> {
  const binaries = await findBinaries();
  const home = path.join(directory, 'postgresql');
  await mkdir(home, { recursive: true });
  const postgres = asOwner(home, binaries);
  if (!existsSync(path.join(home, 'PG_VERSION'))) {
    await own(home);
    await postgres('initdb', ['-D', home, '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-U', 'postgres']);
    await appendFile(path.join(home, 'postgresql.conf'), settings(port));
  }
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const isRunning = await postgres('pg_ctl', ['-D', home, 'status']).then(
    () => true,
    () => false,
  );
  if (!isRunning) await postgres('pg_ctl', ['-D', home, '-l', path.join(home, 'server.log'), '-w', 'start']);
  const [pid] = (await readFile(path.join(home, 'postmaster.pid'), 'utf8')).split('\n');
  return { version: await versionOf(url('postgres')), pid: Number(pid), url };
}

/** Stops the cluster of a directory. */
export async function stopCluster(directory: string): Promise<void> {
  const home = path.join(directory, 'postgresql');
  await asOwner(home, await findBinaries())('pg_ctl', ['-D', home, '-m', 'fast', 'stop']);
}

/** Where the programs of the newest PostgreSQL are. */
async function findBinaries(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? (await readdir(debian)).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) {
    if (existsSync(path.join(debian, version, 'bin', 'initdb'))) return path.join(debian, version, 'bin');
  }
  const inPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .find((folder) => existsSync(path.join(folder, 'initdb')));
  if (inPath !== undefined) return inPath;
  throw new Error(
    'The programs of PostgreSQL were not found. Install PostgreSQL 15 or later, or put its bin into PATH.',
  );
}

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL does not run as root: it is started as its own user then. */
function asOwner(home: string, binaries: string) {
  const owner = ['--reuid=postgres', '--regid=postgres', '--init-groups'];
  return async (program: string, args: readonly string[]) => {
    const command = path.join(binaries, program);
    const options = { cwd: home };
    return isRoot() ? run('setpriv', [...owner, command, ...args], options) : run(command, [...args], options);
  };
}

async function own(home: string): Promise<void> {
  if (!isRoot()) return;
  // What stands above must let its user through.
  await chmod(path.dirname(home), 0o755);
  await run('chown', ['postgres', home]);
}

async function versionOf(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
  } finally {
    await client.end();
  }
}
