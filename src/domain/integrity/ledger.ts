import { PUBLIC_VIEWER, fromSql, visibleSql } from '../../database/viewer.js';
import { NODE_KINDS } from '../../kinds/index.js';
import { sqlRule, type IntegrityRule } from './rule.js';

/** What readers can see now, from the rows themselves. */
const VISIBLE = NODE_KINDS.map(
  (kind) =>
    `select '${kind.name}' as type_name, t.id as node_id from ${fromSql(kind)} where ${visibleSql(kind, PUBLIC_VIEWER)}`,
).join(' union all ');

/** What is kept, seen or not. */
const KEPT = NODE_KINDS.map(({ name, table }) => `select '${name}' as type_name, id as node_id from ${table}`).join(
  ' union all ',
);

/** What a reader who replays the ledger from zero has at its end. */
const REPLAYED = `select last.type_name, last.node_id from (
    select distinct on (type_name, node_id) type_name, node_id, change_kind from change
    order by type_name, node_id, sequence desc nulls first) last
  where last.change_kind in ('CREATED', 'UPDATED', 'CORRECTED')`;

/** The ledger rebuilds exactly what is visible. */
export const LEDGER_RULES: readonly IntegrityRule[] = [
  sqlRule(
    'numbers of the ledger',
    `select 'entry ' || id || ' about ' || type_name || ':' || node_id || ' has no number' as finding
      from change where sequence is null`,
    [
      `select pg_advisory_xact_lock(hashtext('communique.change'))`,
      `update change set sequence = nextval('change_sequence') where sequence is null`,
    ],
  ),
  sqlRule(
    'what the ledger has',
    `select type_name || ':' || node_id || ' can be seen, and the ledger does not have it' as finding
      from (${VISIBLE} except ${REPLAYED}) missing`,
    [
      `insert into change (change_kind, type_name, node_id) select 'CREATED', missing.* from (${VISIBLE} except ${REPLAYED}) missing`,
    ],
  ),
  sqlRule(
    'what the ledger has no more',
    `select type_name || ':' || node_id || ' cannot be seen, and the ledger still has it' as finding
      from (${REPLAYED} except (${VISIBLE})) gone`,
    [
      `insert into change (change_kind, type_name, node_id)
        select case when exists (select 1 from (${KEPT}) kept
            where (kept.type_name, kept.node_id) = (gone.type_name, gone.node_id)) then 'WITHDRAWN' else 'DELETED' end,
          gone.type_name, gone.node_id
        from (${REPLAYED} except (${VISIBLE})) gone`,
    ],
  ),
];
