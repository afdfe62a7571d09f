import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.js';

const INSTANCE = /^instance\.(\d+)$/;
const SIGN_OF_LIFE_MS = 2000;
const SILENCE_MS = 10_000;

/** Another process, or another open in this one, has the database of this directory. */
export class DirectoryInUse extends Error {
  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(`The database in ${directory} is in use by process ${pid}. Stop that process, or give another directory.`);
    this.name = 'DirectoryInUse';
  }
}

interface Holder extends ProcessIdentity {
  readonly socketPath: string;
  readonly released: boolean;
}

export interface DirectoryLock {
  release(): void;
}

/**
 * The exclusive right to a directory. PGlite has no lock of its own, and two processes on one directory destroy it.
 *
 * Who holds it, or held it last, is in the file `instance.N` with the highest N. A stale lock is never removed or overwritten to be taken: its taker
 * creates the next number, which only one can, and the highest file is never deleted. So whoever was slow to act on what
 * it read finds a higher number and gives way. Rejects with {@link DirectoryInUse}.
 */
export async function lockDirectory(directory: string, socketPath: string): Promise<DirectoryLock> {
  const holder: Holder = { ...ownIdentity(), socketPath, released: false };
  for (;;) {
    const highest = highestLock(directory);
    const current = highest === 0 ? null : read(directory, highest);
    if (current && !current.released && (await isHeld(directory, highest, current))) {
      throw new DirectoryInUse(directory, current.pid);
    }
    if (highestLock(directory) === highest && create(directory, highest + 1, holder)) {
      if (highestLock(directory) === highest + 1) {
        return hold(directory, highest + 1, holder);
      }
      rmSync(file(directory, highest + 1), { force: true });
    }
  }
}

/** The socket of the process that has the directory open; null when none has. */
export function socketOf(directory: string): string | null {
  const highest = highestLock(directory);
  const holder = highest === 0 ? null : read(directory, highest);
  return holder && !holder.released && isRunning(holder) !== false ? holder.socketPath : null;
}

function hold(directory: string, number: number, holder: Holder): DirectoryLock {
  const own = file(directory, number);
  for (const lower of locks(directory).filter((each) => each < number)) {
    rmSync(file(directory, lower), { force: true });
  }
  const life = setInterval(() => {
    try {
      utimesSync(own, new Date(), new Date());
    } catch {
      // The directory was taken away; whoever uses the database will hear of it there.
    }
  }, SIGN_OF_LIFE_MS);
  life.unref();
  return {
    release: () => {
      clearInterval(life);
      const aside = write(directory, { ...holder, released: true });
      renameSync(aside, own);
    },
  };
}

/** A holder in another container cannot be asked; it is taken for dead when its file is not touched for a while. */
async function isHeld(directory: string, number: number, holder: Holder): Promise<boolean> {
  const known = isRunning(holder);
  if (known !== null) {
    return known;
  }
  const touched = (): number => statSync(file(directory, number), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const before = touched();
  for (const end = Date.now() + SILENCE_MS; Date.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (touched() !== before) {
      return true;
    }
  }
  return false;
}

function create(directory: string, number: number, holder: Holder): boolean {
  const aside = write(directory, holder);
  try {
    // A link appears with its whole content or not at all, and never over another.
    linkSync(aside, file(directory, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function write(directory: string, holder: Holder): string {
  const aside = join(directory, `.instance-${randomUUID()}`);
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  return aside;
}

function read(directory: string, number: number): Holder | null {
  try {
    return JSON.parse(readFileSync(file(directory, number), 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function locks(directory: string): number[] {
  try {
    return readdirSync(directory).flatMap((name) => Number(INSTANCE.exec(name)?.[1] ?? []));
  } catch {
    return [];
  }
}

function highestLock(directory: string): number {
  return Math.max(0, ...locks(directory));
}

function file(directory: string, number: number): string {
  return join(directory, `instance.${number}`);
}
