import {
  getNamedType,
  Kind as Node,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { Kind } from '../kinds/kind.js';
import { busyBehind, busyInWhere, kindBehind, typesOf, type BusyKind } from './kinds-read.js';
import { withDefaults } from './price.js';

/** The names of the types that an answer hangs on; null where it may not be kept at all. */
export type DependenciesOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => readonly string[] | null;

/** What a document reads whatever its variables are, and the filters that they have a say in. */
interface Reads {
  /** Null where it may read anything. */
  readonly busy: ReadonlySet<BusyKind> | null;
  readonly filters: readonly { readonly kind: Kind; readonly where: ValueNode }[];
  /** Whether its answer is of this moment and this client alone. */
  readonly isOnce: boolean;
}

/** Types that stand within the row they belong to, or beside a list. */
const WITHIN = new Set(['PageInfo', 'Alias', 'ExternalId', 'Source', 'AgendaItem']);
/** Parts of facets, which are read with the list that they count. */
const COUNTED = new Set([
  'GenreBucket',
  'LanguageBucket',
  'TimeBucket',
  'FormBucket',
  'SessionBucket',
  'MeetingStatusBucket',
]);

/**
 * What answers hang on, read from the document: the kinds whose fields it selects and the kinds that its filters relate
 * them to, all operations and all branches together. Whatever is not known for certain counts as everything: a type too
 * many is an answer made once more, a type too few a stale one.
 */
export function dependenciesIn(schema: GraphQLSchema): DependenciesOf {
  const known = new WeakMap<DocumentNode, Reads>();
  return (document, operation, given) => {
    const reads = known.get(document) ?? readsOf(schema, document);
    known.set(document, reads);
    if (reads.isOnce) return null;
    if (reads.busy === null || reads.filters.length === 0) return typesOf(reads.busy);
    const variables = withDefaults(operation, given);
    const busy = new Set(reads.busy);
    for (const { kind, where } of reads.filters) {
      const found = busyInWhere(kind, valueFromASTUntyped(where, variables));
      if (found === null) return typesOf(null);
      for (const name of found) busy.add(name);
    }
    return typesOf(busy);
  };
}

function readsOf(schema: GraphQLSchema, document: DocumentNode): Reads {
  const types = new TypeInfo(schema);
  const busy = new Set<BusyKind>();
  const filters: { kind: Kind; where: ValueNode }[] = [];
  let [isKnown, isOnce] = [true, false];
  const read = (typeName: string | undefined): void => {
    const kind = typeName === undefined ? undefined : kindBehind(typeName);
    if (kind) for (const name of busyBehind(kind)) busy.add(name);
    else if (typeName === undefined || !(WITHIN.has(typeName) || COUNTED.has(typeName))) isKnown = false;
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      [Node.FIELD](node) {
        const parent = types.getParentType()?.name;
        if (node.name.value.startsWith('__')) return false;
        if (parent === schema.getQueryType()?.name) isOnce ||= node.name.value === 'rateLimit';
        else read(parent);
        const type = getNamedType(types.getType());
        if (node.selectionSet) read(type?.name);
        return undefined;
      },
      [Node.ARGUMENT](node) {
        const type = getNamedType(types.getInputType());
        if (!type?.name.endsWith('Where')) return;
        const kind = kindBehind(type.name);
        if (kind) filters.push({ kind, where: node.value });
        else isKnown = false;
      },
    }),
  );
  return { busy: isKnown ? busy : null, filters, isOnce };
}
