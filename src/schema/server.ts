import { Field, Int, ObjectType } from 'type-graphql';
import { bucketType } from './facet.js';
import { DateScalar } from './scalars.js';

/** How much is in one language. */
export interface LanguageCount {
  readonly language: string;
  readonly count: number;
}

@ObjectType({ simpleResolvers: true, description: 'How far the content reaches.' })
export class Coverage {
  @Field(() => DateScalar, { nullable: true, description: 'The day of the oldest item; null when there is none.' })
  firstDay!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the newest; null when there is none.' })
  lastDay!: string | null;

  @Field(() => Int, { description: 'How many articles there are, each language edition counted.' })
  articleCount!: number;

  @Field(() => Int, { description: 'How many statements there are.' })
  statementCount!: number;

  @Field(() => Int, { description: 'How many subjects there are, of all kinds.' })
  subjectCount!: number;

  @Field(() => [bucketType('Language')], { description: 'Articles by language, the most usual first.' })
  languages!: LanguageCount[];
}

@ObjectType({ description: 'This server.' })
export class ServerInfo {
  @Field(() => String, { description: 'The version of Communique.' })
  version!: string;

  @Field(() => String, {
    nullable: true,
    description: "The newsroom's zone, in which days and 'today' are read: Europe/Moscow. Null means UTC.",
  })
  timeZone!: string | null;
}
