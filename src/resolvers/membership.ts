import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { MembershipRow } from '../kinds/membership.js';
import type { ListArguments } from '../schema/list.js';
import { Membership, MembershipList } from '../schema/membership.js';
import { Organization } from '../schema/organization.js';
import { Subject } from '../schema/subject.js';
import { listAll } from './connection.js';
import type { RequestContext } from './context.js';
import { Sourced } from './sourced.js';
import { related } from './relation.js';

@Resolver(() => Membership)
export class MembershipResolver extends Sourced(() => Membership) {
  @FieldResolver(() => Organization, { nullable: true, description: 'What it belongs to. Never null on a membership.' })
  organization(@Root() row: MembershipRow, @Ctx() context: RequestContext) {
    return related(context, row.organizationRef);
  }

  @FieldResolver(() => Subject, { description: 'A country, or another organization.' })
  member(@Root() row: MembershipRow, @Ctx() context: RequestContext) {
    return related(context, row.memberRef);
  }

  @Query(() => MembershipList.Connection, { description: 'Times in organizations, newest first.' })
  memberships(
    @Args(() => MembershipList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Membership', args, context, info);
  }
}
