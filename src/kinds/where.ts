import { LRUCache } from 'lru-cache';
import { isDay } from '../lib/calendar.js';
import { badInput } from '../lib/errors.js';
import { parseLanguageTag } from '../lib/language-tag.js';
import { parseGlobalId, type Id } from '../lib/node-key.js';
import { parseSearchQuery, type SearchQuery } from '../lib/search-query.js';
import {
  OPERATORS,
  type DrivenFilter,
  type Operator,
  type RelationFilter,
  type ValueFilter,
  type ValueType,
} from './filter.js';
import { findKind, kindOf } from './index.js';
import { oneOf, type Kind } from './kind.js';

/** A filter that was read and checked: all that is left is to write it as SQL. */
export type Condition =
  | { readonly type: 'all'; readonly of: readonly Condition[] }
  | { readonly type: 'any'; readonly of: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition }
  | { readonly type: 'compare'; readonly filter: ValueFilter; readonly operator: Operator; readonly value: unknown }
  | { readonly type: 'related'; readonly filter: RelationFilter; readonly where: Condition }
  /** A relation to things that were looked up already: `ids` are those whose rows it lets through. */
  | { readonly type: 'among'; readonly filter: DrivenFilter; readonly ids: readonly Id[] }
  | { readonly type: 'on'; readonly sql: string; readonly day: string }
  | { readonly type: 'externalId'; readonly sql: string; readonly scheme: string; readonly value: string }
  | { readonly type: 'search'; readonly sql: string; readonly terms: SearchQuery };

/** What lets everything through. */
export const EVERYTHING: Condition = { type: 'all', of: [] };

const MOST_LEVELS = 8;
const MOST_CONDITIONS = 100;
const MOST_VALUES = 100;
/** Each search for words is worked out over all names or texts. */
const MOST_SEARCHES = 10;

type Input = Readonly<Record<string, unknown>>;
/** Where in the input we are, for the sentence of an error, and how much of the budget is used. */
interface Place {
  readonly path: string;
  readonly level: number;
  readonly budget: { conditions: number; searches: number };
}

/**
 * Reads a `where` for a kind: the one filter language of lists, feeds and exports. Keys are joined by and; a key that
 * is null or missing does not filter; `or: []` matches nothing. Refuses unknown keys, wrong values and filters that
 * are too deep or too broad with BAD_USER_INPUT.
 */
export function parseWhere(kind: Kind, input: unknown): Condition {
  if (input === null || input === undefined) return EVERYTHING;
  // The same filter is the same object, so that whatever was worked out for it is found again.
  const text = `${kind.name} ${JSON.stringify(input)}`;
  const known = KNOWN.get(text);
  if (known) return known;
  const read = parseKeys(kind, input, { path: 'where', level: 1, budget: { conditions: 0, searches: 0 } });
  KNOWN.set(text, read, { size: text.length });
  return read;
}

/** The filters read lately, as far as so many characters of them; one that is very long is read each time. */
const KNOWN = new LRUCache<string, Condition>({ maxSize: 500_000, maxEntrySize: 5_000 });

function parseKeys(kind: Kind, input: unknown, place: Place): Condition {
  if (place.level > MOST_LEVELS) {
    throw badInput(`A filter may be ${MOST_LEVELS} levels deep at most; ${place.path} goes deeper.`);
  }
  const conditions = Object.entries(asInput(input, place)).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [parseKey(kind, key, value, inside(place, key))],
  );
  return conditions.length === 1 && conditions[0] ? conditions[0] : { type: 'all', of: conditions };
}

function parseKey(kind: Kind, key: string, value: unknown, place: Place): Condition {
  place.budget.conditions += 1;
  if (place.budget.conditions > MOST_CONDITIONS) {
    throw badInput(`A filter may have ${MOST_CONDITIONS} conditions at most. Ask for part of it at a time.`);
  }
  if (key === 'and') return { type: 'all', of: parseList(kind, value, place) };
  if (key === 'or') return { type: 'any', of: parseList(kind, value, place) };
  if (key === 'not' || key === 'none') return { type: 'not', of: parseKeys(kind, value, place) };
  const filter = kind.filters[key];
  if (!filter) {
    const known = ['and', 'or', 'not', 'none', ...Object.keys(kind.filters)].join(', ');
    throw badInput(`${place.path} is not a filter of ${oneOf(kind)}. Known are: ${known}.`);
  }
  if (filter.type === 'on') return { type: 'on', sql: filter.sql, day: asDay(value, place.path) };
  if (filter.type === 'externalId') return { type: 'externalId', sql: filter.sql, ...asExternalId(value, place) };
  if (filter.type === 'search') {
    place.budget.searches += 1;
    if (place.budget.searches > MOST_SEARCHES) {
      throw badInput(
        `A filter may search for words ${MOST_SEARCHES} times at most. Put alternatives into one search: "this or that".`,
      );
    }
    return { type: 'search', sql: filter.sql, terms: parseSearchQuery(asText(value, place.path), place.path) };
  }
  return filter.type === 'relation' ? parseRelation(filter, value, place) : parseValue(kind, filter, value, place);
}

function parseList(kind: Kind, value: unknown, place: Place): Condition[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry) => parseKeys(kind, entry, place));
}

/** `none` at the top of a relation's filter asks that no related row matches; beside other keys both must hold. */
function parseRelation(filter: RelationFilter, value: unknown, place: Place): Condition {
  const related = kindOf(filter.kind);
  const { none, ...some } = asInput(value, place);
  const excluded: Condition[] =
    none === null || none === undefined
      ? []
      : [{ type: 'not', of: { type: 'related', filter, where: parseKeys(related, none, inside(place, 'none')) } }];
  if (excluded.length > 0 && Object.values(some).every((entry) => entry === null || entry === undefined)) {
    return { type: 'all', of: excluded };
  }
  return { type: 'all', of: [{ type: 'related', filter, where: parseKeys(related, some, place) }, ...excluded] };
}

/** The conditions on a whole value, whatever way it is written; those on a part of it take the part as it is. */
const EXACT = ['eq', 'in', 'not'];

function parseValue(kind: Kind, filter: ValueFilter, value: unknown, place: Place): Condition {
  const allowed: readonly string[] = OPERATORS[filter.value];
  const conditions = Object.entries(asInput(value, place)).flatMap(([operator, operand]): Condition[] => {
    if (operand === null || operand === undefined) return [];
    if (!allowed.includes(operator)) {
      throw badInput(`${place.path}.${operator} is not a condition. Known are: ${allowed.join(', ')}.`);
    }
    const at = `${place.path}.${operator}`;
    const normalize = EXACT.includes(operator) ? filter.normalize : undefined;
    const read = (one: unknown) =>
      READERS[operator === 'isNull' ? 'boolean' : filter.value](one, at, kind, { ...filter, normalize });
    const checked = operator === 'in' ? asValues(operand, at).map(read) : read(operand);
    return [{ type: 'compare', filter, operator: operator as Operator, value: checked }];
  });
  return { type: 'all', of: conditions };
}

type Reader = (value: unknown, at: string, kind: Kind, filter: ValueFilter) => unknown;

const READERS: Readonly<Record<ValueType, Reader>> = {
  id: (value, at, kind) => asIdOf(kind, value, at),
  string: (value, at, _kind, filter) => {
    const text = asText(value, at);
    return filter.normalize ? filter.normalize(text) : text;
  },
  url: asText,
  language: (value, at) => parseLanguageTag(asText(value, at)),
  integer: (value, at) => {
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value + 0.5) < 2147483648) return value;
    throw badInput(`${at} must be a whole number, but got ${shown(value)}.`);
  },
  number: (value, at) => {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw badInput(`${at} must be a number, but got ${shown(value)}.`);
  },
  boolean: (value, at) => {
    if (typeof value === 'boolean') return value;
    throw badInput(`${at} must be true or false, but got ${shown(value)}.`);
  },
  day: asDay,
  instant: (value, at) => {
    const instant = value instanceof Date ? value : new Date(asText(value, at));
    if (!Number.isNaN(instant.getTime())) return instant.toISOString();
    throw badInput(`${at} must be an instant such as 2023-03-14T09:00:00Z, but got ${shown(value)}.`);
  },
  enum: asWord,
  optionalEnum: asWord,
};

function asWord(value: unknown, at: string, _kind: Kind, filter: ValueFilter): string {
  if (typeof value === 'string' && filter.words?.includes(value)) return value;
  throw badInput(`${at} must be one of ${filter.words?.join(', ')}, but got ${shown(value)}.`);
}

function asIdOf(kind: Kind, value: unknown, at: string): string {
  const { typeName, id } = parseGlobalId(asText(value, at));
  if (typeName === kind.name || (kind.name === 'Subject' && findKind(typeName)?.isSubject)) return id;
  throw badInput(`${at} must be the id of ${oneOf(kind)}, but got that of another type, ${typeName}.`);
}

function asText(value: unknown, at: string): string {
  if (typeof value === 'string') return value;
  throw badInput(`${at} must be a text, but got ${shown(value)}.`);
}

function asDay(value: unknown, at: string): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw badInput(`${at} must be a day that exists, written YYYY-MM-DD, but got ${shown(value)}.`);
}

/** Scheme and value, both of them: neither says anything alone. */
export function asExternalId(value: unknown, { path }: Pick<Place, 'path'>): { scheme: string; value: string } {
  const { scheme, value: name, ...more } = Object(value) as Record<string, unknown>;
  if (typeof scheme === 'string' && typeof name === 'string' && Object.keys(more).length === 0)
    return { scheme, value: name };
  throw badInput(`${path} must be such as {scheme: "wikidata", value: "Q7184"}, but got ${shown(value)}.`);
}

function asValues(value: unknown, at: string): readonly unknown[] {
  const values = Array.isArray(value) ? value : [value];
  if (values.length <= MOST_VALUES) return values;
  throw badInput(`${at} may list ${MOST_VALUES} values at most, but got ${values.length}.`);
}

function asInput(value: unknown, place: Place): Input {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  throw badInput(`${place.path} must be an object of conditions, but got ${shown(value)}.`);
}

function inside(place: Place, key: string): Place {
  return { path: `${place.path}.${key}`, level: place.level + 1, budget: place.budget };
}

function shown(value: unknown): string {
  // Undefined for undefined, whatever its type says.
  const text = (JSON.stringify(value) as string | undefined) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
