import type { NodeRow } from '../kinds/kind.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import { splitKey, type NodeKey } from '../lib/node-key.js';
import type { RequestContext } from './context.js';

/** The row behind a reference; null when there is none. */
export async function related<Row extends NodeRow>(
  { loaders }: RequestContext,
  ref: NodeKey | null,
): Promise<Row | null> {
  return ref === null ? null : ((await loaders.node.load(ref)) as Row | null);
}

/** The rows behind the references that may be seen, in their order. */
export async function allRelated({ loaders }: RequestContext, refs: readonly NodeKey[]): Promise<NodeRow[]> {
  const rows = await Promise.all(refs.map((ref) => loaders.node.load(ref)));
  return rows.filter((row) => row !== null);
}

/** The references to one type. */
export function ofType(typeName: string, refs: readonly NodeKey[]): NodeKey[] {
  return refs.filter((ref) => splitKey(ref).typeName === typeName);
}

/** The references to subjects of some kinds; all when no kinds are given. */
export function ofKinds(
  kinds: readonly SubjectKind[] | null | undefined,
  refs: readonly NodeKey[],
): readonly NodeKey[] {
  if (!kinds) return refs;
  return refs.filter((ref) => kinds.includes(splitKey(ref).typeName.toUpperCase() as SubjectKind));
}
