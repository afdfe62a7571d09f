import type { ImageDraft } from '../../domain/article-draft.js';
import { parseLanguageTag } from '../../lib/language-tag.js';
import { escapeHtml, excerptOf } from '../../lib/text.js';
import { readDate } from '../date-text.js';
import { clean } from './clean-text.js';
import type { ImporterOptions } from './importer.js';
import type { ArticleItem, Flaw, ItemBody, Remark } from './item.js';
import { onOneLine, plainTextOf } from './plain-text.js';

/** An entry of a feed of any format, as its own words have it. */
export interface FeedEntry {
  readonly externalId: string | null;
  readonly url: string | null;
  readonly title: ItemBody | null;
  readonly summary: ItemBody | null;
  readonly content: ItemBody | null;
  readonly language: string | null;
  /** What may tell when it came out, the best first. */
  readonly dates: readonly string[];
  readonly categories: readonly string[];
  readonly images: readonly ImageDraft[];
  /** The address of the feed that it is in, or of its site. */
  readonly home: string | null;
  /** What is missing of it. */
  readonly remarks: readonly string[];
}

/** A title is made of so many characters of a text that has none. */
const TITLE_LENGTH = 120;
/** So many characters are the beginning of a text. */
const BEGINNING = 20_000;
/** What is seen of a text that has no words. */
const PICTURE = /<(?:img|picture|svg|math|video|iframe)[\s>]/i;
/** What WordPress and others put at the end of a text that they cut off. */
const CUT_OFF = /\s*(?:\[(?:…|\.{3})\]|…|\.{3})(?:\s*(?:Read more|Continue reading|The post)\b.{0,300})?$/iu;

/**
 * The article that an entry is, and what is missing of it. A summary is the lead where there is content besides; one that only
 * repeats how the content begins is none. An entry with a title alone is an article of that title, as agencies'
 * headlines are; one with a text alone is called by its first words.
 */
export function articleOf(entry: FeedEntry, place: string, options: ImporterOptions): (ArticleItem | Flaw | Remark)[] {
  const given = [entry.title, entry.summary, entry.content].map(storable);
  const [title, summary, content] = given.map((text) => (text !== null && hasWords(text) ? text : null));
  const words = content ?? summary ?? title;
  if (!words) return [{ place, flaw: 'An item must have a title or a text, but this one has neither.' }];
  const body = words === title ? withPictures(words, given.slice(1)) : words;
  const published = publishedOf(entry, options);
  const article: ArticleItem = {
    type: 'ARTICLE',
    place,
    externalId: clean(entry.externalId ?? '') || null,
    home: entry.home,
    isExcerpt: words !== content,
    url: entry.url,
    title: title ? wordsOf(title) : excerptOf(wordsOf(beginningOf(words)) || wordsOf(words), TITLE_LENGTH),
    subheading: null,
    lead: content && summary ? leadOf(wordsOf(summary), content) : null,
    body,
    language: entry.language,
    published: published.date,
    genre: null,
    categories: [...new Set(entry.categories.map(onOneLine))].map(clean).filter((category) => category !== ''),
    images: entry.images,
  };
  return [article, ...[...entry.remarks, ...published.remarks].map((remark) => ({ place, remark }))];
}

/** Words on one line, entities read. */
export function wordsOf(text: ItemBody): string {
  return 'html' in text ? plainTextOf(text.html) : onOneLine(text.text);
}

/** The tag of a language as feeds write it, `en_us` among others; null for what is none. */
export function languageTagOf(text: string | null | undefined): string | null {
  const tag = text?.trim().replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag) || /^(?:und|zxx|mul|mis)\b/i.test(tag)) return null;
  try {
    return parseLanguageTag(tag);
  } catch {
    return null;
  }
}

function publishedOf({ dates, language }: FeedEntry, options: ImporterOptions) {
  for (const text of dates) {
    const date = readDate(text, { timeZone: options.timeZone, language });
    if (date) return { date, remarks: [] };
  }
  const [text] = dates;
  const remarks =
    text === undefined
      ? []
      : [`Its date must be one that can be read, but is "${excerptOf(text, 60)}"; it goes in without.`];
  return { date: null, remarks };
}

function leadOf(summary: string, content: ItemBody): string | null {
  const repeated = summary.replace(CUT_OFF, '');
  return wordsOf(beginningOf(content)).startsWith(repeated) ? null : summary;
}

/** A title alone, above the pictures of a text without words. */
function withPictures(title: ItemBody, wordless: readonly (ItemBody | null)[]): ItemBody {
  const pictures = wordless.find((text) => text !== null && 'html' in text && PICTURE.test(text.html));
  if (!pictures || !('html' in pictures)) return title;
  return { ...pictures, html: `<p>${escapeHtml(wordsOf(title))}</p>${pictures.html}` };
}

/** Whole books are not read to know that they have a word in them. */
function hasWords(text: ItemBody): boolean {
  return wordsOf(beginningOf(text)) !== '' || wordsOf(text) !== '';
}

function beginningOf(text: ItemBody): ItemBody {
  return 'html' in text ? { ...text, html: text.html.slice(0, BEGINNING) } : { text: text.text.slice(0, BEGINNING) };
}

function storable(text: ItemBody | null): ItemBody | null {
  if (text === null) return null;
  return 'html' in text ? { ...text, html: clean(text.html) } : { text: clean(text.text).trim() };
}
