import { Parameters, type Db } from '../database/db.js';
import { kindOf, NODE_KINDS } from '../kinds/index.js';
import type { ChangeKind } from '../kinds/vocabulary.js';
import { badInput } from '../lib/errors.js';
import { groupBy } from '../lib/group-by.js';
import { nodeKey, splitKey, type NodeKey } from '../lib/node-key.js';

/** One entry of the ledger. */
export interface ChangeFact {
  /** Rises with each entry, with gaps: a transaction takes its numbers as the last thing it does. */
  readonly sequence: string;
  readonly changeKind: ChangeKind;
  readonly changedAt: Date;
  readonly key: NodeKey;
  /** CORRECTED: what was put right; null for the others. */
  readonly correction: string | null;
}

/** Which part of the ledger: what came after a number, of some kinds and types only. */
export interface ChangeQuery {
  /** Zero for all of it. */
  readonly after: string;
  readonly first: number;
  readonly kinds: readonly ChangeKind[] | null;
  readonly typeNames: readonly string[] | null;
}

export interface ChangePage {
  readonly entries: readonly ChangeFact[];
  readonly hasMore: boolean;
}

const SEQUENCE = /^(0|[1-9]\d{0,17})$/;

/** Whether a text is a number of the ledger, or zero. */
export function isSequence(text: string): boolean {
  return SEQUENCE.test(text);
}

/** The number of an entry as a client gives it back; refuses what is none with BAD_USER_INPUT. */
export function parseSequence(text: string): string {
  if (isSequence(text)) return text;
  throw badInput(
    `"after" must be a cursor or a sequence from an entry of "changes", a whole number such as 1204, but got "${text.slice(0, 60)}".`,
  );
}

/** The names of the types that the ledger speaks of. */
export const LEDGER_TYPES = NODE_KINDS.map(({ name }) => name);

const MATCHES = `sequence > $1::bigint and ($2::text[] is null or change_kind = any ($2))
  and ($3::text[] is null or type_name = any ($3))`;

/** Entries after a number, oldest first. One statement. */
export async function changesAfter(db: Db, { after, first, kinds, typeNames }: ChangeQuery): Promise<ChangePage> {
  const rows = await db.query<Omit<ChangeFact, 'key'> & { typeName: string; nodeId: string }>(
    `select sequence::text as sequence, change_kind as "changeKind", changed_at as "changedAt",
      type_name as "typeName", node_id::text as "nodeId", correction
      from change where ${MATCHES} order by change.sequence limit $4::integer`,
    [after, kinds, typeNames, first + 1],
  );
  const entries = rows
    .slice(0, first)
    .map(({ typeName, nodeId, ...entry }) => ({ ...entry, key: nodeKey(typeName, nodeId) }));
  return { entries, hasMore: rows.length > first };
}

/** The last number of the ledger: whatever was committed before has that number or an earlier one. '0' for none. */
export async function lastSequence(db: Db): Promise<string> {
  const [row] = await db.query<{ sequence: string }>('select coalesce(max(sequence), 0)::text as sequence from change');
  return row?.sequence ?? '0';
}

/** How many entries the ledger has of those kinds and types, from zero. One statement. */
export async function countChanges(db: Db, { kinds, typeNames }: ChangeQuery): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*)::integer as count from change where ${MATCHES}`, [
    '0',
    kinds,
    typeNames,
  ]);
  return row?.count ?? 0;
}

/** What is left of something that was taken back. */
export interface TombstoneFact {
  readonly key: NodeKey;
  readonly withdrawnAt: Date;
  readonly reason: string | null;
}

/**
 * What is left of each of them: of something that readers could see until it was taken back, and that is still kept;
 * null for anything else, a draft above all. One statement.
 */
export async function tombstonesOf(db: Db, keys: readonly NodeKey[]): Promise<(TombstoneFact | null)[]> {
  const parameters = new Parameters();
  const selects = [...groupBy(keys.map(splitKey), ({ typeName }) => typeName)].flatMap(([typeName, wanted]) => {
    const kind = kindOf(typeName);
    if (!kind.withdrawn) return [];
    const ids = parameters.add(
      wanted.map(({ id }) => id),
      'bigint[]',
    );
    return `select '${kind.name}:' || t.id as key, last.changed_at as "withdrawnAt", ${kind.withdrawn.reason} as reason
      from ${kind.table} t cross join lateral (select c.change_kind, c.changed_at from change c
        where c.type_name = '${kind.name}' and c.node_id = t.id order by c.sequence desc nulls first limit 1) last
      where t.id = any (${ids}) and ${kind.withdrawn.holds} and last.change_kind = 'WITHDRAWN'`;
  });
  if (selects.length === 0) return keys.map(() => null);
  const found = await db.query<TombstoneFact>(selects.join(' union all '), parameters.values);
  const byKey = new Map(found.map((tombstone) => [tombstone.key, tombstone]));
  return keys.map((key) => byKey.get(key) ?? null);
}
