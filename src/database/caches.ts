import { LRUCache } from 'lru-cache';
import type { Condition } from '../kinds/where.js';
import type { Id, NodeKey } from '../lib/node-key.js';
import type { Freshness } from './freshness.js';
import { KeptRows } from './kept-rows.js';

/** The long texts of a row, by the names of their columns. */
export type LongTexts = Readonly<Record<string, unknown>>;

/** A statement as it was written once, without the values that stand before all others: what they are depends on the page. */
export interface WrittenStatement {
  readonly sql: string;
  readonly more: readonly unknown[];
  readonly epoch: number;
  readonly at: number;
}

/** What a process keeps of what it has read. Whoever takes from it proves that it still holds; sizes alone are only believed. */
export interface Caches {
  readonly freshness: Freshness;
  readonly rows: KeptRows;
  readonly texts: KeptRows;
  /** Where something stood when it was last looked up, by kind, look-up and value: a guess, to be proved by the row. */
  readonly keyAt: LRUCache<string, NodeKey>;
  /** What selects of ids found, and since when; null for too many. */
  readonly ids: LRUCache<string, { readonly ids: readonly Id[] | null; readonly epoch: number }>;
  /**
   * The statements written lately: by the filter, which is the same object whenever the same is asked, and by what else they
   * depend on.
   */
  readonly statements: WeakMap<Condition, LRUCache<string, WrittenStatement>>;
  /** How the words and phrases of searches were read, and what several together name, and since when. */
  readonly searches: LRUCache<string, { readonly read: unknown; readonly epoch: number }>;
  /** Searches that found more than is ranked when they were last run: a guess at how to run them. */
  readonly broadSearches: LRUCache<string, string>;
  /** What the rules of terms go by, of an office, an official or an organization, and since when. */
  readonly facts: LRUCache<string, { readonly facts: readonly object[]; readonly epoch: number }>;
  /** How many rows a range had when it was last counted. */
  readonly sizes: LRUCache<string, number>;
}

/** Of the bytes for rows, long texts may take so much. */
const PART_OF_TEXTS = 1 / 6;
const MOST_LOOK_UPS = 20_000;
const MOST_SETS = 5_000;
const MOST_SEARCHES = 2_000;
const MOST_FACTS = 10_000;
const MOST_SIZES = 20_000;
const SIZES_LAST_MS = 60_000;
/** Of keys, which hold what was asked for; what is longer than the longest is not remembered. */
const MOST_CHARACTERS = 4_000_000;
const LONGEST = 10_000;

/** A cache that remembers so many things, and no more than so many characters of what was asked for. */
function byKey<Value extends object | string>(max: number): LRUCache<string, Value> {
  return new LRUCache<string, Value>({
    max,
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST,
    sizeCalculation: (_value, key) => key.length,
  });
}

/** Empty caches that take so many bytes at most, roughly. */
export function createCaches(freshness: Freshness, mostBytes: number): Caches {
  return {
    freshness,
    rows: new KeptRows(freshness, Math.ceil(mostBytes * (1 - PART_OF_TEXTS))),
    texts: new KeptRows(freshness, Math.ceil(mostBytes * PART_OF_TEXTS)),
    keyAt: byKey(MOST_LOOK_UPS),
    ids: byKey(MOST_SETS),
    statements: new WeakMap(),
    searches: byKey(MOST_SEARCHES),
    broadSearches: byKey(MOST_SEARCHES),
    facts: new LRUCache({ max: MOST_FACTS, maxSize: MOST_FACTS, sizeCalculation: ({ facts }) => 1 + facts.length }),
    sizes: new LRUCache({ max: MOST_SIZES, ttl: SIZES_LAST_MS }),
  };
}
