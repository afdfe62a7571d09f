import type { ImageDraft } from '../../domain/article-draft.js';
import { webAddress } from '../web-address.js';
import { childOf, childrenOf, childText, elementsOf, textOf, type XmlElement } from '../xml/element.js';
import { markupOf } from '../xml/markup.js';
import { languageTagOf, type FeedEntry } from './feed-entry.js';
import { imageAt, imagesOf, isImage } from './feed-image.js';
import type { FeedHead } from './feed-head.js';
import type { ItemBody } from './item.js';

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
  const summary = childOf(entry, 'atom:summary');
  const source = content?.attributes.get('src') ?? null;
  const body = content && source === null ? atomText(content) : null;
  const isLost = source !== null && summary === null && !isImage(content?.attributes.get('type'), source);
  return {
    externalId: childText(entry, 'atom:id'),
    url: alternateOf(entry, head.baseOf(entry)),
    title: title && atomText(title),
    summary: summary && atomText(summary),
    content: body,
    language: languageOf(entry, [content, summary, title]) ?? head.language,
    dates: childrenOf(entry, ...DATES)
      .sort((a, b) => DATES.indexOf(a.name) - DATES.indexOf(b.name))
      .map(textOf)
      .filter((text) => text !== ''),
    categories: [...childrenOf(entry, 'atom:category').map(categoryOf), ...childrenOf(entry, 'dc:subject').map(textOf)],
    images: [...sourceImage(content, source), ...imagesOf(entry)],
    flaws: isLost
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
export function atomText(element: XmlElement): ItemBody | null {
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? '';
  const mode = element.attributes.get('mode')?.trim().toLowerCase();
  const { base } = element;
  if (elementsOf(element).length > 0) return { html: markupOf(unwrapped(element)), baseUrl: base };
  const isText = type === '' || type === 'text' || type === 'html' || type === 'xhtml' || type.startsWith('text/');
  if (mode === 'base64' || !isText) {
    if (mode !== 'base64' && /[+/]xml/.test(type)) return { text: textOf(element) };
    return decoded(textOf(element), type, base);
  }
  const isHtml = type === 'html' || type.startsWith('text/html');
  return isHtml ? { html: textOf(element), baseUrl: base } : { text: textOf(element) };
}

/** Where an entry says in what language it is: on what it is read from, then on itself, then by Dublin Core, then all around it. */
export function languageOf(entry: XmlElement, parts: readonly (XmlElement | null)[]): string | null {
  const own = [...parts, entry].map((element) => element?.attributes.get('xml:lang'));
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

function decoded(text: string, type: string, baseUrl: string | null): ItemBody | null {
  const words = Buffer.from(text, 'base64').toString('utf8');
  if (type.startsWith('text/html') || type === 'html') return { html: words, baseUrl };
  return type === '' || type.startsWith('text/') ? { text: words } : null;
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
