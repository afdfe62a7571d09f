import { extract, type Extract, type Header } from 'tar-stream';
import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';

/** A file, a directory or anything else of an archive. */
export interface TarEntry {
  readonly header: Header;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Archives without a magic word too: the library's types do not know of it. */
const OF_ANY_AGE = { allowUnknownFormat: true } as Parameters<typeof extract>[0];

/** The entries as the library tells of them; what was not read of one is passed over. */
export async function* entriesOf(source: AsyncIterable<Uint8Array>, name: string): AsyncIterable<TarEntry> {
  const entries = extract(OF_ANY_AGE);
  const fed = feed(source, entries);
  try {
    for await (const entry of entries) {
      const reader = (entry as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      // Without `return`, which in this library ends the whole archive: whoever stops reading an entry wants the next one.
      const next = async () => reader.next().catch((error: unknown) => Promise.reject(damaged(error, name)));
      yield { header: entry.header, bytes: { [Symbol.asyncIterator]: () => ({ next }) } };
      while (!(await next()).done);
    }
  } catch (error) {
    throw damaged(error, name);
  } finally {
    entries.destroy();
    await fed;
  }
}

function damaged(error: unknown, name: string): Error {
  if (error instanceof CommuniqueError) return error;
  return badInput(
    `${name} must be a whole tar archive, but it is damaged or cut off (${messageOf(error)}); get it again.`,
  );
}

/** Gives an archive's bytes to the library as fast as it takes them; a failure becomes its own. */
async function feed(source: AsyncIterable<Uint8Array>, entries: Extract): Promise<void> {
  try {
    for await (const chunk of source) {
      if (entries.destroyed) return;
      if (!entries.write(chunk)) await drained(entries);
    }
    entries.end(null);
  } catch (error) {
    entries.destroy(error as Error);
  }
}

function drained(entries: Extract): Promise<void> {
  return new Promise((resolve) => {
    if (entries.destroyed) return resolve();
    const done = () => {
      entries.off('drain', done).off('close', done);
      resolve();
    };
    entries.on('drain', done).on('close', done);
  });
}
