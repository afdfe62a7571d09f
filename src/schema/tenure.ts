import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';
import { Node } from './node.js';
import { HasTerm } from './shared-fields.js';
import { declareList } from './list.js';

@HasTerm()
@ObjectType({ implements: Node, simpleResolvers: true, description: "One person's time in one office." })
export class Tenure extends Node {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Stood in until somebody was appointed. Never null on a tenure.',
  })
  acting!: boolean | null;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const TenureList = declareList('Tenure', () => Tenure);
