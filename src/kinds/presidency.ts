import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';
import { BY_FIRST_DAY, termColumns, termFilters } from './term.js';

const columns = {
  ...subjectColumns,
  organizationRef: column.ref('Organization', 't.organization_id'),
  countryRef: column.ref('Country', 't.country_id'),
  prioritiesByLanguage: column.localizedLists('t.priorities'),
  ...termColumns,
  /** Neighbours in the same organization, by first day. */
  previousRef: column.json<string | null>(
    `(select 'Presidency:' || x.id from presidency x where x.organization_id = t.organization_id
      and (x.starts_on, x.id) < (t.starts_on, t.id) order by x.starts_on desc, x.id desc limit 1)`,
  ),
  nextRef: column.json<string | null>(
    `(select 'Presidency:' || x.id from presidency x where x.organization_id = t.organization_id
      and (x.starts_on, x.id) > (t.starts_on, t.id) order by x.starts_on, x.id limit 1)`,
  ),
} as const;

export type PresidencyRow = RowOf<typeof columns>;

export const presidencyKind: Kind<typeof columns> = {
  name: 'Presidency',
  noun: 'presidency',
  table: 'presidency',
  isSubject: true,
  meaning: "A country's term at the head of an organization.",
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    organization: filter.relation('Organization', 't.organization_id in (:related)'),
    country: filter.relation('Country', 't.country_id in (:related)'),
    ...termFilters,
  },
  orders: {
    NAME: subjectOrders.NAME,
    UPDATED_AT: subjectOrders.UPDATED_AT,
    STARTS_ON: BY_FIRST_DAY,
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: {
    organization: { sql: 't.organization_id = parent.id' },
    country: { sql: 't.country_id = parent.id' },
  },
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
