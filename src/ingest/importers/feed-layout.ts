import type { BrokenPart, XmlLayout } from '../xml/read-xml.js';
import type { Flaw } from './item.js';

/** How feeds are laid out, and exports of WordPress, which are RSS with more in it. */
export const FEED_LAYOUT: XmlLayout = {
  containers: new Set(['rss', 'rdf:RDF', 'channel', 'atom:feed']),
  records: new Set(['item', 'atom:entry']),
};

/** Whether what is broken is an item, and not a word of the feed on itself. */
export function isRecord({ name }: BrokenPart): boolean {
  return FEED_LAYOUT.records.has(name);
}

/** What is said of a broken part; `items` are those so far, this one among them. */
export function flawOf(broken: BrokenPart, items: number): Flaw {
  const line = `line ${broken.line}`;
  return { place: isRecord(broken) ? `item ${items}, ${line}` : line, flaw: `XML must be whole, but ${broken.why}.` };
}
