import { Readability } from '@mozilla/readability';
import { badInput } from '../../../lib/errors.js';
import type { PageDocument } from './open-page.js';

/** What weighs the elements of a page compares them with one another; those of newspapers have up to 2,300, long reports several thousand. */
const MOST_ELEMENTS = 8000;
/** A page that has little to read is weighed up to four times, each time more leniently; a larger one but once. */
const MOST_ELEMENTS_AGAIN = 1500;

/** The part of a page that is the article, as HTML; null where none is found. Takes the document apart. */
export function mainContent(page: PageDocument): string | null {
  const elements = Array.from(page.querySelectorAll('*')).length;
  if (elements > MOST_ELEMENTS)
    throw badInput(
      `A page may have ${MOST_ELEMENTS} elements at most, but this has ${elements}; save the part of it that is the article.`,
    );
  // Classes tell whose pictures are.
  const options = { keepClasses: true, disableJSONLD: true };
  const once = elements > MOST_ELEMENTS_AGAIN ? { charThreshold: 1 } : {};
  const found = new Readability(page, { ...options, ...once }).parse();
  return found?.content ?? null;
}
