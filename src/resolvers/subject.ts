import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { NodeRow } from '../kinds/kind.js';
import type { SubjectRow } from '../kinds/subject.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { LanguageTagScalar, UrlScalar } from '../schema/scalars.js';
import { Source, Subject, SubjectBy, SubjectList } from '../schema/subject.js';
import { ArticleList } from '../schema/article.js';
import { StatementList } from '../schema/statement.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { shownSources } from './sourced.js';
import { servedIn, textIn, textsIn } from './language.js';
import { LANGUAGE_ARGUMENT, SERVED_LANGUAGE } from './language-argument.js';
import { lookUpSubject } from './look-up.js';

@Resolver(() => Subject)
export class SubjectResolver {
  @FieldResolver(() => String, {
    description:
      "Its name in `language`, else in the request's language, else in the original; `servedLanguage` tells which it is.",
  })
  name(@Root() row: SubjectRow, @Ctx() context: RequestContext, @LANGUAGE_ARGUMENT() language?: string): string {
    return textIn(context, row, row.names, language) ?? row.slug;
  }

  @FieldResolver(() => LanguageTagScalar, { description: SERVED_LANGUAGE })
  servedLanguage(
    @Root() row: SubjectRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string {
    return servedIn(context, row, row.names, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'One or two sentences that say who or what it is; null when nobody has written them.',
  })
  summary(
    @Root() row: SubjectRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string | null {
    return textIn(context, row, row.summaries, language);
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'Its page for readers; null only where the operator serves no reader pages.',
  })
  url(): string | null {
    // Reader pages of subjects are not served yet.
    return null;
  }

  @FieldResolver(() => [Source], { description: 'Where these facts were read.' })
  sources(@Root() row: SubjectRow): Source[] {
    return shownSources(row.sourceValues);
  }

  @FieldResolver(() => [String], {
    description: 'What a careful reader should know: sources that disagree, other dates that are given.',
  })
  notes(
    @Root() row: SubjectRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): readonly string[] {
    return textsIn(context, row, row.notesByLanguage, language);
  }

  @FieldResolver(() => ArticleList.Connection, {
    description: 'News about it, newest first. A topic brings its narrower topics along.',
  })
  articles(
    @Root() row: NodeRow,
    @Args(() => ArticleList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Article', 'about', row, args, context, info);
  }

  @FieldResolver(() => StatementList.Connection, {
    description: 'Words said about it, newest first. Words said *by* it are in `statementsMade`.',
  })
  statements(
    @Root() row: NodeRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'about', row, args, context, info);
  }

  @Query(() => Subject, { nullable: true, description: 'A subject of any kind; null when there is none.' })
  subject(@Arg('by', () => SubjectBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUpSubject(by, context);
  }

  @Query(() => SubjectList.Connection, { description: 'Subjects of all kinds, by name.' })
  subjects(
    @Args(() => SubjectList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Subject', args, context, info);
  }
}
