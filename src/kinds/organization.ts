import { column, type Kind, type Localized, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { ORGANIZATION_TYPES, type OrganizationType } from './vocabulary.js';
import { BY_NAME, byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';

const columns = {
  ...subjectColumns,
  organizationType: column.word<OrganizationType>('t.organization_type'),
  acronyms: column.json<Localized>('t.acronym'),
  parentRef: column.optionalRef('Organization', 't.parent_id'),
  countryRef: column.optionalRef('Country', 't.country_id'),
  bodyRefs: column.refs(
    `select 'Organization:' || body.id from organization body join subject named on named.id = body.id
      where body.parent_id = t.id order by named.sort_name, named.id limit 100`,
  ),
} as const;

export type OrganizationRow = RowOf<typeof columns>;

export const organizationKind: Kind<typeof columns> = {
  name: 'Organization',
  noun: 'organization',
  table: 'organization',
  isSubject: true,
  meaning: 'An organization, one of its bodies, a news outlet, an agency or a force.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    organizationType: filter.word('OrganizationType', ORGANIZATION_TYPES, 't.organization_type'),
    acronym: filter.localized('t.acronym', 'Its initials in any language.'),
    parent: filter.relation('Organization', 't.parent_id in (:related)'),
    country: filter.relation('Country', 't.country_id in (:related)'),
    memberships: filter.relation(
      'Membership',
      't.id in (select x.organization_id from membership x where x.id in (:related))',
      'Its members and observers.',
    ),
    bodies: filter.relation(
      'Organization',
      't.id in (select x.parent_id from organization x where x.id in (:related))',
    ),
  },
  orders: subjectOrders,
  defaultOrder: BY_NAME,
  scopes: {},
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
