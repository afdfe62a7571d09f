import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, LanguageTagScalar } from './scalars.js';

@ObjectType({ simpleResolvers: true, description: 'How much of a list is in one language.' })
export class LanguageBucket {
  @Field(() => LanguageTagScalar, { description: 'The language.' })
  language!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
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

  @Field(() => [LanguageBucket], { description: 'Articles by language, the most usual first.' })
  languages!: LanguageBucket[];
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
