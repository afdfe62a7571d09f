import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ItemKey } from '../../domain/import-run.js';
import type { Item } from '../importers/item.js';
import type { ArticleFacts } from './draft-article.js';

/**
 * What tells an item from all others: the source, and what the source calls it; else its address; else a record's short name; else what it
 * says. Items of one site have one source, whichever feed or export they come in; those without an address go by the input.
 */
export function identityOf(item: Item, input: string, source: string | null, digest: string): ItemKey {
  return { source: source ?? item.source ?? siteOf(item) ?? inputName(input), key: keyOf(item, digest) };
}

function siteOf(item: Item): string | null {
  return item.type === 'ARTICLE' && item.url !== null ? new URL(item.url).host : null;
}

/** What an input is called, without its folder and its endings: `posts` of `archive/posts.tar.gz`. */
export function inputName(input: string): string {
  if (URL.canParse(input) && /^https?:$/.test(new URL(input).protocol)) return new URL(input).host;
  const name = path.basename(path.resolve(input));
  return name.replace(/(?<=.)\.[^/]*$/, '');
}

function keyOf(item: Item, digest: string): string {
  if (item.externalId !== null) return externalKey(listOf(item), item.externalId);
  if (item.type === 'ARTICLE') return item.url === null ? `words:${digest}` : `address:${item.url}`;
  if (item.type === 'EXPORTED') return `words:${digest}`;
  const { slug } = item.record;
  return typeof slug === 'string' ? `${item.list}/${slug}` : `words:${digest}`;
}

function listOf(item: Item): string {
  if (item.type === 'EXPORTED') return item.exported.list;
  return item.type === 'ARTICLE' ? 'articles' : item.list;
}

/** The key of what a source has under a name of its own, in one of the lists. */
export function externalKey(list: string, externalId: string): string {
  return `${list}#${externalId}`;
}

/** All that an item says, and what is said about it besides; the same text for the same. */
export function whatIsSaid({ place: _, ...said }: Item, facts: ArticleFacts): string {
  return JSON.stringify([said, facts]);
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
