import { z } from 'zod';
import { MeetingBodyEntity } from '../../entities/meeting-body.js';
import { MeetingEntity } from '../../entities/meeting.js';
import { ParticipantEntity } from '../../entities/participant.js';
import { MEETING_FORMATS, MEETING_STATUSES, PARTICIPANT_ROLES, SESSION_KINDS } from '../../kinds/vocabulary.js';
import { isTimeZone, periodOf } from '../../lib/calendar.js';
import {
  bundleList,
  day,
  instant,
  language,
  localized,
  optionalDay,
  optionalSlug,
  positive,
  slug,
  subject,
  type Loading,
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

export const meetingList = bundleList({
  subject: 'MEETING',
  record,
  references: {
    organization: ['organizations'],
    bodies: ['organizations'],
    country: ['countries'],
    'participants.subject': ['officials', 'countries', 'organizations'],
    'participants.office': ['offices'],
  },
  async load(loading, meeting) {
    const { db, idOf, optionalIdOf } = loading;
    const { sessionKind, session, format, status, startsPrecision, endsPrecision } = meeting;
    const { timeZone, place, agenda } = meeting;
    await db.insert(MeetingEntity, {
      ...{ sessionKind, session, format, status, startsPrecision, endsPrecision, timeZone, place, agenda },
      startsOn: periodOf(meeting.startsOn, startsPrecision).from,
      id: idOf(meeting.slug),
      organizationId: optionalIdOf(meeting.organization),
      endsOn: meeting.endsOn === null ? null : periodOf(meeting.endsOn, endsPrecision).until,
      startsAt: meeting.startsAt === null ? null : new Date(meeting.startsAt),
      endsAt: meeting.endsAt === null ? null : new Date(meeting.endsAt),
      countryId: optionalIdOf(meeting.country),
    });
    await loadParts(loading, meeting);
  },
});

async function loadParts({ db, idOf, optionalIdOf }: Loading, meeting: z.infer<typeof record>): Promise<void> {
  const meetingId = idOf(meeting.slug);
  for (const [position, body] of meeting.bodies.entries()) {
    await db.insert(MeetingBodyEntity, { meetingId, organizationId: idOf(body), position });
  }
  for (const { subject: attending, role, office, roleAsPrinted } of meeting.participants) {
    const [subjectId, officeId] = [idOf(attending), optionalIdOf(office)];
    await db.insert(ParticipantEntity, { meetingId, subjectId, role, officeId, roleAsPrinted });
  }
}
