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
