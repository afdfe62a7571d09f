import type { ImageDraft } from '../../domain/article-draft.js';
import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import { wholeText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import { webAddress } from '../../lib/web-address.js';
import { articleOf, languageTagOf, type FeedEntry } from './feed-entry.js';
import { distinctImages, imageAt, isImage } from './feed-image.js';
import type { ImporterOptions } from './importer.js';
import type { Found } from './item.js';
import { parseJson } from './json-text.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** An address by the book, a number in some feeds. */
const VERSION = /^(?:https?:\/\/(?:www\.)?jsonfeed\.org\/version\/)?1(?:\.\d)?$/;
/** JSON is read as a whole: feeds of years are a few megabytes. */
const MOST_BYTES = 8 * 1024 * 1024;

/** What is in a JSON Feed, version 1.0 or 1.1 (jsonfeed.org). */
export async function* readJsonFeed(file: SourceFile, options: ImporterOptions): AsyncGenerator<Found> {
  const feed = await readFeed(file);
  const base = file.url ?? addressIn(feed, 'feed_url', null) ?? addressIn(feed, 'home_page_url', null);
  const home = addressIn(feed, 'feed_url', base) ?? addressIn(feed, 'home_page_url', base);
  const feedSays: FeedSaying = { base, home, language: languageTagOf(textIn(feed, 'language')) };
  const next = addressIn(feed, 'next_url', base);
  if (next !== null) yield { next };
  for (const [index, item] of listIn(feed, 'items').entries()) {
    const place = `item ${index + 1}`;
    if (isObject(item)) yield* articleOf(jsonEntry(item, feedSays), place, options);
    else yield { place, flaw: `An item of a JSON Feed must be an object, but this one is ${typeof item}.` };
  }
}

/** What a feed says of all its items. */
interface FeedSaying {
  readonly base: string | null;
  readonly home: string | null;
  readonly language: string | null;
}

function jsonEntry(item: JsonObject, { base, home, language }: FeedSaying): FeedEntry {
  const html = textIn(item, 'content_html');
  const text = textIn(item, 'content_text');
  const [title, summary] = [textIn(item, 'title'), textIn(item, 'summary')];
  return {
    externalId: textIn(item, 'id'),
    url: addressIn(item, 'url', base),
    title: title === null ? null : { text: title },
    summary: summary === null ? null : { text: summary },
    content: html !== null ? { html, baseUrl: base } : text !== null ? { text } : null,
    language: languageTagOf(textIn(item, 'language')) ?? language,
    dates: ['date_published', 'date_modified'].map((key) => textIn(item, key)).filter((date) => date !== null),
    categories: listIn(item, 'tags').filter((tag) => typeof tag === 'string'),
    images: imagesIn(item, base),
    home,
    remarks: [],
  };
}

function imagesIn(item: JsonObject, base: string | null): ImageDraft[] {
  const own = ['image', 'banner_image'].map((key) => addressIn(item, key, base)).filter((url) => url !== null);
  const attached = listIn(item, 'attachments')
    .filter(isObject)
    .flatMap((attachment) => {
      const url = addressIn(attachment, 'url', base);
      if (url === null || !isImage(textIn(attachment, 'mime_type'), url)) return [];
      return [imageAt(url, { alt: textIn(attachment, 'title') })];
    });
  return distinctImages([...own.map((url) => imageAt(url)), ...attached]);
}

async function readFeed(file: SourceFile): Promise<JsonObject> {
  const feed = parse(await wholeText(file, MOST_BYTES));
  if (isObject(feed) && VERSION.test(textIn(feed, 'version') ?? '') && Array.isArray(feed.items)) return feed;
  throw badInput(
    'A JSON Feed must have a "version" such as "https://jsonfeed.org/version/1.1" and a list of "items", but this file does not.',
  );
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof CommuniqueError) throw error;
    throw badInput(`A JSON Feed must be JSON, but got ${messageOf(error)}.`);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text; a number too, as some feeds give their ids. */
function textIn(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
}

function listIn(object: JsonObject, key: string): readonly unknown[] {
  const value = object[key];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function addressIn(object: JsonObject, key: string, base: string | null): string | null {
  return webAddress(textIn(object, key), base);
}
