import { findRow, findSubjectKey } from '../database/rows.js';
import { findKind, kindOf } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import { lastPartOf } from '../lib/address.js';
import { badInput } from '../lib/errors.js';
import { nodeKey, parseGlobalId } from '../lib/node-key.js';
import type { By } from '../schema/look-up.js';
import type { RequestContext } from './context.js';

/** Whatever has the id; null when nothing has it or it must not be seen. */
export async function nodeById(id: string, { loaders }: RequestContext): Promise<NodeRow | null> {
  const { typeName, id: key } = parseGlobalId(id);
  const kind = findKind(typeName);
  return kind && Object.keys(kind.columns).length > 0 ? loaders.node.load(nodeKey(typeName, key)) : null;
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
  const found = await findSubjectKey(context.db, value);
  return found === null ? null : context.loaders.node.load(found);
}

function onlyKeyOf(by: By): [string, string] {
  const [given, ...more] = Object.entries(by).filter(([, value]) => value !== undefined && value !== null);
  if (given && more.length === 0) return [given[0], String(given[1])];
  throw badInput('"by" must have exactly one key, such as {slug: "un"}.');
}
