import { kindOf } from '../kinds/index.js';
import { PARENT, THOSE } from '../kinds/run.js';
import type { DrivenFilter, RelationFilter } from '../kinds/filter.js';
import type { Condition } from '../kinds/where.js';
import type { Id } from '../lib/node-key.js';
import type { ListSet } from './conjunct.js';
import { Parameters } from './db.js';
import { HEARD_TOGETHER } from './freshness.js';
import type { Reader } from './reader.js';
import { relatedIds, withMoment, type SqlContext } from './where-sql.js';

/** A filter that stands for more things than this is left to the database. */
const MOST_IDS = 200;

/**
 * The same list, with the ids that its filters by other things stand for looked up beforehand: which topics, offices and sections
 * are meant changes rarely and is kept. The database then sees ids instead of names, and plans once for all of them.
 */
export async function settleList<List extends ListSet>(
  reader: Reader,
  list: List,
  parents: readonly Id[],
): Promise<List> {
  const [where, scopeIds] = await Promise.all([
    list.where && settle(reader, list.where),
    scopeIdsOf(reader, list, parents),
  ]);
  return { ...list, where, scopeIds };
}

async function settle(reader: Reader, condition: Condition): Promise<Condition> {
  switch (condition.type) {
    case 'all':
    case 'any':
      return { ...condition, of: await Promise.all(condition.of.map((part) => settle(reader, part))) };
    case 'not':
      return { ...condition, of: await settle(reader, condition.of) };
    case 'related': {
      const { filter } = condition;
      if (!isDriven(filter) || !isOfFew(condition)) return condition;
      const ids = await keptIds(reader, (context) =>
        filter.driven.ids.replaceAll(THOSE, relatedIds(condition, context)),
      );
      return ids === null ? condition : { type: 'among', filter, ids };
    }
    case 'compare':
    case 'among':
    case 'on':
    case 'externalId':
    case 'search':
      return condition;
  }
}

function isDriven(filter: RelationFilter): filter is DrivenFilter {
  return filter.driven !== undefined;
}

/** Whether only things are asked about of which there are few, and nothing that depends on the hour. */
function isOfFew(condition: Condition): boolean {
  switch (condition.type) {
    case 'all':
    case 'any':
      return condition.of.every(isOfFew);
    case 'not':
      return isOfFew(condition.of);
    case 'related':
      return !kindOf(condition.filter.kind).isHeardSingly && isOfFew(condition.where);
    case 'compare':
      return !condition.filter.sql.includes(':now');
    case 'on':
      return !condition.sql.includes(':now');
    case 'among':
    case 'externalId':
    case 'search':
      return true;
  }
}

/** The ids by which the list of one parent is found, where its scope does not go by the parent itself. */
async function scopeIdsOf(
  reader: Reader,
  { kind, scope }: ListSet,
  parents: readonly Id[],
): Promise<readonly Id[] | undefined> {
  const driven = scope === undefined ? undefined : kind.scopes[scope]?.driven;
  const [parent] = parents;
  if (!driven || parents.length !== 1 || parent === undefined || driven.ids.includes(':now')) return undefined;
  if (driven.ids === PARENT) return [parent];
  const ids = await keptIds(
    reader,
    (context) =>
      `select found.id from (select ${context.parameters.add(parent, 'bigint')} as id) parent
        cross join lateral (${withMoment(driven.ids, context)}) found (id)`,
  );
  return ids ?? undefined;
}

/** What a select of ids of few things finds, remembered as long as none of those has changed; null for more than are worth it. */
async function keptIds(
  { db, viewer, moment, caches }: Reader,
  select: (context: SqlContext) => string,
): Promise<readonly Id[] | null> {
  const parameters = new Parameters();
  const sql = select({ viewer, moment, parameters });
  const question = `${sql} ${JSON.stringify(parameters.values)}`;
  const kept = caches?.ids.get(question);
  if (kept && caches?.freshness.isLive && !caches.freshness.changedSince(kept.epoch, HEARD_TOGETHER)) return kept.ids;
  const epoch = caches?.freshness.epoch ?? 0;
  const found = await db.query<{ id: Id }>(
    `select id::text as id from (${sql}) found (id) limit ${MOST_IDS + 1}`,
    parameters.values,
  );
  const ids = found.length > MOST_IDS ? null : found.map(({ id }) => id);
  caches?.ids.set(question, { ids, epoch });
  return ids;
}
