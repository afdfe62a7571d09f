import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { OPERATION_TYPES, type OperationType } from './vocabulary.js';
import { byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';
import { BY_FIRST_DAY, termColumns, termFilters } from './term.js';

const columns = {
  ...subjectColumns,
  operationType: column.word<OperationType>('t.operation_type'),
  organizationRef: column.optionalRef('Organization', 't.organization_id'),
  seriesRef: column.optionalRef('Operation', 't.series_id'),
  countryRef: column.optionalRef('Country', 't.country_id'),
  places: column.localized('t.place'),
  participatingRefs: column.refs(
    `select 'Country:' || x.country_id from operation_country x
      where x.operation_id = t.id order by x.position, x.country_id limit 100`,
  ),
  ...termColumns,
} as const;

export type OperationRow = RowOf<typeof columns>;

export const operationKind: Kind<typeof columns> = {
  name: 'Operation',
  noun: 'operation',
  table: 'operation',
  isSubject: true,
  meaning: 'An operation, an exercise or a mission.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    operationType: filter.word('OperationType', OPERATION_TYPES, 't.operation_type'),
    organization: filter.relation('Organization', 't.organization_id in (:related)'),
    country: filter.relation('Country', 't.country_id in (:related)'),
    series: filter.relation('Operation', 't.series_id in (:related)', 'The series it belongs to.'),
    participatingCountries: filter.relation(
      'Country',
      't.id in (select x.operation_id from operation_country x where x.country_id in (:related))',
      'The countries that took part.',
    ),
    ...termFilters,
  },
  orders: {
    NAME: subjectOrders.NAME,
    UPDATED_AT: subjectOrders.UPDATED_AT,
    STARTS_ON: BY_FIRST_DAY,
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: { organization: { sql: 't.organization_id = parent.id' }, series: { sql: 't.series_id = parent.id' } },
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
