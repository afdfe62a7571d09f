import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one running program from every other, also after its number was given to another program. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever words the system uses; null where it does not say. */
  readonly startedAt: string | null;
  /** Where its number means anything: one boot of one machine, and one container on it. */
  readonly space: string;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid), space: ownSpace() };
}

/** Whether that program still runs; null when it lives where its number means nothing to us, as in another container. */
export function isRunning(identity: ProcessIdentity): boolean | null {
  if (identity.space !== ownSpace()) {
    return hasRebooted(identity.space, ownSpace()) ? false : null;
  }
  if (!exists(identity.pid)) {
    return false;
  }
  if (hasEnded(identity.pid)) {
    return false;
  }
  const startedAt = startOf(identity.pid);
  return startedAt === null || identity.startedAt === null || startedAt === identity.startedAt;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether it is dead and only waits for its parent to hear of it, which may never happen in a container. */
function hasEnded(pid: number): boolean {
  return process.platform === 'linux' && /^[ZX]/.test(statOf(pid)[0] ?? '');
}

/** What Linux says of a process, from its state on. */
function statOf(pid: number): string[] {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  // The name of the program stands in brackets and may itself contain spaces and brackets.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    return statOf(pid)[19] ?? null;
  }
  if (process.platform === 'win32') {
    return null;
  }
  const listed = readOr(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }), '');
  return listed.trim() || null;
}

function ownSpace(): string {
  const boot = readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(), '');
  const container = readOr(() => readlinkSync('/proc/self/ns/pid'), '');
  return [hostname(), boot, container].join(' ');
}

/** The same machine by name in another boot: nothing of the earlier one still runs. */
function hasRebooted(theirs: string, ours: string): boolean {
  const [theirHost, theirBoot] = theirs.split(' ');
  const [ourHost, ourBoot] = ours.split(' ');
  return theirHost === ourHost && Boolean(theirBoot) && Boolean(ourBoot) && theirBoot !== ourBoot;
}

function readOr(read: () => string, otherwise: string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
