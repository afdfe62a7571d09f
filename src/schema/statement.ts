import { Field, Int, ObjectType } from 'type-graphql';
import type { StatementForm } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { DatePrecisionEnum, StatementFormEnum } from './enums.js';
import { DateTimeScalar, LanguageTagScalar } from './scalars.js';
import { Node } from './node.js';
import { HasEvidence } from './shared-fields.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@HasEvidence()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Words attributed to somebody, with the evidence for it.',
})
export class Statement extends Node {
  @Field(() => String, {
    description: 'The words, letter by letter as in the article: `article.text` from `start` to `end`.',
  })
  text!: string;

  @Field(() => StatementFormEnum, { description: "How close the text is to the speaker's own words." })
  form!: StatementForm;

  @Field(() => LanguageTagScalar, { description: 'The language the words are in.' })
  language!: string;

  @Field(() => DateTimeScalar, {
    description:
      'When the words were said. Sorts at the start of its day, month or year, in the time zone of the newsroom, when not known better.',
  })
  statedAt!: Date;

  @Field(() => DatePrecisionEnum, { description: 'How exactly it is known when the words were said.' })
  statedPrecision!: DatePrecision;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the speaker stood in for somebody; null when `office` is.',
  })
  acting!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "How the text itself names the speaker's role; null when it does not.",
  })
  roleAsPrinted!: string | null;

  @Field(() => Boolean, { description: 'Said in this language, not translated into it.' })
  isOriginal!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the words at this address last changed; null when they never did.',
  })
  wordsChangedAt!: Date | null;

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const StatementList = declareList('Statement', () => Statement);
export const StatementBy = lookUpInput('Statement', 'a statement', ['id', 'permalink']);
