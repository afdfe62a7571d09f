import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
/** Below this the header costs more than it saves. */
const WORTH_COMPRESSING = 1024;

/** Files of the build, compressed once and kept: they do not change while the server runs. */
const kept = new Map<string, Promise<Buffer>>();

/** The compressed content of a file that was read, where the client takes gzip and it pays; else null. */
export function compressedFile(name: string, content: Buffer, accepts: string | undefined): Promise<Buffer> | null {
  if (content.length < WORTH_COMPRESSING || !/\bgzip\b/.test(accepts ?? '')) return null;
  const known = kept.get(name) ?? compress(content);
  kept.set(name, known);
  return known;
}
