import { parseHTML } from 'linkedom';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { refuseBeyondBounds, withinTheStack } from '../../../domain/html/bounds.js';

/** As much of an element as is looked at here. */
export interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
}

/**
 * A page as a document: its elements where a browser puts them, whatever tags were left out. Throws BAD_USER_INPUT for one beyond bounds.
 */
export function openPage(html: string): PageDocument {
  refuseBeyondBounds(html);
  // The document's own parser takes tags as they come.
  const whole = withinTheStack(() => toHtml(fromHtml(html)));
  const { document } = parseHTML(whole) as { document: PageDocument };
  return document;
}
