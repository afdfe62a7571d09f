import { badInput } from '../../lib/errors.js';

/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 65_536;

/** A stream whose beginning was looked at, and which can still be read from there. */
export interface OpenStream {
  /** The first bytes, at most 64 kB; fewer only where there are no more. */
  readonly head: Uint8Array;
  /** All bytes from the beginning; asked for once. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Lets go of whatever it is read from, read or not. */
  readonly close: () => Promise<void>;
}

export async function openStream(source: AsyncIterable<Uint8Array>): Promise<OpenStream> {
  const iterator = source[Symbol.asyncIterator]();
  const close = async () => {
    await iterator.return?.();
  };
  const begun: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES;) {
    const next = await iterator.next();
    if (next.done) break;
    begun.push(next.value);
    size += next.value.length;
  }
  const beginning = Buffer.concat(begun);
  async function* bytes() {
    try {
      if (beginning.length > 0) yield beginning;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  }
  return { head: beginning.subarray(0, HEAD_BYTES), bytes, close };
}

/** The first bytes of what can be read again. */
export async function headOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const { head, close } = await openStream(source);
  await close();
  return head;
}

/** The same bytes up to a bound; fails with BAD_USER_INPUT where there are more. */
export async function* bounded(
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
  name: string,
): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > mostBytes) {
      throw badInput(
        `${name} must be at most ${inUnits(mostBytes)}, but it goes on beyond that; divide it into parts.`,
      );
    }
    yield chunk;
  }
}

/** A size for a person: `64 kB`, `4 GB`. */
export function inUnits(bytes: number): string {
  const unit = UNITS.find(({ size }) => bytes >= size);
  return unit ? `${Math.round(bytes / unit.size)} ${unit.name}` : `${bytes} bytes`;
}

const UNITS = [
  { size: 2 ** 30, name: 'GB' },
  { size: 2 ** 20, name: 'MB' },
  { size: 2 ** 10, name: 'kB' },
];
