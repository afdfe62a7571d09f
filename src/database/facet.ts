import { bucketOf, type Facet, type Facets } from '../kinds/facet.js';
import { kindOf } from '../kinds/index.js';
import type { Kind } from '../kinds/kind.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import type { Day } from '../lib/calendar.js';
import { groupBy } from '../lib/group-by.js';
import { unitOf, type Interval } from '../lib/interval.js';
import type { Id } from '../lib/node-key.js';
import { Parameters } from './db.js';
import type { ListSet } from './conjunct.js';
import { sourceOf } from './list-source.js';
import { Ordering } from './order.js';
import type { Reader } from './reader.js';
import { keyOfIdSql } from './viewer.js';

/** What a list is to be counted by: one of the kind's facets, or its timeline. */
export type FacetQuery = BucketQuery | TimelineQuery;

export interface BucketQuery {
  readonly facet: string;
  /** So many of the buckets; all when left out. */
  readonly first?: number;
  /** Of subjects: only those of that kind. */
  readonly subjectKind?: SubjectKind | null;
}

/** Days before `from` and after `until` do not count. */
export interface TimelineQuery {
  readonly interval: Interval;
  readonly from?: Day | null;
  readonly until?: Day | null;
}

/** How much of a list has a key: the key of a row, a word, the first day of a stretch; null for what has none. */
export interface BucketCount {
  readonly key: string | null;
  readonly count: number;
}

/**
 * The counts of the lists of many parents, for each parent those of each query in its order: the largest bucket first,
 * stretches by day. Empty buckets are left out. One statement for everything.
 */
export async function countFacets(
  reader: Reader,
  list: ListSet,
  parents: readonly Id[],
  queries: readonly FacetQuery[],
): Promise<BucketCount[][][]> {
  const parameters = new Parameters();
  const ordering = new Ordering(list.kind, list.kind.defaultOrder);
  const source = await sourceOf(reader, list, ordering, parameters, parents);
  const counts = queries.map((query, at) => {
    const counted =
      'facet' in query ? bucketsSql(list.kind, query, parameters) : timelineSql(list.kind, query, parameters);
    return `select ${at} as query, parent::text, key, count::integer, n::integer from (${counted}) counted`;
  });
  const rows = await reader.db.query<{ query: number; parent: string } & BucketCount>(
    source.statement(
      () => `select counts.* from (
        with listed as materialized (
          select parent.id as parent, row.id from unnest(${parameters.add(parents, 'bigint[]')}) parent (id)
            ${source.choiceSql()} cross join lateral (${source.idsSql()}) row)
        ${counts.join(' union all ')}) counts order by query, n`,
    ),
    parameters.values,
  );
  const byParent = groupBy(rows, ({ parent }) => parent);
  return parents.map((parent) => {
    const byQuery = groupBy(byParent.get(parent) ?? [], ({ query }) => query);
    return queries.map((_, at) => (byQuery.get(at) ?? []).map(({ key, count }) => ({ key, count })));
  });
}

function facetsOf(kind: Kind): Facets {
  if (!kind.facets) throw new Error(`A list of ${kind.noun}s has nothing to be counted by.`);
  return kind.facets;
}

function bucketsSql(kind: Kind, query: BucketQuery, parameters: Parameters): string {
  const facet = facetsOf(kind).buckets[query.facet];
  if (!facet) throw new Error(`A ${kind.noun} is not counted by ${query.facet}.`);
  const { withNone, byKey } = bucketOf(facet);
  const conditions = [
    ...(withNone ? [] : [`${facet.key} is not null`]),
    ...(query.subjectKind && facet.subjectKind
      ? [`${facet.subjectKind} = ${parameters.add(query.subjectKind, 'text')}`]
      : []),
  ];
  const first = query.first === undefined ? '' : `where n <= ${parameters.add(query.first, 'integer')}`;
  const order = byKey ? 'key desc nulls last' : 'count desc, key nulls last';
  const counted = facet.repeats ? 'count(distinct t.id)' : 'count(*)';
  const from = facet.byId ? 'listed t' : `listed join ${kind.table} t on t.id = listed.id`;
  return `select parent, ${keyText(facet)} as key, count, n from (
      select parent, key, count, row_number() over (partition by parent order by ${order}) as n
      from (
        select ${facet.byId ? 't' : 'listed'}.parent, ${facet.key} as key, ${counted} as count
        from ${from} ${facet.join ?? ''}
        ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} group by 1, 2) bucket
    ) ranked ${first}`;
}

/** A key as text: of a row with the type that it is. */
function keyText(facet: Facet): string {
  const { node } = bucketOf(facet);
  if (node === undefined) return 'key::text';
  return keyOfIdSql(kindOf(node), 'key');
}

function timelineSql(kind: Kind, { interval, from, until }: TimelineQuery, parameters: Parameters): string {
  const { day } = facetsOf(kind);
  const conditions = [
    ...(from ? [`${day} >= ${parameters.add(from, 'date')}`] : []),
    ...(until ? [`${day} <= ${parameters.add(until, 'date')}`] : []),
  ];
  return `select parent, key::text, count, row_number() over (partition by parent order by key) as n from (
      select listed.parent, date_trunc('${unitOf(interval)}', (${day})::timestamp)::date as key, count(*) as count
      from listed join ${kind.table} t on t.id = listed.id
      ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} group by 1, 2) dated
    where key is not null`;
}
