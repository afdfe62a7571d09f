import { Field, Int, ObjectType } from 'type-graphql';
import type { DatePrecision } from '../lib/calendar.js';
import { DatePrecisionEnum } from './enums.js';
import { DateScalar } from './scalars.js';
import { Node } from './node.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description: 'A text adopted, or put to the vote, by an organ such as the UN General Assembly.',
})
export class Resolution extends Subject {
  @Field(() => String, { nullable: true, description: 'As the UN prints it: A/RES/77/13; null while unknown.' })
  symbol!: string | null;

  @Field(() => Int, { nullable: true, description: "The organ's session: 77; null when not known." })
  session!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Null when not known or not adopted.' })
  adoptedOn!: string | null;

  @Field(() => DatePrecisionEnum, { description: 'How exactly the day of adoption is known.' })
  adoptedPrecision!: DatePrecision;
}

export const ResolutionList = declareList('Resolution', () => Resolution);
export const ResolutionBy = lookUpInput('Resolution', 'a resolution', ['id', 'slug', 'symbol', 'externalId']);
