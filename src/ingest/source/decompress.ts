import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, type BrotliDecompress, type Gunzip } from 'node:zlib';
import { badInput, CommuniqueError } from '../../lib/errors.js';
import { bounded, inUnits } from './byte-stream.js';

export type Compression = 'gzip' | 'br';

const CHUNK = { chunkSize: 65_536 };
const DECOMPRESSORS: Readonly<Record<Compression, () => Gunzip | BrotliDecompress>> = {
  gzip: () => createGunzip(CHUNK),
  br: () => createBrotliDecompress(CHUNK),
};

/** News in markup is rarely beyond 30 to 1, a log beyond 100; a bomb is a thousand. */
const MOST_RATIO = 200;
/** A small file may be nothing but spaces, and does no harm. */
const RATIO_COUNTS_FROM = 10 * 2 ** 20;

/**
 * What a compressed stream holds. Fails with BAD_USER_INPUT where it is damaged, where it holds more than was allowed, and early
 * where it swells as no text does: both by the bytes that come out, whatever its header says.
 */
export async function* decompressed(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
  mostBytes: number,
  name: string,
): AsyncIterable<Uint8Array> {
  let taken = 0;
  let given = 0;
  const failures: Error[] = [];
  async function* counted() {
    try {
      for await (const chunk of source) {
        taken += chunk.length;
        yield chunk;
      }
    } catch (error) {
      failures.push(error as Error);
      throw error;
    }
  }
  const decompressor = DECOMPRESSORS[compression]();
  // Whatever fails ends the decompressor, and is thrown by the loop below.
  pipeline(counted, decompressor, () => {});
  try {
    for await (const chunk of bounded(decompressor as AsyncIterable<Buffer>, mostBytes, `${name}, decompressed,`)) {
      given += chunk.length;
      if (given > RATIO_COUNTS_FROM && given > taken * MOST_RATIO) {
        throw badInput(
          `${name} must be compressed as text is, but ${inUnits(taken)} of it swell to more than ${inUnits(given)}; decompress it yourself if you trust it.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    for (const failure of failures) throw failure;
    if (error instanceof CommuniqueError) throw error;
    throw badInput(`${name} must be whole, but its compressed bytes are damaged or cut off; get it again.`);
  }
}
