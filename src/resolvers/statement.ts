import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { StatementRow } from '../kinds/statement.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import { statementPermalink } from '../lib/address.js';
import { Article } from '../schema/article.js';
import { SubjectKindEnum } from '../schema/enums.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Meeting } from '../schema/meeting.js';
import { Office } from '../schema/office.js';
import { Organization } from '../schema/organization.js';
import { Resolution } from '../schema/resolution.js';
import { UrlScalar } from '../schema/scalars.js';
import { Statement, StatementBy, StatementList } from '../schema/statement.js';
import { Subject } from '../schema/subject.js';
import { Topic } from '../schema/topic.js';
import { listAll } from './connection.js';
import type { RequestContext } from './context.js';
import { lookUp } from './look-up.js';
import { allRelated, ofKinds, ofType, related } from './relation.js';

@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => Subject, {
    description: 'Who said it: an official, or an organization or a country speaking as one.',
  })
  speaker(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return related(context, row.speakerRef);
  }

  @FieldResolver(() => [Subject], {
    description: 'Who said it together with the speaker, as in a joint statement; usually empty.',
  })
  coSpeakers(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.coSpeakerRefs);
  }

  @FieldResolver(() => Office, {
    nullable: true,
    description:
      "The office the speaker held when the words were said, not today's. Null when the speaker is no person, held none, or when the date is too vague to be sure.",
  })
  office(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return related(context, row.officeRef);
  }

  @FieldResolver(() => Article, { description: 'The article the words stand in.' })
  article(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return related(context, row.articleRef);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The outlet that was being answered; null when none.',
  })
  outlet(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return related(context, row.outletRef);
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The meeting it was said at; null when none or not known.',
  })
  meeting(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return related(context, row.meetingRef);
  }

  @FieldResolver(() => [Statement], { description: "The same words in the article's other language editions." })
  translations(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.translationRefs);
  }

  @FieldResolver(() => [Subject], { description: 'What the words are about, in order of first mention.' })
  about(
    @Root() row: StatementRow,
    @Ctx() context: RequestContext,
    @Arg('kinds', () => [SubjectKindEnum], { nullable: true, description: 'Only these kinds; all when left out.' })
    kinds?: SubjectKind[] | null,
  ) {
    return allRelated(context, ofKinds(kinds, row.aboutRefs));
  }

  @FieldResolver(() => [Topic], { description: 'The topics the words treat.' })
  topics(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Topic', row.aboutRefs));
  }

  @FieldResolver(() => [Resolution], { description: 'The resolutions the words name.' })
  citedResolutions(@Root() row: StatementRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Resolution', row.aboutRefs));
  }

  @FieldResolver(() => UrlScalar, {
    description: 'An address for citing these words. It survives edits and says so when the text has changed since.',
  })
  permalink(@Root() row: StatementRow, @Ctx() { publicUrl }: RequestContext): string {
    return statementPermalink(publicUrl, row.id);
  }

  @Query(() => Statement, {
    nullable: true,
    description: 'Words attributed to somebody; null when there are none at that id.',
  })
  statement(@Arg('by', () => StatementBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Statement', by, context);
  }

  @Query(() => StatementList.Connection, { description: 'Words attributed to somebody, newest first.' })
  statements(
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Statement', args, context, info);
  }
}
