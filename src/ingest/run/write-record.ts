import type { EntityManager } from 'typeorm';
import { databaseFailure } from '../../database/failure.js';
import type { Verdict } from '../../domain/article.js';
import { contradictionsOf } from '../../domain/integrity/meetings.js';
import type { Newsroom } from '../../domain/newsroom.js';
import type { Localized } from '../../kinds/kind.js';
import type { AliasValue, SourceValue } from '../../kinds/subject.js';
import { SubjectEntity } from '../../entities/subject.js';
import { badInput, codeOf, CommuniqueError, messageOf } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { normalizeSymbol } from '../../lib/un-symbol.js';
import { recordListOf, type RecordListName } from '../content/index.js';
import { subjectRow, type SubjectRecord } from '../content/list.js';
import type { RecordItem } from '../importers/item.js';
import { refuseCircle } from '../records/circle.js';
import { asExported, createExported } from '../records/exported.js';
import { findExisting } from '../records/identity.js';
import type { KnownNames } from '../records/known-names.js';
import { KnownSlugs } from '../records/known-slugs.js';
import { resolveReferences, type IdsOfExternal } from '../records/references.js';
import { readSaid, readWhole } from '../records/said.js';
import type { Columns } from '../records/rows.js';
import { newSlug } from '../records/slug.js';
import { insertRow, insertRows, updateRow, updateRows } from '../records/write-rows.js';

/** What a run knows of the source that a record comes from, and of the record. */
export interface RecordSource {
  /** The node that an earlier run, or this one, noted for this very record; null for one not seen before. */
  readonly knownId: Id | null;
  /** The nodes noted for what the source calls by these ids in one of the lists; without those it has not given. */
  readonly idsOfExternal: IdsOfExternal;
  /** Whether the source has given that node under another id than this record's: then a name makes them no less two. */
  readonly isAnother: (id: Id) => Promise<boolean>;
  /** Where a new record was read that does not say so itself. */
  readonly sources: readonly SourceValue[];
  /** One for the whole run. */
  readonly names: KnownNames;
  /** The number that the record has in the database that exported it; left out for what is no export of ours. */
  readonly exportedId?: Id;
}

const SLUGS = new KnownSlugs();

export interface SavedRecord {
  readonly typeName: string;
  readonly id: Id;
  /** Null for tenures and memberships, which have none. */
  readonly slug: string | null;
  readonly verdict: Verdict;
}

/** So many problems of one record are worth reading at once. */
const SHOWN = 5;

/**
 * Writes a record of any kind but articles, under the id of the one that it is about already (`findExisting` says how that is told) or as a new
 * one. What is there and not spoken of stays, as does whatever the record leaves empty, its slug and the language of its
 * name; names in other languages, aliases, sources and ids of registers are added to those there; facts and lists of parts (participants, a
 * roll call) take the place of what was there. What says nothing new writes nothing: the ledger has no entry for it.
 *
 * BAD_USER_INPUT or CONFLICT say what is wrong with the record, or why the database refuses it. `db` must be inside a transaction; after a failure the
 * transaction can only be rolled back, at least to a savepoint before it.
 */
export async function saveRecord(
  db: EntityManager,
  newsroom: Newsroom,
  source: RecordSource,
  item: RecordItem,
): Promise<SavedRecord> {
  try {
    // Of two imports of the same record at once, the second finds what the first has written.
    await db.query(`select pg_advisory_xact_lock(hashtext('communique.record'))`);
    const saved = await write(db, newsroom, source, item);
    if (saved.slug !== null && saved.verdict !== 'UNCHANGED') source.names.forget();
    return saved;
  } catch (error) {
    // What was found within a transaction that is rolled back may not be there.
    source.names.forget();
    throw refusalOf(item.list, error);
  }
}

async function write(
  db: EntityManager,
  newsroom: Newsroom,
  source: RecordSource,
  { list: name, record: given }: RecordItem,
): Promise<SavedRecord> {
  const list = recordListOf(name);
  const { idsOfExternal, exportedId } = source;
  const isExported = exportedId !== undefined;
  const names = isExported ? SLUGS : source.names;
  const resolved = await resolveReferences(db, names, idsOfExternal, list, given, isExported);
  const { said, problems } = readSaid(isExported ? asExported(list) : list, resolved.record, given);
  refuse(name, [...resolved.problems, ...problems]);
  const language = newsroom.languages[0] ?? 'en';
  const { columns } = list.rows(withSymbol(said), language).own;
  const { knownId, isAnother } = source;
  const id = await findExisting(db, names, { list, name, said, columns, knownId, isAnother, isExported });
  const saved =
    id === null
      ? await create(db, source, name, resolved.record, given, language)
      : await update(db, name, id, withSymbol(said), language);
  // What contradicts itself in an export does so in the database that it is of: communique check tells.
  if (saved.verdict !== 'UNCHANGED' && !isExported) await refuseContradictions(db, name, saved, columns);
  return saved;
}

async function create(
  db: EntityManager,
  source: RecordSource,
  name: RecordListName,
  record: Given,
  given: Given,
  language: string,
): Promise<SavedRecord> {
  const list = recordListOf(name);
  if (source.exportedId !== undefined) {
    const made = await createExported(db, list, source.exportedId, record, given, language);
    refuse(name, made.problems);
    return { typeName: list.typeName, id: made.id, slug: made.slug, verdict: 'CREATED' };
  }
  const { said, problems } = readWhole(list, await completed(db, source, name, record), given);
  refuse(name, problems);
  const whole = withSymbol(said);
  const { subject, typeName } = list;
  const slug = typeof whole.slug === 'string' ? whole.slug : null;
  const subjectId = subject === undefined ? null : await insertRow(db, subjectRow(subject, withoutNames(whole, {})));
  const id = await insertRows(db, list.rows(whole, language), subjectId);
  return { typeName, id, slug, verdict: 'CREATED' };
}

/** A record that is new, with what it may leave out: its slug, and where it was read. */
async function completed(db: EntityManager, source: RecordSource, name: RecordListName, record: Given): Promise<Given> {
  const { shape } = recordListOf(name).record;
  const { slug, name: names, language, sources } = record as Partial<SubjectRecord>;
  return {
    ...record,
    ...('slug' in shape && !slug && names ? { slug: await newSlug(db, name, names, language ?? '') } : {}),
    ...('sources' in shape && !sources?.length && source.sources.length > 0 ? { sources: source.sources } : {}),
  };
}

async function update(
  db: EntityManager,
  name: RecordListName,
  id: Id,
  { slug: _slug, language: _language, ...said }: Given,
  usual: string,
): Promise<SavedRecord> {
  const list = recordListOf(name);
  await refuseCircle(db, list, name, id, said);
  const subject = list.subject === undefined ? null : await db.findOneByOrFail(SubjectEntity, { id });
  const isRenamed =
    subject !== null && (await updateRow(db, subjectRow(subject.kind, withoutNames(said, subject.name)), subject));
  const own = list.rows(said, usual);
  const row = await db.findOneByOrFail(own.own.entity, { id });
  const isChanged = await updateRows(db, own, id, row);
  const slug = subject?.slug ?? (row as { slug?: string }).slug ?? null;
  return { typeName: list.typeName, id, slug, verdict: isRenamed || isChanged ? 'UPDATED' : 'UNCHANGED' };
}

type Given = Readonly<Record<string, unknown>>;

/** A resolution's symbol as it is looked up. */
function withSymbol(record: Given): Given {
  return typeof record.symbol === 'string' ? { ...record, symbol: normalizeSymbol(record.symbol) } : record;
}

/** Without aliases that are the name in some language. */
function withoutNames(said: Given, there: Localized): Given {
  if (!Array.isArray(said.aliases)) return said;
  const names = new Set(Object.values({ ...there, ...(said.name as Localized | undefined) }));
  return { ...said, aliases: (said.aliases as readonly AliasValue[]).filter(({ text }) => !names.has(text)) };
}

/** What a meeting says against its own hours, or against what was said and adopted there. */
async function refuseContradictions(
  db: EntityManager,
  name: RecordListName,
  { id }: SavedRecord,
  columns: Columns,
): Promise<void> {
  const findings =
    name === 'meetings'
      ? await contradictionsOf(db, id)
      : name === 'resolutions' && typeof columns.meetingId === 'string'
        ? (await contradictionsOf(db, columns.meetingId)).filter((finding) => finding.startsWith(`Resolution:${id} `))
        : [];
  if (findings.length > 0) throw badInput(`${findings.slice(0, SHOWN).join('. ')}.`);
}

function refuse(name: RecordListName, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length > SHOWN ? [`And ${problems.length - SHOWN} more.`] : [];
  throw badInput([...problems.slice(0, SHOWN).map((problem) => `${name}${problem}.`), ...more].join(' '));
}

/** SQLSTATEs that say what is wrong with the values, or that they contradict each other. */
const OF_VALUES = /^2[23]/;

function refusalOf(name: RecordListName, error: unknown): unknown {
  if (error instanceof CommuniqueError) return error;
  const known = databaseFailure(error);
  if (known)
    return known.code === 'BAD_USER_INPUT'
      ? new CommuniqueError(known.code, `${name}: ${known.message}`, { cause: error })
      : known;
  const isOfValues = OF_VALUES.test(codeOf(error) ?? '');
  return isOfValues ? badInput(`${name}: the database refuses it: ${messageOf(error)}.`) : error;
}
