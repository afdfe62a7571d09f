import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SEARCHED_KINDS, searchedWord } from '../kinds/index.js';
import { listedType, PageInfo } from './list.js';
import { HtmlScalar, LanguageTagScalar } from './scalars.js';
import { typeOfRow } from './node.js';
import { pluralOf } from '../kinds/kind.js';
import { Subject } from './subject.js';

/** Where a search looks, in the words of the API. */
export const SearchInEnum = Object.fromEntries(SEARCHED_KINDS.map((kind) => [searchedWord(kind), searchedWord(kind)]));
registerEnumType(SearchInEnum, {
  name: 'SearchIn',
  description: 'Where a search looks. All of them when left out.',
  valuesConfig: Object.fromEntries(
    SEARCHED_KINDS.map((kind) => [searchedWord(kind), { description: `Among ${pluralOf(kind)}.` }]),
  ),
});

const USES = {
  REQUIRED: 'Must occur.',
  ALTERNATIVE: 'One of several joined by `or`.',
  PHRASE: 'Must occur in this order.',
  EXCLUDED: 'Must not occur.',
  LITERAL: 'Looked for as written, without stemming: 77/13, S/2026/243.',
  IGNORED: 'Too common to tell anything apart, or no word at all; left out.',
} as const;
const SearchTermUseEnum = Object.fromEntries(Object.keys(USES).map((use) => [use, use]));
registerEnumType(SearchTermUseEnum, {
  name: 'SearchTermUse',
  description: 'What a term asks for.',
  valuesConfig: Object.fromEntries(Object.entries(USES).map(([use, description]) => [use, { description }])),
});

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'What a search can find.',
  types: () => SEARCHED_KINDS.map(({ name }) => listedType(name)) as [],
  resolveType: typeOfRow as never,
});

@ObjectType({ simpleResolvers: true, description: 'A stretch of a text in UTF-16 code units, `end` exclusive.' })
export class TextSpan {
  @Field(() => Int, { description: 'Where it begins.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A passage that contains the words.' })
export class Highlight {
  @Field(() => String, { description: 'The field it is from: title, lead, text, name, alias, symbol, summary.' })
  foundIn!: string;

  @Field(() => HtmlScalar, { description: 'The passage with the words in mark tags.' })
  html!: string;

  @Field(() => String, { description: 'The passage without any. An ellipsis stands where it was cut.' })
  text!: string;

  @Field(() => [TextSpan], { description: 'Where the words stand in `text`.' })
  spans!: readonly TextSpan[];
}

@ObjectType({ simpleResolvers: true, description: 'One find.' })
export class SearchEdge {
  @Field(() => String, { description: 'Its place in the results, for `after`.' })
  cursor!: string;

  @Field(() => SearchResult, { description: 'The thing itself.' })
  node!: unknown;

  @Field(() => Float, { description: 'Higher is better; comparable within one search only.' })
  score!: number;

  @Field(() => [Highlight], {
    description:
      'Where the words stand: three passages at most, titles and names first. Empty where they stand too far apart to be shown.',
  })
  highlights!: readonly Highlight[];
}

@ObjectType({ description: 'One word or phrase of a search.' })
export class SearchTerm {
  @Field(() => String, { description: 'As it was typed.' })
  asWritten!: string;

  @Field(() => SearchTermUseEnum, { description: 'What it asks for.' })
  use!: string;

  @Field(() => [String], {
    description:
      'What was looked for: stems by language, the literal symbol, or the name that a misspelling was taken for.',
  })
  readAs!: readonly string[];

  @Field(() => [Subject], { description: 'The subjects whose name this is, in any script; ten at most.' })
  subjects!: readonly unknown[];
}

@ObjectType({ simpleResolvers: true, description: 'How a search was read.' })
export class SearchInterpretation {
  @Field(() => [SearchTerm], { description: 'Its words and phrases, in order.' })
  terms!: readonly SearchTerm[];

  @Field(() => String, { description: 'The same in a sentence, for showing above the results.' })
  explanation!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a search found, best first.' })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'The page, each with its score and highlights.' })
  edges!: readonly SearchEdge[];

  @Field(() => [SearchResult], { description: 'The page.' })
  nodes!: readonly unknown[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, {
    description: 'How many there are; at least so many when `totalIsExact` is false. Worked out only when asked for.',
  })
  totalCount!: number;

  @Field(() => Boolean, {
    description: 'Whether `totalCount` is all of them. Very common words are counted to 10,000.',
  })
  totalIsExact!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'A very common word is ranked within the newest so many only, and the results end with them: ask more narrowly for older ones. Null when everything was ranked.',
  })
  rankedWithin!: number | null;

  @Field(() => SearchInterpretation, { description: 'How the words were read.' })
  interpretedAs!: SearchInterpretation;
}

@ObjectType({ simpleResolvers: true, description: 'A way to complete what somebody is typing.' })
export class Suggestion {
  @Field(() => String, { description: 'The name, or the title of a news item.' })
  text!: string;

  @Field(() => LanguageTagScalar, { description: 'The language of `text`.' })
  language!: string;

  @Field(() => SearchResult, { description: 'What it stands for.' })
  result!: unknown;
}
