import type { Db } from '../../database/db.js';
import { groupBy } from '../../lib/group-by.js';
import type { Id } from '../../lib/node-key.js';
import { RECORD_LIST_NAMES, recordListOf, type RecordListName } from '../content/index.js';
import { shown } from '../content/issue.js';
import { SUBJECTS, type RecordList, type Targets } from '../content/list.js';
import type { KnownNames, Named } from './known-names.js';
import { namedIn, replaceNamed } from './named.js';

/** The ids of what a source calls by these names, in one of the lists; without what it has not given. */
export type IdsOfExternal = (
  lists: readonly RecordListName[],
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Id>>;

type Given = Readonly<Record<string, unknown>>;

export interface ResolvedReferences {
  /** The record with ids where it names others. */
  readonly record: Given;
  /** A sentence for each name that leads nowhere or to several, with its place in the record. */
  readonly problems: readonly string[];
}

/** No meeting has so many at the table, and each may take a statement. */
const MOST_REFERENCES = 5000;
const LONGEST_NAME = 500;
/** Stands for what was not found, so that the rest of the record can be looked at. */
const NOTHING = '0';

interface Reference {
  readonly where: string;
  readonly text: string;
  readonly lists: readonly RecordListName[];
}

/**
 * The record with ids for what it names: `#17` is what the source calls 17; any other text the one that has it as its slug, else as its code
 * or symbol, else as a name, an alias or an acronym. One statement for all texts together, one more for all `#` of the same lists. An export names others by
 * the slugs that they have there: what is here under another slug is the one that it came to be.
 */
export async function resolveReferences(
  db: Db,
  names: KnownNames,
  idsOfExternal: IdsOfExternal,
  { references }: RecordList,
  given: Given,
  isExported = false,
): Promise<ResolvedReferences> {
  const there = Object.entries(references).flatMap(([field, targets]) =>
    namedIn(given, field.split('.')).map(([where, text]): Reference => ({ where, text, lists: listsOf(targets) })),
  );
  if (there.length > MOST_REFERENCES)
    return { record: given, problems: [`: names ${there.length} others, and may name ${MOST_REFERENCES}`] };
  const texts = there.map(({ text }) => text).filter((text) => !text.startsWith('#') && text.length <= LONGEST_NAME);
  const named = await names.find(db, texts);
  const own = await ownIds(idsOfExternal, there);
  const ids = new Map<string, Id>();
  const problems: string[] = [];
  for (const reference of there) {
    const { where, text, lists } = reference;
    const key = keyOf(text, lists);
    if (ids.has(key)) continue;
    const found = text.startsWith('#')
      ? idOfOwn(own.get(key) ?? null, reference)
      : isExported
        ? await idOfExported(idsOfExternal, named.get(text) ?? [], reference)
        : await idOfNamed(db, names, named.get(text) ?? [], reference);
    ids.set(key, 'id' in found ? found.id : NOTHING);
    if ('problem' in found) problems.push(`${where}: ${found.problem}`);
  }
  const record = Object.entries(references).reduce((whole, [field, targets]) => {
    const lists = listsOf(targets);
    return replaceNamed(whole, field.split('.'), (text) => ids.get(keyOf(text, lists)) ?? NOTHING);
  }, given);
  return { record, problems };
}

type Found = { readonly id: Id } | { readonly problem: string };

/** The ids of all that goes by the source's own names, by `keyOf`: a roll call names nearly two hundred states. */
async function ownIds(
  idsOfExternal: IdsOfExternal,
  references: readonly Reference[],
): Promise<ReadonlyMap<string, Id>> {
  const own = references.filter(({ text }) => text.startsWith('#'));
  const ids = new Map<string, Id>();
  for (const together of groupBy(own, ({ lists }) => lists.join()).values()) {
    const { lists } = together[0]!;
    const wanted = new Set(together.map(({ text }) => text.slice(1)));
    for (const [id, node] of await idsOfExternal(lists, [...wanted])) ids.set(keyOf(`#${id}`, lists), node);
  }
  return ids;
}

function idOfOwn(id: Id | null, { text, lists }: Reference): Found {
  if (id !== null) return { id };
  return { problem: `must name ${oneOf(lists)} of this source that came before, but got ${shown(text)}` };
}

async function idOfExported(
  idsOfExternal: IdsOfExternal,
  named: readonly Named[],
  { text, lists }: Reference,
): Promise<Found> {
  const typeNames = lists.map((list) => recordListOf(list).typeName);
  const slugged = named.find(({ typeName }) => typeNames.includes(typeName));
  const id = slugged?.id ?? (await idsOfExternal(lists, [text])).get(text);
  if (id !== undefined) return { id };
  return {
    problem: `must be the slug of ${oneOf(lists)}, here or earlier in the export, but got ${shown(text)}`,
  };
}

async function idOfNamed(
  db: Db,
  names: KnownNames,
  named: readonly Named[],
  { text, lists }: Reference,
): Promise<Found> {
  const typeNames = lists.map((list) => recordListOf(list).typeName);
  const candidates = named.filter(({ typeName }) => typeNames.includes(typeName));
  const surest = candidates.filter(({ rank }) => rank === candidates[0]?.rank);
  const [only] = surest;
  if (only && surest.length === 1) return { id: only.id };
  if (only) {
    const slugs = surest.slice(0, 5).map(({ slug }) => slug);
    return {
      problem: `must name one of ${lists.join(', ')}, but ${shown(text)} names several; use the slug: ${slugs.join(' or ')}`,
    };
  }
  const near = text.length > LONGEST_NAME ? [] : await names.alike(db, text, typeNames);
  const hint = near.length > 0 ? `; near it: ${near.join(', ')}` : '';
  return { problem: `must name ${oneOf(lists)} by slug, code, acronym or name, but got ${shown(text)}${hint}` };
}

function listsOf(targets: Targets): readonly RecordListName[] {
  const names =
    targets === SUBJECTS ? RECORD_LIST_NAMES.filter((name) => recordListOf(name).subject !== undefined) : targets;
  return names as readonly RecordListName[];
}

function keyOf(text: string, lists: readonly RecordListName[]): string {
  return `${lists.join()} ${text}`;
}

/** `one of officials, countries`. */
function oneOf(lists: readonly RecordListName[]): string {
  return `one of ${lists.join(', ')}`;
}
