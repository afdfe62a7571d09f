import type { EntityManager } from 'typeorm';
import { databaseFailure } from '../../database/failure.js';
import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { BUNDLE_LIST_NAMES, listOf, type Bundle, type BundleListName } from './index.js';
import { insertSubject, type Loading, type SubjectRecord } from './list.js';

/** Ids by slug of what was loaded; those of sections under a key of their own. */
export type LoadedIds = ReadonlyMap<string, Id>;

/**
 * Loads every list but that of articles, which refer to all others; the ids by slug. Subjects come first, so that a record may be about any of
 * them; then what each kind keeps, list by list.
 */
export async function loadLists(db: EntityManager, bundle: Bundle): Promise<LoadedIds> {
  const ids = new Map<string, Id>();
  const loading: Loading = {
    db,
    idOf: (slug) => idOf(ids, slug),
    language: bundle.newsroom.languages[0] ?? 'en',
    optionalIdOf: (slug) => (slug === null ? null : idOf(ids, slug)),
    remember: (key, id) => ids.set(key, id),
  };
  for (const name of BUNDLE_LIST_NAMES) {
    const { subject } = listOf(name);
    if (subject === undefined) continue;
    for (const record of bundle[name] as readonly SubjectRecord[]) {
      ids.set(record.slug, await insertSubject(db, subject, record));
    }
  }
  for (const name of BUNDLE_LIST_NAMES) {
    for (const record of parentsFirst(name, bundle[name] as readonly object[])) await load(loading, name, record);
  }
  return ids;
}

async function load(loading: Loading, name: BundleListName, record: object): Promise<void> {
  try {
    await listOf(name).load?.(loading, record);
  } catch (error) {
    const { code, message } = databaseFailure(error) ?? badInput(`The database refuses it: ${messageOf(error)}.`);
    throw new CommuniqueError(code, `${name}.json, ${nameOf(record)}: ${message}`, { cause: error });
  }
}

/** What a record goes by: its slug, or the slugs of those it ties together. */
function nameOf(record: object): string {
  const named = record as { slug?: string; official?: string; office?: string; member?: string; organization?: string };
  return named.slug ?? [named.official ?? named.member, named.office ?? named.organization].join(' in ');
}

/** The id of something that was loaded before. */
export function idOf(ids: LoadedIds, slug: string): Id {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`"${slug}" was referred to before it was loaded.`);
  return id;
}

/** The records of a list, each after the one of the same list that it belongs to. */
function parentsFirst<Entry extends object>(name: BundleListName, records: readonly Entry[]): Entry[] {
  const { within } = listOf(name);
  if (within === undefined) return [...records];
  const bySlug = new Map(records.map((record) => [(record as { slug?: string }).slug, record]));
  const sorted = new Set<Entry>();
  const place = (record: Entry, below: readonly Entry[]) => {
    if (sorted.has(record)) return;
    if (below.includes(record)) throw badInput(`${name}.json, ${nameOf(record)}: a record cannot be above itself; mend its "${within}".`);
    const parent = bySlug.get((record as Readonly<Record<string, string | null | undefined>>)[within] ?? '');
    if (parent) place(parent, [...below, record]);
    sorted.add(record);
  };
  for (const record of records) place(record, []);
  return [...sorted];
}
