import { webAddress } from '../../lib/web-address.js';
import { isPlainRecord } from './plain-record.js';
import type { DraftDate, ImageDraft } from '../../domain/article-draft.js';
import type { ArticleGenre } from '../../kinds/vocabulary.js';
import { readDate } from '../date-text.js';
import type { ImporterOptions } from './importer.js';
import type { Fields } from './markdown-front-matter.js';
import { plainTextOf } from './plain-text.js';

/** As YAML 1.1 had them, which many sites are written in. */
const YES = /^(?:true|yes|on|y|1)$/i;
const NO = /^(?:false|no|off|n|0)$/i;

/** Which pages are no news items, though a file lies there: drafts, and those that only list others. */
export function isLeftOut(name: string, fields: Fields): boolean {
  const isDraft = YES.test(String(fields.get('draft'))) || NO.test(String(fields.get('published')));
  const isOtherStatus = /^(?:draft|private|pending|scheduled|hidden)$/i.test(String(fields.get('status')));
  return isDraft || isOtherStatus || /(?:^|\/)(?:_drafts\/.*|_index(?:\.[a-z]{2})?\.\w+)$/i.test(name);
}

/** The first of the fields that says something, as plain text. */
export function textOf(fields: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = scalarText(fields.get(key));
    if (text !== '') return plainTextOf(text) || null;
  }
  return null;
}

function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

const DATES = ['date', 'publishdate', 'pubdate', 'published_at', 'published_on', 'published', 'publish_date'];

/** When a page came out, by its front matter, else by the name of its file: `2019-03-26-launch.md`, `2019/03/26/launch.md`. */
export function publishedOf(name: string, fields: Fields, { timeZone, language }: ImporterOptions): DraftDate | null {
  for (const key of DATES) {
    const date = readDate(scalarText(fields.get(key)), { timeZone, language });
    if (date !== null) return date;
  }
  const [, year, month, day] = /(?:^|\/)(\d{4})[-/](\d{2})[-/](\d{2})[-/][^/]*(?:\/index\.\w+)?$/.exec(name) ?? [];
  return year === undefined ? null : readDate(`${year}-${month}-${day}`, { timeZone, language });
}

/** The page's own address, where the front matter has it whole. */
export function urlOf(fields: Fields): string | null {
  const urls = ['canonical', 'canonical_url', 'url', 'permalink'].map((key) => webAddress(scalarText(fields.get(key))));
  return urls.find((url) => url !== null) ?? null;
}

/** As the front matter says, else as the name of the file does: `launch.ru.md`. */
export function languageOf(name: string, fields: Fields): string | null {
  const given = ['lang', 'language', 'locale'].map((key) => scalarText(fields.get(key))).find((text) => text !== '');
  const tag = given ?? /\.([a-z]{2}(?:-[a-z]{2,4})?)\.\w+$/i.exec(name)?.[1];
  if (tag === undefined) return null;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.replace('_', '-'));
    const isNamed =
      new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(canonical ?? '') !== undefined;
    return isNamed ? (canonical ?? null) : null;
  } catch {
    return null;
  }
}

const GENRES: readonly (readonly [RegExp, ArticleGenre])[] = [
  [/^(?:events?|announcements?)$/, 'ANNOUNCEMENT'],
  [/^press[-_ ]?releases?$/, 'PRESS_RELEASE'],
  [/^speech(?:es)?$/, 'SPEECH'],
  [/^statements?$/, 'STATEMENT'],
  [/^interviews?$/, 'INTERVIEW'],
  [/^communiqu[eé]s?$/, 'COMMUNIQUE'],
];

/** By the type that the page names, else by the nearest directory it lies in. */
export function genreOf(name: string, fields: Fields): ArticleGenre | null {
  const given = ['genre', 'type', 'layout'].map((key) => scalarText(fields.get(key)));
  for (const word of [...given, ...name.split('/').slice(0, -1).reverse()]) {
    const genre = GENRES.find(([pattern]) => pattern.test(word.toLowerCase()));
    if (genre) return genre[1];
  }
  return null;
}

const CATEGORIES = ['kicker', 'categories', 'category', 'topics', 'topic', 'tags', 'tag', 'keywords'];

/** What a page is shelved under, each word once. */
export function categoriesOf(fields: Fields): readonly string[] {
  const words = CATEGORIES.flatMap((key) => listOf(fields.get(key)));
  return [...new Set(words.map(plainTextOf).filter((word) => word !== ''))];
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(scalarText);
  return scalarText(value).split(',');
}

const IMAGES = ['image', 'images', 'featured_image', 'primary_image', 'cover', 'hero_image', 'thumbnail'];

/** Pictures that the front matter names, each once. */
export function imagesOf(fields: Fields, baseUrl: string | null): readonly ImageDraft[] {
  const about = {
    alt: textOf(fields, 'image_alt', 'image_accessibility'),
    caption: textOf(fields, 'image_figcaption', 'image_caption'),
    credit: textOf(fields, 'image_credit'),
  };
  const found = IMAGES.flatMap((key) => [fields.get(key)].flat()).flatMap(
    (value) => imageOf(value, baseUrl, about) ?? [],
  );
  return [...new Map(found.map((image) => [image.url ?? image.fileName, image])).values()];
}

function addressWithin(source: string, baseUrl: string | null): string | null {
  if (!URL.canParse(source, baseUrl ?? undefined)) return null;
  const { protocol, href } = new URL(source, baseUrl ?? undefined);
  return /^https?:$/.test(protocol) ? href : null;
}

function imageOf(
  value: unknown,
  baseUrl: string | null,
  about: Pick<ImageDraft, 'alt' | 'caption' | 'credit'>,
): ImageDraft | null {
  const parts: Fields = new Map(isPlainRecord(value) ? Object.entries(value) : [['src', value]]);
  const source = ['src', 'url', 'path', 'file', 'image', 'uid']
    .map((key) => scalarText(parts.get(key)))
    .find((text) => text !== '');
  if (source === undefined) return null;
  return {
    url: addressWithin(source, baseUrl),
    fileName:
      source
        .replace(/[?#].*$/s, '')
        .split('/')
        .at(-1) || null,
    alt: textOf(parts, 'alt') ?? about.alt,
    caption: textOf(parts, 'caption') ?? about.caption,
    credit: textOf(parts, 'credit') ?? about.credit,
    width: null,
    height: null,
  };
}
