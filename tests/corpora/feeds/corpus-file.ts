import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { feedImporter } from '../../../src/ingest/importers/feed.js';
import { readingOf, sourceOf, type Reading } from '../../support/source-of.js';

export const FEEDS = path.join(process.env.CORPORA_DIR as string, 'data/real/feeds');

/** Where feedparser serves the files of its tests whose name begins with `http`. */
const SERVER = 'http://127.0.0.1:8097/';

/** The feeds of the corpora: not what is expected of them, which gofeed keeps in a JSON file beside each. */
export function corpusFiles(): string[] {
  const all = readdirSync(FEEDS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:xml|rss|json)$/.test(name),
  );
  const names = new Set(all);
  const isExpectation = (name: string) =>
    names.has(name.replace(/(?:_expected)?\.json$/, (end) => (end === '.json' ? '.xml' : '.json')));
  return all.filter((name) => !name.endsWith('.json') || !isExpectation(name)).sort();
}

/** What is read of a file, whose own headers say where and as what it is served. */
export function readCorpusFile(name: string, content: Uint8Array = bytesOf(name)): Promise<Reading> {
  const opening = Buffer.from(content).toString('latin1');
  const header = (field: string) => new RegExp(`^Header:\\s*${field}:\\s*(.*?)\\s*$`, 'im').exec(opening)?.[1] ?? null;
  const isServed = path.basename(name).startsWith('http');
  const location = header('Content-Location');
  const url = isServed ? new URL(location ?? '', `${SERVER}${name}`).href : location;
  return readingOf(feedImporter, sourceOf(content, { name, url, mediaType: header('Content-Type') }));
}

export function bytesOf(name: string): Uint8Array {
  return readFileSync(path.join(FEEDS, name));
}

/** The file with a title put into each item, for expectations of a field that stands there alone. */
export function withTitles(content: Uint8Array): Uint8Array {
  const text = Buffer.from(content).toString('latin1');
  return Buffer.from(
    text.replace(/<((?:[a-z\d]+:)?)(?:item|entry)(?:\s[^>]*)?>/gi, '$&<$1title>-</$1title>'),
    'latin1',
  );
}

const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/declares entities/, 'declares entities'],
  [/names another/, 'names an unknown document type'],
  [/begins with <([\w.:-]+)>/, 'begins with <$1>'],
  [/no element at all/, 'holds no element'],
  [/"version"/, 'is JSON but no feed'],
  [/must be JSON/, 'is not whole JSON'],
  [/UTF-32/, 'is UTF-32'],
  [/NUL/, 'holds NUL characters'],
  [/encoding/, 'is in an unknown encoding'],
];

/** `2 items, 1 flaw`, with the remarks where there are any, or why the file is refused. */
export function verdictOf({ articles, flaws, remarks, refusal }: Reading): string {
  if (refusal !== null) {
    for (const [pattern, reason] of REFUSALS) {
      const match = pattern.exec(refusal);
      if (match) return `refused: ${reason.replace('$1', match[1] ?? '')}`;
    }
    return `refused: ${refusal}`;
  }
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const remarked = remarks.length === 0 ? '' : `, ${count(remarks.length, 'remark')}`;
  return `${count(articles.length, 'item')}, ${count(flaws.length, 'flaw')}${remarked}`;
}
