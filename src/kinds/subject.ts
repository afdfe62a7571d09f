import { column, type Kind, type Localized, type LocalizedLists, type LookUp } from './kind.js';
import { filter } from './filter.js';
import type { AliasType, SubjectKind } from './vocabulary.js';

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

/** Where a fact that is no subject was read, and what a careful reader should know about it. */
export const sourcedColumns = {
  language: column.text('t.language'),
  sourceValues: column.json<readonly SourceValue[]>('t.sources'),
  notesByLanguage: column.localizedLists('t.notes'),
} as const;

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

export const subjectFilters = {
  id: filter.id(),
  slug: filter.key('s.slug'),
  name: filter.localized('s.name', 'The name in any language.'),
  externalId: filter.externalId('s.external_ids'),
  updatedAt: filter.instant('s.updated_at'),
  search: filter.names('A word or the beginning of one in any of its names, in any script; misspellings forgiven.'),
} as const;

export const subjectOrders = {
  NAME: { sql: 's.sort_name', type: 'text', nullable: false, description: 'By name, in its original language.' },
  SLUG: { sql: 's.slug', type: 'text', nullable: false, description: 'By short name.' },
  UPDATED_AT: { sql: 's.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
} as const;

export const BY_NAME = [{ field: 'NAME', direction: 'ASC' }] as const;

export const bySlug: LookUp = { sql: 's.slug = :value', column: 'slug', normalize: (slug) => slug };

/** By what it is called in somebody else's register; the value is a JSON list with that one entry. */
export const byExternalId: LookUp = { sql: 's.external_ids @> :value::jsonb', normalize: (entry) => entry };

/** By its pages elsewhere: the value is a JSON list of the ways to write one address. */
const byAddresses: LookUp = {
  sql: `t.id in (select x.id from jsonb_array_elements_text(:value::jsonb) url
    join subject x on x.external_ids @> jsonb_build_array(jsonb_build_object('url', url)))`,
  normalize: (urls) => urls,
};

/**
 * All kinds of subject together: what `subjects` lists and `about` filters by. Rows are of their own kind. The keys of
 * its filter that are named after a kind keep that kind only.
 */
export function subjectKindOf(kinds: readonly Kind[]): Kind {
  return {
    name: 'Subject',
    noun: 'subject',
    table: 'subject',
    isSubject: true,
    isNode: false,
    columns: {},
    filters: {
      ...subjectFilters,
      kind: filter.word(
        'SubjectKind',
        kinds.map(({ name }) => name.toUpperCase()),
        's.kind',
      ),
      ...Object.fromEntries(kinds.map(({ name }) => [name.toLowerCase(), filter.relation(name, 't.id in (:related)')])),
    },
    orders: subjectOrders,
    defaultOrder: BY_NAME,
    scopes: {},
    visible: [],
    keys: { slug: bySlug, externalId: byExternalId, addresses: byAddresses },
  };
}
