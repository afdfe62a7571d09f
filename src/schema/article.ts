import { Field, Int, ObjectType } from 'type-graphql';
import type { ArticleGenre, PublicationStatus } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { ArticleGenreEnum, DatePrecisionEnum, PublicationStatusEnum } from './enums.js';
import { DateTimeScalar, HtmlScalar, LanguageTagScalar, UrlScalar } from './scalars.js';
import { Node } from './node.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One language edition of a news item. Its translations are articles of their own, tied together by `translations`.',
})
export class Article extends Node {
  @Field(() => String, { description: 'Unique over all articles.' })
  slug!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it was imported from; null when it was written here.' })
  sourceUrl!: string | null;

  @Field(() => ArticleGenreEnum, { description: 'What sort of text it is, in the word that news agencies use for it.' })
  genre!: ArticleGenre;

  @Field(() => LanguageTagScalar, { description: 'The language it is written in.' })
  language!: string;

  @Field(() => Boolean, { description: 'The edition the others were translated from.' })
  isOriginal!: boolean;

  @Field(() => String, { description: 'The headline.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'A second headline above the body; null when it has none.' })
  subheading!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The opening sentence as the newsroom wrote it; null when it has none.',
  })
  lead!: string | null;

  @Field(() => HtmlScalar, { description: 'The body, ready for a page.' })
  html!: string;

  @Field(() => String, {
    description:
      'The body as plain text in Unicode NFC. Every `start` and `end` counts UTF-16 code units in it, `end` exclusive.',
  })
  text!: string;

  @Field(() => Int, { description: 'How many words the body has.' })
  wordCount!: number;

  @Field(() => String, {
    nullable: true,
    description: 'MEDIA_ANSWER and INTERVIEW: what the outlet asked; null when the page does not print it.',
  })
  question!: string | null;

  @Field(() => DateTimeScalar, {
    description:
      'When it came out. An imprecise date stands at the start of its day, month or year, in the time zone of the newsroom. For a draft: when it is due, else when it was last saved.',
  })
  publishedAt!: Date;

  @Field(() => DatePrecisionEnum, { description: 'How exactly it is known when it came out.' })
  publishedPrecision!: DatePrecision;

  @Field(() => DateTimeScalar, {
    description: 'When its words last changed. Re-linking and re-indexing do not move it.',
  })
  contentUpdatedAt!: Date;

  @Field(() => PublicationStatusEnum, { description: 'Readers without a token only ever meet PUBLISHED.' })
  publicationStatus!: PublicationStatus;

  @Field(() => String, {
    nullable: true,
    description: "What was put right, in the newsroom's words; null when nothing was.",
  })
  correction!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was put right; null when nothing was.' })
  correctedAt!: Date | null;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

/** Its fields are all worked out: see its resolver. */
@ObjectType({ description: 'The ways on from an article.' })
export class ArticleNavigation {}

export const ArticleList = declareList('Article', () => Article);
export const ArticleBy = lookUpInput('Article', 'an article', ['id', 'slug', 'url', 'sourceUrl', 'externalId']);
