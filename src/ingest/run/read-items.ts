import type { AddressValidators } from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import { FORMATS } from '../importers/formats.js';
import { importerOf } from '../importers/index.js';
import type { ImporterOptions } from '../importers/importer.js';
import { isItem, isNextPage, isRemark, type Flaw, type Found, type Item, type Remark } from '../importers/item.js';
import { openSources, type SourceOptions } from '../source/open-sources.js';
import { isAddressFile, isNotModified, isUnopened } from '../source/opened.js';
import type { SourceFile } from '../source/source-file.js';
import type { ImportPlan } from './plan.js';

/** What is come upon while the inputs are read: what is in a file, then its end. */
export type Step = StepIn & What;

type What = { readonly found: Item | Flaw | Remark } | { readonly end: FileEnd } | { readonly isUnchanged: true };

interface StepIn {
  /** The input that it is in, as it was given. */
  readonly input: string;
  /** What a person calls the file. */
  readonly file: string;
  /** Where it lies, whole; what it is called where nothing could be opened. */
  readonly location: string;
}

/** A file that was read to its end. */
export interface FileEnd {
  /** How an address is asked again; null for what lies on a disk, and for servers that say nothing. */
  readonly address: (AddressValidators & { readonly url: string }) | null;
}

export function isFound(step: Step): step is StepIn & { readonly found: Item | Flaw | Remark } {
  return 'found' in step;
}

/** Roughly how many characters a step holds. */
export function lengthOf(step: Step): number {
  if (!isFound(step) || !isItem(step.found) || step.found.type !== 'ARTICLE') return SHORT;
  const { body } = step.found;
  return 'html' in body ? body.html.length : body.text.length;
}

const SHORT = 1000;

/** More pages than this are no feed but a trap. */
const MOST_PAGES = 1000;

/** All that the inputs hold, in their order. What cannot be read is a flaw of its file, and the others go on. */
export async function* readItems(plan: ImportPlan, newsroom: Newsroom, sources: SourceOptions): AsyncIterable<Step> {
  const [language = 'en'] = newsroom.languages;
  const options: ImporterOptions = { timeZone: newsroom.timeZone, language, mapping: plan.mapping };
  let articles = 0;
  for (const input of plan.inputs) {
    const pages = [input];
    const known = new Set(pages);
    for (let page = pages.shift(); page !== undefined; page = pages.shift()) {
      for await (const step of readInput(plan, page, options, sources)) {
        if ('found' in step && isItem(step.found)) articles += 1;
        if ('found' in step && articles > 1 && plan.facts.sourceUrl !== null) yield { input, ...flawOf(step, SEVERAL) };
        else if (!('next' in step)) yield { ...step, input };
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
    const named = { file: opened.name, location: 'location' in opened ? opened.location : opened.name };
    if (isUnopened(opened)) yield flawOf(named, opened.flaw);
    else if (isNotModified(opened)) yield { ...named, isUnchanged: true };
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
  const named = { file: file.name, location: file.location };
  try {
    const importer = plan.importer ?? importerOf(file);
    if (importer === null) throw badInput(UNKNOWN_FORMAT);
    const read = importer.read(file, options);
    for await (const found of plan.facts.sourceUrl === null ? read : onlyOne(read)) {
      yield isNextPage(found) ? found : { ...named, found };
    }
    yield { ...named, end: { address: isAddressFile(file) ? { url: input, ...file.validators } : null } };
  } catch (error) {
    // Whatever one file brings about, the others are read.
    yield flawOf(named, error instanceof CommuniqueError ? error.message : `It cannot be read: ${messageOf(error)}.`);
  }
}

/** What is wrong with a whole file. It is named beside the reason already, and one reason is that of many files. */
function flawOf({ file, location }: Omit<StepIn, 'input'>, reason: string): Read {
  const flaw = reason.startsWith(`${file} `) ? `It${reason.slice(file.length)}` : reason;
  return { file, location, found: { place: WHOLE, flaw } };
}

const UNKNOWN_FORMAT = `Its format must be one that is known, but neither its name nor its beginning tells; name it with --format: ${FORMATS.join(', ')}.`;
const SEVERAL = '--source-url is the address of one article, but there are several; leave it out.';

/** The one article that has the address of `--source-url`, with what is said beside it. */
async function* onlyOne(read: AsyncIterable<Found>): AsyncIterable<Found> {
  const items: Found[] = [];
  for await (const found of read) {
    if (isNextPage(found)) continue;
    items.push(found);
    if (items.filter((item) => !isRemark(item)).length > 1) throw badInput(SEVERAL);
  }
  yield* items;
}
