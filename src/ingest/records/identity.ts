import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { CountryEntity } from '../../entities/country.js';
import { MembershipEntity } from '../../entities/membership.js';
import { PresidencyEntity } from '../../entities/presidency.js';
import { ResolutionEntity } from '../../entities/resolution.js';
import { SectionEntity } from '../../entities/section.js';
import { SubjectEntity } from '../../entities/subject.js';
import { TenureEntity } from '../../entities/tenure.js';
import type { Localized } from '../../kinds/kind.js';
import type { ExternalIdValue } from '../../kinds/subject.js';
import { badInput } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import type { Term } from '../../lib/term.js';
import { normalizeSymbol } from '../../lib/un-symbol.js';
import type { RecordListName } from '../content/index.js';
import type { RecordList } from '../content/list.js';
import { BY_NAME, BY_SLUG, type KnownNames } from './known-names.js';
import type { Columns } from './rows.js';

/** What a record says that it may be known again by. */
export interface Candidate {
  readonly list: RecordList;
  readonly name: RecordListName;
  /** References are ids. */
  readonly said: Readonly<Record<string, unknown>>;
  /** The same as columns of its own row. */
  readonly columns: Columns;
  /** The node that an earlier run noted for it; null for one not seen before. */
  readonly knownId: Id | null;
  /** Whether the source calls that node by another id than this record's: then it is another one. */
  readonly isAnother: (id: Id) => Promise<boolean>;
  /** Whether it is of an export of ours, which has told apart whoever shares a name, a register's id or a term. */
  readonly isExported: boolean;
}

/**
 * Who a record is about, null for somebody new. Told in this order: by what the source called it before; by an id of somebody else's register;
 * by its slug; by what only one can have (a country its code, a resolution its symbol, a tenure its official, office and first day, a
 * membership member, organization, way and first day, a presidency country, organization and first day); last by its name.
 *
 * A name alone tells only of one that has it letter by letter, that no other language has another name for, and that differs in nothing else
 * that is known of both: see `DISTINGUISHING`. Meetings and resolutions have names that come again, so their day must be the same as well. Of
 * several, the one that agrees in everything that distinguishes them is meant; where none does, BAD_USER_INPUT: two people made one are
 * harder to part than two records are to join. A presidency, a tenure or a membership has no name to tell it by.
 */
export async function findExisting(db: EntityManager, names: KnownNames, candidate: Candidate): Promise<Id | null> {
  const { knownId } = candidate;
  if (candidate.isExported) return findExported(db, names, candidate);
  const known = knownId !== null && (await isThere(db, candidate, knownId)) ? knownId : null;
  const registered = await byExternalId(db, candidate);
  if (known !== null && registered !== null && known !== registered)
    throw badInput(`${candidate.name}.externalIds: must not be those of another, ${await slugOf(db, registered)}.`);
  const found = known ?? registered;
  const slugged = known === null ? await bySlug(db, names, candidate) : null;
  if (found !== null && slugged !== null && found !== slugged)
    throw badInput(
      `${candidate.name}.slug: must be that of ${await slugOf(db, found)}, whose externalIds these are, but got ${JSON.stringify(candidate.said.slug)}.`,
    );
  return found ?? slugged ?? (await NATURAL[candidate.name]?.(db, candidate)) ?? (await byName(db, names, candidate));
}

/**
 * The same of a record of an export, but nobody whom the export has under another short name, and nobody by a name alone: two made one are harder to part
 * than two are to join.
 */
async function findExported(db: EntityManager, names: KnownNames, candidate: Candidate): Promise<Id | null> {
  const { name, knownId } = candidate;
  if (knownId !== null && (await isThere(db, candidate, knownId))) return knownId;
  const registered = await registeredAlike(db, candidate);
  const [only] = registered.length === 1 ? registered : [];
  if (only && !(await candidate.isAnother(only.id))) return only.id;
  return (await bySlug(db, names, candidate)) ?? (await NATURAL[name]?.(db, candidate)) ?? null;
}

async function isThere(db: EntityManager, { list }: Candidate, id: Id): Promise<boolean> {
  if (list.subject !== undefined) return db.existsBy(SubjectEntity, { id, kind: list.subject });
  return db.existsBy(list.rows({}, '').own.entity, { id });
}

async function slugOf(db: EntityManager, id: Id): Promise<string> {
  return (await db.findOneByOrFail(SubjectEntity, { id })).slug;
}

async function byExternalId(db: EntityManager, candidate: Candidate): Promise<Id | null> {
  const found = await registeredAlike(db, candidate);
  if (found.length > 1)
    throw badInput(
      `${candidate.name}.externalIds: must be those of one, but are those of ${found.map(({ slug }) => slug).join(' and ')}.`,
    );
  return found[0]?.id ?? null;
}

/** Those of its kind that have one of its ids in somebody else's register. */
async function registeredAlike(
  db: EntityManager,
  { list, said }: Candidate,
): Promise<{ readonly id: Id; readonly slug: string }[]> {
  const given = (said.externalIds ?? []) as readonly ExternalIdValue[];
  if (list.subject === undefined || given.length === 0) return [];
  return db.query<{ id: Id; slug: string }[]>(
    `select distinct s.id::text as id, s.slug from unnest($2::jsonb[]) given (entry) join subject s
      on s.external_ids @> given.entry where s.kind = $1 order by s.slug limit 6`,
    [list.subject, given.map(({ scheme, value }) => JSON.stringify([{ scheme, value }]))],
  );
}

async function bySlug(db: EntityManager, names: KnownNames, { list, name, said }: Candidate): Promise<Id | null> {
  if (typeof said.slug !== 'string') return null;
  const slugged = (await names.find(db, [said.slug])).get(said.slug)?.filter(({ rank }) => rank === BY_SLUG) ?? [];
  const own = slugged.find(({ typeName }) => typeName === list.typeName);
  // Sections have slugs of their own; those of subjects are unique over all kinds.
  const other = slugged.find(({ typeName }) => typeName !== 'Section');
  if (!own && other && list.subject !== undefined)
    throw badInput(
      `${name}.slug: must be its own, but "${said.slug}" is that of another kind, ${other.typeName}. Choose another.`,
    );
  return own?.id ?? null;
}

/** What one record only can have, by list. */
const NATURAL: Partial<Record<RecordListName, (db: EntityManager, candidate: Candidate) => Promise<Id | null>>> = {
  async countries(db, { said }) {
    const { code, code3 } = said as { code?: string; code3?: string };
    const coded =
      code === undefined && code3 === undefined ? null : await db.findOneBy(CountryEntity, code ? { code } : { code3 });
    return coded?.id ?? null;
  },
  async resolutions(db, { said: { symbol } }) {
    if (typeof symbol !== 'string') return null;
    const found = await db.findBy(ResolutionEntity, [{ symbol }, { symbol: normalizeSymbol(symbol) }]);
    return (found.find((resolution) => resolution.symbol === symbol) ?? found[0])?.id ?? null;
  },
  tenures: (db, candidate) => byFirstDay(db, TenureEntity, candidate, ['officialId', 'officeId']),
  memberships: (db, candidate) =>
    byFirstDay(db, MembershipEntity, candidate, ['organizationId', 'memberId', 'membershipStatus']),
  presidencies: (db, candidate) => byFirstDay(db, PresidencyEntity, candidate, ['organizationId', 'countryId']),
};

/** The one between the same two that began on the same day; where none is known, that of the same first evidence. */
async function byFirstDay(
  db: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  { columns, isExported, isAnother }: Candidate,
  key: readonly string[],
): Promise<Id | null> {
  if (key.some((column) => columns[column] === undefined)) return null;
  const where = Object.fromEntries(key.map((column) => [column, columns[column]]));
  const found = await db.find(entity, { where, order: { id: 'ASC' } });
  const same = found.filter(({ term }) => firstDay(term as Term) === firstDay(columns.term as Partial<Term>));
  for (const { id } of same) if (!isExported || !(await isAnother(String(id)))) return String(id);
  return null;
}

function firstDay({ startsOn, firstKnownOn }: Partial<Term>): string {
  return startsOn ?? `known on ${firstKnownOn ?? 'no day'}`;
}

interface Distinguishing {
  readonly columns: readonly string[];
  readonly required?: readonly string[];
}

/**
 * The columns by which two of one name are told apart where they are known of both, by list; `required` must be known and equal. Lists that are
 * not here have no name that tells.
 */
const DISTINGUISHING: Partial<Record<RecordListName, Distinguishing>> = {
  countries: { columns: ['code', 'code3'] },
  organizations: { columns: ['organizationType', 'parentId', 'countryId'] },
  offices: { columns: ['organizationId', 'countryId'] },
  officials: { columns: ['countryId'] },
  topics: { columns: [] },
  meetings: { columns: ['startsOn', 'organizationId', 'session'], required: ['startsOn'] },
  resolutions: { columns: ['adoptedOn', 'organId', 'symbol', 'session'], required: ['adoptedOn', 'organId'] },
  operations: { columns: ['operationType', 'seriesId', 'startsOn'] },
  sections: { columns: ['parentId'] },
};

/** Two of a name, by what is known of them. */
interface Likeness {
  readonly id: Id;
  readonly slug: string;
  readonly isContradicted: boolean;
  /** Whether something distinguishes them, and all of it is known of both and equal. */
  readonly isConfirmed: boolean;
}

async function byName(db: EntityManager, names: KnownNames, candidate: Candidate): Promise<Id | null> {
  const { list, name, said } = candidate;
  const distinguishing = DISTINGUISHING[name];
  const own = Object.values((said.name ?? {}) as Localized);
  if (!distinguishing || own.length === 0) return null;
  const found = [...(await names.find(db, own)).values()].flat();
  const ids = new Set(
    found.flatMap(({ id, typeName, rank }) => (typeName === list.typeName && rank === BY_NAME ? [id] : [])),
  );
  const bearers: Likeness[] = [];
  for (const bearer of await bearersOf(db, candidate, [...ids], distinguishing)) {
    const likeness = await likenessTo(candidate, bearer, distinguishing);
    if (likeness) bearers.push(likeness);
  }
  const possible = bearers.filter(({ isContradicted }) => !isContradicted);
  const meant = possible.length > 1 ? possible.filter(({ isConfirmed }) => isConfirmed) : possible;
  if (meant.length === 1 || possible.length === 0) return meant[0]?.id ?? null;
  const slugs = possible.slice(0, 5).map(({ slug }) => slug);
  throw badInput(
    `${name}.name: must tell who is meant, but ${JSON.stringify(own[0])} may be ${slugs.join(' or ')}. Say it by "slug" or "externalIds".`,
  );
}

interface Bearer {
  readonly subject: SubjectEntity | SectionEntity;
  /** Its row in the table of its kind. */
  readonly row: ObjectLiteral;
}

/**
 * Those of the ids that agree in what must be equal, in their order; nobody where that is not known. Two statements: a series of meetings has hundreds
 * of one name.
 */
async function bearersOf(
  db: EntityManager,
  { list, columns }: Candidate,
  ids: readonly Id[],
  { required = [] }: Distinguishing,
): Promise<Bearer[]> {
  const equal = Object.fromEntries(required.map((column) => [column, valueOf(columns, column)]));
  if (ids.length === 0 || Object.values(equal).includes(undefined)) return [];
  const rows = await db
    .createQueryBuilder<ObjectLiteral>(list.rows({}, '').own.entity, 'row')
    .whereInIds(ids)
    .andWhere(equal)
    .orderBy('row.id')
    .getMany();
  if (rows.length === 0) return [];
  const entity: EntityTarget<SubjectEntity | SectionEntity> =
    list.subject === undefined ? SectionEntity : SubjectEntity;
  const subjects = await db
    .createQueryBuilder(entity, 'subject')
    .whereInIds(rows.map(({ id }) => id as Id))
    .getMany();
  return rows.flatMap((row) => {
    const subject = subjects.find(({ id }) => id === row.id);
    return subject === undefined ? [] : [{ subject, row }];
  });
}

/** How one that may have the name compares; null where it has not, letter by letter. */
async function likenessTo(
  { said, columns, isAnother }: Candidate,
  { subject: bearer, row }: Bearer,
  { columns: distinguishing }: Distinguishing,
): Promise<Likeness | null> {
  const own = said.name as Localized;
  const shared = Object.keys(own).filter((language) => bearer.name[language] !== undefined);
  const same = shared.filter((language) => plain(own[language]) === plain(bearer.name[language]));
  if (same.length === 0) return null;
  const { id } = bearer;
  const known = distinguishing.filter((column) => valueOf(columns, column) !== undefined);
  const isEqual = (column: string) => valueOf(row, column) === valueOf(columns, column);
  const differs = (column: string) => valueOf(row, column) !== undefined && !isEqual(column);
  const registered = 'externalIds' in bearer ? bearer.externalIds : [];
  const isContradicted =
    same.length < shared.length ||
    known.some(differs) ||
    disagree(registered, (said.externalIds ?? []) as readonly ExternalIdValue[]) ||
    (await isAnother(id));
  return { id, slug: bearer.slug, isContradicted, isConfirmed: known.length > 0 && known.every(isEqual) };
}

/** A column, be it one of the term; undefined where nothing is known. */
function valueOf(row: Columns, column: string): unknown {
  return row[column] ?? (row.term as Columns | undefined)?.[column] ?? undefined;
}

/** Whether one register calls them by different ids. */
function disagree(there: readonly ExternalIdValue[], said: readonly ExternalIdValue[]): boolean {
  return said.some(({ scheme, value }) => {
    const theirs = there.filter((entry) => entry.scheme === scheme);
    return theirs.length > 0 && !theirs.some((entry) => entry.value === value);
  });
}

function plain(name: string | undefined): string | undefined {
  return name?.normalize('NFC').trim();
}
