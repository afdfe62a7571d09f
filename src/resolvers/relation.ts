import type { NodeRow } from '../kinds/kind.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import { splitKey, type NodeKey } from '../lib/node-key.js';
import { allOf, thenOf, type ValueOrPromise } from '../lib/value-or-promise.js';
import type { RequestContext } from './context.js';

/** The row behind a reference, at once where it is at hand; null when there is none. */
export function related<Row extends NodeRow>(context: RequestContext, ref: NodeKey | null): ValueOrPromise<Row | null> {
  return ref === null ? null : (context.rowOf(ref) as ValueOrPromise<Row | null>);
}

/** The rows behind the references that may be seen, in their order; at once where all are at hand. */
export function allRelated(context: RequestContext, refs: readonly NodeKey[]): ValueOrPromise<NodeRow[]> {
  return thenOf(allOf(refs.map((ref) => context.rowOf(ref))), (rows) => rows.filter((row) => row !== null));
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
