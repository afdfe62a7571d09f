import { NODE_KINDS } from '../../kinds/index.js';
import { replayedIn, supplyEntries, TAKE_NUMBERS, visibleIn } from '../derived/ledger.js';
import { sqlRule, type IntegrityRule } from './rule.js';

const VISIBLE = visibleIn('EVERYTHING');
const REPLAYED = replayedIn('EVERYTHING');

/** What is kept, seen or not. */
const KEPT = NODE_KINDS.map(({ name, table }) => `select '${name}' as type_name, id as node_id from ${table}`).join(
  ' union all ',
);

/** The ledger rebuilds exactly what is visible. */
export const LEDGER_RULES: readonly IntegrityRule[] = [
  sqlRule(
    'numbers of the ledger',
    `select 'entry ' || id || ' about ' || type_name || ':' || node_id || ' has no number' as finding
      from change where sequence is null`,
    [TAKE_NUMBERS, `update change set sequence = nextval('change_sequence') where sequence is null`],
  ),
  sqlRule(
    'what the ledger has',
    `select type_name || ':' || node_id || ' can be seen, and the ledger does not have it' as finding
      from (${VISIBLE} except ${REPLAYED}) missing`,
    supplyEntries('EVERYTHING'),
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
