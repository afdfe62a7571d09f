import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { pageSize } from '../database/page.js';
import { MOST_RELATED } from '../domain/related.js';
import type { ArticleRow } from '../kinds/article.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import { articleUrl } from '../lib/address.js';
import { thenOf } from '../lib/value-or-promise.js';
import { badInput } from '../lib/errors.js';
import { excerptOf } from '../lib/text.js';
import { Article, ArticleBy, ArticleList, ArticleNavigation } from '../schema/article.js';
import { Country } from '../schema/country.js';
import { EditionsInput } from '../schema/edition.js';
import { SubjectKindEnum } from '../schema/enums.js';
import { Image } from '../schema/image.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { Office } from '../schema/office.js';
import { Official } from '../schema/official.js';
import { Operation } from '../schema/operation.js';
import { Organization } from '../schema/organization.js';
import { Presidency } from '../schema/presidency.js';
import { Resolution } from '../schema/resolution.js';
import { UrlScalar } from '../schema/scalars.js';
import { Section } from '../schema/section.js';
import { Subject } from '../schema/subject.js';
import { Topic } from '../schema/topic.js';
import { Meeting } from '../schema/meeting.js';
import { MentionList } from '../schema/mention.js';
import { StatementList } from '../schema/statement.js';
import { whereInput } from '../schema/where-input.js';
import { listAll, listSetOf, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { lookUp } from './look-up.js';
import type { NavigationValue } from './navigation.js';
import { allRelated, ofKinds, ofType, related } from './relation.js';

const DEFAULT_EXCERPT = 240;
const DEFAULT_RELATED = 5;

@Resolver(() => Article)
export class ArticleResolver {
  @FieldResolver(() => UrlScalar, { nullable: true, description: 'Where a reader finds it; null for a draft.' })
  url(@Root() row: ArticleRow, @Ctx() { publicUrl }: RequestContext): string | null {
    return row.publicationStatus === 'PUBLISHED' ? articleUrl(publicUrl, row.slug) : null;
  }

  @FieldResolver()
  html(@Root() row: ArticleRow, @Ctx() { loaders }: RequestContext) {
    return loaders.articleHtml(row);
  }

  @FieldResolver()
  text(@Root() row: ArticleRow, @Ctx() { loaders }: RequestContext) {
    return thenOf(loaders.articleTexts(row), ({ text }) => text);
  }

  @FieldResolver(() => String, {
    description: "The first words of the text, cut at a word's end. `length` counts characters, 1 to 2,000.",
  })
  excerpt(
    @Root() row: ArticleRow,
    @Ctx() { loaders }: RequestContext,
    @Arg('length', () => Int, { nullable: true, defaultValue: DEFAULT_EXCERPT, description: 'Characters, 1 to 2,000.' })
    length: number | null,
  ) {
    const characters = length ?? DEFAULT_EXCERPT;
    if (characters < 1 || characters > 2000)
      throw badInput(`"length" must be between 1 and 2000, but got ${characters}.`);
    return thenOf(loaders.articleTexts(row), ({ text }) => excerptOf(text, characters));
  }

  @FieldResolver(() => [Article], { description: 'The other language editions.' })
  translations(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.translationRefs);
  }

  @FieldResolver(() => [Image], { description: 'The pictures in it, in order.' })
  images(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.imageRefs);
  }

  @FieldResolver(() => Section, {
    nullable: true,
    description: "The newsroom's shelf it stands on; null when the source does not say.",
  })
  section(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return related(context, row.sectionRef);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The agency that asked, or that published it first; null when there is none.',
  })
  outlet(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return related(context, row.outletRef);
  }

  @FieldResolver(() => [Subject], { description: 'Every subject it is linked to, in order of first mention.' })
  about(
    @Root() row: ArticleRow,
    @Ctx() context: RequestContext,
    @Arg('kinds', () => [SubjectKindEnum], { nullable: true, description: 'Only these kinds; all when left out.' })
    kinds?: SubjectKind[] | null,
  ) {
    return allRelated(context, ofKinds(kinds, row.aboutRefs));
  }

  @FieldResolver(() => [Topic], { description: 'The topics it treats.' })
  topics(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Topic', row.aboutRefs));
  }

  @FieldResolver(() => [Official], { description: 'The officials it names.' })
  namedOfficials(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Official', row.aboutRefs));
  }

  @FieldResolver(() => [Office], { description: 'The offices it names.' })
  namedOffices(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Office', row.aboutRefs));
  }

  @FieldResolver(() => [Organization], { description: 'The organizations it names.' })
  namedOrganizations(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Organization', row.aboutRefs));
  }

  @FieldResolver(() => [Country], { description: 'The countries it names.' })
  namedCountries(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Country', row.aboutRefs));
  }

  @FieldResolver(() => [Presidency], { description: 'The presidencies it names.' })
  namedPresidencies(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Presidency', row.aboutRefs));
  }

  @FieldResolver(() => [Meeting], { description: 'The meetings it names.' })
  namedMeetings(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Meeting', row.aboutRefs));
  }

  @FieldResolver(() => [Resolution], { description: 'The resolutions it names.' })
  citedResolutions(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Resolution', row.aboutRefs));
  }

  @FieldResolver(() => [Operation], { description: 'The operations it names.' })
  namedOperations(@Root() row: ArticleRow, @Ctx() context: RequestContext) {
    return allRelated(context, ofType('Operation', row.aboutRefs));
  }

  @FieldResolver(() => MentionList.Connection, {
    description: 'Every place in the text that names a subject, with its evidence, in reading order.',
  })
  mentions(
    @Root() row: ArticleRow,
    @Args(() => MentionList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Mention', 'article', row, args, context, info);
  }

  @FieldResolver(() => StatementList.Connection, {
    description: 'The words in it that are attributed to somebody, in reading order.',
  })
  statements(
    @Root() row: ArticleRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'article', row, args, context, info);
  }

  @FieldResolver(() => [Article], {
    description:
      "Other news on the same subjects, nearest first: that with the most in common, then that nearest in time. One edition of each item, in this one's language where there is one. At most 20.",
  })
  async related(
    @Root() row: ArticleRow,
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_RELATED, description: 'How many: 1 to 20.' })
    first: number | null,
  ) {
    const size = pageSize(first, 'first', { usual: DEFAULT_RELATED, most: MOST_RELATED });
    return allRelated(context, (await context.loaders.related.load(row.key)).slice(0, size));
  }

  @FieldResolver(() => ArticleNavigation, {
    description: "Back to the section, back to all news, newer and older, inside the reader's own filter and language.",
  })
  navigation(
    @Root() row: ArticleRow,
    @Ctx() context: RequestContext,
    @Arg('where', () => whereInput('Article'), {
      nullable: true,
      description: 'The filter that newer and older stay inside; all news when left out.',
    })
    where?: object | null,
    @Arg('editions', () => EditionsInput, {
      nullable: true,
      description: 'One language edition of each item; every edition when left out.',
    })
    editions?: EditionsInput | null,
  ): NavigationValue {
    return { row, list: listSetOf('Article', { where, editions }, context) };
  }

  @Query(() => Article, { nullable: true, description: 'A news item; null when there is none.' })
  article(@Arg('by', () => ArticleBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Article', by, context);
  }

  @Query(() => ArticleList.Connection, { description: 'News, newest first.' })
  articles(
    @Args(() => ArticleList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Article', args, context, info);
  }
}
