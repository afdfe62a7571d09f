import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { SectionRow } from '../kinds/section.js';
import { sectionUrl } from '../lib/address.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { LanguageTagScalar, UrlScalar } from '../schema/scalars.js';
import { Section, SectionBy, SectionList } from '../schema/section.js';
import { ArticleList } from '../schema/article.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT, SERVED_LANGUAGE } from './language-argument.js';
import { servedIn, textIn } from './language.js';
import { lookUp } from './look-up.js';
import { allRelated, related } from './relation.js';

@Resolver(() => Section)
export class SectionResolver {
  @FieldResolver(() => String, {
    description: "Its name in `language`, else in the request's language, else in the original.",
  })
  name(@Root() row: SectionRow, @Ctx() context: RequestContext, @LANGUAGE_ARGUMENT() language?: string): string {
    return textIn(context, row, row.names, language) ?? '';
  }

  @FieldResolver(() => LanguageTagScalar, { description: SERVED_LANGUAGE })
  servedLanguage(
    @Root() row: SectionRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string {
    return servedIn(context, row, row.names, language);
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'Its page for readers; null only where the operator serves none.',
  })
  url(@Root() row: SectionRow, @Ctx() { publicUrl }: RequestContext): string {
    return sectionUrl(publicUrl, row.slug);
  }

  @FieldResolver(() => Section, { nullable: true, description: 'The shelf above it; null at the top.' })
  parent(@Root() row: SectionRow, @Ctx() context: RequestContext) {
    return related(context, row.parentRef);
  }

  @FieldResolver(() => [Section], { description: 'The shelves below it, by name.' })
  children(@Root() row: SectionRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.childRefs);
  }

  @FieldResolver(() => ArticleList.Connection, { description: 'News on this shelf and those below it, newest first.' })
  articles(
    @Root() row: SectionRow,
    @Args(() => ArticleList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Article', 'section', row, args, context, info);
  }

  @Query(() => Section, { nullable: true, description: 'A shelf; null when there is none.' })
  section(@Arg('by', () => SectionBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Section', by, context);
  }

  @Query(() => SectionList.Connection, { description: 'Shelves, by name.' })
  sections(
    @Args(() => SectionList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Section', args, context, info);
  }
}
