import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { BY_NAME, byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';

const columns = {
  ...subjectColumns,
  code: column.text('t.code'),
  code3: column.optionalText('t.code3'),
} as const;

export type CountryRow = RowOf<typeof columns>;

export const countryKind: Kind<typeof columns> = {
  name: 'Country',
  noun: 'country',
  table: 'country',
  isSubject: true,
  meaning: 'A state.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    code: filter.key('t.code', 'The ISO 3166-1 code of two capitals: AM.'),
    memberships: filter.relation(
      'Membership',
      't.id in (select x.member_id from membership x where x.id in (:related))',
      'What it belongs or belonged to.',
    ),
    presidencies: filter.relation(
      'Presidency',
      't.id in (select x.country_id from presidency x where x.id in (:related))',
    ),
  },
  orders: {
    NAME: subjectOrders.NAME,
    UPDATED_AT: subjectOrders.UPDATED_AT,
    CODE: { sql: 't.code', type: 'text', nullable: false, description: 'By ISO 3166-1 code.' },
  },
  defaultOrder: BY_NAME,
  scopes: {},
  visible: [],
  keys: {
    slug: bySlug,
    externalId: byExternalId,
    code: { sql: ':value in (t.code, t.code3)', normalize: (code) => code.toUpperCase() },
  },
};
