import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FEEDS } from './corpus-file.js';
import type { Expectation } from './expectation.js';

type Answer = Readonly<Record<string, unknown>>;

/** What gofeed reads of the items of a file, from the JSON that it keeps beside it; none where it keeps none. */
export function gofeedExpectations(name: string): Expectation[] {
  const expected = [name.replace(/\.xml$/, '.json'), name.replace(/\.json$/, '_expected.json')]
    .filter((other) => other !== name)
    .map((other) => path.join(FEEDS, other))
    .find((place) => existsSync(place));
  if (expected === undefined) return [];
  const feed = JSON.parse(readFileSync(expected, 'utf8')) as Answer;
  const items = (feed.items ?? feed.entries ?? []) as Answer[];
  return items.flatMap((item, entry) =>
    fieldsOf(item)
      .filter(([, value]) => value !== null)
      .map(([field, value]) => ({ entry, field, value: value as string })),
  );
}

/** By the names that feedparser has for them. */
function fieldsOf(item: Answer): [string, string | null][] {
  const links = (item.links ?? []) as unknown[];
  const page = links.find((link) => (link as Answer).rel === 'alternate');
  const published = textOf(item.publishedParsed) ?? textOf(item.pubDateParsed);
  return [
    ['title', textOf(item.title)],
    ['link', textOf(item.link) ?? textOf((page as Answer | undefined)?.href)],
    ['id', textOf(item.guid) ?? textOf(item.id)],
    ['summary', textOf(item.description) ?? textOf(item.summary)],
    ['content[0].value', textOf(item.content)],
    ['published_parsed', published ?? textOf(item.updatedParsed)],
    ['media_content[0].url', textOf((item.image as Answer | undefined)?.url)],
    ...((item.categories ?? []) as unknown[]).map((category): [string, string | null] => [
      'category',
      textOf(category),
    ]),
  ];
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value || null;
  const { label, value: own, term } = (value ?? {}) as Answer;
  return [label, own, term].find((text): text is string => typeof text === 'string' && text !== '') ?? null;
}
