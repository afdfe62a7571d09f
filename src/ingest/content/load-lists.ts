import type { EntityManager } from 'typeorm';
import { databaseFailure } from '../../database/failure.js';
import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { replaceNamed } from '../records/named.js';
import { insertRow, insertRows } from '../records/write-rows.js';
import { RECORD_LIST_NAMES, recordListOf, type Bundle, type RecordListName } from './index.js';
import { subjectRow, SUBJECTS, type BundleList, type SubjectRecord } from './list.js';
import { sectionKey } from './section.js';

/** Ids by slug of what was loaded; those of sections under a key of their own. */
export type LoadedIds = ReadonlyMap<string, Id>;

/**
 * Loads every list but that of articles, which refer to all others; the ids by slug. Subjects come first, so that a record may be about any of
 * them; then what each kind keeps, list by list.
 */
export async function loadLists(db: EntityManager, bundle: Bundle): Promise<LoadedIds> {
  const ids = new Map<string, Id>();
  const language = bundle.newsroom.languages[0] ?? 'en';
  for (const name of RECORD_LIST_NAMES) {
    const { subject } = recordListOf(name);
    if (subject === undefined) continue;
    for (const record of bundle[name] as readonly SubjectRecord[]) {
      ids.set(record.slug, await insertRow(db, subjectRow(subject, record)));
    }
  }
  for (const name of RECORD_LIST_NAMES) {
    for (const record of parentsFirst(name, bundle[name] as readonly object[])) {
      const id = await load(db, ids, name, record, language);
      if (name === 'sections') ids.set(sectionKey((record as { slug: string }).slug), id);
    }
  }
  return ids;
}

async function load(db: EntityManager, ids: LoadedIds, name: RecordListName, record: object, language: string): Promise<Id> {
  const list = recordListOf(name);
  try {
    const subjectId = list.subject === undefined ? null : idOf(ids, (record as SubjectRecord).slug);
    return await insertRows(db, list.rows(withIds(ids, list, record), language), subjectId);
  } catch (error) {
    const { code, message } = databaseFailure(error) ?? badInput(`The database refuses it: ${messageOf(error)}.`);
    throw new CommuniqueError(code, `${name}.json, ${nameOf(record)}: ${message}`, { cause: error });
  }
}

/** The record with the ids of what it names. */
function withIds(ids: LoadedIds, { references }: BundleList, record: object): object {
  return Object.entries(references).reduce(
    (named, [field, targets]) =>
      replaceNamed(named, field.split('.'), (slug) =>
        idOf(ids, targets !== SUBJECTS && targets.includes('sections') ? sectionKey(slug) : slug),
      ),
    record,
  );
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
function parentsFirst<Entry extends object>(name: RecordListName, records: readonly Entry[]): Entry[] {
  const { within } = recordListOf(name);
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
