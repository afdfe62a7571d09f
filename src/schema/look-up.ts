import { Field, ID, InputType } from 'type-graphql';
import { UrlScalar } from './scalars.js';

type Class = new () => object;

/** How something is looked up: exactly one of its keys. */
export type By = Readonly<Record<string, string | null | undefined>>;

const KEYS = {
  id: [() => ID, 'Its id.'],
  slug: [() => String, 'Its short name.'],
  url: [() => UrlScalar, 'Its address here.'],
  sourceUrl: [() => UrlScalar, 'The address it was imported from.'],
  permalink: [() => UrlScalar, 'The address for citing it.'],
  code: [() => String, 'ISO 3166-1, two or three letters, upper or lower case.'],
  symbol: [() => String, "In any of the UN's forms: A/RES/77/13, Resolution 77/13."],
} as const;

const names = new Set<string>();

/** The names of the inputs of which exactly one key must be given; the schema marks them `@oneOf`. */
export function oneOfInputNames(): ReadonlySet<string> {
  return names;
}

function lookUpInput(kindName: string, noun: string, keys: readonly (keyof typeof KEYS)[]): Class {
  const name = `${kindName}By`;
  const input = class {};
  Object.defineProperty(input, 'name', { value: name });
  InputType(name, { description: `How to find ${noun}: exactly one key.` })(input);
  for (const key of keys) {
    const [type, description] = KEYS[key];
    Field(type as never, { nullable: true, description })(input.prototype, key);
  }
  names.add(name);
  return input;
}

export const ArticleBy = lookUpInput('Article', 'an article', ['id', 'slug', 'url', 'sourceUrl']);
export const StatementBy = lookUpInput('Statement', 'a statement', ['id', 'permalink']);
export const SectionBy = lookUpInput('Section', 'a section', ['id', 'slug']);
export const SubjectBy = lookUpInput('Subject', 'a subject of any kind', ['id', 'slug']);
export const OfficialBy = lookUpInput('Official', 'an official', ['id', 'slug']);
export const OfficeBy = lookUpInput('Office', 'an office', ['id', 'slug']);
export const OrganizationBy = lookUpInput('Organization', 'an organization', ['id', 'slug']);
export const CountryBy = lookUpInput('Country', 'a country', ['id', 'slug', 'code']);
export const PresidencyBy = lookUpInput('Presidency', 'a presidency', ['id', 'slug']);
export const ResolutionBy = lookUpInput('Resolution', 'a resolution', ['id', 'slug', 'symbol']);
export const OperationBy = lookUpInput('Operation', 'an operation', ['id', 'slug']);
export const TopicBy = lookUpInput('Topic', 'a topic', ['id', 'slug']);
