import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { OperationRow } from '../kinds/operation.js';
import { Country } from '../schema/country.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Operation, OperationBy, OperationList } from '../schema/operation.js';
import { Organization } from '../schema/organization.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT } from './language-argument.js';
import { textIn } from './language.js';
import { lookUp } from './look-up.js';
import { allRelated, related } from './relation.js';

@Resolver(() => Operation)
export class OperationResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Who runs it; null when not known.' })
  organization(@Root() row: OperationRow, @Ctx() context: RequestContext) {
    return related(context, row.organizationRef);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where, as the source names it; null when not known.' })
  place(
    @Root() row: OperationRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string | null {
    return textIn(context, row, row.places, language);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country it took place in; null when several or not known.',
  })
  country(@Root() row: OperationRow, @Ctx() context: RequestContext) {
    return related(context, row.countryRef);
  }

  @FieldResolver(() => Operation, {
    nullable: true,
    description: 'The series it belongs to; null for a series and for a single operation.',
  })
  series(@Root() row: OperationRow, @Ctx() context: RequestContext) {
    return related(context, row.seriesRef);
  }

  @FieldResolver(() => [Country], { description: 'The countries that took part, in the order of the source.' })
  participatingCountries(@Root() row: OperationRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.participatingRefs);
  }

  @FieldResolver(() => OperationList.Connection, { description: 'Of a series: its editions, newest first.' })
  editions(
    @Root() row: OperationRow,
    @Args(() => OperationList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Operation', 'series', row, args, context, info);
  }

  @Query(() => Operation, {
    nullable: true,
    description: 'An operation, an exercise or a mission; null when there is none.',
  })
  operation(@Arg('by', () => OperationBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Operation', by, context);
  }

  @Query(() => OperationList.Connection, { description: 'Operations, exercises and missions, newest first.' })
  operations(
    @Args(() => OperationList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Operation', args, context, info);
  }
}
