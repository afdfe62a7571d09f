import { readFile, readdir } from 'node:fs/promises';

/** The kernel counts a process's time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Seconds of processor time by process. */
export type ProcessTimes = ReadonlyMap<number, number>;

/** A process and all that it started. */
export async function processTree(pid: number): Promise<number[]> {
  const pids = [pid];
  for (const parent of pids) {
    const threads = await readdir(`/proc/${parent}/task`).catch(() => []);
    for (const thread of threads) {
      const children = await readFile(`/proc/${parent}/task/${thread}/children`, 'utf8').catch(() => '');
      pids.push(...children.split(' ').filter(Boolean).map(Number));
    }
  }
  return pids;
}

/** What the kernel says of a process, from its state on: its name stands before in brackets and may hold anything. */
function fieldsOf(status: string): string[] {
  return status.slice(status.lastIndexOf(')') + 2).split(' ');
}

/** What each has used until now; one that is gone is left out. */
export async function timesOf(pids: readonly number[]): Promise<ProcessTimes> {
  const times = new Map<number, number>();
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (status === null) continue;
    const [, , , , , , , , , , , user, system] = fieldsOf(status);
    times.set(pid, (Number(user) + Number(system)) / TICKS_A_SECOND);
  }
  return times;
}

/**
 * Seconds that a PostgreSQL has used so far, connections that have ended included: the kernel counts a child to its parent once it is gone.
 */
export async function clusterSeconds(postmaster: number): Promise<number> {
  const living = await timesOf(await processTree(postmaster));
  return [...living.values()].reduce((sum, seconds) => sum + seconds, await secondsOfEnded(postmaster));
}

async function secondsOfEnded(parent: number): Promise<number> {
  const fields = fieldsOf(await readFile(`/proc/${parent}/stat`, 'utf8'));
  return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
}

/** Seconds used between two looks, those of processes that came between included. */
export function secondsBetween(before: ProcessTimes, after: ProcessTimes): number {
  let seconds = 0;
  for (const [pid, time] of after) seconds += time - (before.get(pid) ?? 0);
  return seconds;
}

/** Memory that is held, in megabytes. */
export async function megabytesOf(pids: readonly number[]): Promise<number> {
  let kilobytes = 0;
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
