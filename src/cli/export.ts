import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Config } from '../config/index.js';
import { BUNDLE_LIST_NAMES, type BundleListName } from '../ingest/content/index.js';
import { exportLines } from '../ingest/export/export-lines.js';
import { codeOf } from '../lib/errors.js';
import { joinExisting } from './existing.js';

export { BUNDLE_LIST_NAMES as LIST_NAMES };

/** What was written to a file. */
export interface WrittenExport {
  readonly file: string;
  readonly records: number;
}

/** Writes lists of a database as lines of JSON. Whoever reads them may stop at any time. Works beside a running server. */
export async function exportDatabase(config: Config, lists: readonly BundleListName[], out: Writable): Promise<void> {
  await withLines(config, lists, async (lines) => {
    await pipeline(lines, out, { end: false }).catch((error: unknown) => {
      if (codeOf(error) !== 'EPIPE') throw error;
    });
  });
}

/** The same to a file, which is there once it is whole. */
export async function exportTo(config: Config, lists: readonly BundleListName[], file: string): Promise<WrittenExport> {
  const beside = `${file}.${process.pid}.part`;
  let records = -1;
  const counted = async function* (lines: AsyncIterable<string>) {
    for await (const line of lines) {
      records += 1;
      yield line;
    }
  };
  try {
    await withLines(config, lists, async (lines) => {
      const press = file.endsWith('.gz') ? createGzip() : new PassThrough();
      await pipeline(counted(lines), press, createWriteStream(beside, { flush: true }));
    });
    await rename(beside, file);
    return { file, records };
  } finally {
    await rm(beside, { force: true });
  }
}

async function withLines(
  config: Config,
  lists: readonly BundleListName[],
  write: (lines: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  const database = await joinExisting(config);
  try {
    await database.patiently((dataSource) => write(exportLines(dataSource, lists)));
  } finally {
    await database.close();
  }
}
