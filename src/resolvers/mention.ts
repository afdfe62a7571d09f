import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { MentionRow } from '../kinds/mention.js';
import { Article } from '../schema/article.js';
import type { ListArguments } from '../schema/list.js';
import { Mention, MentionList } from '../schema/mention.js';
import { Subject } from '../schema/subject.js';
import { Tenure } from '../schema/tenure.js';
import { listAll } from './connection.js';
import type { RequestContext } from './context.js';
import { related } from './relation.js';

@Resolver(() => Mention)
export class MentionResolver {
  @FieldResolver(() => Article, { description: 'The article it stands in.' })
  article(@Root() row: MentionRow, @Ctx() context: RequestContext) {
    return related(context, row.articleRef);
  }

  @FieldResolver(() => Subject, { description: 'What is named.' })
  subject(@Root() row: MentionRow, @Ctx() context: RequestContext) {
    return related(context, row.subjectRef);
  }

  @FieldResolver(() => Tenure, {
    nullable: true,
    description:
      "The office holder that is meant, when an office is named: 'the Secretary General' on that day. Null for all other mentions, and when not certain.",
  })
  holder(@Root() row: MentionRow, @Ctx() context: RequestContext) {
    return related(context, row.holderRef);
  }

  @Query(() => MentionList.Connection, { description: 'Links from texts to subjects, by place in the text.' })
  mentions(
    @Args(() => MentionList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Mention', args, context, info);
  }
}
