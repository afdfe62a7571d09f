import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';
import { Node } from './node.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A newsroom's own shelf: what 'back to the section' leads to.",
})
export class Section extends Node {
  @Field(() => String, { description: 'Unique over all sections.' })
  slug!: string;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const SectionList = declareList('Section', () => Section);
export const SectionBy = lookUpInput('Section', 'a section', ['id', 'slug']);
