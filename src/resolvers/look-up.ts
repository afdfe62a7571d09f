import { findKey } from '../database/rows.js';
import type { TombstoneFact } from '../domain/change.js';
import { findKind, kindBelow, kindOf } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import { partsOf, spellingsOf } from '../lib/address.js';
import { badInput, CommuniqueError } from '../lib/errors.js';
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
export async function nodeById(id: string, { rowOf }: RequestContext): Promise<NodeRow | null> {
  const key = keyOfId(id);
  return key === null ? null : rowOf(key);
}

/** The same, or what is left of something withdrawn: under the id it had. */
export async function nodeOrTombstone(
  key: NodeKey | null,
  { loaders, rowOf }: RequestContext,
): Promise<NodeRow | TombstoneRow | null> {
  if (key === null) return null;
  const row = await rowOf(key);
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
  if (!OWN_ADDRESSES.includes(key)) return context.loaders.rows.find(kindOf(kindName), key, value);
  const found = await keyAtOwnAddress(value, context);
  const row = found === null ? null : await context.rowOf(found);
  return row?.typeName === kindName ? row : null;
}

/** The keys of look-ups that take one of our own addresses. */
const OWN_ADDRESSES = ['url', 'permalink'];

/** The key of what one of our own addresses is the page of, seen or not; null when it is none, or of nothing. */
async function keyAtOwnAddress(url: string, { publicUrl, db }: RequestContext): Promise<NodeKey | null> {
  const parts = partsOf(publicUrl, url);
  const kind = parts && kindBelow(parts.collection);
  if (!parts || !kind) return null;
  if (kind.keys.slug) return findKey(db, kind, 'slug', parts.name);
  const key = keyOfIdOrNull(parts.name);
  return key !== null && splitKey(key).typeName === kind.name ? key : null;
}

/** Whatever has its page at an address, ours or that of the source it was imported from, seen or not; null for nothing. */
export async function keyAtAddress(url: string, context: RequestContext): Promise<NodeKey | null> {
  const own = await keyAtOwnAddress(url, context);
  if (own !== null) return own;
  const spellings = JSON.stringify(spellingsOf(url));
  const article = await findKey(context.db, kindOf('Article'), 'addresses', spellings);
  return article ?? findKey(context.db, kindOf('Subject'), 'addresses', spellings);
}

/** The same as `keyOfId`, and null for what is no id at all. */
export function keyOfIdOrNull(id: string): NodeKey | null {
  try {
    return keyOfId(id);
  } catch (error) {
    if (error instanceof CommuniqueError && error.code === 'BAD_USER_INPUT') return null;
    throw error;
  }
}

/** The subject of any kind that a look-up finds; null when there is none. */
export async function lookUpSubject(by: By, context: RequestContext): Promise<NodeRow | null> {
  const [key, value] = onlyKeyOf(by);
  if (key === 'id') {
    const row = await nodeById(value, context);
    return row && kindOf(row.typeName).isSubject ? row : null;
  }
  const found = await findKey(context.db, kindOf('Subject'), key, value);
  return found === null ? null : context.rowOf(found);
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
