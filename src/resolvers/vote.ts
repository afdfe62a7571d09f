import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { VotePosition } from '../kinds/vocabulary.js';
import type { CountryVoteValue, VoteRow } from '../kinds/vote.js';
import { Country } from '../schema/country.js';
import { VotePositionEnum } from '../schema/enums.js';
import { CountryVote, Vote } from '../schema/vote.js';
import type { RequestContext } from './context.js';
import { Sourced } from './sourced.js';
import { related } from './relation.js';

@Resolver(() => Vote)
export class VoteResolver extends Sourced(() => Vote) {
  @FieldResolver(() => [CountryVote], {
    description: 'How each country voted, by its code; empty when the vote was not recorded.',
  })
  rollCall(
    @Root() row: VoteRow,
    @Arg('position', () => VotePositionEnum, { nullable: true, description: 'Only those; all when left out.' })
    position?: VotePosition | null,
  ): readonly CountryVoteValue[] {
    return position ? row.rollCall.filter((vote) => vote.position === position) : row.rollCall;
  }
}

@Resolver(() => CountryVote)
export class CountryVoteResolver {
  @FieldResolver(() => Country, { nullable: true, description: 'The country. Never null in a roll call.' })
  country(@Root() vote: CountryVoteValue, @Ctx() context: RequestContext) {
    return related(context, vote.countryRef);
  }
}
