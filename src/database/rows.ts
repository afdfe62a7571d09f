import { kindOf } from '../kinds/index.js';
import type { Kind, NodeRow } from '../kinds/kind.js';
import { groupBy } from '../lib/group-by.js';
import { globalId, nodeKey, splitKey, type Id, type NodeKey } from '../lib/node-key.js';
import { Parameters, type Db } from './db.js';
import { fromSql, keySql, visibleSql, type Viewer } from './viewer.js';

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
  const parameters = new Parameters();
  const condition = lookUpSql(kind, lookUp, value, parameters);
  // Of several under one external id always the same.
  const first = `select * from (${rowsSql(kind, condition, viewer)}) found order by (row ->> 'key')::bigint limit 1`;
  const [found] = await db.query<FoundRow>(first, parameters.values);
  return found ? readRow(kind, found.row) : null;
}

/** The key of what a look-up finds, seen or not: of a subject of any kind with the type that it is. Null when none. */
export async function findKey(db: Db, kind: Kind, lookUp: string, value: string): Promise<NodeKey | null> {
  const parameters = new Parameters();
  const condition = lookUpSql(kind, lookUp, value, parameters);
  const [found] = await db.query<{ key: NodeKey }>(
    `select ${keySql(kind)} as key from ${fromSql(kind)} where ${condition} order by t.id limit 1`,
    parameters.values,
  );
  return found?.key ?? null;
}

function lookUpSql(kind: Kind, lookUp: string, value: string, parameters: Parameters): string {
  const by = kind.keys[lookUp];
  if (!by) throw new Error(`A ${kind.noun} is not looked up by ${lookUp}.`);
  return by.sql.replaceAll(':value', parameters.add(by.normalize(value), 'text'));
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
