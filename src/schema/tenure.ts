import { Field, Int, ObjectType } from 'type-graphql';
import type { DatePrecision } from '../lib/calendar.js';
import { DatePrecisionEnum } from './enums.js';
import { DateScalar, DateTimeScalar } from './scalars.js';
import { Node } from './node.js';

@ObjectType({ implements: Node, simpleResolvers: true, description: "One person's time in one office." })
export class Tenure extends Node {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Stood in until somebody was appointed. Never null on a tenure.',
  })
  acting!: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null when not known.' })
  startsOn!: string | null;

  @Field(() => DatePrecisionEnum, { description: 'How exactly the first day is known.' })
  startsPrecision!: DatePrecision;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day; null when not known or not over, which `endsPrecision` tells apart.',
  })
  endsOn!: string | null;

  @Field(() => DatePrecisionEnum, { description: 'How exactly the last day is known.' })
  endsPrecision!: DatePrecision;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When the first day is not known: the earliest day for which there is evidence; else null.',
  })
  firstKnownOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When the end is not known: the latest day for which there is evidence; else null.',
  })
  lastKnownOn!: string | null;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}
