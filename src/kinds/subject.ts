import { column, type Column, type Kind, type Localized, type LocalizedLists, type LookUp } from './kind.js';
import { filter } from './filter.js';
import { SUBJECT_KINDS, type AliasType, type SubjectKind } from './vocabulary.js';

export interface AliasValue {
  readonly text: string;
  readonly language: string;
  readonly aliasType: AliasType;
}
export interface ExternalIdValue {
  readonly scheme: string;
  readonly value: string;
  readonly url?: string | null;
}
export interface SourceValue {
  readonly url?: string | null;
  readonly title?: string | null;
  readonly retrievedOn?: string | null;
}

/** The columns that every kind of subject has. */
export const subjectColumns = {
  kind: column.word<SubjectKind>('s.kind'),
  slug: column.text('s.slug'),
  language: column.text('s.language'),
  names: column.localized('s.name'),
  aliases: column.json<readonly AliasValue[]>('s.aliases'),
  summaries: column.localized('s.summary'),
  externalIds: column.json<readonly ExternalIdValue[]>('s.external_ids'),
  sourceValues: column.json<readonly SourceValue[]>('s.sources'),
  notesByLanguage: column.localizedLists('s.notes'),
  revision: column.integer('s.revision'),
  updatedAt: column.instant('s.updated_at'),
} as const;

/** What any subject's row has. */
export interface SubjectRow {
  readonly typeName: string;
  readonly id: string;
  readonly key: string;
  readonly kind: SubjectKind;
  readonly slug: string;
  readonly language: string;
  readonly names: Localized;
  readonly aliases: readonly AliasValue[];
  readonly summaries: Localized;
  readonly externalIds: readonly ExternalIdValue[];
  readonly sourceValues: readonly SourceValue[];
  readonly notesByLanguage: LocalizedLists;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** The columns of a time in office or in the chair. */
export const termColumns = {
  startsOn: column.optionalDay('t.starts_on'),
  startsPrecision: column.precision('t.starts_precision'),
  endsOn: column.optionalDay('t.ends_on'),
  endsPrecision: column.precision('t.ends_precision'),
  firstKnownOn: column.optionalDay('t.first_known_on'),
  lastKnownOn: column.optionalDay('t.last_known_on'),
} satisfies Record<string, Column<unknown>>;

/** The first day a term answers for; SQL of `answeringPeriod`. */
export const FIRST_ANSWERING_DAY = 'coalesce(t.starts_on, t.first_known_on)';
/** The last day a term answers for; `:today` is the newsroom's day. SQL of `answeringPeriod`. */
export const LAST_ANSWERING_DAY = `case when t.ends_precision = 'ONGOING' then :today::date else coalesce(t.ends_on, t.last_known_on) end`;

export const subjectFilters = {
  id: filter.id(),
  slug: filter.string('s.slug'),
  name: filter.localized('s.name', 'The name in any language.'),
  updatedAt: filter.instant('s.updated_at'),
} as const;

export const subjectOrders = {
  NAME: { sql: 's.sort_name', type: 'text', nullable: false, description: 'By name, in its original language.' },
  SLUG: { sql: 's.slug', type: 'text', nullable: false, description: 'By short name.' },
  UPDATED_AT: { sql: 's.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
} as const;

export const BY_NAME = [{ field: 'NAME', direction: 'ASC' }] as const;

export const bySlug: LookUp = { sql: 's.slug = :value', normalize: (slug) => slug };

/** All kinds of subject together: what `subjects` lists and `about` filters by. Rows are of their own kind. */
export const subjectKind: Kind = {
  name: 'Subject',
  noun: 'subject',
  table: 'subject',
  isSubject: true,
  columns: {},
  filters: {
    ...subjectFilters,
    kind: filter.word('SubjectKind', SUBJECT_KINDS, 's.kind'),
    official: filter.relation('Official', 't.id in (:related)'),
    office: filter.relation('Office', 't.id in (:related)'),
    organization: filter.relation('Organization', 't.id in (:related)'),
    country: filter.relation('Country', 't.id in (:related)'),
    presidency: filter.relation('Presidency', 't.id in (:related)'),
    resolution: filter.relation('Resolution', 't.id in (:related)'),
    operation: filter.relation('Operation', 't.id in (:related)'),
    topic: filter.relation('Topic', 't.id in (:related)'),
  },
  orders: subjectOrders,
  defaultOrder: BY_NAME,
  scopes: {},
  visible: [],
  keys: { slug: bySlug },
};
