import { LRUCache } from 'lru-cache';
import { EVERYTHING } from '../kinds/where.js';
import type { OrderTerm } from '../kinds/kind.js';
import type { Id } from '../lib/node-key.js';
import { WatchedMoment } from '../lib/watched-moment.js';
import type { ListSet } from './conjunct.js';
import { Parameters } from './db.js';
import { HEARD_TOGETHER } from './freshness.js';
import { sourceOf } from './list-source.js';
import type { Ordering, Position } from './order.js';
import type { Reader } from './reader.js';
import { keyOfIdSql } from './viewer.js';

/** The page that a statement is for. */
export interface AskedPage {
  readonly query: ListSet & { readonly withTotal: boolean };
  readonly orderBy: readonly OrderTerm[];
  readonly ordering: Ordering;
  readonly position: Position | undefined;
  readonly size: number;
  readonly backwards: boolean;
  readonly parents: readonly Id[];
}

export interface PageStatement {
  readonly sql: string;
  readonly values: unknown[];
}

/** So long it is believed that the ways to read a list are as long as they were. */
const LASTS_MS = 60_000;
const MOST_OF_A_FILTER = 20;
const LONGEST = 20_000;

/**
 * The statement that reads a page of the lists of some parents. Writing one takes longer than running it: it is kept, as long as
 * the ids that its filter stands for are the same.
 */
export async function pageStatement(reader: Reader, page: AskedPage): Promise<PageStatement> {
  const { caches } = reader;
  const first = new Parameters();
  firstValues(page, first);
  if (!caches?.freshness.isLive) {
    const { sql, more } = await write(reader, page);
    return { sql, values: [...first.values, ...more] };
  }
  const { where = EVERYTHING } = page.query;
  const ofFilter = caches.statements.get(where) ?? new LRUCache({ max: MOST_OF_A_FILTER });
  caches.statements.set(where, ofFilter);
  const shape = shapeOf(reader, page);
  const kept = ofFilter.get(shape);
  if (kept && Date.now() - kept.at < LASTS_MS && !caches.freshness.changedSince(kept.epoch, HEARD_TOGETHER)) {
    return { sql: kept.sql, values: [...first.values, ...kept.more] };
  }
  const { epoch } = caches.freshness;
  // Set by whatever asks for it while the statement is written.
  const isDated = { read: false };
  const moment = new WatchedMoment(reader.moment, () => (isDated.read = true));
  const { sql, more } = await write({ ...reader, moment }, page);
  if (!isDated.read && sql.length <= LONGEST) ofFilter.set(shape, { sql, more, epoch, at: Date.now() });
  return { sql, values: [...first.values, ...more] };
}

/** All that a statement depends on besides the filter and the values that stand first. */
function shapeOf({ viewer }: Reader, { query, orderBy, position, size, backwards, parents }: AskedPage): string {
  const { kind, scope, editions, withTotal } = query;
  return JSON.stringify([
    ...[kind.name, scope, editions, withTotal, orderBy, backwards, viewer.maySeeDrafts],
    USUAL_SIZES.has(size) && size,
    position?.values.map((value) => value === null),
    parents.length === 1,
    scope !== undefined && parents.length === 1 ? parents[0] : null,
  ]);
}

/** Each is a statement of its own, and only so many have names. */
const USUAL_SIZES = new Set([1, 3, 5, 6, 8, 10, 12, 15, 20, 24, 25, 30, 50, 100]);

interface FirstValues {
  /** A source of rows with the parents' ids. */
  readonly parents: string;
  /** How many rows to read at most. */
  readonly limit: string;
  readonly from: readonly (string | null)[] | undefined;
}

/** The values that differ from page to page. */
function firstValues({ ordering, position, size, parents }: AskedPage, parameters: Parameters): FirstValues {
  return {
    // Of one the planner knows that it is one, without looking at the value: the plan will do for the next as well.
    parents:
      parents.length === 1
        ? `(select ${parameters.add(parents[0], 'bigint')})`
        : `unnest(${parameters.add(parents, 'bigint[]')})`,
    // Written out where it can be: a plan for whatever number it may be reads a tenth of the list.
    limit: USUAL_SIZES.has(size) ? String(size + 1) : parameters.add(size + 1, 'integer'),
    from: position && ordering.valuesOf(position, parameters),
  };
}

async function write(reader: Reader, page: AskedPage): Promise<{ sql: string; more: readonly unknown[] }> {
  const { query, ordering, backwards } = page;
  const parameters = new Parameters();
  const { parents, limit, from } = firstValues(page, parameters);
  const first = parameters.values.length;
  const source = await sourceOf(reader, query, ordering, parameters, page.parents);
  const rows = () =>
    source.rowsSql(backwards, limit, (expressions) =>
      from ? ordering.beyondSql(expressions, from, backwards) : 'true',
    );
  const counted = () =>
    query.withTotal
      ? `cross join lateral (select count(*)::integer as total from (${source.idsSql()}) listed) counted`
      : '';
  const sql = source.statement(
    () => `select parent.id::text as parent, ${query.withTotal ? 'counted.total, ' : ''}page.*
      from ${parents} parent (id) ${source.choiceSql()} ${counted()}
      left join lateral (
        select row.id::text as id, ${keyOfIdSql(query.kind, 'row.id')} as key, ${ordering.keySql()},
          row_number() over (order by ${ordering.orderSql(ordering.names, backwards)}) as n
        from (
          select distinct * from (${rows()}) found
          order by ${ordering.orderSql(ordering.names, backwards)} limit ${limit}
        ) row
      ) page on true`,
  );
  return { sql, more: parameters.values.slice(first) };
}
