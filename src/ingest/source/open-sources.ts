import { resolve } from 'node:path';
import { CommuniqueError } from '../../lib/errors.js';
import { bounded, headOf, openStream, type OpenStream } from './byte-stream.js';
import { decompressed } from './decompress.js';
import { bytesOnDisk, fileBeside, filesBelow, isDirectory, type Place } from './disk.js';
import { openAddress, shownAddress } from './open-address.js';
import { isNotModified, shownName, type Opened } from './opened.js';
import { binaryKind, isGzip, isTar, refuseBinary } from './signature.js';
import type { SourceFile } from './source-file.js';
import { tarFiles } from './tar.js';
import type { Web } from './web.js';

export interface SourceOptions {
  /** How addresses are asked. */
  readonly web: Web;
  /** What one file or archive on a disk may hold, decompressed; 4 GB where nothing is said. */
  readonly mostBytes?: number;
  /** Hears of all bytes that come from a disk, as they lie there. */
  readonly onRead?: (bytes: number) => void;
}

const MOST_BYTES = 4 * 2 ** 30;

/**
 * Opens what was named, in its order: files, directories, tar archives, compressed or not, and addresses. What cannot be opened says why,
 * and the others go on. Each file is to be read before the next is asked for; what was not read of it is let go.
 */
export async function* openSources(inputs: readonly string[], options: SourceOptions): AsyncIterable<Opened> {
  for (const input of inputs) {
    const isAddress = ADDRESS.test(input);
    const name = isAddress ? shownAddress(input) : shownName(input);
    yield* withFlaws(name, isAddress ? openedAddress(input, options) : openedPath(input, options));
  }
}

/** A scheme of one letter is a drive. */
const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i;

async function* withFlaws(name: string, opened: AsyncIterable<Opened>): AsyncIterable<Opened> {
  try {
    yield* opened;
  } catch (error) {
    if (!(error instanceof CommuniqueError)) throw error;
    yield { name, flaw: error.message };
  }
}

async function* openedPath(path: string, options: SourceOptions): AsyncIterable<Opened> {
  if (!(await isDirectory(path))) {
    yield* openedFile({ path, name: shownName(path), flaw: null }, options, 'NAMED');
    return;
  }
  for await (const place of filesBelow(path)) {
    if (place.flaw !== null) yield { name: place.name, flaw: place.flaw };
    else yield* withFlaws(place.name, openedFile(place, options, 'FOUND'));
  }
}

async function* openedAddress(address: string, { web }: SourceOptions): AsyncIterable<Opened> {
  const answer = await openAddress(address, web);
  if (isNotModified(answer)) {
    yield answer;
    return;
  }
  const stream = { head: answer.head, bytes: () => answer.bytes(), close: answer.close };
  yield* unpacked(stream, { file: answer, again: null, mostBytes: web.limits.mostBytes, how: 'NAMED' });
}

async function* openedFile(
  { path, name }: Place,
  { mostBytes = MOST_BYTES, onRead }: SourceOptions,
  how: Finding,
): AsyncIterable<Opened> {
  const again = () => heard(bounded(bytesOnDisk(path, how === 'NAMED'), mostBytes, name), onRead);
  const file = {
    name,
    location: resolve(path),
    url: null,
    mediaType: null,
    beside: async (other: string) => besideOnDisk(path, other, mostBytes),
  };
  yield* unpacked(await openStream(again()), { file, again, mostBytes, how });
}

async function* heard(bytes: AsyncIterable<Uint8Array>, onRead: SourceOptions['onRead']): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    onRead?.(chunk.length);
    yield chunk;
  }
}

/** Whether someone named a file, or it was found among others, where what is no text is passed over. */
type Finding = 'NAMED' | 'FOUND';

interface Packed {
  readonly file: Omit<SourceFile, 'head' | 'bytes'>;
  /** The same bytes from the beginning; null where they come but once. */
  readonly again: (() => AsyncIterable<Uint8Array>) | null;
  readonly mostBytes: number;
  readonly how: Finding;
}

/** What a stream of bytes holds: one file or an archive's, told by its bytes; decompressed where it is compressed. */
async function* unpacked(stream: OpenStream, { file, again, mostBytes, how }: Packed): AsyncIterable<Opened> {
  const isCompressed = isGzip(stream.head);
  const unzipped = (bytes: AsyncIterable<Uint8Array>) =>
    isCompressed ? decompressed(bytes, 'gzip', mostBytes, file.name) : bytes;
  try {
    const inner = isCompressed ? await openStream(unzipped(stream.bytes())) : stream;
    try {
      const { head, bytes } = inner;
      if (isTar(head)) {
        yield* tarFiles({
          name: file.name,
          location: file.location,
          url: file.url,
          bytes,
          again: again && (() => unzipped(again())),
        });
        return;
      }
      if (how === 'FOUND' && binaryKind(head)?.mayHoldNews === false) return;
      refuseBinary(file.name, head);
      yield { ...file, head, bytes };
    } finally {
      await inner.close();
    }
  } finally {
    await stream.close();
  }
}

async function besideOnDisk(path: string, name: string, mostBytes: number): Promise<SourceFile | null> {
  const other = await fileBeside(path, name);
  if (other === null) return null;
  const shown = shownName(other);
  const packed = () => bounded(bytesOnDisk(other, false), mostBytes, shown);
  const isCompressed = isGzip(await headOf(packed()));
  const bytes = () => (isCompressed ? decompressed(packed(), 'gzip', mostBytes, shown) : packed());
  const beside = async (next: string) => besideOnDisk(other, next, mostBytes);
  return {
    name: shown,
    location: resolve(other),
    url: null,
    mediaType: null,
    head: await headOf(bytes()),
    bytes,
    beside,
  };
}
