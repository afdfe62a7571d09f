import { constants } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { badInput, codeOf, CommuniqueError, messageOf } from '../../lib/errors.js';
import { shownName } from './opened.js';

/** Something on a disk that can be read. */
export interface Place {
  readonly path: string;
  readonly name: string;
  /** Null for a directory's own. */
  readonly flaw: string | null;
}

/** Deeper than people make them. */
const MOST_DEPTH = 32;

/**
 * The files of a directory and of those below it, in the order of their names. Hidden ones are passed over and symbolic links not
 * followed; what is neither a file nor a directory that can be read has its flaw.
 */
export async function* filesBelow(root: string): AsyncIterable<Place> {
  const pending: Found[] = [{ path: root, depth: 0, kind: 'directory' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path: found, kind } = next;
    const name = shownName(found);
    if (kind === 'file') {
      yield { path: found, name, flaw: null };
      continue;
    }
    try {
      if (kind === 'other') throw badInput(`${name} ${NO_FILE}`);
      for (const entry of await entriesOf(next)) pending.push(entry);
    } catch (error) {
      yield { path: found, name, flaw: unreadable(error, name).message };
    }
  }
}

interface Found {
  readonly path: string;
  readonly depth: number;
  readonly kind: 'directory' | 'file' | 'other';
}

/** What a directory has in it, the last name first. */
async function entriesOf({ path: directory, depth }: Found): Promise<Found[]> {
  if (depth >= MOST_DEPTH) {
    throw badInput(`${shownName(directory)} must be at most ${MOST_DEPTH} directories deep; import it by itself.`);
  }
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith('.') && !entry.isSymbolicLink())
    .sort((a, b) => (a.name < b.name ? 1 : -1))
    .map((entry) => ({
      path: path.join(directory, entry.name),
      depth: depth + 1,
      kind: entry.isDirectory() ? 'directory' : entry.isFile() ? 'file' : 'other',
    }));
}

const NO_FILE =
  'must be a file or a directory, but it is a pipe, a socket or a device; save what it gives to a file, and import that.';

/** Whether a path that someone named is a directory; throws BAD_USER_INPUT where there is nothing that can be read. */
export async function isDirectory(file: string): Promise<boolean> {
  const name = shownName(file);
  try {
    const found = await stat(file);
    if (!found.isDirectory() && !found.isFile()) throw badInput(`${name} ${NO_FILE}`);
    return found.isDirectory();
  } catch (error) {
    throw unreadable(error, name);
  }
}

/**
 * The bytes of a file. A pipe that has taken its place meanwhile is refused without waiting for it, and so is a symbolic link
 * unless someone named it.
 */
export async function* bytesOnDisk(file: string, mayBeLink: boolean): AsyncIterable<Uint8Array> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (mayBeLink ? 0 : constants.O_NOFOLLOW);
  try {
    const handle = await open(file, flags);
    try {
      if (!(await handle.stat()).isFile()) throw badInput(`${shownName(file)} ${NO_FILE}`);
      yield* handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(error, shownName(file));
  }
}

/** A plain file of the same directory or below it; null when there is none, or it would lie elsewhere. */
export async function fileBeside(file: string, name: string): Promise<string | null> {
  const directory = path.dirname(file);
  const other = path.join(directory, name);
  try {
    const [root, within] = await Promise.all([realpath(directory), realpath(path.dirname(other))]);
    return !path.relative(root, within).startsWith('..') && (await lstat(other)).isFile() ? other : null;
  } catch {
    return null;
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'must be there, but there is no such file or directory; check how it is written.',
  ENOTDIR: 'must be there, but a part of the path is a file; check how it is written.',
  EACCES: 'must be readable, but this user may not read it; change its permissions.',
  EPERM: 'must be readable, but this user may not read it; change its permissions.',
  ELOOP: 'must be a file, but it is a symbolic link; name the file itself.',
  EMFILE: 'cannot be opened, as too many files are open; try again.',
};

function unreadable(error: unknown, name: string): Error {
  if (error instanceof CommuniqueError) return error;
  return badInput(
    `${name} ${FAILURES[codeOf(error) ?? ''] ?? `must be readable, but reading it failed: ${messageOf(error)}.`}`,
  );
}
