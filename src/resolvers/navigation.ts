import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ListSet } from '../database/conjunct.js';
import type { ArticleRow } from '../kinds/article.js';
import { addressOf } from '../lib/address.js';
import { Article, ArticleNavigation } from '../schema/article.js';
import { UrlScalar } from '../schema/scalars.js';
import { Section } from '../schema/section.js';
import type { RequestContext } from './context.js';
import { related } from './relation.js';

/** The article that ways lead on from, and the list that newer and older are looked for in. */
export interface NavigationValue {
  readonly row: ArticleRow;
  readonly list: ListSet;
}

@Resolver(() => ArticleNavigation)
export class ArticleNavigationResolver {
  @FieldResolver(() => Section, {
    nullable: true,
    description: 'Back to the section; null when the article has none.',
  })
  section(@Root() { row }: NavigationValue, @Ctx() context: RequestContext) {
    return related(context, row.sectionRef);
  }

  @FieldResolver(() => UrlScalar, { description: 'Back to all news.' })
  allUrl(@Root() _value: NavigationValue, @Ctx() { publicUrl }: RequestContext): string {
    return addressOf(publicUrl, 'news');
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description:
      'The next newer one that the filter lets through; null at the newest, and when this article itself does not pass the filter.',
  })
  async newer(@Root() { row, list }: NavigationValue, @Ctx() context: RequestContext) {
    return related(context, (await context.loaders.neighboursIn(list, row.key)).before);
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The next older one that the filter lets through; null in the same way.',
  })
  async older(@Root() { row, list }: NavigationValue, @Ctx() context: RequestContext) {
    return related(context, (await context.loaders.neighboursIn(list, row.key)).after);
  }
}
