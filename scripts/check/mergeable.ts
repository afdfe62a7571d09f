import {
  getNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/**
 * Fields of one name whose answers cannot stand in one place: `... on Article { date } ... on Resolution { date }` is
 * refused by every server when the two differ in a list, in a non-null or in the leaf (GraphQL specification, Field
 * Selection Merging), so a client would have to rename one of them. The root types are left out: no fragment
 * selects them beside another type.
 */
export function unmergeable(schema: GraphQLSchema): string[] {
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const usesByField = new Map<string, Map<string, string[]>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || roots.includes(type)) continue;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const uses = usesByField.get(field.name) ?? new Map<string, string[]>();
      const shape = responseShape(field.type);
      uses.set(shape, [...(uses.get(shape) ?? []), `${type.name}.${field.name}: ${String(field.type)}`]);
      usesByField.set(field.name, uses);
    }
  }
  return [...usesByField]
    .filter(([, uses]) => uses.size > 1)
    .map(
      ([name, uses]) => `"${name}" does not merge: ${[...uses.values()].map((same) => same.join(', ')).join(' / ')}`,
    );
}

/** `[{}!]!` for a list of objects of any type, `[String!]!` for one of texts. */
function responseShape(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${responseShape(type.ofType)}!`;
  if (isListType(type)) return `[${responseShape(type.ofType)}]`;
  return isLeafType(type) ? getNamedType(type).name : '{}';
}
