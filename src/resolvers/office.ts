import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { OfficeRow } from '../kinds/office.js';
import { Country } from '../schema/country.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Office, OfficeBy, OfficeList } from '../schema/office.js';
import { Organization } from '../schema/organization.js';
import { DateScalar } from '../schema/scalars.js';
import { Tenure, TenureList } from '../schema/tenure.js';
import { StatementList } from '../schema/statement.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { lookUp } from './look-up.js';
import { goingOn, holdersOf } from './on-day.js';
import { allRelated, related } from './relation.js';

@Resolver(() => Office)
export class OfficeResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'The organization or body it belongs to; null for an office of a state, such as president or prime minister.',
  })
  organization(@Root() row: OfficeRow, @Ctx() context: RequestContext) {
    return related(context, row.organizationRef);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'Of a national office, its country; null for those of an international organization.',
  })
  country(@Root() row: OfficeRow, @Ctx() context: RequestContext) {
    return related(context, row.countryRef);
  }

  @FieldResolver(() => TenureList.Connection, {
    description: 'Everyone who held it, newest first; `on` keeps those of that day.',
  })
  tenures(
    @Root() row: OfficeRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Only those held that day.' })
    on: string | null | undefined,
    @Args(() => TenureList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Tenure', 'office', row, goingOn(args, on), context, info);
  }

  @FieldResolver(() => Tenure, {
    nullable: true,
    description:
      'Who held it that day (today when left out), acting holders included and marked. On a hand-over day shared by two, the outgoing one. Null when vacant or not known. With several seats: the one longest in office.',
  })
  async holder(
    @Root() row: OfficeRow,
    @Ctx() context: RequestContext,
    @Arg('on', () => DateScalar, { nullable: true, description: 'A day in the newsroom; today when left out.' })
    on?: string | null,
  ) {
    const [holder] = await holdersOf(row, context, on);
    return related(context, holder ?? null);
  }

  @FieldResolver(() => [Tenure], {
    description: 'All who held it that day (today when left out): more than one where there are several seats.',
  })
  async holders(
    @Root() row: OfficeRow,
    @Ctx() context: RequestContext,
    @Arg('on', () => DateScalar, { nullable: true, description: 'A day in the newsroom; today when left out.' })
    on?: string | null,
  ) {
    return allRelated(context, await holdersOf(row, context, on));
  }

  @FieldResolver(() => StatementList.Connection, {
    description: 'What its holders said while they held it, newest first.',
  })
  statementsMade(
    @Root() row: OfficeRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'office', row, args, context, info);
  }

  @Query(() => Office, { nullable: true, description: 'A post; null when there is none.' })
  office(@Arg('by', () => OfficeBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Office', by, context);
  }

  @Query(() => OfficeList.Connection, { description: 'Posts, by name.' })
  offices(
    @Args(() => OfficeList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Office', args, context, info);
  }
}
