import { Field, ObjectType } from 'type-graphql';
import type { OperationType } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { DatePrecisionEnum, OperationTypeEnum } from './enums.js';
import { DateScalar } from './scalars.js';
import { Node } from './node.js';
import { Subject } from './subject.js';

@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description:
    "An operation, an exercise or a mission: one dated edition, or the series that its editions belong to ('Channel').",
})
export class Operation extends Subject {
  @Field(() => OperationTypeEnum, {
    description: 'Whether it is a series, an edition of one, an exercise or a mission.',
  })
  operationType!: OperationType;

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
}
