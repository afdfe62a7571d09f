import { Field, Int, ObjectType } from 'type-graphql';
import type { MeetingFormat, MeetingStatus, SessionKind } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { DatePrecisionEnum, MeetingFormatEnum, MeetingStatusEnum, SessionKindEnum } from './enums.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';
import { Node } from './node.js';
import { DateScalar, DateTimeScalar } from './scalars.js';
import { Subject } from './subject.js';

@ObjectType({ description: 'One point of an agenda.' })
export class AgendaItem {
  @Field(() => Int, { description: 'Its number on the agenda.' })
  number!: number;
}

@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description: 'A session of one body, or of several together.',
})
export class Meeting extends Subject {
  @Field(() => SessionKindEnum, { description: 'What sort of session it is.' })
  sessionKind!: SessionKind;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the session; null when it has none or it is not known.',
  })
  session!: number | null;

  @Field(() => MeetingFormatEnum, {
    nullable: true,
    description: 'How people meet; null when the source does not say.',
  })
  format!: MeetingFormat | null;

  @Field(() => MeetingStatusEnum, { description: 'As the organizers have it.' })
  status!: MeetingStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day. Never null on a meeting.' })
  startsOn!: string | null;

  @Field(() => DatePrecisionEnum, { description: 'How exactly the first day is known.' })
  startsPrecision!: DatePrecision;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Its last day; null when not known, which for a past meeting usually means the same day.',
  })
  endsOn!: string | null;

  @Field(() => DatePrecisionEnum, { description: 'How exactly the last day is known.' })
  endsPrecision!: DatePrecision;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The hour it begins; null when only the day is known.' })
  startsAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The hour it ends; null when not known.' })
  endsAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "The place's time zone, such as Asia/Almaty; null when not known.",
  })
  timeZone!: string | null;

  @Field(() => Boolean, { description: 'Only days are known or meant, no hours.' })
  allDay!: boolean;
}

export const MeetingList = declareList('Meeting', () => Meeting);
export const MeetingBy = lookUpInput('Meeting', 'a meeting', ['id', 'slug', 'externalId']);
