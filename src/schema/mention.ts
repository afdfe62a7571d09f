import { Field, Int, Float, ObjectType } from 'type-graphql';
import type { EvidenceMethod, ReviewState } from '../kinds/vocabulary.js';
import { EvidenceMethodEnum, ReviewStateEnum } from './enums.js';
import { DateTimeScalar } from './scalars.js';
import { Node } from './node.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A place in an article's text that names a subject.",
})
export class Mention extends Node {
  @Field(() => String, { description: 'The words as printed.' })
  surface!: string;

  @Field(() => Int, { description: 'Where it begins in `article.text`, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends in `article.text`, exclusive.' })
  end!: number;

  @Field(() => EvidenceMethodEnum, { description: 'How it was found.' })
  method!: EvidenceMethod;

  @Field(() => Float, { description: '0 to 1; 1 for what an editor set.' })
  confidence!: number;

  @Field(() => ReviewStateEnum, { description: 'What has been decided about it.' })
  reviewState!: ReviewState;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}
