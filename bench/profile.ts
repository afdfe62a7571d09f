import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Contestant } from './contestants.js';
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

const SHOWN = 40;
/** What the processor does while nothing is to be done. */
const IDLE = ['(idle)', '(program)'];

/**
 * Where a contestant under one query spends its time: by package or folder, and by function, each by itself, in
 * Markdown. Its start is in the profile as well: let it run for some seconds.
 */
export async function profile(
  contestant: Contestant,
  query: QueryName | 'mix',
  workload: Workload,
  surroundings: Surroundings,
  { connections, seconds }: ProfileOptions,
): Promise<string> {
  const directory = path.join(surroundings.directory, 'profiles');
  await rm(directory, { recursive: true, force: true });
  const [node, ...args] = contestant.command as [string, ...string[]];
  const command = [node, '--cpu-prof', `--cpu-prof-dir=${directory}`, ...args];
  const server = await startServer({ ...contestant, command }, 0, surroundings);
  try {
    const requests = await requestsOf(contestant, `${server.origin}${contestant.path}`, workload);
    await load(surroundings.directory, server.origin, requests[query] ?? [], { connections, seconds, offset: 0 });
  } finally {
    await server.stop();
  }
  const [file] = (await readdir(directory)).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`${contestant.name} wrote no profile: it did not end by itself.`);
  const times = selfTimes(JSON.parse(await readFile(path.join(directory, file), 'utf8')) as Profile);
  const busy = [...times].filter(([{ name }]) => !IDLE.includes(name));
  return `${shares(
    'where',
    grouped(busy, ({ place }) => placeOf(place)),
  )}\n\n${shares(
    'function',
    grouped(busy, ({ name, place, line }) => `${name} ${shortened(place)}:${line}`),
  )}`;
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
  return /\/dist\/((?:src\/)?[^/]+)/.exec(place)?.[1] ?? (place === '' ? 'the engine' : (place.split('/')[0] ?? place));
}

function shortened(place: string): string {
  return place.replace(/^file:\/\//, '').replace(/^.*\/(node_modules|dist)\//, '');
}

function shares(heading: string, times: ReadonlyMap<string, number>): string {
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const largest = [...times].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return markdown(
    [heading, '% of busy time'],
    largest.map(([name, time]) => [name, ((time / all) * 100).toFixed(1)]),
  );
}
