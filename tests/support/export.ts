import type { Imported } from './import.js';
import { importFiles } from './import.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { BUNDLE_LIST_NAMES, type BundleListName } from '../../src/ingest/content/index.js';
import { exportLines } from '../../src/ingest/export/export-lines.js';

/** The export of a database, or of some of its lists. */
export async function exportOf(
  { dataSource }: TestDatabase,
  lists: readonly BundleListName[] = BUNDLE_LIST_NAMES,
): Promise<string> {
  let text = '';
  for await (const line of exportLines(dataSource, lists)) text += line;
  return text;
}

/** What an export becomes in a database with nothing in it. */
export async function moved(text: string): Promise<{ database: TestDatabase; imported: Imported }> {
  const database = await openTestDatabase('empty');
  return { database, imported: await importFiles(database, { 'export.ndjson': text }) };
}

export function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

/** The same with another line in the place of one. */
export function withLine(text: string, line: string, other: string): string {
  return `${linesOf(text)
    .map((each) => (each === line ? other : each))
    .join('\n')}\n`;
}

/** The lines in which two exports differ, each with what stands in its place. */
export function differingLines(before: string, after: string): readonly (readonly [string, string | undefined])[] {
  const [ours, theirs] = [linesOf(before), linesOf(after)];
  return ours.map((line, at) => [line, theirs[at]] as const).filter(([line, other]) => line !== other);
}
