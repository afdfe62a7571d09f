import { Field, Int, ObjectType } from 'type-graphql';
import type { MembershipStatus } from '../kinds/vocabulary.js';
import { MembershipStatusEnum } from './enums.js';
import { declareList } from './list.js';
import { Node } from './node.js';
import { DateTimeScalar } from './scalars.js';
import { HasTerm } from './shared-fields.js';

@HasTerm()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A member's or an observer's time in an organization.",
})
export class Membership extends Node {
  @Field(() => MembershipStatusEnum, { description: 'In what way it belongs.' })
  membershipStatus!: MembershipStatus;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const MembershipList = declareList('Membership', () => Membership);
