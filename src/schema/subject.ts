import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { AliasType, SubjectKind } from '../kinds/vocabulary.js';
import { AliasTypeEnum, SubjectKindEnum } from './enums.js';
import { Node, typeOfRow } from './node.js';
import { DateScalar, DateTimeScalar, LanguageTagScalar, UrlScalar } from './scalars.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({ simpleResolvers: true, description: 'Another name of a subject.' })
export class Alias {
  @Field(() => String, { description: 'The name.' })
  text!: string;

  @Field(() => LanguageTagScalar, {
    description: '`und` when the name belongs to no language in particular, as an acronym may.',
  })
  language!: string;

  @Field(() => AliasTypeEnum, { description: 'What sort of other name it is.' })
  aliasType!: AliasType;
}

@ObjectType({ simpleResolvers: true, description: "The name of the same thing in somebody else's register." })
export class ExternalId {
  @Field(() => String, {
    description: 'The register: `wikidata`, `viaf`, `iso3166-1`, `un-symbol`, or the host name of a source.',
  })
  scheme!: string;

  @Field(() => String, { description: 'What it is called there.' })
  value!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Its page there; null when the register has none.' })
  url!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A document that a fact was taken from.' })
export class Source {
  @Field(() => UrlScalar, { nullable: true, description: 'Null when the source is not on the web.' })
  url!: string | null;

  @Field(() => String, { description: "The document's title; the host name when the title is not known." })
  title!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was read; null when not recorded.' })
  retrievedOn!: string | null;
}

@InterfaceType({
  implements: Node,
  resolveType: typeOfRow,
  description:
    'Anything with a name that news is about: a person, an office, an organization, a country, a presidency, a meeting, a resolution, an operation, a topic. One `about` filter takes every kind of it. Slugs are unique over all of them.',
})
export abstract class Subject extends Node {
  @Field(() => ID, { description: 'Opaque, unique over everything, and the same for ever.' })
  declare id: string;

  @Field(() => SubjectKindEnum, { description: 'Which kind of subject it is.' })
  kind!: SubjectKind;

  @Field(() => String, { description: 'The short name in addresses and filters: `un-cooperation`.' })
  slug!: string;

  @Field(() => [Alias], {
    description: 'Other names it goes by, in every language: spellings, transliterations, abbreviations, former names.',
  })
  aliases!: Alias[];

  @Field(() => [ExternalId], {
    description: 'Its identifiers elsewhere: Wikidata, VIAF, ISO 3166, UN symbol, the site it was imported from.',
  })
  externalIds!: ExternalId[];

  @Field(() => Int, { description: 'Rises by one with each change; give it back when you write.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const SubjectList = declareList('Subject', () => Subject);
export const SubjectBy = lookUpInput('Subject', 'a subject of any kind', ['id', 'slug', 'externalId']);
