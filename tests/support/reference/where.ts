import { includes, meetingDays, termDays } from './days.js';
import { RELATIONS } from './relations.js';
import { microsOf, VALUES } from './values.js';
import type { Row, World } from './world.js';

export type Where = Readonly<Record<string, unknown>>;

/** Which kind a relation's filter is of, by the kind and the key that it stands in: as the schema has it. */
export type RelatedKind = (kind: string, key: string) => string;

/** Says of each row whether a filter lets it through: key by key, row by row, from what the schema's descriptions say. */
export class Judge {
  constructor(
    private readonly world: World,
    private readonly relatedKind: RelatedKind,
  ) {}

  /** Keys are joined by and; a key that is null does not filter. */
  passes(kind: string, where: Where | null | undefined, row: Row): boolean {
    return Object.entries(where ?? {}).every(
      ([key, asked]) => isAbsent(asked) || this.passesKey(kind, key, asked, row),
    );
  }

  private passesKey(kind: string, key: string, asked: unknown, row: Row): boolean {
    if (key === 'and') return listed(asked).every((where) => this.passes(kind, where as Where, row));
    if (key === 'or') return listed(asked).some((where) => this.passes(kind, where as Where, row));
    if (key === 'not' || key === 'none') return !this.passes(kind, asked as Where, row);
    if (key === 'on')
      return includes(kind === 'Meeting' ? meetingDays(row) : termDays(row, this.world.asking.today), asked as string);
    if (key === 'externalId') return hasExternalId(row, asked as Where);
    if (RELATIONS[kind]?.[key]) return this.passesRelation(kind, key, asked as Where, row);
    const value = VALUES[kind]?.[key];
    if (!value) throw new Error(`The reference does not know ${kind}.${key}.`);
    const held = value(row, this.world);
    return Object.entries(asked as Where).every(
      ([operator, operand]) => isAbsent(operand) || compares(key, held, operator, operand),
    );
  }

  /** One match is enough; `none` inside asks that there is none, beside what else is asked. */
  private passesRelation(kind: string, key: string, { none, ...some }: Where, row: Row): boolean {
    const type = this.relatedKind(kind, key);
    const related = (RELATIONS[kind]?.[key]?.(row, this.world) ?? []).filter((other) => this.world.sees(other));
    const isAny = (where: Where) => related.some((other) => this.passes(type, where, other));
    if (isAbsent(none)) return isAny(some);
    return !isAny(none as Where) && (Object.values(some).every(isAbsent) || isAny(some));
  }
}

const isAbsent = (value: unknown) => value === null || value === undefined;
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function hasExternalId(row: Row, { scheme, value }: Where): boolean {
  return (row.external_ids as readonly Where[]).some((known) => known.scheme === scheme && known.value === value);
}

/** Of a row with several values one that fits is enough, but none of them may be what it must not be. */
function compares(key: string, held: unknown, operator: string, operand: unknown): boolean {
  const values = listed(held).filter((value) => !isAbsent(value));
  if (operator === 'isNull') return (values.length === 0) === operand;
  if (operator === 'not') return !values.some((value) => equals(key, value, operand));
  if (operator === 'in') return listed(operand).some((one) => values.some((value) => equals(key, value, one)));
  if (operator === 'eq') return values.some((value) => equals(key, value, operand));
  if (operator === 'contains') return values.some((value) => folded(value).includes(folded(operand)));
  if (operator === 'startsWith') return values.some((value) => folded(value).startsWith(folded(operand)));
  return values.some((value) => ORDERED[operator]?.(comparable(value), comparable(operand, value)) ?? false);
}

type Comparable = string | number | bigint;
const ORDERED: Readonly<Record<string, (a: Comparable, b: Comparable) => boolean>> = {
  gte: (a, b) => a >= b,
  gt: (a, b) => a > b,
  lte: (a, b) => a <= b,
  lt: (a, b) => a < b,
};

/** What is asked for as the values are kept: instants as millionths of a second. */
function comparable(value: unknown, like: unknown = value): Comparable {
  return (typeof like === 'bigint' && typeof value === 'string' ? microsOf(value) : value) as Comparable;
}

function equals(key: string, value: unknown, asked: unknown): boolean {
  if (key === 'language') return isWithin(String(value), canonical(asked));
  if (key === 'symbol') return value === symbol(asked as string);
  return value === comparable(asked, value);
}

/** `en` takes en-GB along; `en-GB` does not take en. Upper and lower case mean the same. */
function isWithin(tag: string, asked: string): boolean {
  return tag === asked || tag.startsWith(`${asked}-`);
}

function canonical(tag: unknown): string {
  return Intl.getCanonicalLocales(String(tag))[0] ?? '';
}

/** Resolution 77/13, a/res/77/13 and A/RES/77/13 are the same. */
function symbol(written: string): string {
  const capitals = written.trim().replace(/\s+/g, ' ').toUpperCase();
  return capitals.replace(/^(?:RESOLUTION )?(\d+\/\d+(?: [A-Z])?)$/, 'A/RES/$1');
}

const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', ё: 'е' };

/** Upper and lower case and accents apart. The й of Cyrillic is a letter of its own. */
export function folded(text: unknown): string {
  return Array.from(
    String(text).toLowerCase(),
    (letter) => LETTERS[letter] ?? (letter === 'й' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')),
  ).join('');
}
