import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { encodingOnce, IDENTITY, WORTH_COMPRESSING } from './content-encoding.js';

const compress = promisify(gzip);

/** Files of the build, compressed once and kept: they do not change while the server runs. */
const kept = new Map<string, Promise<Buffer>>();

/** The compressed content of a file that was read, where the client takes gzip and it pays; else null. */
export function compressedFile(name: string, content: Buffer, accepts: string | undefined): Promise<Buffer> | null {
  if (content.length < WORTH_COMPRESSING || encodingOnce(accepts) === IDENTITY) return null;
  const known = kept.get(name) ?? compress(content);
  kept.set(name, known);
  return known;
}
