import type pg from 'pg';
import { leavesOf } from './leaves.js';
import { send, type Requests } from './requests.js';
import type { Server } from './server.js';
import { QUERIES, type QueryName } from './workload.js';

/** A contestant with what it is asked. */
export interface Entrant {
  readonly server: Server;
  readonly requests: Requests;
  /** To the database it reads; null where it has one of its own. */
  readonly database: pg.Client | null;
}

/** What single requests of a query show. */
export interface Sample {
  /** How many of the answers said the same as those of the base, of how many compared. */
  readonly same: number;
  readonly compared: number;
  readonly errors: readonly string[];
  /** Of a request, in the middle; null where its database cannot tell. */
  readonly statements: number | null;
  readonly kilobytes: number;
}

const COMPARED = 8;
const COUNTED = 10;

/** What each query is answered with, beside the answers of the base. */
export async function sampleAnswers(entrant: Entrant, base: Entrant): Promise<Partial<Record<QueryName, Sample>>> {
  const samples: Partial<Record<QueryName, Sample>> = {};
  for (const name of QUERIES) {
    if (entrant.requests[name]) samples[name] = await sampleOf(entrant, base, name);
  }
  return samples;
}

async function sampleOf(entrant: Entrant, base: Entrant, name: QueryName): Promise<Sample> {
  const own = entrant.requests[name] ?? [];
  const others = base.requests[name] ?? [];
  const errors: string[] = [];
  let [same, compared, bytes] = [0, 0, 0];
  for (const [at, request] of own.slice(0, COMPARED).entries()) {
    const { status, text } = await send(entrant.server.origin, request);
    bytes += Buffer.byteLength(text);
    if (status !== 200 || /^\{"errors":/.test(text)) errors.push(`${status} ${text.slice(0, 300)}`);
    const other = others[at];
    if (!other) continue;
    const { text: expected } = await send(base.server.origin, other);
    const { sharesIds } = entrant.server.contestant;
    const withIds = { withIds: sharesIds && base.server.contestant.sharesIds };
    compared++;
    if (JSON.stringify(leavesOf(text, withIds)) === JSON.stringify(leavesOf(expected, withIds))) same++;
  }
  const kilobytes = bytes / Math.min(COMPARED, own.length) / 1024;
  return { same, compared, errors, statements: await statementsOf(entrant, name), kilobytes };
}

const OF_THIS = `dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat%'`;

async function statementsOf({ server, requests, database }: Entrant, name: QueryName): Promise<number | null> {
  if (!database) return null;
  await resetStatements(database);
  const own = requests[name] ?? [];
  for (let at = 0; at < COUNTED; at++) {
    const request = own[(COMPARED + at) % own.length];
    if (request) await send(server.origin, request);
  }
  const { rows } = await database.query<{ calls: number | null }>(
    `select sum(calls)::double precision as calls from pg_stat_statements where ${OF_THIS}`,
  );
  return (rows[0]?.calls ?? 0) / COUNTED;
}

/** Forgets what pg_stat_statements has counted of this database. */
export async function resetStatements(database: pg.Client): Promise<void> {
  await database.query(
    'select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)',
  );
}
