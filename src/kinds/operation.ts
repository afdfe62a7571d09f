import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { OPERATION_TYPES, type OperationType } from './vocabulary.js';
import {
  bySlug,
  FIRST_ANSWERING_DAY,
  LAST_ANSWERING_DAY,
  subjectColumns,
  subjectFilters,
  subjectOrders,
  termColumns,
} from './subject.js';

const columns = {
  ...subjectColumns,
  operationType: column.word<OperationType>('t.operation_type'),
  organizationRef: column.optionalRef('Organization', 't.organization_id'),
  seriesRef: column.optionalRef('Operation', 't.series_id'),
  countryRef: column.optionalRef('Country', 't.country_id'),
  places: column.localized('t.place'),
  ...termColumns,
} as const;

export type OperationRow = RowOf<typeof columns>;

export const operationKind: Kind<typeof columns> = {
  name: 'Operation',
  noun: 'operation',
  table: 'operation',
  isSubject: true,
  columns,
  filters: {
    ...subjectFilters,
    operationType: filter.word('OperationType', OPERATION_TYPES, 't.operation_type'),
    organization: filter.relation('Organization', 't.organization_id in (:related)'),
    country: filter.relation('Country', 't.country_id in (:related)'),
    series: filter.relation('Operation', 't.series_id in (:related)'),
    startsOn: filter.day('t.starts_on'),
    endsOn: filter.day('t.ends_on'),
    on: filter.on(`:day between ${FIRST_ANSWERING_DAY} and ${LAST_ANSWERING_DAY}`, 'Going on that day.'),
  },
  orders: {
    NAME: subjectOrders.NAME,
    UPDATED_AT: subjectOrders.UPDATED_AT,
    STARTS_ON: { sql: 't.starts_on', type: 'date', nullable: true, description: 'By first day.' },
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: { organization: { sql: 't.organization_id = parent.id' }, series: { sql: 't.series_id = parent.id' } },
  visible: [],
  keys: { slug: bySlug },
};
