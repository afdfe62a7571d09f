import { Readability } from '@mozilla/readability';
import { badInput } from '../../../lib/errors.js';
import type { PageDocument } from './open-page.js';

/** What weighs the elements of a page compares them with one another; the longest pages of newspapers have a fourth of this. */
const MOST_ELEMENTS = 25_000;

/** The part of a page that is the article, as HTML; null where none is found. Takes the document apart. */
export function mainContent(page: PageDocument): string | null {
  const elements = Array.from(page.querySelectorAll('*')).length;
  if (elements > MOST_ELEMENTS)
    throw badInput(`A page may have ${MOST_ELEMENTS} elements at most, but this has ${elements}. Save a part of it.`);
  // Classes tell whose pictures are.
  const options = { keepClasses: true, disableJSONLD: true };
  const found = new Readability(page, options).parse();
  return found?.content ?? null;
}
