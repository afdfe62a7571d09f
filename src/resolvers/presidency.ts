import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { PresidencyRow } from '../kinds/presidency.js';
import { ArticleList } from '../schema/article.js';
import { Country } from '../schema/country.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { MeetingList } from '../schema/meeting.js';
import { Organization } from '../schema/organization.js';
import { Presidency, PresidencyBy, PresidencyList } from '../schema/presidency.js';
import { ResolutionList } from '../schema/resolution.js';
import { StatementList } from '../schema/statement.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT } from './language-argument.js';
import { textsIn } from './language.js';
import { lookUp } from './look-up.js';
import { related } from './relation.js';

@Resolver(() => Presidency)
export class PresidencyResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization presided over. Never null on a presidency.',
  })
  organization(@Root() row: PresidencyRow, @Ctx() context: RequestContext) {
    return related(context, row.organizationRef);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country that presides. Never null on a presidency.',
  })
  country(@Root() row: PresidencyRow, @Ctx() context: RequestContext) {
    return related(context, row.countryRef);
  }

  @FieldResolver(() => [String], {
    description: 'What the country set out to do, in its own words; empty when not known.',
  })
  priorities(
    @Root() row: PresidencyRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): readonly string[] {
    return textsIn(context, row, row.prioritiesByLanguage, language);
  }

  @FieldResolver(() => Presidency, {
    nullable: true,
    description: 'The presidency before it in the same organization; null when not known.',
  })
  previous(@Root() row: PresidencyRow, @Ctx() context: RequestContext) {
    return related(context, row.previousRef);
  }

  @FieldResolver(() => Presidency, { nullable: true, description: 'The one after it; null for the latest known.' })
  next(@Root() row: PresidencyRow, @Ctx() context: RequestContext) {
    return related(context, row.nextRef);
  }

  @FieldResolver(() => MeetingList.Connection, {
    description:
      'Meetings of the organization between its first and last day, newest first. One on a hand-over day shared by two belongs to the outgoing presidency.',
  })
  meetings(
    @Root() row: PresidencyRow,
    @Args(() => MeetingList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Meeting', 'presidency', row, args, context, info);
  }

  @FieldResolver(() => ArticleList.Connection, {
    description: 'News about the organization that came out between its first and last day, newest first.',
  })
  articlesDuring(
    @Root() row: PresidencyRow,
    @Args(() => ArticleList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Article', 'presidency', row, args, context, info);
  }

  @FieldResolver(() => StatementList.Connection, {
    description: "What holders of the organization's offices said between its first and last day, newest first.",
  })
  statementsDuring(
    @Root() row: PresidencyRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'presidency', row, args, context, info);
  }

  @FieldResolver(() => ResolutionList.Connection, {
    description: 'Resolutions by or about the organization adopted between its first and last day, newest first.',
  })
  resolutionsDuring(
    @Root() row: PresidencyRow,
    @Args(() => ResolutionList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Resolution', 'presidency', row, args, context, info);
  }

  @Query(() => Presidency, { nullable: true, description: 'A presidency; null when there is none.' })
  presidency(
    @Arg('by', () => PresidencyBy, { description: 'How to find it.' }) by: By,
    @Ctx() context: RequestContext,
  ) {
    return lookUp('Presidency', by, context);
  }

  @Query(() => PresidencyList.Connection, { description: 'Presidencies, newest first.' })
  presidencies(
    @Args(() => PresidencyList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Presidency', args, context, info);
  }
}
