import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE_LIST_NAMES } from '../src/ingest/content/index.js';
import { readBundle } from '../src/ingest/content/read-bundle.js';
import { messageOf } from '../src/lib/errors.js';
import { articleList } from './csto/articles.js';
import { readFacts } from './csto/facts.js';
import { bundleReport } from './csto/report.js';
import { subjectLists } from './csto/subjects.js';

/**
 * Makes the content bundle of the CSTO of the facts gathered about it:
 *
 *     npx tsx scripts/convert-csto-facts.ts <facts directory> content/csto
 *
 * The same facts make the same files. Exits 1 when a record is not as the bundle needs it.
 */

const NEWSROOM = {
  name: { en: 'CSTO newsroom', ru: 'Новости ОДКБ' },
  languages: ['en', 'ru'],
  timeZone: 'Europe/Moscow',
  organization: 'csto',
};

async function convert(factsDirectory: string, bundleDirectory: string): Promise<void> {
  const facts = await readFacts(factsDirectory);
  const lists = { ...subjectLists(facts), articles: articleList(facts) };

  await mkdir(bundleDirectory, { recursive: true });
  await writeJson(bundleDirectory, 'newsroom', NEWSROOM);
  for (const name of BUNDLE_LIST_NAMES) await writeJson(bundleDirectory, name, lists[name]);

  const bundle = await readBundle(bundleDirectory);
  await writeFile(path.join(bundleDirectory, 'REPORT.md'), bundleReport(facts, bundle, BUNDLE_LIST_NAMES));
  for (const name of BUNDLE_LIST_NAMES) console.log(`${name.padEnd(14)}${String(bundle[name].length).padStart(4)}`);
}

/** Texts are NFC in the bundle, as offsets into them count on it. */
async function writeJson(directory: string, name: string, value: unknown): Promise<void> {
  await writeFile(path.join(directory, `${name}.json`), `${JSON.stringify(value, null, 2).normalize('NFC')}\n`);
}

const [factsDirectory, bundleDirectory] = process.argv.slice(2);
if (factsDirectory && bundleDirectory) {
  await convert(factsDirectory, bundleDirectory).catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
} else {
  console.error('Usage: npx tsx scripts/convert-csto-facts.ts <facts directory> <bundle directory>');
  process.exitCode = 2;
}
