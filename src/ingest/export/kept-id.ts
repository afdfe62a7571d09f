import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';

/**
 * A number for each of what is new in a table: the one that it has where it comes from, so that addresses with it stay true, where no row here has that;
 * else the next one. The table's own numbers go on behind those kept. `db` must be inside a transaction that shuts out other importers.
 */
export async function idsForNew(db: Db, table: string, exportedIds: readonly Id[]): Promise<Id[]> {
  if (exportedIds.length === 0) return [];
  const found = await db.query<{ id: Id; isFree: boolean }>(
    `with free as (select distinct given.id from unnest($1::bigint[]) given (id)
        where not exists (select 1 from ${table} there where there.id = given.id)),
      last as (select max(id) as id from free),
      raised as (select setval('${table}_id_seq', last.id) as id from last, ${table}_id_seq own where own.last_value <= last.id)
    select given.id::text as id, free.id is not null and (select count(id) from raised) >= 0 as "isFree"
      from unnest($1::bigint[]) with ordinality given (id, place) left join free on free.id = given.id order by place`,
    [exportedIds],
  );
  const next = await nextIds(db, table, found.filter(({ isFree }) => !isFree).length);
  return found.map(({ id, isFree }) => (isFree ? id : (next.shift() as Id)));
}

async function nextIds(db: Db, table: string, count: number): Promise<Id[]> {
  if (count === 0) return [];
  const ids = await db.query<{ id: Id }>(
    `select nextval('${table}_id_seq')::text as id from generate_series(1, $1::integer)`,
    [count],
  );
  return ids.map(({ id }) => id);
}
