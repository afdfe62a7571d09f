import fc from 'fast-check';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import { addDays } from './reference/days.js';
import { VALUES } from './reference/values.js';
import { folded, type Where } from './reference/where.js';
import type { Row, World } from './reference/world.js';

/** Asked in words of people, by rules of its own: proved elsewhere. */
const NOT_DRAWN = new Set(['search']);
const LOGIC = ['and', 'or', 'not', 'none'];
const DEEPEST = 4;

/** What a key of a filter takes. */
export interface Key {
  readonly kind: string;
  readonly key: string;
  readonly input: GraphQLInputObjectType | null;
  /** Of a relation: the kind it leads to. */
  readonly related: string | null;
}

/**
 * Filters of any kind, drawn from the schema itself, so that no key can be forgotten. Values are mostly those of rows,
 * hidden ones too, as they are and slightly changed.
 */
export class Filters {
  private readonly drawn = new Map<string, fc.Arbitrary<Where>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly world: World,
  ) {}

  /** The kinds of rows that have a filter. */
  get kinds(): readonly string[] {
    return Object.keys(this.schema.getTypeMap()).flatMap((name) => /^((?!Search)\w+)Where$/.exec(name)?.[1] ?? []);
  }

  /** The keys of a kind's filter besides those of logic. */
  keysOf(kind: string): readonly Key[] {
    const where = this.schema.getType(`${kind}Where`) as GraphQLInputObjectType;
    return Object.values(where.getFields())
      .filter(({ name }) => !LOGIC.includes(name) && !NOT_DRAWN.has(name))
      .map(({ name, type }) => {
        const input = getNamedType(type);
        return {
          ...{ kind, key: name, input: isInputObjectType(input) ? input : null },
          related: /^(\w+)Where$/.exec(input.name)?.[1] ?? null,
        };
      });
  }

  relatedKind(kind: string, key: string): string {
    const found = this.keysOf(kind).find((one) => one.key === key)?.related;
    if (!found) throw new Error(`${kind}.${key} leads to no kind.`);
    return found;
  }

  /** Every operator of a key. */
  operatorsOf({ input }: Key): readonly string[] {
    return input === null ? [] : Object.keys(input.getFields());
  }

  /** A filter of a kind, up to four levels deep. */
  where(kind: string, depth = DEEPEST): fc.Arbitrary<Where> {
    const name = `${kind} ${depth}`;
    const known = this.drawn.get(name);
    if (known) return known;
    const keys = this.keysOf(kind).filter(({ related }) => related === null || depth > 1);
    const entries = keys.map((key) => ({
      arbitrary: fc.tuple(fc.constant(key.key), orNull(this.conditionOn(key, depth))),
      weight: key.related === null ? 2 : 3,
    }));
    const deeper = () => this.where(kind, depth - 1);
    const logic = ['and', 'or', 'not', 'none'].map((word) => ({
      arbitrary: fc.tuple(
        fc.constant(word),
        depth <= 1
          ? fc.constant(null)
          : orNull<unknown>(['not', 'none'].includes(word) ? deeper() : fc.array(deeper(), { maxLength: 3 })),
      ),
      weight: 2,
    }));
    const made = fc
      .array(fc.oneof(...entries, ...logic), { minLength: depth === DEEPEST ? 1 : 0, maxLength: 2 })
      .map((pairs): Where => Object.fromEntries(pairs));
    this.drawn.set(name, made);
    return made;
  }

  /** A condition on one key. */
  conditionOn(key: Key, depth: number): fc.Arbitrary<unknown> {
    if (key.related !== null) return this.related(key.related, depth);
    if (key.input === null || key.key === 'externalId') return fc.constantFrom(...this.candidates(key, ''));
    const operators = this.operatorsOf(key).map((operator) =>
      fc.tuple(fc.constant(operator), orNull(this.operand(key, operator))),
    );
    return fc
      .array(fc.oneof(...operators), { minLength: 1, maxLength: 2 })
      .map((pairs) => Object.fromEntries(pairs) as Where);
  }

  private related(kind: string, depth: number): fc.Arbitrary<Where> {
    const inside = this.where(kind, depth - 1);
    return fc.oneof(
      { arbitrary: inside, weight: 4 },
      { arbitrary: inside.map((none) => ({ none })), weight: 1 },
      { arbitrary: fc.tuple(inside, inside).map(([some, none]) => ({ ...some, none })), weight: 1 },
    );
  }

  /** A value to compare with; lists of them for `in`. */
  operand(key: Key, operator: string): fc.Arbitrary<unknown> {
    if (operator === 'isNull') return fc.boolean();
    const one = fc.constantFrom(...this.candidates(key, operator));
    const field = key.input?.getFields()[operator];
    return field && isListType(field.type) ? fc.array(one, { maxLength: 3 }) : one;
  }

  /** Values worth asking for: those that rows have, and their neighbours. */
  candidates(key: Key, operator: string): readonly unknown[] {
    if (key.key === 'on') return this.days();
    if (key.key === 'externalId') return this.externalIds();
    const type = getNamedType(key.input?.getFields()[operator]?.type);
    if (isEnumType(type)) return type.getValues().map(({ name }) => name);
    const held = [...new Set(this.held(key).flat())].filter((one) => one !== null);
    if (!type) throw new Error(`${key.kind}.${key.key} has no ${operator}.`);
    const made = NEIGHBOURS[type.name]?.(held as never[], operator);
    if (!made) throw new Error(`Values of ${type.name} cannot be drawn.`);
    return [...new Set(made)];
  }

  /** Whether there are rows without a value. */
  isSometimesAbsent(key: Key): boolean {
    return this.held(key).some((value) => value === null || (Array.isArray(value) && value.length === 0));
  }

  private held({ kind, key }: Key): readonly unknown[] {
    const value = VALUES[kind]?.[key];
    if (!value) throw new Error(`The reference does not know ${kind}.${key}.`);
    return this.world.all(kind).map((row) => value(row, this.world));
  }

  private days(): readonly string[] {
    const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    const dated = ['Tenure', 'Membership', 'Presidency', 'Meeting', 'Operation'];
    const held = dated.flatMap((kind) => this.world.all(kind).flatMap((row) => Object.values(row).filter(isDay)));
    return [...new Set([this.world.asking.today, ...held].flatMap((day) => [day, addDays(day, -1), addDays(day, 1)]))];
  }

  private externalIds(): readonly Where[] {
    const rows: readonly Row[] = [...this.world.all('Subject'), ...this.world.all('Article')];
    const held = rows.flatMap((row) => row.external_ids as readonly Where[]);
    const [first] = held;
    const pairs = held.map(({ scheme, value }) => ({ scheme, value }));
    const others = [
      { scheme: first?.scheme, value: 'nobody' },
      { scheme: 'nobody', value: first?.value },
    ];
    return [...new Map([...pairs, ...others].map((pair) => [JSON.stringify(pair), pair])).values()];
  }
}

function orNull<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(arbitrary, { freq: 12, nil: null });
}

const instantOf = (micros: bigint, milliseconds: number) =>
  new Date(Number(micros / 1000n) + milliseconds).toISOString();

/** Values of a scalar made from those that rows hold. */
const NEIGHBOURS: Readonly<Record<string, (held: never[], operator: string) => readonly unknown[]>> = {
  ID: (held: string[]) => held,
  Boolean: () => [true, false],
  Int: (held: number[]) => held.flatMap((value) => [value, value - 1, value + 1]),
  Float: (held: number[]) => held.flatMap((value) => [value, value - 0.01, value + 0.01]),
  Date: (held: string[]) => held.flatMap((day) => [day, addDays(day, -1), addDays(day, 1)]),
  DateTime: (held: bigint[]) =>
    held.flatMap((micros) => [
      instantOf(micros, 0),
      instantOf(micros, -1),
      instantOf(micros, 1),
      instantOf(micros, 0).replace('Z', '+00:00'),
    ]),
  LanguageTag: (held: string[]) => [...held, 'EN', 'pt', 'zh', 'pt-br', 'zh-hant', 'zh-Hant-TW', 'fr', 'z'.repeat(2)],
  URL: (held: string[]) => [
    ...held,
    ...held.slice(0, 3).map((url) => url.toLowerCase()),
    'https://nobody.example.org/',
  ],
  String: (held: string[], operator) =>
    held.flatMap((text) => wordsLike(text, operator)).concat('', '%', '_', '\\', '"', "'", '😀', 'nobody'),
};

/** A text, as it is, and as people write it who look for it. */
function wordsLike(text: string, operator: string): readonly string[] {
  const exactly = [
    text,
    text.toUpperCase(),
    folded(text),
    text.replace(/^A\/RES\//, 'Resolution '),
    text.replace(/^A\/RES\//, '').toLowerCase(),
  ];
  const letters = Array.from(text);
  const part = (from: number, until: number) => letters.slice(from, until).join('');
  if (operator === 'startsWith') return [...exactly, part(0, 3), part(0, 3).toUpperCase(), folded(part(0, 5))];
  if (operator === 'contains') return [...exactly, part(1, 4), part(-4, -1).toUpperCase(), folded(part(2, 7))];
  return exactly;
}
