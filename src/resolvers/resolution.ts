import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { ResolutionRow } from '../kinds/resolution.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import { documentUrl } from '../lib/un-symbol.js';
import { SubjectKindEnum } from '../schema/enums.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Meeting } from '../schema/meeting.js';
import { Organization } from '../schema/organization.js';
import { Resolution, ResolutionBy, ResolutionList } from '../schema/resolution.js';
import { UrlScalar } from '../schema/scalars.js';
import { Subject } from '../schema/subject.js';
import { Vote } from '../schema/vote.js';
import { ArticleList } from '../schema/article.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT } from './language-argument.js';
import { textIn } from './language.js';
import { lookUp } from './look-up.js';
import { allRelated, ofKinds, related } from './relation.js';

@Resolver(() => Resolution)
export class ResolutionResolver {
  @FieldResolver(() => String, { description: 'Its title in that language, else in the original.' })
  title(@Root() row: ResolutionRow, @Ctx() context: RequestContext, @LANGUAGE_ARGUMENT() language?: string): string {
    return textIn(context, row, row.titles, language) ?? '';
  }

  @FieldResolver(() => Organization, { description: 'Who adopted it.' })
  organ(@Root() row: ResolutionRow, @Ctx() context: RequestContext) {
    return related(context, row.organRef);
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'Where it was adopted; null when that meeting is not recorded.',
  })
  meeting(@Root() row: ResolutionRow, @Ctx() context: RequestContext) {
    return related(context, row.meetingRef);
  }

  @FieldResolver(() => Vote, {
    nullable: true,
    description: 'How it was decided; null when nothing is known about it.',
  })
  vote(@Root() row: ResolutionRow, @Ctx() context: RequestContext) {
    return related(context, row.voteRef);
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'The text in that language, by its symbol; null without a symbol of the UN.',
  })
  documentUrl(
    @Root() row: ResolutionRow,
    @Ctx() { languages }: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string | null {
    return row.symbol === null ? null : documentUrl(row.symbol, language ? [language] : languages);
  }

  @FieldResolver(() => Resolution, {
    nullable: true,
    description: 'The one before it under the same title, session by session; null at the first.',
  })
  previous(@Root() row: ResolutionRow, @Ctx() context: RequestContext) {
    return related(context, row.previousRef);
  }

  @FieldResolver(() => Resolution, { nullable: true, description: 'The one after it; null at the latest known.' })
  next(@Root() row: ResolutionRow, @Ctx() context: RequestContext) {
    return related(context, row.nextRef);
  }

  @FieldResolver(() => [Subject], { description: 'What it is about.' })
  about(
    @Root() row: ResolutionRow,
    @Ctx() context: RequestContext,
    @Arg('kinds', () => [SubjectKindEnum], { nullable: true, description: 'Only these kinds; all when left out.' })
    kinds?: SubjectKind[] | null,
  ) {
    return allRelated(context, ofKinds(kinds, row.aboutRefs));
  }

  @FieldResolver(() => ArticleList.Connection, { description: 'News that names it, newest first.' })
  citedBy(
    @Root() row: ResolutionRow,
    @Args(() => ArticleList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Article', 'about', row, args, context, info);
  }

  @Query(() => Resolution, { nullable: true, description: 'A resolution; null when there is none.' })
  resolution(
    @Arg('by', () => ResolutionBy, { description: 'How to find it.' }) by: By,
    @Ctx() context: RequestContext,
  ) {
    return lookUp('Resolution', by, context);
  }

  @Query(() => ResolutionList.Connection, { description: 'Resolutions, newest first.' })
  resolutions(
    @Args(() => ResolutionList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Resolution', args, context, info);
  }
}
