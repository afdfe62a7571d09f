import { Field, ID, InputType, Int, Float } from 'type-graphql';
import type { GraphQLScalarType } from 'graphql';
import { OPERATORS, type Operator, type ValueType } from '../kinds/filter.js';
import { enumNamed } from './enums.js';
import { DateScalar, DateTimeScalar, LanguageTagScalar, UrlScalar } from './scalars.js';

type InputClass = new () => object;
type ScalarType = GraphQLScalarType | StringConstructor | BooleanConstructor;

const OPERATOR_MEANINGS: Readonly<Record<Operator, string>> = {
  eq: 'Exactly this.',
  in: 'One of these; an empty list matches nothing.',
  not: 'Anything but this.',
  contains: 'Contains this, upper and lower case and accents apart.',
  startsWith: 'Begins with this, upper and lower case and accents apart.',
  isNull: 'True keeps what has none, false what has one.',
  gte: 'This or greater; of dates this or later.',
  gt: 'Greater than this; of dates later.',
  lte: 'This or less; of dates this or earlier.',
  lt: 'Less than this; of dates earlier.',
};

/** The inputs of values that are no enum: name, scalar, and what journalists should know of it. */
const VALUE_INPUTS: Readonly<
  Record<Exclude<ValueType, 'enum' | 'optionalEnum'>, readonly [string, ScalarType, string]>
> = {
  id: ['IdFilter', ID, 'A condition on an id.'],
  string: ['StringFilter', String, 'A condition on a short text. `eq`, `in` and `not` are exact.'],
  url: ['UrlFilter', UrlScalar, 'A condition on an address.'],
  language: [
    'LanguageFilter',
    LanguageTagScalar,
    'A condition on a language. `en` takes en-GB along; `en-GB` does not take en.',
  ],
  integer: ['IntFilter', Int, 'A condition on a whole number.'],
  number: ['FloatFilter', Float, 'A condition on a number.'],
  boolean: ['BooleanFilter', Boolean, 'A condition on yes or no.'],
  day: ['DateFilter', DateScalar, 'A condition on a day. `gte` and `lte` include it.'],
  instant: ['DateTimeFilter', DateTimeScalar, 'A condition on an instant.'],
};

const made = new Map<string, InputClass>();

function filterInput(
  name: string,
  description: string,
  operators: readonly Operator[],
  scalar: ScalarType | object,
): InputClass {
  const existing = made.get(name);
  if (existing) return existing;
  const input = class {};
  Object.defineProperty(input, 'name', { value: name });
  InputType(name, { description })(input);
  for (const operator of operators) {
    const type =
      operator === 'isNull' ? Boolean : operator === 'startsWith' || operator === 'contains' ? String : scalar;
    Field(() => (operator === 'in' ? [type] : type) as never, {
      nullable: true,
      description: OPERATOR_MEANINGS[operator],
    })(input.prototype, operator);
  }
  made.set(name, input);
  return input;
}

/** The input for conditions on a value of that type. */
export function valueFilterInput(type: ValueType, enumName?: string): InputClass {
  if (type === 'enum' || type === 'optionalEnum') {
    if (!enumName) throw new Error('A filter by an enum must name it.');
    return filterInput(
      `${enumName}Filter`,
      `A condition on a value of ${enumName}.`,
      OPERATORS[type],
      enumNamed(enumName),
    );
  }
  const [name, scalar, description] = VALUE_INPUTS[type];
  return filterInput(name, description, OPERATORS[type], scalar);
}
