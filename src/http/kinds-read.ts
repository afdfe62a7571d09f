import type { Filter } from '../kinds/filter.js';
import { KINDS } from '../kinds/index.js';
import type { Kind } from '../kinds/kind.js';

/** The kinds that are written all day. Of the others, which hardly change, every answer is taken to read all. */
const BUSY = ['Article', 'Statement', 'Mention', 'Image'] as const;
export type BusyKind = (typeof BUSY)[number];

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));

/** What every answer is taken to read: names, offices and terms stand in almost all of them. */
const ALWAYS = KINDS.map(({ name }) => name).filter((name) => !isBusy(name));

/** What an answer hangs on, as far as which of the busy kinds it reads; `null` for one that may read anything. */
export function typesOf(busy: ReadonlySet<BusyKind> | null): readonly string[] {
  return busy === null ? EVERYTHING : [...ALWAYS, ...busy];
}

const EVERYTHING: readonly string[] = [...ALWAYS, ...BUSY, 'Change'];

/** The kind of a list, its edges, its facets or its stretches, by the name of the GraphQL type; undefined for others. */
export function kindBehind(typeName: string): Kind | undefined {
  return (
    BY_NAME.get(typeName) ?? BY_NAME.get(typeName.replace(/(Connection|Edge|Facets|Navigation|Bucket|Where)$/, ''))
  );
}

/** The busy kinds whose tables the rows, lists and facets of a kind are read from. */
export function busyBehind(kind: Kind): ReadonlySet<BusyKind> {
  const known = behind.get(kind) ?? new Set([...ownName(kind), ...busyIn({ ...kind, filters: null })]);
  behind.set(kind, known);
  return known;
}
const behind = new Map<Kind, ReadonlySet<BusyKind>>();

/** The busy kinds that a `where` as it was given reads besides; null where it has what is not known. */
export function busyInWhere(kind: Kind, where: unknown): ReadonlySet<BusyKind> | null {
  if (typeof where !== 'object' || where === null) return new Set();
  const found = new Set<BusyKind>();
  const add = (more: ReadonlySet<BusyKind> | null): boolean => {
    for (const name of more ?? []) found.add(name);
    return more !== null;
  };
  for (const [key, value] of Object.entries(where)) {
    const isKnown = COMBINING.has(key)
      ? [value].flat().every((one) => add(busyInWhere(kind, one)))
      : add(busyInCondition(kind.filters[key], value));
    if (!isKnown) return null;
  }
  return found;
}

const COMBINING = new Set(['and', 'or', 'not', 'none']);

function busyInCondition(filter: Filter | undefined, value: unknown): ReadonlySet<BusyKind> | null {
  if (!filter) return null;
  const own = busyIn(filter);
  if (filter.type !== 'relation') return new Set(own);
  const related = BY_NAME.get(filter.kind);
  const inside = related ? busyInWhere(related, value) : null;
  return related && inside ? new Set([...own, ...busyBehind(related), ...inside]) : null;
}

/**
 * Busy kinds whose tables, or tables of links, some SQL names; a word that only looks like one counts as well. The beginning of a key
 * (`'Image:' || t.portrait_id`) does not: what it leads to is read by whoever selects it.
 */
function busyIn(described: object): BusyKind[] {
  const text = JSON.stringify(described).toLowerCase();
  return BUSY.filter((name) => new RegExp(`\\b${name.toLowerCase()}(_\\w+)?\\b(?!:)`).test(text));
}

function ownName({ name }: Kind): BusyKind[] {
  return isBusy(name) ? [name] : [];
}

function isBusy(name: string): name is BusyKind {
  return BUSY.some((busy) => busy === name);
}
