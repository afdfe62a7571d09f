import { readFile, stat } from 'node:fs/promises';
import type { Config } from '../config/index.js';
import { databaseFailure } from '../database/failure.js';
import { joinDatabase } from '../database/open.js';
import type { Verdict } from '../domain/article.js';
import { lastSequence } from '../domain/change.js';
import { findNewsroom } from '../domain/newsroom.js';
import { findSection } from '../domain/section.js';
import { importPage, type PageFacts } from '../ingest/import-page.js';
import { readNewsroomGazetteer } from '../ingest/recognizer.js';
import { parsePartialDate } from '../lib/calendar.js';
import { badInput, codeOf, CommuniqueError, messageOf } from '../lib/errors.js';
import { prepareDatabase } from './prepare.js';

export interface ImportOptions {
  readonly sourceUrl?: string;
  readonly published?: string;
  readonly section?: string;
}

/** What became of one file. */
export interface ImportResult {
  readonly file: string;
  readonly verdict: Verdict | 'REJECTED';
  /** The article's short name; null when the file was rejected. */
  readonly slug: string | null;
  /** Why it was rejected; null when it was not. */
  readonly reason: string | null;
}

/** What became of all files. */
export interface ImportReport {
  readonly results: readonly ImportResult[];
  /** The last number of the ledger after it: whoever must see what was imported sends it as Communique-Sequence. */
  readonly sequence: string;
}

/**
 * Imports saved pages, each on its own: one that is refused says why, and the others go on. Works beside a server on
 * the same embedded database. `report` hears of each file as it is done.
 */
export async function importPages(
  config: Config,
  files: readonly string[],
  options: ImportOptions,
  report: (result: ImportResult) => void,
): Promise<ImportReport> {
  const published = options.published === undefined ? null : parsePartialDate(options.published);
  const sourceUrl = options.sourceUrl === undefined ? null : parseSourceUrl(options.sourceUrl, files.length);
  const database = await joinDatabase({ ...config, log: () => undefined });
  try {
    await prepareDatabase(database, config);
    const dataSource = await database.dataSource();
    const newsroom = await findNewsroom(dataSource);
    const gazetteer = await readNewsroomGazetteer(dataSource, newsroom);
    const sectionId = options.section === undefined ? null : await findSection(dataSource, options.section);
    const facts: PageFacts = { sourceUrl, published, sectionId };
    const results: ImportResult[] = [];
    for (const file of files) {
      const result = await attempt(file, async () =>
        importPage(dataSource, newsroom, gazetteer, await readInput(file), facts),
      );
      results.push(result);
      report(result);
    }
    return { results, sequence: await lastSequence(dataSource) };
  } finally {
    await database.close();
  }
}

async function attempt(
  file: string,
  run: () => Promise<{ readonly slug: string; readonly verdict: Verdict }>,
): Promise<ImportResult> {
  try {
    const { slug, verdict } = await run();
    return { file, verdict, slug, reason: null };
  } catch (error) {
    const reason = databaseFailure(error)?.message ?? messageOf(error);
    return { file, verdict: 'REJECTED', slug: null, reason };
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a directory. Name the files in it.',
  EACCES: 'This file may not be read by you.',
  EPERM: 'This file may not be read by you.',
};

/** More than any page has; what is larger is not read at all. */
const GREATEST_FILE = 16 * 1024 * 1024;

/** The bytes of a regular file: a pipe or a device may never end. */
async function readInput(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile() && !found.isDirectory()) throw badInput('This is a pipe or a device. Save the page to a file.');
    if (found.size > GREATEST_FILE)
      throw badInput(`This file has ${found.size} bytes; a page may have ${GREATEST_FILE} at most.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof CommuniqueError) throw error;
    throw badInput(UNREADABLE[codeOf(error) ?? ''] ?? `The file cannot be read: ${messageOf(error)}.`);
  }
}

function parseSourceUrl(text: string, files: number): string {
  if (files > 1) throw badInput(`--source-url is the address of one page, but ${files} files were given.`);
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw badInput(`--source-url must be an absolute http or https address, but got "${text}".`);
}
