import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { TopicRow } from '../kinds/topic.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Topic, TopicBy, TopicList } from '../schema/topic.js';
import { listAll } from './connection.js';
import type { RequestContext } from './context.js';
import { lookUp } from './look-up.js';
import { allRelated, related } from './relation.js';

@Resolver(() => Topic)
export class TopicResolver {
  @FieldResolver(() => Topic, { nullable: true, description: 'The topic above it; null at the top.' })
  broader(@Root() row: TopicRow, @Ctx() context: RequestContext) {
    return related(context, row.broaderRef);
  }

  @FieldResolver(() => [Topic], { description: 'The topics below it, by name.' })
  narrower(@Root() row: TopicRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.narrowerRefs);
  }

  @Query(() => Topic, { nullable: true, description: 'A topic; null when there is none.' })
  topic(@Arg('by', () => TopicBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Topic', by, context);
  }

  @Query(() => TopicList.Connection, { description: 'Topics, by name.' })
  topics(
    @Args(() => TopicList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Topic', args, context, info);
  }
}
