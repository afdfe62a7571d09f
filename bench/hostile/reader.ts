import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Newsroom } from '../../src/domain/newsroom.js';
import type { Item } from '../../src/ingest/importers/item.js';
import { isFlaw, isItem } from '../../src/ingest/importers/item.js';
import { compileGazetteer } from '../../src/ingest/recognition/compile.js';
import { draftArticle, type ArticleReading } from '../../src/ingest/run/draft-article.js';
import { digestOf, identityOf, whatIsSaid, type ItemWhereabouts } from '../../src/ingest/run/identity.js';
import type { ImportPlan } from '../../src/ingest/run/plan.js';
import { isFound, readItems } from '../../src/ingest/run/read-items.js';
import { openWeb } from '../../src/ingest/source/web.js';
import { messageOf } from '../../src/lib/errors.js';
import { HARMLESS } from './input.js';

/**
 * Reads one input as `communique import` does until something would be written, in a process of its own, and prints what came of it. Newsroom
 * and gazetteer are empty: the database is not asked for anything.
 */
const [input = ''] = process.argv.slice(2);

const newsroom: Newsroom = {
  ...{ languages: ['en'], timeZone: 'UTC', organizationId: null, publicUrl: null },
  ...{ cursorKey: '', isKnown: false },
};
const facts = { sourceUrl: null, published: null, sectionId: null, language: null };
const plan: ImportPlan = {
  ...{ inputs: [input], importer: null, source: null, mapping: null, facts, version: '0.0.0', isDryRun: false },
  ...{ follows: false, links: true, allowsPrivate: true, described: {} },
};
const reading: ArticleReading = {
  ...{ newsroom, facts, sections: new Map() },
  gazetteer: {
    compiled: compileGazetteer({ subjects: [], tenures: [] }),
    contextOf: (language, published) => ({ language, published, homeOrganizationId: null, today: '2026-01-01' }),
  },
};

const reasons = new Set<string>();
let items = 0;
let hasScript = false;

/** What a reader's browser would run, had it been let through. */
const SCRIPT = /<script|\son\w+=|javascript:/i;

function take(item: Item, at: ItemWhereabouts): void {
  const digest = digestOf(whatIsSaid(item, facts));
  if (item.type === 'ARTICLE') {
    const { html } = draftArticle(reading, item, identityOf(item, at, null, digest).source);
    hasScript ||= SCRIPT.test(html ?? '');
  }
  items += 1;
}

async function read(input: string): Promise<void> {
  const web = openWeb({ version: '0.0.0', allowPrivate: true });
  try {
    for await (const step of readItems({ ...plan, inputs: [input] }, newsroom, { web })) {
      if (!isFound(step)) continue;
      try {
        if (isFlaw(step.found)) reasons.add(step.found.flaw);
        else if (isItem(step.found)) take(step.found, step);
      } catch (error) {
        reasons.add(messageOf(error));
      }
    }
  } finally {
    await web.close();
  }
}

/** Reads something harmless of each kind, as a run does before it comes upon anything else: what is run for the first time is compiled. */
async function warmUp(directory: string): Promise<void> {
  for (const [file, content] of Object.entries(HARMLESS)) {
    const path = join(directory, file);
    writeFileSync(path, content);
    await read(path);
  }
  items = 0;
  hasScript = false;
  reasons.clear();
}

/** A line of what the kernel knows of this process, in megabytes. */
function megabytes(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
}

const directory = mkdtempSync(join(tmpdir(), 'harmless-'));
await warmUp(directory);
rmSync(directory, { recursive: true });
globalThis.gc?.();
// From here on the kernel counts the highest anew (proc(5), clear_refs).
writeFileSync('/proc/self/clear_refs', '5');
const idle = megabytes('VmRSS');
const began = { at: performance.now(), used: process.cpuUsage() };
await read(input);
const milliseconds = performance.now() - began.at;
const { user, system } = process.cpuUsage(began.used);
const result = {
  milliseconds,
  processorMs: (user + system) / 1000,
  megabytes: megabytes('VmHWM') - idle,
  items,
  hasScript,
  reasons: [...reasons],
};
process.stdout.write(JSON.stringify(result));
