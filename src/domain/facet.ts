import { countFacets, type BucketCount, type FacetQuery, type TimelineQuery } from '../database/facet.js';
import type { ListSet } from '../database/conjunct.js';
import type { Reader } from '../database/reader.js';
import type { Period } from '../lib/calendar.js';
import { badInput } from '../lib/errors.js';
import { groupBy } from '../lib/group-by.js';
import { stretchAround, stretchesOf } from '../lib/interval.js';
import type { Id } from '../lib/node-key.js';

/** A list of one parent, and what it is to be counted by. */
export interface FacetOfList {
  readonly list: ListSet;
  readonly parent: Id;
  readonly query: FacetQuery;
}

/** What is the same for the same facet of the same list. */
export function facetKey({ list: { kind, ...list }, parent, query }: FacetOfList): string {
  return JSON.stringify([kind.name, list, parent, query]);
}

/** The counts of each; all that are asked of one list, of whatever parents, in one statement. */
export async function countsOfLists(reader: Reader, asked: readonly FacetOfList[]): Promise<BucketCount[][]> {
  const counts = new Map<string, BucketCount[]>();
  const byList = groupBy(asked, ({ list: { kind, ...list } }) => JSON.stringify([kind.name, list]));
  for (const ofList of byList.values()) {
    const parents = [...new Set(ofList.map(({ parent }) => parent))];
    const queries = [...new Map(ofList.map(({ query }) => [JSON.stringify(query), query])).values()];
    const { list } = ofList[0] as FacetOfList;
    const found = await countFacets(reader, list, parents, queries);
    for (const [i, parent] of parents.entries()) {
      for (const [j, query] of queries.entries())
        counts.set(facetKey({ list, parent, query }), found[i]?.[j] as BucketCount[]);
    }
  }
  return asked.map((one) => counts.get(facetKey(one)) as BucketCount[]);
}

/** One stretch of a timeline, and how much falls into it. */
export interface StretchCount extends Period {
  readonly count: number;
}

/** Refuses a timeline that cannot be, before anything is counted. */
export function checkTimeline({ interval, from, until }: TimelineQuery): void {
  if (!from || !until) return;
  if (from > until) throw badInput(`A timeline goes from a day to a later one, but got from ${from} until ${until}.`);
  stretchesOf(interval, { from, until });
}

/**
 * All stretches from the first day asked for, else that of the oldest item, to the last, else that of the newest: those
 * that nothing falls into as well.
 */
export function fillTimeline({ interval, from, until }: TimelineQuery, counts: readonly BucketCount[]): StretchCount[] {
  const found = new Map(counts.map(({ key, count }) => [key, count]));
  const first = from ?? firstDayOf(counts[0]);
  const newest = firstDayOf(counts.at(-1));
  const last = until ?? (newest && stretchAround(interval, newest).until);
  if (!first || !last || first > last) return [];
  return stretchesOf(interval, { from: first, until: last }).map((stretch) => ({
    ...stretch,
    count: found.get(stretchAround(interval, stretch.from).from) ?? 0,
  }));
}

function firstDayOf(bucket: BucketCount | undefined): string | null {
  return bucket?.key ?? null;
}
