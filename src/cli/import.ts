import { readFile } from 'node:fs/promises';
import type { Config } from '../config/index.js';
import { joinDatabase } from '../database/open.js';
import { lastSequence } from '../domain/change.js';
import { findNewsroom } from '../domain/newsroom.js';
import { findSection } from '../domain/section.js';
import { IMPORTERS } from '../ingest/importers/index.js';
import { parseYaml } from '../ingest/importers/yaml-text.js';
import type { ImportEnd, ImportListener } from '../ingest/run/import-listener.js';
import type { ImportPlan } from '../ingest/run/plan.js';
import { runImport } from '../ingest/run/run-import.js';
import { parsePartialDate } from '../lib/calendar.js';
import { badInput, messageOf } from '../lib/errors.js';
import { parseLanguageTag } from '../lib/language-tag.js';
import { lowerPriority } from './low-priority.js';
import { isPrepared, prepareDatabase } from './prepare.js';
import { VERSION } from './project.js';

export interface ImportOptions {
  readonly format?: string;
  readonly source?: string;
  readonly mapping?: string;
  readonly sourceUrl?: string;
  readonly published?: string;
  readonly language?: string;
  readonly section?: string;
  readonly dryRun?: boolean;
  readonly follow?: boolean;
  readonly links?: boolean;
  readonly allowPrivate?: boolean;
}

/** What came of an import. */
export interface ImportReport extends ImportEnd {
  /** The last number of the ledger after it: whoever must see what was imported sends it as Communique-Sequence. */
  readonly sequence: string;
}

/**
 * Imports whatever the files, directories, archives and addresses hold, each item on its own: one that is refused says why, and the
 * others go on. Works beside a server on the same embedded database.
 */
export async function importAll(
  config: Config,
  inputs: readonly string[],
  options: ImportOptions,
  listener: ImportListener,
): Promise<ImportReport> {
  const { sectionSlug, ...plan } = await planOf(inputs, options);
  lowerPriority();
  // An item and its note are one transaction: what a crash of the database takes away is imported again by the next run.
  const database = await joinDatabase({ ...config, isForImport: true, log: () => undefined });
  try {
    if (!plan.isDryRun) await prepareDatabase(database, config);
    else if (!(await isPrepared(database, config))) throw badInput(UNPREPARED);
    const dataSource = await database.dataSource();
    const newsroom = await findNewsroom(dataSource);
    const sectionId = sectionSlug === null ? null : await findSection(dataSource, sectionSlug);
    const end = await runImport(dataSource, newsroom, { ...plan, facts: { ...plan.facts, sectionId } }, listener);
    return { ...end, sequence: await lastSequence(dataSource) };
  } finally {
    await database.close();
  }
}

const UNPREPARED =
  'A dry run changes nothing, but this database has tables to bring up to date or content to load first; run communique migrate, or start the server once.';

/** The options, checked before anything is opened. */
export async function planOf(
  inputs: readonly string[],
  options: ImportOptions,
): Promise<ImportPlan & { readonly sectionSlug: string | null }> {
  const { format, source, mapping, sourceUrl, published, language, section } = options;
  return {
    inputs,
    importer: IMPORTERS.find((importer) => importer.format === format) ?? null,
    source: source ?? null,
    mapping: mapping === undefined ? null : await readMapping(mapping),
    facts: {
      sourceUrl: sourceUrl === undefined ? null : parseSourceUrl(sourceUrl, inputs.length),
      published: published === undefined ? null : parsePartialDate(published),
      language: language === undefined ? null : parseLanguageTag(language),
      sectionId: null,
    },
    version: VERSION,
    isDryRun: options.dryRun === true,
    follows: options.follow === true,
    links: options.links !== false,
    allowsPrivate: options.allowPrivate === true,
    described: {
      format,
      source,
      mapping,
      sourceUrl,
      published,
      language,
      section,
      follow: options.follow,
      links: options.links,
    },
    sectionSlug: section ?? null,
  };
}

async function readMapping(file: string): Promise<unknown> {
  try {
    return parseYaml(await readFile(file, 'utf8'), { hasUniqueKeys: true });
  } catch (error) {
    throw badInput(`--mapping must name a file in YAML or JSON, but ${file} cannot be read: ${messageOf(error)}.`);
  }
}

function parseSourceUrl(text: string, inputs: number): string {
  if (inputs > 1) throw badInput(`--source-url is the address of one page, but ${inputs} files were given.`);
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw badInput(`--source-url must be an absolute http or https address, but got "${text}".`);
}
