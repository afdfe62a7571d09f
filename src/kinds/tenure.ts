import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { sourcedColumns } from './subject.js';
import { BY_FIRST_DAY, BY_LAST_DAY, termColumns, termFilters } from './term.js';

const columns = {
  officialRef: column.ref('Official', 't.official_id'),
  officeRef: column.ref('Office', 't.office_id'),
  acting: column.boolean('t.acting'),
  ...termColumns,
  ...sourcedColumns,
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
} as const;

export type TenureRow = RowOf<typeof columns>;

export const tenureKind: Kind<typeof columns> = {
  name: 'Tenure',
  noun: 'tenure',
  table: 'tenure',
  isSubject: false,
  isNode: true,
  columns,
  filters: {
    id: filter.id(),
    official: filter.relation('Official', 't.official_id in (:related)'),
    office: filter.relation('Office', 't.office_id in (:related)'),
    acting: filter.boolean('t.acting'),
    ...termFilters,
  },
  orders: {
    STARTS_ON: BY_FIRST_DAY,
    ENDS_ON: BY_LAST_DAY,
    RANK: {
      sql: '(select x.rank from office x where x.id = t.office_id)',
      type: 'integer',
      nullable: true,
      description: 'By seniority of the office.',
    },
    UPDATED_AT: { sql: 't.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: { official: { sql: 't.official_id = parent.id' }, office: { sql: 't.office_id = parent.id' } },
  visible: [],
  keys: {},
};
