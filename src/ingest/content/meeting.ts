import { z } from 'zod';
import { MeetingBodyEntity } from '../../entities/meeting-body.js';
import { MeetingEntity } from '../../entities/meeting.js';
import { ParticipantEntity } from '../../entities/participant.js';
import { MEETING_FORMATS, MEETING_STATUSES, PARTICIPANT_ROLES, SESSION_KINDS } from '../../kinds/vocabulary.js';
import { isTimeZone } from '../../lib/calendar.js';
import { instantSql, listSql, objectSql, slugSql } from '../export/sql.js';
import { partsOf, recordRows, rowOf, type PartPlan, type RowPlan } from '../records/rows.js';
import {
  recordList,
  day,
  instant,
  language,
  localized,
  optionalDay,
  optionalSlug,
  positive,
  slug,
  subject,
  termOf,
} from './list.js';

const participant = z.strictObject({
  subject: slug,
  role: z.enum(PARTICIPANT_ROLES),
  /** The office in which a person came. */
  office: optionalSlug,
  roleAsPrinted: z.string().nullable().default(null),
});

const record = z.strictObject({
  ...subject,
  organization: optionalSlug,
  bodies: z.array(slug).default([]),
  sessionKind: z.enum(SESSION_KINDS),
  session: positive.nullable().default(null),
  format: z.enum(MEETING_FORMATS).nullable().default(null),
  status: z.enum(MEETING_STATUSES),
  startsOn: day,
  startsPrecision: z.enum(['DAY', 'MONTH', 'YEAR']).default('DAY'),
  endsOn: optionalDay,
  endsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']).default('UNKNOWN'),
  startsAt: instant.nullable().default(null),
  endsAt: instant.nullable().default(null),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Almaty').nullable().default(null),
  place: localized.default({}),
  country: optionalSlug,
  participants: z.array(participant).default([]),
  agenda: z.array(z.strictObject({ number: positive, language, title: localized })).default([]),
});

const participantSql = objectSql({
  ...{ subject: slugSql('p.subject_id'), role: 'p.role', office: slugSql('p.office_id') },
  roleAsPrinted: 'p.role_as_printed',
});

export const meetingList = recordList({
  typeName: 'Meeting',
  subject: 'MEETING',
  record,
  references: {
    organization: ['organizations'],
    bodies: ['organizations'],
    country: ['countries'],
    'participants.subject': ['officials', 'countries', 'organizations'],
    'participants.office': ['offices'],
  },
  rows: (said) => recordRows(ownRow(said), bodyRows(said), participantRows(said)),
  exported: {
    table: 'meeting',
    fields: {
      organization: slugSql('t.organization_id'),
      bodies: listSql(`select ${slugSql('b.organization_id')} from meeting_body b where b.meeting_id = t.id
        order by b.position, b.organization_id`),
      ...{ sessionKind: 't.session_kind', session: 't.session', format: 't.format', status: 't.status' },
      ...{ startsOn: 't.starts_on', startsPrecision: 't.starts_precision', endsOn: 't.ends_on' },
      ...{ endsPrecision: 't.ends_precision', startsAt: instantSql('t.starts_at'), endsAt: instantSql('t.ends_at') },
      ...{ timeZone: 't.time_zone', place: 't.place', country: slugSql('t.country_id') },
      participants: listSql(`select ${participantSql} from participant p where p.meeting_id = t.id order by p.id`),
      agenda: 't.agenda',
    },
  },
});

type Said = Partial<z.infer<typeof record>>;

function ownRow(said: Said): RowPlan {
  const { sessionKind, session, format, status, startsPrecision, endsPrecision, timeZone, place, agenda } = said;
  const { startsOn, endsOn } = termOf(said);
  return rowOf(MeetingEntity, {
    ...{ sessionKind, session, format, status, startsPrecision, endsPrecision, timeZone, place, agenda, endsOn },
    startsOn: startsOn ?? undefined,
    organizationId: said.organization,
    startsAt: momentOf(said.startsAt),
    endsAt: momentOf(said.endsAt),
    countryId: said.country,
  });
}

function momentOf(instant_: string | null | undefined): Date | null | undefined {
  return typeof instant_ === 'string' ? new Date(instant_) : instant_;
}

function bodyRows({ bodies }: Said): PartPlan[] {
  const rows = bodies?.map((organizationId, position) => ({ organizationId, position }));
  return partsOf(MeetingBodyEntity, 'meetingId', ['organizationId'], rows);
}

function participantRows({ participants }: Said): PartPlan[] {
  const rows = participants?.map(({ subject: subjectId, role, office: officeId, roleAsPrinted }) => {
    return { subjectId, role, officeId, roleAsPrinted };
  });
  // There is one chair of a kind: whoever had it gives it up first.
  return partsOf(ParticipantEntity, 'meetingId', ['subjectId'], rows, { takesOver: ({ role }) => role === 'CHAIR' });
}
