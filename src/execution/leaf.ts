import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLEnumType,
  type GraphQLLeafType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { jsonText } from './json-text.js';

/** Writes a value of a leaf type, null for none; throws what cannot be a value of the type. */
export type LeafWriter = (value: unknown) => string | null;

const GREATEST_INT = 2 ** 31 - 1;
const LEAST_INT = -(2 ** 31);

/** Values that are written as they stand, by type; undefined for those that the type has to look at. */
const PLAIN = new Map<GraphQLLeafType, (value: unknown) => string | undefined>([
  [GraphQLString, (value) => (typeof value === 'string' ? jsonText(value) : undefined)],
  [GraphQLID, (value) => (typeof value === 'string' ? jsonText(value) : undefined)],
  [GraphQLBoolean, (value) => (typeof value === 'boolean' ? String(value) : undefined)],
  [GraphQLFloat, (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined)],
  [
    GraphQLInt,
    (value) =>
      typeof value === 'number' && Number.isInteger(value) && value <= GREATEST_INT && value >= LEAST_INT
        ? String(value)
        : undefined,
  ],
]);

export function leafWriter(type: GraphQLLeafType): LeafWriter {
  const plain = isEnumType(type) ? enumText(type) : PLAIN.get(type);
  return (value) => {
    if (value === null || value === undefined) return null;
    const text = plain?.(value);
    if (text !== undefined) return text;
    if (value instanceof Error) throw value;
    return serializedText(type, value);
  };
}

function enumText(type: GraphQLEnumType): (value: unknown) => string | undefined {
  const texts = new Map(type.getValues().map(({ name, value }) => [value as unknown, jsonText(name)]));
  return (value) => texts.get(value);
}

function serializedText(type: GraphQLLeafType, value: unknown): string {
  const serialized: unknown = type.serialize(value);
  if (typeof serialized === 'string') return jsonText(serialized);
  if (serialized === null || serialized === undefined) {
    const call = `${inspect(type)}.serialize(${inspect(value)})`;
    throw new Error(`Expected \`${call}\` to return non-nullable value, returned: ${inspect(serialized)}`);
  }
  // A function, say, has no text: it is null in a list, and so it is everywhere.
  return stringify(serialized) ?? 'null';
}

const stringify = JSON.stringify as (value: unknown) => string | undefined;
