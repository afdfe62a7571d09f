import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** A file of the corpora that others made. */
export function corpusPath(...parts: readonly string[]): string {
  return path.join(process.env.CORPORA_DIR as string, 'data', 'real', ...parts);
}

/** The files of an archive of the corpora, by their paths in it. */
export async function unpack(...parts: readonly string[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const entries = extract();
  createReadStream(corpusPath(...parts))
    .pipe(createGunzip())
    .pipe(entries);
  for await (const entry of entries) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(piece as Buffer);
    if (entry.header.type === 'file') files.set(entry.header.name, Buffer.concat(pieces));
  }
  return files;
}
