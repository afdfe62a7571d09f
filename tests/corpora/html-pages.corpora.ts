import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBody } from '../../src/domain/html/read-body.js';
import { isItem, type ArticleItem } from '../../src/ingest/importers/item.js';
import { pageImporter } from '../../src/ingest/importers/page.js';
import { isSafeHtml } from '../../src/lib/safe-html.js';
import { sourceOf } from '../support/source-of.js';
import { EXTRUCT, READABILITY, WITHOUT_A_PAGE } from './expected/html-pages.js';

const PAGES = path.join(process.env.CORPORA_DIR as string, 'data/real/html-articles');
/** Of the pairs of words that follow one another in the body and in the one expected, so many are in both. */
const LEAST_ALIKE = 0.99;

async function read(file: string): Promise<ArticleItem> {
  const source = sourceOf(readFileSync(file), { name: path.basename(file) });
  expect(pageImporter.recognizes(source)).toBe(true);
  for await (const item of pageImporter.read(source, { timeZone: 'UTC', language: 'en', mapping: null }))
    if (isItem(item) && item.type === 'ARTICLE') return item;
  throw new Error('nothing was read');
}

function bodyOf({ body }: ArticleItem): { html: string; text: string } {
  return 'html' in body ? readBody(body.html, body.baseUrl) : { html: '', text: body.text };
}

function dateOf({ published }: ArticleItem): string | null {
  return published === null ? null : (published.at?.toISOString() ?? published.from);
}

/** Twice the pairs of words that two texts have in common, of all that they have. */
function alike(one: string, other: string): number {
  const [ones, others] = [pairsOf(one), pairsOf(other)];
  const left = new Map<string, number>();
  for (const pair of others) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of ones) {
    const count = left.get(pair) ?? 0;
    if (count > 0) common += 1;
    left.set(pair, count - 1);
  }
  return ones.length + others.length === 0 ? 1 : (2 * common) / (ones.length + others.length);
}

function pairsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word, at) => `${word} ${words[at + 1] ?? ''}`);
}

const READABILITY_PAGES = path.join(PAGES, 'readability');

describe('the pages of Readability', () => {
  it('are all in the table', () => {
    const there = readdirSync(READABILITY_PAGES);
    expect(there.filter((name) => existsSync(path.join(READABILITY_PAGES, name, 'source.html')))).toEqual(
      Object.keys(READABILITY).sort(),
    );
    expect(there.filter((name) => !(name in READABILITY))).toEqual(WITHOUT_A_PAGE);
  });

  it.each(Object.entries(READABILITY))('become what is expected: %s', async (name, verdict) => {
    const fileOf = (file: string) => path.join(READABILITY_PAGES, name, file);
    if (verdict instanceof RegExp) return expect(read(fileOf('source.html'))).rejects.toThrow(verdict);
    const item = await read(fileOf('source.html'));
    const expected = JSON.parse(readFileSync(fileOf('expected-metadata.json'), 'utf8')) as {
      title: string;
      publishedTime: string | null;
    };
    expect(item.language).toBe(verdict.language);
    expect(dateOf(item)).toBe(verdict.published);
    if (expected.publishedTime && /[Z+-]\d{0,2}:?\d{0,2}$/.test(expected.publishedTime))
      expect(item.published?.at).toEqual(new Date(expected.publishedTime));
    if (verdict.title === 'SAME') expect(item.title).toBe(expected.title);
    else {
      expect(item.title).not.toBe(expected.title);
      expect(expected.title.startsWith(item.title)).toBe(true);
    }
    const { html, text } = bodyOf(item);
    expect(isSafeHtml(html)).toBe(true);
    expect(alike(text, readBody(readFileSync(fileOf('expected.html'), 'utf8'), null).text)).toBeGreaterThanOrEqual(
      LEAST_ALIKE,
    );
  });
});

const EXTRUCT_PAGES = path.join(PAGES, 'extruct');

describe('the samples of extruct', () => {
  it('are all in the table', () => {
    const there = readdirSync(EXTRUCT_PAGES, { recursive: true, encoding: 'utf8' });
    expect(there.filter((name) => name.endsWith('.html')).sort()).toEqual(Object.keys(EXTRUCT).sort());
  });

  it.each(Object.entries(EXTRUCT))('become what is expected: %s', async (name, verdict) => {
    const file = path.join(EXTRUCT_PAGES, name);
    if (verdict instanceof RegExp) return expect(read(file)).rejects.toThrow(verdict);
    const item = await read(file);
    expect({ title: item.title, published: dateOf(item) }).toEqual(verdict);
    expect(bodyOf(item).text).not.toBe('');
  });
});
