import type { Reference } from '../reference/index.js';
import type { Where } from '../reference/where.js';
import type { ListField } from './asking.js';
import type { Harness } from './harness.js';
import type { Key } from '../random-where.js';

/** A filter made of one condition, and the key and operator that it is about. */
export interface Condition {
  readonly name: string;
  readonly where: Where;
}

/**
 * Every key of a kind's filter with every operator, each with a few values that tell some rows from others, plain and
 * turned round. Left out is only whether something is there that everything has.
 */
export function everyCondition(harness: Harness, kind: string): readonly Condition[] {
  return harness.filters.keysOf(kind).flatMap((key) => conditionsOn(harness, key));
}

function conditionsOn(harness: Harness, key: Key): readonly Condition[] {
  const { filters } = harness;
  const name = `${key.kind}.${key.key}`;
  const named = (of: string, wheres: readonly Where[]): Condition[] => [
    ...wheres.map((where) => ({ name: of, where })),
    ...wheres.slice(0, 1).map((where) => ({ name: of, where: { not: where } })),
  ];
  const on = (operand: unknown): Where => ({ [key.key]: operand });
  if (key.related !== null) {
    const telling = tellingApart(harness, key, key.related);
    return named(name, [...telling, {}, { none: {} }, ...telling.map((none) => ({ none }))].map(on));
  }
  const operators = filters.operatorsOf(key);
  if (operators.length === 0 || key.key === 'externalId')
    return named(name, few(harness, key.kind, filters.candidates(key, '').map(on)));
  return operators.flatMap((operator): Condition[] => {
    const by = (operand: unknown) => on({ [operator]: operand });
    const of = `${name}.${operator}`;
    if (operator === 'isNull') return filters.isSometimesAbsent(key) ? named(of, [by(true), by(false)]) : [];
    const operands = filters.candidates(key, operator);
    if (operator === 'in') return named(of, [by(spread(operands)), by([]), by(operands.slice(0, 1))]);
    return named(of, few(harness, key.kind, operands.map(by)));
  });
}

/** Two filters that let some rows through and not others, where there are such, and another. */
function few({ reader, editor }: Harness, kind: string, wheres: readonly Where[]): readonly Where[] {
  const some = wheres.length > 3 * MOST ? spread(wheres) : wheres;
  const ofReaders = some.filter((where) => tells(reader, kind, where));
  const telling = ofReaders.length > 0 ? ofReaders : some.filter((where) => tells(editor, kind, where));
  return [...telling.slice(0, 2), ...some.filter((where) => !telling.includes(where)).slice(0, 1)];
}

/** Two conditions on what is related by a key that hold for some rows and not for others. */
function tellingApart(harness: Harness, key: Key, related: string): readonly Where[] {
  const { filters } = harness;
  const found: Where[] = [];
  for (const inside of filters.keysOf(related).filter((one) => one.related === null)) {
    const [operator = ''] = inside.key === 'externalId' ? [] : filters.operatorsOf(inside);
    const telling = spread(filters.candidates(inside, operator))
      .map((operand) => ({ [inside.key]: operator === '' ? operand : { [operator]: operand } }))
      .find((where) => tells(harness.reader, key.kind, { [key.key]: where }));
    if (telling) found.push(telling);
    if (found.length === 2) break;
  }
  return found;
}

/** Whether a filter lets some rows through and not others. */
function tells(reference: Reference, kind: string, where: Where): boolean {
  const through = reference.count(kind, where);
  return through > 0 && through < reference.world.visible(kind).length;
}

const MOST = 12;

/** A dozen of many, from all over the list. */
function spread<Item>(items: readonly Item[]): readonly Item[] {
  const step = Math.max(items.length / MOST, 1);
  return Array.from({ length: Math.min(MOST, items.length) }, (_, at) => items[Math.floor(at * step)] as Item);
}

/** A list through which a kind can be asked for: its own, or one that is related to it. */
export function rootOf({ lists, filters }: Harness, kind: string): { list: ListField; wrap: (where: Where) => Where } {
  const own = lists.find((list) => list.type === 'Query' && list.kind === kind);
  if (own) return { list: own, wrap: (where) => where };
  const through = filters.kinds.flatMap((other) => filters.keysOf(other)).find((key) => key.related === kind);
  if (!through) throw new Error(`No filter leads to ${kind}.`);
  const { list, wrap } = rootOf({ lists, filters } as Harness, through.kind);
  return { list, wrap: (where) => wrap({ [through.key]: where }) };
}
