import { kindOf } from '../kinds/index.js';
import type { Kind, NodeRow } from '../kinds/kind.js';
import { groupBy } from '../lib/group-by.js';
import { globalId, nodeKey, splitKey, type Id, type NodeKey } from '../lib/node-key.js';
import { Parameters, type Db } from './db.js';
import { fromSql, visibleSql, type Viewer } from './viewer.js';

/**
 * The rows behind the keys, in their order, of whatever kinds they are; null for what is not there or must not be
 * seen. One statement for all kinds together, so that a level of a request costs one however many types it meets.
 */
export async function loadRows(db: Db, viewer: Viewer, keys: readonly NodeKey[]): Promise<(NodeRow | null)[]> {
  const idsByType = groupBy(keys.map(splitKey), ({ typeName }) => typeName);
  const parameters = new Parameters();
  const selects = [...idsByType].map(([typeName, wanted]) => {
    const kind = kindOf(typeName);
    const ids = parameters.add([...new Set(wanted.map(({ id }) => id))], 'bigint[]');
    return rowsSql(kind, `t.id = any(${ids})`, viewer);
  });
  if (selects.length === 0) return [];
  const found = await db.query<FoundRow>(selects.join(' union all '), parameters.values);
  const rows = new Map(found.map((row) => [nodeKey(row.type, row.row.key), readRow(kindOf(row.type), row.row)]));
  return keys.map((key) => rows.get(key) ?? null);
}

/** The row found by one of a kind's look-ups, such as a slug; null when there is none that may be seen. */
export async function findRow(
  db: Db,
  viewer: Viewer,
  kind: Kind,
  lookUp: string,
  value: string,
): Promise<NodeRow | null> {
  const by = kind.keys[lookUp];
  if (!by) throw new Error(`A ${kind.noun} is not looked up by ${lookUp}.`);
  const parameters = new Parameters();
  const condition = by.sql.replaceAll(':value', parameters.add(by.normalize(value), 'text'));
  const [found] = await db.query<FoundRow>(rowsSql(kind, condition, viewer), parameters.values);
  return found ? readRow(kind, found.row) : null;
}

/** The key of the subject of any kind that a look-up finds; null when there is none. */
export async function findSubjectKey(db: Db, slug: string): Promise<NodeKey | null> {
  const [found] = await db.query<{ key: NodeKey }>(
    `select initcap(kind) || ':' || id as key from subject where slug = $1::text`,
    [slug],
  );
  return found?.key ?? null;
}

interface FoundRow {
  readonly type: string;
  readonly row: Readonly<Record<string, unknown>> & { readonly key: Id };
}

function rowsSql(kind: Kind, condition: string, viewer: Viewer): string {
  const columns = Object.entries(kind.columns).map(([name, column]) => `${column.sql} as "${name}"`);
  return `select '${kind.name}' as type, row_to_json(r) as row from (
    select t.id::text as key, ${columns.join(', ')} from ${fromSql(kind)}
    where ${condition} and ${visibleSql(kind, viewer)}) r`;
}

function readRow(kind: Kind, json: FoundRow['row']): NodeRow {
  const row: Record<string, unknown> = {
    ...json,
    typeName: kind.name,
    id: globalId(nodeKey(kind.name, json.key)),
  };
  for (const [name, column] of Object.entries(kind.columns)) {
    if (column.read) row[name] = column.read(json[name]);
  }
  return row as unknown as NodeRow;
}
