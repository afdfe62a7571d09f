import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { presidingThroughout } from '../domain/presidency.js';
import type { OrganizationRow } from '../kinds/organization.js';
import { Country } from '../schema/country.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Organization, OrganizationBy, OrganizationList } from '../schema/organization.js';
import { Presidency, PresidencyList } from '../schema/presidency.js';
import { DateScalar } from '../schema/scalars.js';
import { MeetingList } from '../schema/meeting.js';
import { MembershipList } from '../schema/membership.js';
import { OfficeList } from '../schema/office.js';
import { OperationList } from '../schema/operation.js';
import { ResolutionList } from '../schema/resolution.js';
import { StatementList } from '../schema/statement.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT } from './language-argument.js';
import { textIn } from './language.js';
import { lookUp } from './look-up.js';
import { goingOn } from './on-day.js';
import { allRelated, related } from './relation.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Its initials in that language; null when it has none.' })
  acronym(
    @Root() row: OrganizationRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string | null {
    return textIn(context, row, row.acronyms, language);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization it is part of; null when it stands alone.',
  })
  parent(@Root() row: OrganizationRow, @Ctx() context: RequestContext) {
    return related(context, row.parentRef);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country it belongs to; null when international or not known.',
  })
  country(@Root() row: OrganizationRow, @Ctx() context: RequestContext) {
    return related(context, row.countryRef);
  }

  @FieldResolver(() => [Organization], { description: 'Its councils, committees, secretariat and forces.' })
  bodies(@Root() row: OrganizationRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.bodyRefs);
  }

  @FieldResolver(() => OfficeList.Connection, { description: 'Its posts, by name.' })
  offices(
    @Root() row: OrganizationRow,
    @Args(() => OfficeList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Office', 'organization', row, args, context, info);
  }

  @FieldResolver(() => MembershipList.Connection, {
    description: 'Its members and observers, each with its time, newest first; `on` keeps those of that day.',
  })
  memberships(
    @Root() row: OrganizationRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Only those of that day.' })
    on: string | null | undefined,
    @Args(() => MembershipList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Membership', 'organization', row, goingOn(args, on), context, info);
  }

  @FieldResolver(() => MembershipList.Connection, {
    description: 'Its own memberships in other organizations, observer seats included, newest first.',
  })
  heldMemberships(
    @Root() row: OrganizationRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Only those of that day.' })
    on: string | null | undefined,
    @Args(() => MembershipList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Membership', 'member', row, goingOn(args, on), context, info);
  }

  @FieldResolver(() => Presidency, {
    nullable: true,
    description:
      'Who presides that day (today when left out); on a hand-over day shared by two, the outgoing one. Null when nobody does or it is not known.',
  })
  async presidency(
    @Root() row: OrganizationRow,
    @Ctx() context: RequestContext,
    @Arg('on', () => DateScalar, { nullable: true, description: 'A day in the newsroom; today when left out.' })
    on?: string | null,
  ) {
    const presidencies = await context.loaders.presidenciesOf.load(row.key);
    const { today } = context.moment;
    const day = on ?? today;
    const presiding = presidingThroughout(presidencies, { from: day, until: day }, today);
    return related(context, presiding && `Presidency:${presiding.id}`);
  }

  @FieldResolver(() => PresidencyList.Connection, { description: 'Who presided, newest first.' })
  presidencies(
    @Root() row: OrganizationRow,
    @Args(() => PresidencyList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Presidency', 'organization', row, args, context, info);
  }

  @FieldResolver(() => MeetingList.Connection, {
    description: 'Its meetings and those of its bodies, newest first.',
  })
  meetings(
    @Root() row: OrganizationRow,
    @Args(() => MeetingList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Meeting', 'organization', row, args, context, info);
  }

  @FieldResolver(() => ResolutionList.Connection, {
    description:
      'Resolutions adopted by it or by its bodies, newest first. Those *about* it: `resolutions(where: {about: …})`.',
  })
  resolutions(
    @Root() row: OrganizationRow,
    @Args(() => ResolutionList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Resolution', 'organ', row, args, context, info);
  }

  @FieldResolver(() => OperationList.Connection, {
    description: 'Its operations, exercises and missions, newest first.',
  })
  operations(
    @Root() row: OrganizationRow,
    @Args(() => OperationList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Operation', 'organization', row, args, context, info);
  }

  @FieldResolver(() => StatementList.Connection, {
    description:
      'What it said as one body, newest first. What its officials said: `statements(where: {office: {organization: …}})`.',
  })
  statementsMade(
    @Root() row: OrganizationRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'madeBy', row, args, context, info);
  }

  @Query(() => Organization, { nullable: true, description: 'An organization; null when there is none.' })
  organization(
    @Arg('by', () => OrganizationBy, { description: 'How to find it.' }) by: By,
    @Ctx() context: RequestContext,
  ) {
    return lookUp('Organization', by, context);
  }

  @Query(() => OrganizationList.Connection, { description: 'Organizations, by name.' })
  organizations(
    @Args(() => OrganizationList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Organization', args, context, info);
  }
}
