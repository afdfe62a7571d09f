import { isObjectType, getNamedType, type GraphQLSchema } from 'graphql';
import fc from 'fast-check';
import type { OrderTerm } from '../reference/order.js';

/** A field that gives a list. */
export interface ListField {
  /** The type it belongs to; Query for the lists of everything. */
  readonly type: string;
  readonly field: string;
  /** What it lists. */
  readonly kind: string;
  /** Arguments besides those that all lists take. */
  readonly special: readonly string[];
}

const SHARED_ARGUMENTS = ['where', 'orderBy', 'first', 'after', 'last', 'before'];

/** Every field of the schema that gives a list with a filter. */
export function listFields(schema: GraphQLSchema): readonly ListField[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ name, type: given, args }) => {
          const kind = /^(\w+)Connection$/.exec(getNamedType(given).name)?.[1];
          // What the search finds is ranked, not ordered: it has tests of its own.
          if (kind === undefined || !args.some((argument) => argument.name === 'orderBy')) return [];
          const special = args
            .map((argument) => argument.name)
            .filter((argument) => !SHARED_ARGUMENTS.includes(argument));
          return [{ type: type.name, field: name, kind, special }];
        })
      : [],
  );
}

/** Up to three terms of an order. */
export function orders(schema: GraphQLSchema, kind: string): fc.Arbitrary<readonly OrderTerm[]> {
  const fields = schema.getType(`${kind}OrderField`);
  if (!fields || !('getValues' in fields)) throw new Error(`${kind} has no orders.`);
  const names = fields.getValues().map(({ name }) => name);
  return fc.array(
    fc.record({ field: fc.constantFrom(...names), direction: fc.constantFrom('ASC' as const, 'DESC' as const) }),
    {
      maxLength: 3,
    },
  );
}

interface Node {
  readonly id?: string;
  readonly subject?: { readonly id: string };
}

/** What a listed thing is told from others by: its id, or that of who was at a meeting. */
export function identityOfNode(node: Node): string {
  return node.id ?? node.subject?.id ?? '';
}

/** The fields by which a node is known, and those in which hidden words would show. */
export function nodeFields(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    Article: 'id slug title text images { fileName credit }',
    Statement: 'id text roleAsPrinted article { title }',
    Mention: 'id surface article { title }',
    Participant: 'role subject { id }',
  };
  return words[kind] ?? 'id';
}
