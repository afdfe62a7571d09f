import { findKey, findRow } from '../database/rows.js';
import type { TombstoneFact } from '../domain/change.js';
import { findKind, kindOf } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import { lastPartOf } from '../lib/address.js';
import { badInput } from '../lib/errors.js';
import { globalId, nodeKey, parseGlobalId, splitKey, type NodeKey } from '../lib/node-key.js';
import type { By } from '../schema/look-up.js';
import type { RequestContext } from './context.js';

/** A tombstone as its type shows it. */
export interface TombstoneRow extends NodeRow, Pick<TombstoneFact, 'withdrawnAt' | 'reason'> {
  readonly typeName: 'Tombstone';
  readonly withdrawnKey: NodeKey;
}

/** The key of what a client's id stands for; null when nothing of that type has ids. */
export function keyOfId(id: string): NodeKey | null {
  const { typeName, id: key } = parseGlobalId(id);
  return findKind(typeName)?.isNode ? nodeKey(typeName, key) : null;
}

/** Whatever has the id and may be seen; null when nothing does. */
export async function nodeById(id: string, { loaders }: RequestContext): Promise<NodeRow | null> {
  const key = keyOfId(id);
  return key === null ? null : loaders.node.load(key);
}

/** The same, or what is left of something withdrawn: under the id it had. */
export async function nodeOrTombstone(
  key: NodeKey | null,
  { loaders }: RequestContext,
): Promise<NodeRow | TombstoneRow | null> {
  if (key === null) return null;
  const row = await loaders.node.load(key);
  if (row) return row;
  const tombstone = await loaders.tombstone.load(key);
  if (!tombstone) return null;
  const { withdrawnAt, reason } = tombstone;
  return { typeName: 'Tombstone', id: globalId(key), key: splitKey(key).id, withdrawnKey: key, withdrawnAt, reason };
}

/** The one of a kind that a look-up with exactly one key finds; null when there is none. */
export async function lookUp(kindName: string, by: By, context: RequestContext): Promise<NodeRow | null> {
  const [key, value] = onlyKeyOf(by);
  if (key === 'id') {
    const row = await nodeById(value, context);
    return row?.typeName === kindName ? row : null;
  }
  const address = ADDRESSES[key];
  if (!address) return findRow(context.db, context.viewer, kindOf(kindName), key, value);
  const part = lastPartOf(context.publicUrl, address.path, value);
  return part === null ? null : lookUp(kindName, { [address.key]: part }, context);
}

/** Our own addresses, each ending in what is looked up instead. */
const ADDRESSES: Readonly<Record<string, { readonly path: 'news' | 'statements'; readonly key: string }>> = {
  url: { path: 'news', key: 'slug' },
  permalink: { path: 'statements', key: 'id' },
};

/** The subject of any kind that a look-up finds; null when there is none. */
export async function lookUpSubject(by: By, context: RequestContext): Promise<NodeRow | null> {
  const [key, value] = onlyKeyOf(by);
  if (key === 'id') {
    const row = await nodeById(value, context);
    return row && kindOf(row.typeName).isSubject ? row : null;
  }
  const found = await findKey(context.db, kindOf('Subject'), key, value);
  return found === null ? null : context.loaders.node.load(found);
}

/** The one key given, and its value as a text: an external id as the JSON list that its column is searched for. */
function onlyKeyOf(by: By): [key: string, value: string] {
  const [given, ...more] = Object.entries(by).filter(([, value]) => value !== undefined && value !== null);
  if (!given || more.length > 0) throw badInput('"by" must have exactly one key, such as {slug: "un"}.');
  const [key, value] = given;
  if (typeof value === 'string') return [key, value];
  const { scheme, value: name } = value as { scheme: string; value: string };
  return [key, JSON.stringify([{ scheme, value: name }])];
}
