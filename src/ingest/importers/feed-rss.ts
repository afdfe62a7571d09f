import { webAddress } from '../../lib/web-address.js';
import { childOf, childrenOf, childText, elementsOf, textOf, type XmlElement } from '../xml/element.js';
import { markupOf } from '../xml/markup.js';
import { alternateOf, atomText, languageOf } from './feed-atom.js';
import type { FeedEntry } from './feed-entry.js';
import type { FeedHead } from './feed-head.js';
import { imagesOf, mediaDescription } from './feed-image.js';
import type { ItemBody } from './item.js';
import { hasTags, isMarkup } from './plain-text.js';

const CONTENTS = ['content:encoded', 'atom:content', 'xhtml:body', 'xhtml:div', 'body', 'fullitem'];
const SUMMARIES = ['description', 'atom:summary', 'summary', 'dc:description', 'dcterms:abstract', 'itunes:summary'];
/** The best first; what was written of a later revision tells only where nothing else does. */
const DATES = [
  'pubDate',
  'dc:date',
  'dcterms:issued',
  'atom:published',
  'prism:publicationDate',
  'dcterms:created',
  'pubdate',
  'date',
  'atom:updated',
  'dcterms:modified',
];
const SUBJECTS = ['category', 'dc:subject', 'dcterms:subject', 'atom:category', 'media:category', 'itunes:category'];
const KEYWORDS = ['media:keywords', 'itunes:keywords'];

/** An item of RSS 0.90 to 2.0, with the modules that news feeds use. */
export function rssItem(item: XmlElement, head: FeedHead): FeedEntry {
  const title = childOf(item, 'title', 'atom:title', 'dc:title', 'media:title', 'itunes:title');
  const content = childOf(item, ...CONTENTS);
  const summary = childOf(item, ...SUMMARIES) ?? mediaDescription(item);
  return {
    externalId: childText(item, 'guid') ?? aboutOf(item) ?? childText(item, 'atom:id', 'id'),
    url: urlOf(item, head.baseOf(item)),
    title: title && rssTitle(title),
    summary: summary && rssText(summary, head),
    content: content && rssText(content, head),
    language: languageOf(item, content ?? summary ?? title) ?? head.language,
    dates: DATES.flatMap((name) => childrenOf(item, name).map(textOf)).filter((text) => text !== ''),
    categories: [
      ...childrenOf(item, ...SUBJECTS).map(categoryOf),
      ...childrenOf(item, ...KEYWORDS).flatMap((keywords) => textOf(keywords).split(',')),
    ],
    images: imagesOf(item),
    home: head.home,
    remarks: [],
  };
}

/** FeedBurner gives its own address as the link, and the item's beside it. */
function urlOf(item: XmlElement, base: string | null): string | null {
  const link = childOf(item, 'link');
  const address = (text: string | null | undefined) => webAddress(text, base);
  return (
    address(childText(item, 'feedburner:origLink')) ??
    (link && (address(textOf(link)) ?? address(link.attributes.get('href')))) ??
    alternateOf(item, base) ??
    permalinkOf(item) ??
    webAddress(aboutOf(item))
  );
}

function permalinkOf(item: XmlElement): string | null {
  const guid = childOf(item, 'guid');
  return guid?.attributes.get('isPermaLink')?.trim().toLowerCase() === 'false'
    ? null
    : webAddress(guid && textOf(guid));
}

function aboutOf({ attributes }: XmlElement): string | null {
  return (attributes.get('rdf:about') ?? attributes.get('about'))?.trim() || null;
}

/**
 * A title is plain words by the book; in practice it may be HTML. Text between tags is HTML, and so is CDATA with character references,
 * which nobody has read yet; references in other text have been read, and are not read again.
 */
export function rssTitle(title: XmlElement): ItemBody {
  if (title.name === 'atom:title') return atomText(title) ?? { text: '' };
  if (elementsOf(title).length > 0) return { html: markupOf(title), baseUrl: title.base };
  const text = textOf(title);
  return hasTags(text) || (title.isVerbatim && isMarkup(text)) ? { html: text, baseUrl: title.base } : { text };
}

/** A description may be HTML, escaped or not; without a tag or a reference in it, its line ends are the writer's. */
function rssText(element: XmlElement, head: FeedHead): ItemBody | null {
  const baseUrl = head.baseOf(element);
  if (element.name.startsWith('atom:')) return atomText(element, baseUrl);
  if (elementsOf(element).length > 0) return { html: markupOf(element), baseUrl };
  const text = textOf(element);
  return isMarkup(text) ? { html: text, baseUrl } : { text };
}

function categoryOf(category: XmlElement): string {
  const { attributes } = category;
  const named = attributes.get('label') ?? attributes.get('text');
  return (named ?? textOf(category)) || (attributes.get('term') ?? '');
}
