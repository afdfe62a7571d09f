import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { BY_NAME, byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';
import { descending, WITH_BODIES } from './hierarchy.js';

const columns = {
  ...subjectColumns,
  organizationRef: column.optionalRef('Organization', 't.organization_id'),
  countryRef: column.optionalRef('Country', 't.country_id'),
  rank: column.optionalInteger('t.rank'),
  seats: column.integer('t.seats'),
} as const;

export type OfficeRow = RowOf<typeof columns>;

export const officeKind: Kind<typeof columns> = {
  name: 'Office',
  noun: 'office',
  table: 'office',
  isSubject: true,
  meaning: 'A post that people hold one after another.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    organization: filter.relation(
      'Organization',
      `t.organization_id in (${WITH_BODIES})`,
      'The organization it belongs to. An organization brings its bodies along.',
    ),
    country: filter.relation('Country', 't.country_id in (:related)'),
    rank: filter.integer('t.rank'),
    tenures: filter.relation('Tenure', 't.id in (select x.office_id from tenure x where x.id in (:related))'),
  },
  orders: {
    ...subjectOrders,
    RANK: { sql: 't.rank', type: 'integer', nullable: true, description: 'By seniority, the most senior as 1.' },
  },
  defaultOrder: BY_NAME,
  scopes: { organization: { sql: `t.organization_id in (${descending(WITH_BODIES)})` } },
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
