import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { PARTICIPANT_ROLES, type ParticipantRole } from './vocabulary.js';

const columns = {
  subjectRef: column.subjectRef('t.subject_id'),
  role: column.word<ParticipantRole>('t.role'),
  officeRef: column.optionalRef('Office', 't.office_id'),
  roleAsPrinted: column.optionalText('t.role_as_printed'),
} as const;

export type ParticipantRow = RowOf<typeof columns>;

const ROLES_IN_ORDER = PARTICIPANT_ROLES.map((role) => `'${role}'`).join(', ');

export const participantKind: Kind<typeof columns> = {
  name: 'Participant',
  noun: 'participant',
  table: 'participant',
  isSubject: false,
  isNode: false,
  columns,
  filters: {
    subject: filter.relation('Subject', 't.subject_id in (:related)', 'The person, the country or the organization.'),
    role: filter.word('ParticipantRole', PARTICIPANT_ROLES, 't.role', 'What they were there.'),
  },
  orders: {
    ROLE: {
      sql: `array_position(array[${ROLES_IN_ORDER}], t.role)`,
      type: 'integer',
      nullable: false,
      description: 'By role: the chair first, those who stayed away last.',
    },
    NAME: {
      sql: '(select x.sort_name from subject x where x.id = t.subject_id)',
      type: 'text',
      nullable: false,
      description: 'By name, in its original language.',
    },
  },
  defaultOrder: [
    { field: 'ROLE', direction: 'ASC' },
    { field: 'NAME', direction: 'ASC' },
  ],
  scopes: { meeting: { sql: 't.meeting_id = parent.id' } },
  visible: [],
  keys: {},
};
