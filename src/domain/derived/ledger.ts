import { PUBLIC_VIEWER, fromSql, visibleSql } from '../../database/viewer.js';
import { NODE_KINDS } from '../../kinds/index.js';
import type { Kind } from '../../kinds/kind.js';
import { within, type Reach } from './reach.js';

function kindsIn(reach: Reach): readonly Kind[] {
  return reach === 'EVERYTHING' ? NODE_KINDS : NODE_KINDS.filter(({ table }) => table in reach);
}

/** What readers can see now, from the rows themselves: type_name, node_id. */
export function visibleIn(reach: Reach): string {
  return kindsIn(reach)
    .map(
      (kind) => `select '${kind.name}' as type_name, t.id as node_id from ${fromSql(kind)}
        where ${visibleSql(kind, PUBLIC_VIEWER)} and ${within(reach, kind.table, 't.id')}`,
    )
    .join(' union all ');
}

/** What a reader who replays the ledger from zero has at its end: type_name, node_id. */
export function replayedIn(reach: Reach): string {
  const which =
    reach === 'EVERYTHING'
      ? 'true'
      : kindsIn(reach)
          .map(({ name, table }) => `(type_name = '${name}' and ${within(reach, table, 'node_id')})`)
          .join(' or ');
  return `select last.type_name, last.node_id from (
      select distinct on (type_name, node_id) type_name, node_id, change_kind from change where ${which}
      order by type_name, node_id, sequence desc nulls first) last
    where last.change_kind in ('CREATED', 'UPDATED', 'CORRECTED')`;
}

/** Numbers are drawn by one transaction at a time, until it ends: no reader passes one that is still to come. */
export const TAKE_NUMBERS = `select pg_advisory_xact_lock(hashtext('communique.change'))`;

/** The statements that enter what can be seen and is not in the ledger; to be the last ones of their transaction. */
export function supplyEntries(reach: Reach): readonly string[] {
  return [
    TAKE_NUMBERS,
    `insert into change (sequence, change_kind, type_name, node_id)
      select nextval('change_sequence'), 'CREATED', missing.type_name, missing.node_id
      from (${visibleIn(reach)} except ${replayedIn(reach)} order by type_name, node_id) missing`,
  ];
}
