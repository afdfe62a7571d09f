import { Field, ID, InterfaceType } from 'type-graphql';
import type { NodeRow } from '../kinds/kind.js';

/** Resolvers give rows, not instances: a row says what it is. */
export function typeOfRow(row: NodeRow): string {
  return row.typeName;
}

@InterfaceType({
  resolveType: typeOfRow,
  description:
    'Whatever has an identity of its own. The id is opaque, names the type, holds for ever and works in `node(id:)`.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, unique over everything, and the same for ever.' })
  id!: string;
}
