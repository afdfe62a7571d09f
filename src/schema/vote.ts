import { Field, Int, ObjectType } from 'type-graphql';
import type { VotePosition } from '../kinds/vocabulary.js';
import { VotePositionEnum } from './enums.js';

@ObjectType({ description: "One country's vote." })
export class CountryVote {
  @Field(() => VotePositionEnum, { description: 'How it voted.' })
  position!: VotePosition;
}

@ObjectType({ simpleResolvers: true, description: 'How a resolution was decided.' })
export class Vote {
  @Field(() => Boolean, { description: 'Adopted by consensus. The tallies are then null.' })
  adoptedWithoutVote!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Votes in favour, as the record shows them; null when the tally is not known.',
  })
  inFavour!: number | null;

  @Field(() => Int, { nullable: true, description: 'Votes against; null when not known.' })
  against!: number | null;

  @Field(() => Int, { nullable: true, description: 'Abstentions; null when not known.' })
  abstaining!: number | null;

  @Field(() => Int, { nullable: true, description: 'Members that took no part; null when not known.' })
  notVoting!: number | null;
}
