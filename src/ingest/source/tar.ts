import { badInput } from '../../lib/errors.js';
import { openStream } from './byte-stream.js';
import { shownName, type Unopened } from './opened.js';
import { binaryKind, isGzip, isTar } from './signature.js';
import type { SourceFile } from './source-file.js';
import { entriesOf, type TarEntry } from './tar-entry.js';

/** An archive, decompressed. */
export interface TarArchive {
  readonly name: string;
  readonly location: string;
  readonly url: string | null;
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Its bytes once more, for a file beside another; null where they come but once. */
  readonly again: (() => AsyncIterable<Uint8Array>) | null;
}

/**
 * The files of a tar archive in its order, each to be read before the next is asked for. Hidden files and binary ones are passed over;
 * whatever could lead out of the archive, or is no file, is refused by name.
 */
export async function* tarFiles(archive: TarArchive): AsyncIterable<SourceFile | Unopened> {
  let count = 0;
  for await (const entry of entriesOf(archive.bytes(), archive.name)) {
    if (entry.header.type === 'directory') continue;
    count++;
    const { name: path } = entry.header;
    if (isHidden(path)) continue;
    const name = `${archive.name}!/${shownName(path.replace(/^(?:\.\/)+/, ''))}`;
    const flaw = flawOf(entry);
    if (flaw !== null) {
      yield { name, flaw: `${name} ${flaw}` };
      continue;
    }
    const stream = await openStream(entry.bytes);
    const refusal = flawOfContent(stream.head);
    if (refusal !== null) {
      yield { name, flaw: `${name} ${refusal}` };
    } else if (binaryKind(stream.head) === null) {
      const beside = async (other: string) => besideEntry(archive, path, other);
      const { head, bytes } = stream;
      yield { name, location: locationOf(archive, path), url: archive.url, mediaType: null, head, bytes, beside };
    }
  }
  if (count === 0) throw badInput(`${archive.name} must hold files, but it is an empty archive.`);
}

/** Entries of other types than files and directories, and what to call them. */
const REFUSED: Readonly<Record<string, string>> = {
  link: 'a hard link',
  symlink: 'a symbolic link',
  'character-device': 'a device',
  'block-device': 'a device',
  fifo: 'a pipe',
};

function flawOf({ header }: TarEntry): string | null {
  const { name, type } = header;
  if (leadsOut(name)) {
    return 'must lie within its archive, but its name leads out of it; make the archive anew with names below one directory.';
  }
  const isSparse = Object.keys((header.pax as object | null | undefined) ?? {}).some((key) =>
    key.startsWith('GNU.sparse'),
  );
  if (!isSparse && (type === 'file' || type === 'contiguous-file')) return null;
  const what = isSparse ? 'a sparse file' : (REFUSED[type] ?? 'of a type that is not known here');
  return `must be a plain file, but it is ${what}; make the archive anew with the file itself.`;
}

function flawOfContent(head: Uint8Array): string | null {
  if (isGzip(head) || isTar(head)) {
    return 'must be a file, but it is an archive within an archive; unpack the outer one, and import the directory.';
  }
  const binary = binaryKind(head);
  return binary?.mayHoldNews ? `must hold text, but it is ${binary.what}; ${binary.instead}.` : null;
}

/** Also by the separators and drives of Windows. */
function leadsOut(path: string): boolean {
  return /^(?:[/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..');
}

/** Hidden files, and what macOS puts beside files. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^\.[^./]/.test(part) || part === '__MACOSX');
}

async function besideEntry(archive: TarArchive, path: string, other: string): Promise<SourceFile | null> {
  const { again } = archive;
  if (again === null || leadsOut(other) || isHidden(other)) return null;
  const wanted = plainPath(`${path.slice(0, path.lastIndexOf('/') + 1)}${other}`);
  async function* bytes() {
    for await (const entry of entriesAt(again!(), archive.name, wanted)) yield* entry.bytes;
  }
  for await (const entry of entriesAt(again(), archive.name, wanted)) {
    const { head } = await openStream(entry.bytes);
    const beside = async (next: string) => besideEntry(archive, wanted, next);
    const name = `${archive.name}!/${shownName(wanted)}`;
    return { name, location: locationOf(archive, wanted), url: archive.url, mediaType: null, head, bytes, beside };
  }
  return null;
}

function locationOf({ location }: TarArchive, path: string): string {
  return `${location}!/${plainPath(path)}`;
}

/** The plain file of a path, and nothing where there is none. */
async function* entriesAt(source: AsyncIterable<Uint8Array>, name: string, path: string): AsyncIterable<TarEntry> {
  for await (const entry of entriesOf(source, name)) {
    if (plainPath(entry.header.name) !== path || flawOf(entry) !== null) continue;
    yield entry;
    return;
  }
}

function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '.' && part !== '')
    .join('/');
}
