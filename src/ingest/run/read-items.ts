import type { AddressValidators } from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import { badInput, CommuniqueError } from '../../lib/errors.js';
import { importerOf } from '../importers/index.js';
import type { ImporterOptions } from '../importers/importer.js';
import { isNextPage, type Flaw, type Found, type Item } from '../importers/item.js';
import { openSources, type SourceOptions } from '../source/open-sources.js';
import { isAddressFile, isNotModified, isUnopened } from '../source/opened.js';
import type { SourceFile } from '../source/source-file.js';
import type { ImportPlan } from './plan.js';

/** What is come upon while the inputs are read: what is in a file, then its end. */
export type Step = StepIn & What;

type What = { readonly found: Item | Flaw } | { readonly end: FileEnd } | { readonly isUnchanged: true };

interface StepIn {
  /** The input that it is in, as it was given. */
  readonly input: string;
  readonly file: string;
}

/** A file that was read to its end. */
export interface FileEnd {
  /** How an address is asked again; null for what lies on a disk, and for servers that say nothing. */
  readonly address: (AddressValidators & { readonly url: string }) | null;
}

export function isFound(step: Step): step is StepIn & { readonly found: Item | Flaw } {
  return 'found' in step;
}

/** More pages than this are no feed but a trap. */
const MOST_PAGES = 1000;

/** All that the inputs hold, in their order. What cannot be read is a flaw of its file, and the others go on. */
export async function* readItems(plan: ImportPlan, newsroom: Newsroom, sources: SourceOptions): AsyncIterable<Step> {
  const [language = 'en'] = newsroom.languages;
  const options: ImporterOptions = { timeZone: newsroom.timeZone, language, mapping: plan.mapping };
  for (const input of plan.inputs) {
    const pages = [input];
    const known = new Set(pages);
    for (let page = pages.shift(); page !== undefined; page = pages.shift()) {
      for await (const step of readInput(plan, page, options, sources)) {
        if (!('next' in step)) yield { ...step, input };
        else if (plan.follows && !known.has(step.next) && known.size < MOST_PAGES) {
          known.add(step.next);
          pages.push(step.next);
        }
      }
    }
  }
}

type Read = Omit<StepIn, 'input'> & What;

async function* readInput(
  plan: ImportPlan,
  input: string,
  options: ImporterOptions,
  sources: SourceOptions,
): AsyncIterable<Read | { readonly next: string }> {
  for await (const opened of openSources([input], sources)) {
    const file = opened.name;
    if (isUnopened(opened)) yield flawOf(file, opened.flaw);
    else if (isNotModified(opened)) yield { file, isUnchanged: true };
    else yield* readFile(plan, opened, input, options);
  }
}

/** The place of what is true of a whole file. */
export const WHOLE = '';

async function* readFile(
  plan: ImportPlan,
  file: SourceFile,
  input: string,
  options: ImporterOptions,
): AsyncIterable<Read | { readonly next: string }> {
  const named = { file: file.name };
  try {
    const importer = plan.importer ?? importerOf(file);
    const read = importer.read(file, options);
    for await (const found of plan.facts.sourceUrl === null ? read : onlyOne(read)) {
      yield isNextPage(found) ? found : { ...named, found };
    }
    yield { ...named, end: { address: isAddressFile(file) ? { url: input, ...file.validators } : null } };
  } catch (error) {
    if (!(error instanceof CommuniqueError)) throw error;
    yield flawOf(file.name, error.message);
  }
}

/** What is wrong with a whole file. It is named beside the reason already, and one reason is that of many files. */
function flawOf(file: string, reason: string): Read {
  const flaw = reason.startsWith(`${file} `) ? `It${reason.slice(file.length)}` : reason;
  return { file, found: { place: WHOLE, flaw } };
}

/** The one article that has the address of `--source-url`. */
async function* onlyOne(read: AsyncIterable<Found>): AsyncIterable<Found> {
  const items: Found[] = [];
  for await (const found of read) {
    if (isNextPage(found)) continue;
    items.push(found);
    if (items.length > 1)
      throw badInput('--source-url is the address of one article, but this file has several; leave it out.');
  }
  yield* items;
}
