import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description: 'A post that people hold one after another.',
})
export class Office extends Subject {
  @Field(() => Int, {
    nullable: true,
    description: 'Seniority inside the organization, 1 the most senior; null when not ordered.',
  })
  rank!: number | null;

  @Field(() => Int, { description: 'How many may hold it at the same time.' })
  seats!: number;
}

export const OfficeList = declareList('Office', () => Office);
export const OfficeBy = lookUpInput('Office', 'an office', ['id', 'slug', 'externalId']);
