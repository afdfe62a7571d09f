import type { ImageDraft } from '../../domain/article-draft.js';
import { webAddress } from '../../lib/web-address.js';
import { childOf, childrenOf, childText, elementsOf, textOf, type XmlElement } from '../xml/element.js';
import { markupOf } from '../xml/markup.js';
import { languageTagOf, type FeedEntry } from './feed-entry.js';
import { imageAt, imagesOf, isImage, mediaDescription } from './feed-image.js';
import type { FeedHead } from './feed-head.js';
import type { ItemBody } from './item.js';
import { isMarkup } from './plain-text.js';

/** The best first; what was written of a later revision tells only where nothing else does. */
const DATES = [
  'atom:published',
  'atom:issued',
  'dc:date',
  'dcterms:issued',
  'atom:created',
  'atom:updated',
  'atom:modified',
];

/** An entry of Atom 1.0 (RFC 4287) or 0.3. */
export function atomEntry(entry: XmlElement, head: FeedHead): FeedEntry {
  const title = childOf(entry, 'atom:title');
  const content = childOf(entry, 'atom:content');
  const summary = childOf(entry, 'atom:summary') ?? mediaDescription(entry);
  const source = content?.attributes.get('src') ?? null;
  const body = content && source === null ? atomText(content, head.baseOf(content)) : null;
  const isLost = source !== null && summary === null && isText(content?.attributes.get('type'));
  return {
    externalId: childText(entry, 'atom:id'),
    url: alternateOf(entry, head.baseOf(entry)),
    title: title && atomText(title),
    summary: summary && atomText(summary, head.baseOf(summary)),
    content: body,
    language: languageOf(entry, content ?? summary ?? title) ?? head.language,
    dates: childrenOf(entry, ...DATES)
      .sort((a, b) => DATES.indexOf(a.name) - DATES.indexOf(b.name))
      .map(textOf)
      .filter((text) => text !== ''),
    categories: [...childrenOf(entry, 'atom:category').map(categoryOf), ...childrenOf(entry, 'dc:subject').map(textOf)],
    images: [...sourceImage(content, source), ...imagesOf(entry)],
    home: head.home,
    remarks: isLost
      ? [`Its content must be in the feed, but lies at ${source.slice(0, 200)}; import that page as well.`]
      : [],
  };
}

/** The page of an entry: what `alternate` names, HTML before anything else. */
export function alternateOf(entry: XmlElement, base: string | null): string | null {
  const links = childrenOf(entry, 'atom:link')
    .filter(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate')
    .map((link) => ({
      isPage: isPage(link),
      url: webAddress(link.attributes.get('href') ?? textOf(link), link.base ?? base),
    }))
    .filter(({ url }) => url !== null);
  return (links.find(({ isPage }) => isPage) ?? links[0])?.url ?? null;
}

/**
 * The words of a text construct or of content, by its `type`: text as it stands, HTML that was escaped, XHTML that was not. Atom 0.3 has media types
 * and a `mode` instead. Null for what is neither.
 */
export function atomText(element: XmlElement, base = element.base): ItemBody | null {
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? '';
  const mode = element.attributes.get('mode')?.trim().toLowerCase();
  if (elementsOf(element).length > 0) return { html: markupOf(unwrapped(element)), baseUrl: base };
  const text = textOf(element);
  if (mode === 'base64') return encodedText(text, base) ?? { text };
  if (type === 'html' || type.startsWith('text/html')) return { html: text, baseUrl: base };
  if (isText(type)) return { text };
  // Content of any other type is base64 (RFC 4287, 4.1.3.3): a picture, a film. A title of such a type is a mistake.
  const words = /^(?:audio|font|image|video)\//.test(type) ? null : encodedText(text, base);
  return words ?? (element.name === 'atom:content' ? null : { text });
}

/** In what language an entry is: what its body says of itself, then the entry, then Dublin Core, then all around it. */
export function languageOf(entry: XmlElement, body: XmlElement | null): string | null {
  const own = [body, entry].map((element) => element?.attributes.get('xml:lang'));
  const given = [...own, childText(entry, 'dc:language', 'dcterms:language'), entry.language];
  return given.map(languageTagOf).find((tag) => tag !== null) ?? null;
}

/** The content of the `div` that XHTML comes in. */
function unwrapped(element: XmlElement): XmlElement {
  const [only, ...others] = elementsOf(element);
  const hasWords = element.children.some((child) => typeof child === 'string' && child.trim() !== '');
  if (!only || others.length > 0 || hasWords || only.tag !== 'div' || only.base !== element.base) return element;
  return only;
}

function isText(type = ''): boolean {
  return ['', 'text', 'html', 'xhtml'].includes(type) || type.startsWith('text/') || /[+/]xml/.test(type);
}

/** What base64 stands for, where that is text. */
function encodedText(text: string, baseUrl: string | null): ItemBody | null {
  if (!/^[\w+/\s]+={0,2}$/.test(text)) return null;
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));
    return isMarkup(words) ? { html: words, baseUrl } : { text: words };
  } catch {
    return null;
  }
}

function isPage({ attributes }: XmlElement): boolean {
  const type = attributes.get('type')?.trim().toLowerCase() ?? 'text/html';
  return type === 'text/html' || type === 'application/xhtml+xml';
}

function categoryOf(category: XmlElement): string {
  const { attributes } = category;
  return attributes.get('label')?.trim() || attributes.get('term')?.trim() || textOf(category);
}

function sourceImage(content: XmlElement | null, source: string | null): ImageDraft[] {
  const url = content && webAddress(source, content.base);
  return url && isImage(content.attributes.get('type'), url) ? [imageAt(url)] : [];
}
