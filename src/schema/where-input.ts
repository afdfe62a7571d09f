import { Field, InputType } from 'type-graphql';
import type { Filter } from '../kinds/filter.js';
import { KINDS, kindOf } from '../kinds/index.js';
import { pluralOf } from '../kinds/kind.js';
import { valueFilterInput } from './filter-input.js';
import { ExternalIdInput } from './look-up.js';
import { DateScalar } from './scalars.js';

type InputClass = new () => object;

/** What the keys shared by many kinds ask, where a kind does not say it better. */
const MEANINGS: Readonly<Record<string, string>> = {
  id: 'By id.',
  slug: 'By short name, as in `un-cooperation`.',
  kind: 'By kind of subject.',
  externalId: "By identifier in somebody else's register.",
  sessionKind: 'By sort of session.',
  updatedAt: 'By last change.',
  title: 'By title.',
  genre: 'By sort of text.',
  language: 'By language.',
  isOriginal: 'Whether the others were translated from it.',
  wordCount: 'By number of words.',
  publishedAt: 'By when it came out.',
  contentUpdatedAt: 'By when its words last changed.',
  correctedAt: 'By when it was last put right.',
  form: "By how close it is to the speaker's own words.",
  statedAt: 'By when the words were said.',
  method: 'By how it was found.',
  confidence: 'By how sure it is, 0 to 1.',
  startsOn: 'By first day.',
  endsOn: 'By last day.',
  acting: 'Whether somebody stood in for somebody.',
  rank: 'By seniority, 1 the most senior.',
  session: 'By number of the session.',
  adoptedOn: 'By day of adoption.',
  organizationType: 'By sort of organization.',
  operationType: 'By sort of operation.',
  fileName: 'By name of the file.',
  credit: 'By who made it.',
};

const inputs = new Map<string, InputClass>();

/** The `where` input of a kind, made from what the kind can be filtered by. */
export function whereInput(kindName: string): InputClass {
  const existing = inputs.get(kindName);
  if (existing) return existing;
  const kind = kindOf(kindName);
  const input = class {};
  Object.defineProperty(input, 'name', { value: `${kindName}Where` });
  inputs.set(kindName, input);
  InputType(`${kindName}Where`, {
    description: `Which ${pluralOf(kind)}. All keys must hold; a key that is null or left out does not filter.`,
  })(input);

  const add = (key: string, type: () => unknown, description: string) =>
    Field(type as never, { nullable: true, description })(input.prototype, key);
  add('and', () => [input], 'All of these must hold; an empty list lets everything through.');
  add('or', () => [input], 'At least one of these must hold; an empty list lets nothing through.');
  add('not', () => input, 'This must not hold.');
  add(
    'none',
    () => input,
    'In a relation: no related one matches, `{}` for there is none. At the top: the same as `not`.',
  );
  for (const [key, filter] of Object.entries(kind.filters)) {
    add(key, inputTypeOf(filter), filter.description ?? meaningOf(key, filter));
  }
  return input;
}

/** Inputs of values must be there before the schema is built; those of other kinds may still be on their way. */
function inputTypeOf(filter: Filter): () => unknown {
  if (filter.type === 'on') return () => DateScalar;
  if (filter.type === 'search') return () => String;
  if (filter.type === 'externalId') return () => ExternalIdInput;
  if (filter.type === 'relation') return () => whereInput(filter.kind);
  const input = valueFilterInput(filter.value, filter.enumName);
  return () => input;
}

function meaningOf(key: string, filter: Filter): string {
  const shared = MEANINGS[key];
  if (shared) return shared;
  if (filter.type === 'relation') return `By ${kindOf(filter.kind).noun}.`;
  throw new Error(`The filter ${key} needs a description.`);
}

/** Every kind's input exists before the schema is built, so that they can name each other. */
export function prepareWhereInputs(): void {
  for (const kind of KINDS) whereInput(kind.name);
}
