import { Field, ID, InputType } from 'type-graphql';
import { UrlScalar } from './scalars.js';

type Class = new () => object;

/** A name in somebody else's register. */
export interface ExternalIdentifier {
  readonly scheme: string;
  readonly value: string;
}

/** How something is looked up: exactly one of its keys. */
export type By = Readonly<Record<string, string | ExternalIdentifier | null | undefined>>;

@InputType('ExternalIdInput', { description: "An identifier in somebody else's register." })
export class ExternalIdInput implements ExternalIdentifier {
  @Field(() => String, {
    description: 'The register: `wikidata`, `iso3166-1`, `un-symbol`, or the host name of a source.',
  })
  scheme!: string;

  @Field(() => String, { description: 'What it is called there.' })
  value!: string;
}

const KEYS = {
  id: [() => ID, 'Its id.'],
  slug: [() => String, 'Its short name.'],
  url: [() => UrlScalar, 'Its address here.'],
  sourceUrl: [() => UrlScalar, 'The address it was imported from.'],
  permalink: [() => UrlScalar, 'The address for citing it.'],
  code: [() => String, 'ISO 3166-1, two or three letters, upper or lower case.'],
  externalId: [() => ExternalIdInput, "Its identifier in somebody else's register."],
  symbol: [() => String, "In any of the UN's forms: A/RES/77/13, Resolution 77/13."],
} as const;

const names = new Set<string>();

/** The names of the inputs of which exactly one key must be given; the schema marks them `@oneOf`. */
export function oneOfInputNames(): ReadonlySet<string> {
  return names;
}

/** Declares how a kind is looked up: the input of `by`. */
export function lookUpInput(kindName: string, noun: string, keys: readonly (keyof typeof KEYS)[]): Class {
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
