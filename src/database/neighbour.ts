import type { Id, NodeKey } from '../lib/node-key.js';
import { Parameters } from './db.js';
import type { ListSet } from './conjunct.js';
import { sourceOf } from './list-source.js';
import { Ordering } from './order.js';
import type { Reader } from './reader.js';
import { fromSql, keyOfIdSql } from './viewer.js';

/** What stands on either side of a row in a list; null where nothing does. */
export interface Neighbours {
  readonly before: NodeKey | null;
  readonly after: NodeKey | null;
}

/**
 * The neighbours of each row in a list in the kind's own order; none for a row that the filter does not let through. Where
 * the list shows one edition of each work, a row is never beside another edition of its own. One statement for all rows.
 */
export async function neighboursInList(reader: Reader, list: ListSet, ids: readonly Id[]): Promise<Neighbours[]> {
  const { kind } = list;
  const parameters = new Parameters();
  const rows = parameters.add(ids, 'bigint[]');
  const one = parameters.add(1, 'integer');
  const ordering = new Ordering(kind, kind.defaultOrder);
  if (!ordering.isTotal) throw new Error(`A ${kind.noun} without a date has no place among others.`);
  const source = await sourceOf(reader, list, ordering, parameters, ids);
  const own = ordering.names.map((name) => `own.${name}`);
  const work = list.editions && kind.editions ? kind.editions.work : null;
  const beside = (backwards: boolean) => {
    const found = source.rowsSql(backwards, one, (expressions) =>
      [ordering.beyondSql(expressions, own, backwards), ...(work ? [`${work} <> own.work`] : [])].join(' and '),
    );
    return `(select ${keyOfIdSql(kind, 'found.id')} from (${found}) found
      order by ${ordering.orderSql(ordering.names, backwards)} limit 1)`;
  };
  const found = await reader.db.query<Neighbours & { id: Id }>(
    source.statement(
      () => `select parent.id::text as id, ${beside(true)} as before, ${beside(false)} as after
      from unnest(${rows}) parent (id) ${source.choiceSql()}
      cross join lateral (
        select ${ordering.valuesSql(ordering.expressions())}${work ? `, ${work} as work` : ''} from ${fromSql(kind)}
        where t.id = parent.id and ${source.passSql()}) own`,
    ),
    parameters.values,
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { before: null, after: null });
}
