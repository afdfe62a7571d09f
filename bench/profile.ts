import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { ENGINE_FLAGS } from '../src/cli/built-files.js';
import { resetStatements } from './compare.js';
import { BUNDLED, UNBUNDLED, type Contestant } from './contestants.js';
import { withClient } from './databases.js';
import { requestsOf } from './requests.js';
import { startServer, type Surroundings } from './server.js';
import { markdown } from './table.js';
import type { QueryName, Workload } from './workload.js';
import { load } from './wrk.js';

/** A profile as Node writes it. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface ProfileOptions {
  readonly connections: number;
  readonly seconds: number;
}

const SHOWN = 30;
const STATEMENTS_SHOWN = 12;
const MOST_OF_STATEMENT = 200;
/** What the processor does while nothing is to be done. */
const IDLE = ['(idle)', '(program)'];

const WARM_UP_SECONDS = 3;
const WRITTEN_WITHIN_MS = 30_000;

/**
 * Where a contestant that is warm spends its time under one query: by package or room, by function, each by itself, and
 * in which statements its database does; in Markdown.
 */
export async function profile(
  contestant: Contestant,
  query: QueryName | 'mix',
  workload: Workload,
  surroundings: Surroundings,
  { connections, seconds }: ProfileOptions,
): Promise<string> {
  const { directory, databaseUrls } = surroundings;
  const file = path.join(directory, 'profile.json');
  await rm(file, { force: true });
  // By room and by package, which only the files that it was bundled from tell.
  const [node, ...args] = contestant.command.map((each) => (each === BUNDLED ? UNBUNDLED : each)) as [
    string,
    ...string[],
  ];
  // What the built command sets by itself.
  const command = [node, ...ENGINE_FLAGS, '--import', path.join(import.meta.dirname, 'profiled.mjs'), ...args];
  const environment = { ...contestant.environment, PROFILE: file };
  const urlOfDatabase = databaseUrls[contestant.database === 'embedded' ? 'plain' : contestant.database];
  return withClient(urlOfDatabase, async (database) => {
    const name = new URL(urlOfDatabase).pathname.slice(1);
    await database.query(`alter database ${name} set pg_stat_statements.track_planning = on`);
    const server = await startServer({ ...contestant, command, environment }, 0, surroundings);
    try {
      const all = await requestsOf(contestant, `${server.origin}${contestant.path}`, workload);
      const requests = all[query] ?? [];
      await load(directory, server.origin, requests, { connections, seconds: WARM_UP_SECONDS, offset: 0 });
      await resetStatements(database);
      process.kill(server.pid, 'SIGUSR2');
      const answered = await load(directory, server.origin, requests, { connections, seconds, offset: 0 });
      process.kill(server.pid, 'SIGUSR2');
      const statements = await dearestStatements(database, answered.requests);
      for (const until = Date.now() + WRITTEN_WITHIN_MS; !existsSync(file) && Date.now() < until;) await wait(50);
      const times = selfTimes(JSON.parse(await readFile(file, 'utf8')) as Profile);
      return [...sharesOf(times), statements].join('\n\n');
    } finally {
      await server.stop();
      await database.query(`alter database ${name} reset pg_stat_statements.track_planning`);
    }
  });
}

function sharesOf(times: ReadonlyMap<Frame, number>): string[] {
  const busy = [...times].filter(([{ name }]) => !IDLE.includes(name));
  return [
    shares(
      'where',
      grouped(busy, ({ place }) => placeOf(place)),
    ),
    shares(
      'function',
      grouped(busy, ({ name, place, line }) => `${name} ${shortened(place)}:${line}`),
    ),
  ];
}

/** The statements of this database that took longest in all, for one request each. */
async function dearestStatements(database: pg.Client, requests: number): Promise<string> {
  const { rows } = await database.query<Record<'calls' | 'execution' | 'planning' | 'rows', number> & { text: string }>(
    `select calls::double precision as calls, total_exec_time as execution, total_plan_time as planning,
        rows::double precision as rows, regexp_replace(query, '\\s+', ' ', 'g') as text
      from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
      order by total_exec_time + total_plan_time desc limit ${STATEMENTS_SHOWN}`,
  );
  return markdown(
    ['calls a request', 'ms to run, each', 'ms to plan, each', 'rows each', 'statement'],
    rows.map(({ calls, execution, planning, rows: given, text }) => [
      (calls / requests).toFixed(2),
      (execution / calls).toFixed(2),
      (planning / calls).toFixed(2),
      (given / calls).toFixed(0),
      `\`${text.slice(0, MOST_OF_STATEMENT)}\``,
    ]),
  );
}

interface Frame {
  readonly name: string;
  readonly place: string;
  readonly line: number;
}

/** Microseconds spent in each function itself. */
function selfTimes({ nodes, samples, timeDeltas }: Profile): Map<Frame, number> {
  const frames = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      { name: functionName || '(anonymous)', place: url, line: lineNumber + 1 },
    ]),
  );
  const times = new Map<Frame, number>();
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id);
    if (frame) times.set(frame, (times.get(frame) ?? 0) + (timeDeltas[at] ?? 0));
  }
  return times;
}

function grouped(times: readonly (readonly [Frame, number])[], key: (frame: Frame) => string): Map<string, number> {
  const groups = new Map<string, number>();
  for (const [frame, time] of times) groups.set(key(frame), (groups.get(key(frame)) ?? 0) + time);
  return groups;
}

/** The package, or the room of the product, that a file belongs to. */
function placeOf(place: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place)?.[1];
  if (inPackage !== undefined) return inPackage;
  return (
    /\/dist\/compiled\/((?:src\/)?[^/]+)/.exec(place)?.[1] ??
    (place === '' ? 'the engine' : (place.split('/')[0] ?? place))
  );
}

function shortened(place: string): string {
  return place.replace(/^file:\/\//, '').replace(/^.*\/(node_modules|dist\/compiled)\//, '');
}

function shares(heading: string, times: ReadonlyMap<string, number>): string {
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const largest = [...times].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return markdown(
    [heading, '% of busy time'],
    largest.map(([name, time]) => [name, ((time / all) * 100).toFixed(1)]),
  );
}
