import { webAddress } from '../../lib/web-address.js';
import { childText, textOf, type XmlElement } from '../xml/element.js';
import { languageTagOf } from './feed-entry.js';

/** What a feed has said of itself so far: it may say more after its items. */
export interface FeedHead {
  readonly language: string | null;
  /** Its own address, else its site's. */
  readonly home: string | null;
  /** What relative addresses within an element go by: `xml:base`, the file's address, else the feed's own. */
  baseOf(element: XmlElement): string | null;
}

/** What is read of a feed beside its items. */
export interface FeedHeadReading extends FeedHead {
  /** Takes an element of the feed itself; gives the addresses of the pages that follow this one (RFC 5005). */
  add(element: XmlElement): string[];
}

/** Older pages of a feed: `next` of a feed in pages, `prev-archive` of one with archives. */
const FOLLOWING = new Set(['next', 'prev-archive']);

export function beginFeedHead(address: string | null): FeedHeadReading {
  let language: string | null = null;
  let self: string | null = null;
  let site: string | null = null;
  const baseOf = (element: XmlElement) => element.base ?? self ?? site;

  const readers: Readonly<Record<string, (element: XmlElement) => void>> = {
    language: (element) => (language ??= languageTagOf(textOf(element))),
    'dc:language': (element) => (language ??= languageTagOf(textOf(element))),
    link: (element) => (site ??= webAddress(textOf(element), address)),
    'atom:link': ({ attributes, base }) => {
      const url = webAddress(attributes.get('href'), base);
      const rel = attributes.get('rel') ?? 'alternate';
      if (rel === 'self') self ??= url;
      if (rel === 'alternate') site ??= url;
    },
  };

  return {
    get language() {
      return language;
    },
    get home() {
      return self ?? site;
    },
    baseOf,
    add(element) {
      readers[element.name]?.(element);
      const rel = element.attributes.get('rel') ?? '';
      if (element.name !== 'atom:link' || !FOLLOWING.has(rel)) return [];
      const next = webAddress(element.attributes.get('href') ?? childText(element, 'href'), baseOf(element));
      return next === null ? [] : [next];
    },
  };
}
