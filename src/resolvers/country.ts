import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { CountryRow } from '../kinds/country.js';
import { Country, CountryBy, CountryList } from '../schema/country.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { MembershipList } from '../schema/membership.js';
import { OfficialList } from '../schema/official.js';
import { PresidencyList } from '../schema/presidency.js';
import { DateScalar } from '../schema/scalars.js';
import { StatementList } from '../schema/statement.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { lookUp } from './look-up.js';
import { goingOn } from './on-day.js';

@Resolver(() => Country)
export class CountryResolver {
  @FieldResolver(() => MembershipList.Connection, {
    description: 'The organizations it belongs or belonged to, newest first; `on` keeps those of that day.',
  })
  memberships(
    @Root() row: CountryRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Only those of that day.' })
    on: string | null | undefined,
    @Args(() => MembershipList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Membership', 'member', row, goingOn(args, on), context, info);
  }

  @FieldResolver(() => PresidencyList.Connection, {
    description: 'Its terms at the head of organizations, newest first.',
  })
  presidencies(
    @Root() row: CountryRow,
    @Args(() => PresidencyList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Presidency', 'country', row, args, context, info);
  }

  @FieldResolver(() => OfficialList.Connection, { description: 'The people who serve or come from it, by name.' })
  officials(
    @Root() row: CountryRow,
    @Args(() => OfficialList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Official', 'country', row, args, context, info);
  }

  @FieldResolver(() => StatementList.Connection, {
    description:
      'What it said as a state, newest first. What its officials said: `statements(where: {speaker: {official: {country: …}}})`.',
  })
  statementsMade(
    @Root() row: CountryRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'madeBy', row, args, context, info);
  }

  @Query(() => Country, { nullable: true, description: 'A state; null when there is none.' })
  country(@Arg('by', () => CountryBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Country', by, context);
  }

  @Query(() => CountryList.Connection, { description: 'States, by name.' })
  countries(
    @Args(() => CountryList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Country', args, context, info);
  }
}
