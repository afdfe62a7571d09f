import { createHash } from 'node:crypto';
import path from 'node:path';
import { FILE_KEY, type Authority, type ItemKey } from '../../domain/import-run.js';
import { hostOf, isWebAddress, plainAddress } from '../../lib/web-address.js';
import type { Item } from '../importers/item.js';
import type { ArticleFacts } from './draft-article.js';

/** Where an item was come upon. */
export interface ItemWhereabouts {
  /** The input, as it was given. */
  readonly input: string;
  /** Where the file lies, whole. */
  readonly location: string;
}

export interface ItemIdentity extends ItemKey {
  /** Whether a source of that name cannot but be the same one. Files elsewhere may be called the same and have nothing else in common. */
  readonly isSure: boolean;
}

/**
 * What tells an item from all others: the source, and what the source calls it; else its file, where that holds nothing else; else its address; else a
 * record's short name; else what it says. A source is what `--source` calls it; else the address that was asked; else what a file says that it is
 * of; else the name of the input.
 */
export function identityOf(item: Item, at: ItemWhereabouts, source: string | null, digest: string): ItemIdentity {
  const key = shortened(keyOf(item, at, digest));
  const named = source ?? item.source ?? null;
  if (named !== null) return { source: shortened(named), key, isSure: true };
  const address = isWebAddress(at.input) ? at.input : (item.home ?? null);
  if (address !== null) return { source: shortened(plainAddress(address)), key, isSure: true };
  return { source: shortened(isFile(item) ? folderName(at) : inputName(at.input)), key, isSure: false };
}

/** The site that an item was found at; null where nothing says so. */
export function siteOf(item: Item, { input }: ItemWhereabouts): string | null {
  const address = isWebAddress(input) ? input : (item.home ?? null);
  return address === null ? null : hostOf(address);
}

/** Whose word an item is for the article at its address: only of what lies at another site it is a stranger's. */
export function authorityOf(item: Item, at: ItemWhereabouts, facts: ArticleFacts): Authority {
  if (item.type !== 'ARTICLE' || facts.sourceUrl !== null) return 'OWN';
  const site = siteOf(item, at);
  const isForeign = item.url !== null && site !== null && hostOf(item.url) !== site;
  return isForeign ? 'FOREIGN' : item.isExcerpt === true ? 'EXCERPT' : 'OWN';
}

/** What an input is called, without its folder and its ending: `posts` of `archive/posts.tar.gz`. */
export function inputName(input: string): string {
  if (isWebAddress(input)) return hostOf(input);
  return path.basename(path.resolve(input)).replace(/(?<=.)(?:\.tar)?\.[^./ ]{1,10}(?:\.gz)?$/i, '');
}

/** A file among others goes by what they are all in, whether that was named or each of them. */
function folderName({ input, location }: ItemWhereabouts): string {
  return path.resolve(input) === location ? path.basename(path.dirname(location)) : inputName(input);
}

function keyOf(item: Item, at: ItemWhereabouts, digest: string): string {
  if (isFile(item)) return `${FILE_KEY}${pathWithin(at)}`;
  if (item.externalId !== null) return externalKey(listOf(item), item.externalId);
  if (item.type === 'ARTICLE') return item.url === null ? `words:${digest}` : `address:${plainAddress(item.url)}`;
  if (item.type === 'EXPORTED') return `words:${digest}`;
  const { slug } = item.record;
  return typeof slug === 'string' ? `${item.list}/${slug}` : `words:${digest}`;
}

function isFile(item: Item): boolean {
  return item.type === 'ARTICLE' && item.isFile === true;
}

/** The path within the archive or the directory that was named: what stays the same when that is moved. */
function pathWithin({ input, location }: ItemWhereabouts): string {
  const entry = location.lastIndexOf('!/');
  if (entry >= 0) return location.slice(entry + 2);
  return path.relative(path.resolve(input), location) || path.basename(location);
}

function listOf(item: Item): string {
  if (item.type === 'EXPORTED') return item.exported.list;
  return item.type === 'ARTICLE' ? 'articles' : item.list;
}

/** The key of what a source has under a name of its own, in one of the lists. */
export function externalKey(list: string, externalId: string): string {
  return shortened(`${list}#${externalId}`);
}

/** What the keys of a list begin with, where the source has names of its own. */
export function keysOf(list: string): string {
  return `${list}#`;
}

/** Names of any length are told apart; an index holds no more than this. */
const LONGEST = 800;

export function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 70)}…${digestOf(name)}` : name;
}

/** All that an item says, and what is said about it besides; the same text for the same. */
export function whatIsSaid({ place: _, ...said }: Item, facts: ArticleFacts): string {
  return JSON.stringify([said, facts]);
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
