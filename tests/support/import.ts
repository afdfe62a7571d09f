import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findNewsroom } from '../../src/domain/newsroom.js';
import { IMPORTERS } from '../../src/ingest/importers/index.js';
import type { ImportPlan } from '../../src/ingest/run/plan.js';
import type { ImportEnd, ImportListener, ItemRemark, ItemResult } from '../../src/ingest/run/import-listener.js';
import { runImport } from '../../src/ingest/run/run-import.js';
import type { TestDatabase } from './database.js';

export interface Imported extends ImportEnd {
  readonly results: readonly ItemResult[];
  readonly remarked: readonly ItemRemark[];
}

/** A plan of an import, of which nothing needs to be said but what a test is about. */
export type GivenPlan = Partial<Omit<ImportPlan, 'facts' | 'importer'>> & {
  readonly facts?: Partial<ImportPlan['facts']>;
  readonly format?: string;
};

/** Imports inputs as the command does. */
export async function importInputs(
  { dataSource }: TestDatabase,
  inputs: readonly string[],
  { facts, format, ...plan }: GivenPlan = {},
): Promise<Imported> {
  const results: ItemResult[] = [];
  const whole: ImportPlan = {
    inputs,
    importer: IMPORTERS.find((importer) => importer.format === format) ?? null,
    source: null,
    mapping: null,
    facts: { sourceUrl: null, published: null, sectionId: null, language: null, ...facts },
    version: '0',
    isDryRun: false,
    follows: false,
    links: true,
    allowsPrivate: false,
    described: {},
    ...plan,
  };
  const remarked: ItemRemark[] = [];
  const listener: ImportListener = {
    item: (result) => void results.push(result),
    remark: (remark) => void remarked.push(remark),
    read: () => undefined,
  };
  const end = await runImport(dataSource, await findNewsroom(dataSource), whole, listener);
  return { ...end, results, remarked };
}

/** Imports files of these names and contents from a directory of their own, in the order given. */
export async function importFiles(
  database: TestDatabase,
  files: Readonly<Record<string, string | Uint8Array>>,
  plan: GivenPlan = {},
): Promise<Imported> {
  const folder = await mkdtemp(path.join(tmpdir(), 'communique import '));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    const inputs = Object.keys(files).map((name) => path.join(folder, name));
    return await importInputs(database, inputs, plan);
  } finally {
    await rm(folder, { recursive: true });
  }
}
