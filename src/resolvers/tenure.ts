import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { TenureRow } from '../kinds/tenure.js';
import type { ListArguments } from '../schema/list.js';
import { Office } from '../schema/office.js';
import { Official } from '../schema/official.js';
import { Tenure, TenureList } from '../schema/tenure.js';
import { listAll } from './connection.js';
import type { RequestContext } from './context.js';
import { Sourced } from './sourced.js';
import { related } from './relation.js';

@Resolver(() => Tenure)
export class TenureResolver extends Sourced(() => Tenure) {
  @FieldResolver(() => Official, { description: 'Who held it.' })
  official(@Root() row: TenureRow, @Ctx() context: RequestContext) {
    return related(context, row.officialRef);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'What was held. Never null on a tenure.' })
  office(@Root() row: TenureRow, @Ctx() context: RequestContext) {
    return related(context, row.officeRef);
  }

  @Query(() => TenureList.Connection, { description: 'Times in office, newest first.' })
  tenures(
    @Args(() => TenureList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Tenure', args, context, info);
  }
}
