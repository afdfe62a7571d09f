import { badInput } from '../../lib/errors.js';
import type { SourceFile } from './source-file.js';

/** All bytes of a small file; BAD_USER_INPUT once there are more than may be. */
export async function wholeBytes(file: SourceFile, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.bytes()) {
    length += chunk.length;
    if (length > most) throw badInput(`A file of this format may have ${most} bytes at most, but this one has more.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
