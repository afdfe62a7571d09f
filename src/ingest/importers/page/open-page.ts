import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { refuseBeyondBounds, withinTheStack } from '../../../domain/html/bounds.js';
import { withoutScripts } from './without-scripts.js';

/** Of elements and texts: to tell the article, all of them are weighed against each other. */
const MOST_NODES = 12_000;

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
 * A page as a document, without its scripts: its elements where a browser puts them, whatever tags were left out. Throws BAD_USER_INPUT for one
 * beyond bounds.
 */
export function openPage(html: string): PageDocument {
  const page = withoutScripts(html);
  refuseBeyondBounds(page, MOST_NODES);
  // The document's own parser takes tags as they come.
  const whole = withinTheStack(() => serialize(parse(page, { scriptingEnabled: false })));
  const { document } = parseHTML(whole) as { document: PageDocument };
  return document;
}
