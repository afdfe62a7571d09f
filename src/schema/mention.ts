import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';
import { Node } from './node.js';
import { HasEvidence } from './shared-fields.js';
import { declareList } from './list.js';

@HasEvidence()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A place in an article's text that names a subject.",
})
export class Mention extends Node {
  @Field(() => String, { description: 'The words as printed.' })
  surface!: string;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const MentionList = declareList('Mention', () => Mention);
