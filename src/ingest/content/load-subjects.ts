import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { CountryEntity } from '../../entities/country.js';
import { OfficeEntity } from '../../entities/office.js';
import { OfficialEntity } from '../../entities/official.js';
import { OperationEntity } from '../../entities/operation.js';
import { OrganizationEntity } from '../../entities/organization.js';
import { PresidencyEntity } from '../../entities/presidency.js';
import { ResolutionEntity } from '../../entities/resolution.js';
import { ResolutionSubjectEntity } from '../../entities/resolution-subject.js';
import { SectionEntity } from '../../entities/section.js';
import { SubjectEntity } from '../../entities/subject.js';
import { TenureEntity } from '../../entities/tenure.js';
import { TopicEntity } from '../../entities/topic.js';
import type { SubjectKind } from '../../kinds/vocabulary.js';
import { periodOf } from '../../lib/calendar.js';
import { badInput } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import type { Term } from '../../lib/term.js';
import type { Bundle, BUNDLE_LISTS, BundleListName } from './records.js';

/** Ids by slug of what was loaded. Sections have slugs of their own, apart from those of subjects. */
export type LoadedIds = ReadonlyMap<string, Id>;

/** The key of a section among the loaded ids. */
export function sectionKey(slug: string): string {
  return `section ${slug}`;
}

/** Loads everything that articles refer to; the ids by slug. */
export async function loadSubjects(db: EntityManager, bundle: Bundle): Promise<LoadedIds> {
  const ids = new Map<string, Id>();
  const loading: Loading = {
    db,
    idOf: (slug) => idOf(ids, slug),
    remember: (key, id) => ids.set(key, id),
  };
  for (const [list, load] of Object.entries(LOADERS)) {
    const records: readonly object[] = bundle[list as keyof typeof LOADERS];
    for (const record of parentsFirst(records)) await (load as Loader)(loading, record);
  }
  return ids;
}

/** The id of something that was loaded before. */
export function idOf(ids: LoadedIds, slug: string): Id {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`"${slug}" was referred to before it was loaded.`);
  return id;
}

/** The records of a list, each after the one of the same list that it belongs to. */
function parentsFirst<Entry extends object>(records: readonly Entry[]): Entry[] {
  const bySlug = new Map(records.map((record) => [(record as { slug?: string }).slug, record]));
  const sorted = new Set<Entry>();
  const place = (record: Entry, below: readonly Entry[]) => {
    if (sorted.has(record)) return;
    if (below.includes(record)) throw badInput(`A record cannot be above itself: ${JSON.stringify(record).slice(0, 80)}.`);
    const above = record as { parent?: string | null; broader?: string | null; series?: string | null };
    const parent = bySlug.get(above.parent ?? above.broader ?? above.series ?? '');
    if (parent) place(parent, [...below, record]);
    sorted.add(record);
  };
  for (const record of records) place(record, []);
  return [...sorted];
}

interface Loading {
  readonly db: EntityManager;
  readonly idOf: (slug: string) => Id;
  readonly remember: (key: string, id: Id) => void;
}
type RecordOf<List extends BundleListName> = z.infer<(typeof BUNDLE_LISTS)[List]>;
type SubjectFields = Pick<
  RecordOf<'countries'>,
  'slug' | 'language' | 'name' | 'aliases' | 'summary' | 'externalIds' | 'sources' | 'notes'
>;
type Loader = (loading: Loading, record: unknown) => Promise<void>;

/** How each list is loaded, in an order in which nothing names what comes after it but records of its own list. */
const LOADERS = {
  countries: async (loading: Loading, record: RecordOf<'countries'>) => {
    const id = await insertSubject(loading, 'COUNTRY', record);
    await loading.db.insert(CountryEntity, { id, code: record.code, code3: record.code3 });
  },
  organizations: async (loading: Loading, record: RecordOf<'organizations'>) => {
    const { organizationType, acronym } = record;
    const id = await insertSubject(loading, 'ORGANIZATION', record);
    const parentId = optional(loading, record.parent);
    const countryId = optional(loading, record.country);
    await loading.db.insert(OrganizationEntity, { id, organizationType, acronym, parentId, countryId });
  },
  offices: async (loading: Loading, record: RecordOf<'offices'>) => {
    const id = await insertSubject(loading, 'OFFICE', record);
    await loading.db.insert(OfficeEntity, {
      id,
      organizationId: optional(loading, record.organization),
      countryId: optional(loading, record.country),
      rank: record.rank,
      seats: record.seats,
    });
  },
  officials: async (loading: Loading, record: RecordOf<'officials'>) => {
    const id = await insertSubject(loading, 'OFFICIAL', record);
    await loading.db.insert(OfficialEntity, { id, countryId: optional(loading, record.country) });
  },
  tenures: async ({ db, idOf }: Loading, record: RecordOf<'tenures'>) => {
    await db.insert(TenureEntity, {
      officialId: idOf(record.official),
      officeId: idOf(record.office),
      acting: record.acting,
      term: termOf(record),
      sources: record.sources,
      notes: record.notes,
    });
  },
  presidencies: async (loading: Loading, record: RecordOf<'presidencies'>) => {
    const id = await insertSubject(loading, 'PRESIDENCY', record);
    await loading.db.insert(PresidencyEntity, {
      id,
      organizationId: loading.idOf(record.organization),
      countryId: loading.idOf(record.country),
      priorities: record.priorities,
      term: termOf(record),
    });
  },
  topics: async (loading: Loading, record: RecordOf<'topics'>) => {
    const id = await insertSubject(loading, 'TOPIC', record);
    await loading.db.insert(TopicEntity, { id, broaderId: optional(loading, record.broader), terms: record.terms });
  },
  resolutions: async (loading: Loading, record: RecordOf<'resolutions'>) => {
    const { symbol, title, organ, session, adoptedOn, adoptedPrecision, about } = record;
    const id = await insertSubject(loading, 'RESOLUTION', record);
    const organId = loading.idOf(organ);
    await loading.db.insert(ResolutionEntity, { id, symbol, title, organId, session, adoptedOn, adoptedPrecision });
    for (const [position, slug] of about.entries()) {
      await loading.db.insert(ResolutionSubjectEntity, { resolutionId: id, subjectId: loading.idOf(slug), position });
    }
  },
  operations: async (loading: Loading, record: RecordOf<'operations'>) => {
    const id = await insertSubject(loading, 'OPERATION', record);
    await loading.db.insert(OperationEntity, {
      id,
      operationType: record.operationType,
      organizationId: optional(loading, record.organization),
      seriesId: optional(loading, record.series),
      countryId: optional(loading, record.country),
      place: record.place,
      term: termOf(record),
    });
  },
  sections: async (loading: Loading, record: RecordOf<'sections'>) => {
    const { slug, language, name } = record;
    const parentId = record.parent === null ? null : loading.idOf(sectionKey(record.parent));
    const { identifiers } = await loading.db.insert(SectionEntity, { slug, language, name, parentId });
    loading.remember(sectionKey(slug), String(identifiers[0]?.id));
  },
} as const;

async function insertSubject(
  { db, remember }: Loading,
  kind: SubjectKind,
  record: SubjectFields,
): Promise<Id> {
  const { slug, language, name, aliases, summary, externalIds, sources, notes } = record;
  const { identifiers } = await db.insert(SubjectEntity, {
    kind,
    slug,
    language,
    name,
    aliases,
    summary,
    externalIds,
    sources,
    notes,
  });
  const id = String(identifiers[0]?.id);
  remember(slug, id);
  return id;
}

/** An end known to the month or the year stands at its last day. */
function termOf(record: Term): Term {
  const { startsOn, startsPrecision, endsOn, endsPrecision, firstKnownOn, lastKnownOn } = record;
  const lastDay = endsOn === null ? null : periodOf(endsOn, endsPrecision).until;
  return { startsOn, startsPrecision, endsOn: lastDay, endsPrecision, firstKnownOn, lastKnownOn };
}

function optional({ idOf }: Loading, slug: string | null): Id | null {
  return slug === null ? null : idOf(slug);
}
