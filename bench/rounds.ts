import type { Entrant } from './compare.js';
import { megabytesOf, processTree, secondsBetween, timesOf } from './process-times.js';
import { send } from './requests.js';
import { load, type LoadResult } from './wrk.js';
import type { QueryName } from './workload.js';

export interface RoundOptions {
  /** For files of the run. */
  readonly directory: string;
  readonly queries: readonly (QueryName | 'mix')[];
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmupSeconds: number;
  /** One fixed request of each query instead of all in turn. */
  readonly isHot: boolean;
}

/** One leg: a contestant under one query for some seconds. */
export interface Leg extends LoadResult {
  readonly contestant: string;
  readonly query: QueryName | 'mix';
  readonly round: number;
  /** Milliseconds of processor time for one request, in the server and in PostgreSQL. */
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly megabytes: number;
}

/** Every round has the contestants one after another, never together; `report` hears of each leg. */
export async function runRounds(
  entrants: readonly Entrant[],
  options: RoundOptions,
  report: (leg: Leg) => void,
): Promise<Leg[]> {
  const legs: Leg[] = [];
  for (const query of options.queries) {
    const taking = entrants.filter(({ requests }) => requests[query]);
    for (const entrant of taking) {
      if (entrant.server.contestant.keepsAnswers === true) await askOnce(entrant, query, options);
      if (options.warmupSeconds > 0) await underLoad(entrant, query, options, options.warmupSeconds, 0);
    }
    for (let round = 0; round < options.rounds; round++) {
      for (const entrant of taking) {
        const leg = await legOf(entrant, query, options, round);
        legs.push(leg);
        report(leg);
      }
    }
  }
  return legs;
}

async function askOnce(
  { server, requests }: Entrant,
  query: QueryName | 'mix',
  { connections, isHot }: RoundOptions,
): Promise<void> {
  const left = (requests[query] ?? []).slice(0, isHot ? 1 : undefined);
  const next = async () => {
    for (let request = left.pop(); request; request = left.pop()) await send(server.origin, request);
  };
  await Promise.all(Array.from({ length: connections }, next));
}

/** Each round begins elsewhere in the requests. */
const ROUND_STEP = 131;

async function legOf(entrant: Entrant, query: QueryName | 'mix', options: RoundOptions, round: number): Promise<Leg> {
  const { server } = entrant;
  const own = async () => timesOf(await processTree(server.pid));
  const backends = async () => timesOf(await backendsOf(entrant));
  const [serverBefore, databaseBefore] = [await own(), await backends()];
  const result = await underLoad(entrant, query, options, options.seconds, round * ROUND_STEP);
  const [serverAfter, databaseAfter] = [await own(), await backends()];
  const perRequest = (seconds: number) => (seconds * 1000) / Math.max(1, result.requests);
  return {
    ...result,
    contestant: server.contestant.name,
    query,
    round,
    serverMs: perRequest(secondsBetween(serverBefore, serverAfter)),
    databaseMs: perRequest(secondsBetween(databaseBefore, databaseAfter)),
    megabytes: await megabytesOf(await processTree(server.pid)),
  };
}

function underLoad(
  { server, requests }: Entrant,
  query: QueryName | 'mix',
  { directory, connections, isHot }: RoundOptions,
  seconds: number,
  offset: number,
): Promise<LoadResult> {
  const all = requests[query] ?? [];
  return load(directory, server.origin, isHot ? all.slice(0, 1) : all, { connections, seconds, offset });
}

async function backendsOf({ database }: Entrant): Promise<number[]> {
  if (!database) return [];
  const { rows } = await database.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => pid);
}
