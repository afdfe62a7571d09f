import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';

@ObjectType({ simpleResolvers: true, description: 'What a request costs and what is left.' })
export class RateLimit {
  @Field(() => Int, { description: 'Points this request costs.' })
  cost!: number;

  @Field(() => Int, {
    description: 'Points to spend per window, which is a minute; 2147483647 where none are counted.',
  })
  limit!: number;

  @Field(() => Int, { description: 'Points that are left in this window, after this request.' })
  remaining!: number;

  @Field(() => DateTimeScalar, { description: 'When all points are there again.' })
  resetAt!: Date;

  @Field(() => Int, { description: 'The most objects this request could return.' })
  nodeCount!: number;

  @Field(() => Int, { description: 'The most one request may cost.' })
  maximumCost!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The field that costs most, as a path: statements.nodes.article; null when nothing stands out.',
  })
  dominantField!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'A `first` for that field with which the request would pass; null when it passes as it is, or when no page is short enough.',
  })
  tryFirst!: number | null;
}
