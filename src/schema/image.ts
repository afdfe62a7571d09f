import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';
import { Node } from './node.js';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A picture.' })
export class Image extends Node {
  @Field(() => String, { nullable: true, description: 'The name it had at the source; null when not known.' })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who made it, as it must be printed; null when not known.' })
  credit!: string | null;

  @Field(() => Int, { nullable: true, description: 'Pixels; null when the file has not been seen.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pixels; null when the file has not been seen.' })
  height!: number | null;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}
