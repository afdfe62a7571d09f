import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../kinds/vocabulary.js';
import { ChangeKindEnum } from './enums.js';
import { PageInfo } from './list.js';
import { Node, typeOfRow } from './node.js';
import { DateTimeScalar } from './scalars.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'What is left of something withdrawn. Met through `node`, `nodes` and `changes`; never in a list or a count.',
})
export class Tombstone extends Node {
  @Field(() => DateTimeScalar, { description: 'When it was taken back.' })
  withdrawnAt!: Date;

  @Field(() => String, { nullable: true, description: "Why, in the newsroom's words; null when none was given." })
  reason!: string | null;
}

@InterfaceType({
  resolveType: typeOfRow,
  description:
    'One entry of the ledger, in strict order. Replayed from zero it rebuilds exactly what is visible: what is hidden because something it belongs to was withdrawn has an entry of its own.',
})
export abstract class Change {
  @Field(() => String, { description: 'Rises with each entry, with gaps; a whole number too big for Int.' })
  sequence!: string;

  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  changeKind!: ChangeKind;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  changedAt!: Date;

  @Field(() => ID, { description: 'The id of what changed.' })
  nodeId!: string;
}

@ObjectType({
  implements: Change,
  simpleResolvers: true,
  description: 'Something came into view or was altered: CREATED, UPDATED, CORRECTED.',
})
export class ContentChange extends Change {
  @Field(() => String, {
    nullable: true,
    description: 'CORRECTED: what was put right, as published with it; null for the others.',
  })
  correction!: string | null;
}

@ObjectType({
  implements: Change,
  simpleResolvers: true,
  description: 'Something went out of view: WITHDRAWN, DELETED.',
})
export class RemovalChange extends Change {}

@ObjectType({
  simpleResolvers: true,
  description: 'One entry with its cursor: keep it, and go on from there next time.',
})
export class ChangeEdge {
  @Field(() => String, { description: 'Its place in the ledger, for `after`. It is the same under any filter.' })
  cursor!: string;

  @Field(() => Change, { description: 'The entry itself.' })
  node!: Change;
}

@ObjectType({ simpleResolvers: true, description: 'Entries of the ledger, oldest first.' })
export class ChangeConnection {
  @Field(() => [ChangeEdge], { description: 'The page, each with its cursor.' })
  edges!: ChangeEdge[];

  @Field(() => [Change], { description: 'The page.' })
  nodes!: Change[];

  @Field(() => PageInfo, {
    description: 'Where the page stands. On an empty page `endCursor` is null: go on with the one you have.',
  })
  pageInfo!: PageInfo;
}
