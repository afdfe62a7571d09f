import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { inventedArchive } from './archive.js';
import type { Cluster } from './cluster.js';
import { CONTESTANTS, type Contestant } from './contestants.js';
import { withClient } from './databases.js';
import { startImport } from './imported.js';
import { median } from './median.js';
import { requestsOf } from './requests.js';
import { startServer, type Surroundings } from './server.js';
import { markdown } from './table.js';
import { drawWorkload } from './workload.js';
import { load, type LoadResult } from './wrk.js';

const DATABASE = 'beside_import';
/** More than are imported while it is measured. */
const ARTICLES = 20_000;
const LOOK_AGAIN_MS = 100;

export interface BesideOptions {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmupSeconds: number;
}

interface Leg extends LoadResult {
  /** Articles that were imported meanwhile, each second. */
  readonly imported: number;
}

/**
 * What readers of a server notice of an import into its database: the mix of all questions, in each
 * round once alone and once beside it; in Markdown. The rows are a copy of the benchmark's, which stay as they are.
 */
export async function besideImport(
  cluster: Cluster,
  surroundings: Surroundings,
  options: BesideOptions,
  say: (line: string) => void,
): Promise<string> {
  const archive = await inventedArchive(surroundings.directory, ARTICLES);
  const url = await copyOf(cluster, surroundings.databaseUrls.communique);
  const contestant = CONTESTANTS.find(({ name }) => name === 'communique') as Contestant;
  const databaseUrls = { ...surroundings.databaseUrls, communique: url };
  const server = await startServer(contestant, 0, { ...surroundings, databaseUrls });
  try {
    const workload = await withClient(databaseUrls.plain, drawWorkload);
    const { mix = [] } = await requestsOf(contestant, `${server.origin}${contestant.path}`, workload);
    const ask = (seconds: number) =>
      load(surroundings.directory, server.origin, mix, { ...options, seconds, offset: 0 });
    await ask(options.warmupSeconds);
    const legs: { readonly alone: Leg; readonly beside: Leg }[] = [];
    for (let round = 0; round < options.rounds; round++) {
      const alone = { ...(await ask(options.seconds)), imported: 0 };
      const beside = await whileImporting(url, archive.file, () => ask(options.seconds));
      legs.push({ alone, beside });
      for (const leg of [alone, beside]) say(`round ${round + 1} ${cellsOf([leg]).join('  ')}`);
    }
    return tableOf(legs);
  } finally {
    await server.stop();
  }
}

/** Each import goes on where the one before it was ended. */
async function whileImporting(url: string, file: string, measure: () => Promise<LoadResult>): Promise<Leg> {
  const known = await articlesIn(url);
  const command = startImport(url, file);
  command.stdout?.resume();
  try {
    while ((await articlesIn(url)) === known && command.exitCode === null) await wait(LOOK_AGAIN_MS);
    const before = await articlesIn(url);
    const result = await measure();
    const imported = ((await articlesIn(url)) - before) / result.seconds;
    if (command.exitCode !== null) throw new Error('The import ended before it was measured beside.');
    return { ...result, imported };
  } finally {
    command.kill('SIGTERM');
    if (command.exitCode === null && command.signalCode === null) await once(command, 'exit');
  }
}

async function articlesIn(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from article');
    return rows[0]?.count ?? 0;
  });
}

async function copyOf(cluster: Cluster, url: string): Promise<string> {
  await withClient(cluster.url('postgres'), async (client) => {
    await client.query(`drop database if exists ${DATABASE} with (force)`);
    await client.query(`create database ${DATABASE} template ${new URL(url).pathname.slice(1)}`);
  });
  return cluster.url(DATABASE);
}

function tableOf(legs: readonly { readonly alone: Leg; readonly beside: Leg }[]): string {
  const ratio = (of: (leg: Leg) => number) =>
    median(legs.map(({ alone, beside }) => of(beside) / of(alone))).toFixed(2);
  return markdown(
    ['mix', 'requests/s', 'p50 ms', 'p99 ms', 'articles imported/s'],
    [
      ['alone', ...cellsOf(legs.map(({ alone }) => alone))],
      ['beside an import', ...cellsOf(legs.map(({ beside }) => beside))],
      ['ratio', ratio((leg) => leg.perSecond), ratio((leg) => leg.p50), ratio((leg) => leg.p99), ''],
    ],
  );
}

function cellsOf(legs: readonly Leg[]): string[] {
  const middle = (of: (leg: Leg) => number) => median(legs.map(of));
  return [
    middle((leg) => leg.perSecond).toFixed(0),
    middle((leg) => leg.p50).toFixed(2),
    middle((leg) => leg.p99).toFixed(2),
    middle((leg) => leg.imported).toFixed(0),
  ];
}
