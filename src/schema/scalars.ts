import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { parseDay } from '../lib/calendar.js';
import { messageOf } from '../lib/errors.js';
import { writeInstant } from '../lib/instant-text.js';
import { parseLanguageTag } from '../lib/language-tag.js';

interface TextScalar<Value> {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  /** Reads what a client wrote; throws a sentence that says what would work. */
  readonly parse: (text: string) => Value;
  readonly serialize?: (value: unknown) => string;
}

/** A scalar that is written as a text. */
function textScalar<Value>({ name, parse, serialize = String, ...described }: TextScalar<Value>): GraphQLScalarType {
  const read = (value: unknown, node?: ValueNode): Value => {
    if (typeof value !== 'string') {
      throw new GraphQLError(`${name} must be a text in quotation marks, but got ${JSON.stringify(value)}.`, {
        nodes: node,
      });
    }
    try {
      return parse(value);
    } catch (error) {
      throw new GraphQLError(messageOf(error), { nodes: node });
    }
  };
  return new GraphQLScalarType({
    name,
    ...described,
    serialize,
    parseValue: (value) => read(value),
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING) return read(node.value, node);
      throw new GraphQLError(`${name} must be a text in quotation marks, but got ${print(node)}.`, { nodes: node });
    },
  });
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

function parseInstant(text: string): Date {
  const instant = new Date(text);
  const [, year, month, day] = INSTANT.exec(text) ?? [];
  if (year !== undefined && !Number.isNaN(instant.getTime()) && year !== '0000') {
    parseDay(`${year}-${month}-${day}`);
    const utcYear = instant.getUTCFullYear();
    if (utcYear >= 1 && utcYear <= 9999) return instant;
  }
  throw new Error(
    `A DateTime must be an instant such as 2023-03-14T09:00:00Z or 2023-03-14T12:00:00+03:00, but got "${text}".`,
  );
}

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant in UTC: 2023-03-14T09:00:00Z. Any offset is accepted on the way in. Years 0001 to 9999.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  parse: parseInstant,
  serialize: (value) => writeInstant(value as Date),
});

export const DateScalar = textScalar({
  name: 'Date',
  description: 'A calendar day: 2023-03-14. 30 February is refused.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  parse: parseDay,
});

export const LanguageTagScalar = textScalar({
  name: 'LanguageTag',
  description: 'A language: en, ru, zh-Hant. Upper and lower case mean the same.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/bcp/bcp47.txt',
  parse: parseLanguageTag,
});

export const UrlScalar = textScalar({
  name: 'URL',
  description: 'An absolute http or https address.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  parse: (text) => {
    if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
    throw new Error(`A URL must be an absolute http or https address, but got "${text}".`);
  },
});

export const HtmlScalar = textScalar({
  name: 'HTML',
  description: 'HTML reduced to a list of allowed tags and attributes: safe to put into a page as it is.',
  parse: (text) => text,
});
