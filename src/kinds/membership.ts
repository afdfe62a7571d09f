import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { sourcedColumns } from './subject.js';
import { BY_FIRST_DAY, BY_LAST_DAY, termColumns, termFilters } from './term.js';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from './vocabulary.js';

const columns = {
  organizationRef: column.ref('Organization', 't.organization_id'),
  memberRef: column.subjectRef('t.member_id'),
  membershipStatus: column.word<MembershipStatus>('t.membership_status'),
  ...termColumns,
  ...sourcedColumns,
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
} as const;

export type MembershipRow = RowOf<typeof columns>;

export const membershipKind: Kind<typeof columns> = {
  name: 'Membership',
  noun: 'membership',
  table: 'membership',
  isSubject: false,
  isNode: true,
  columns,
  filters: {
    id: filter.id(),
    organization: filter.relation('Organization', 't.organization_id in (:related)', 'What is belonged to.'),
    member: filter.relation('Subject', 't.member_id in (:related)', 'Who belongs: a country, or an organization.'),
    membershipStatus: filter.word('MembershipStatus', MEMBERSHIP_STATUSES, 't.membership_status', 'In what way.'),
    ...termFilters,
  },
  orders: {
    STARTS_ON: BY_FIRST_DAY,
    ENDS_ON: BY_LAST_DAY,
    UPDATED_AT: { sql: 't.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: { organization: { sql: 't.organization_id = parent.id' }, member: { sql: 't.member_id = parent.id' } },
  visible: [],
  keys: {},
};
