import { column, type Kind, type Localized, type RowOf, type Scope } from './kind.js';
import { filter } from './filter.js';
import { descending, WITH_BODIES } from './hierarchy.js';
import { bySlug, byExternalId, subjectColumns, subjectFilters, subjectOrders } from './subject.js';
import {
  MEETING_FORMATS,
  MEETING_PHASES,
  MEETING_STATUSES,
  PARTICIPANT_ROLES,
  SESSION_KINDS,
  type MeetingFormat,
  type MeetingStatus,
  type SessionKind,
} from './vocabulary.js';

/** One point of an agenda, in the language it was written in and others. */
export interface AgendaValue {
  readonly number: number;
  readonly language: string;
  readonly title: Localized;
}

const columns = {
  ...subjectColumns,
  organizationRef: column.optionalRef('Organization', 't.organization_id'),
  bodyRefs: column.refs(
    `select 'Organization:' || x.organization_id from meeting_body x
      where x.meeting_id = t.id order by x.position, x.organization_id limit 100`,
  ),
  sessionKind: column.word<SessionKind>('t.session_kind'),
  session: column.optionalInteger('t.session'),
  format: column.optionalWord<MeetingFormat>('t.format'),
  status: column.word<MeetingStatus>('t.status'),
  startsOn: column.text('t.starts_on'),
  startsPrecision: column.precision('t.starts_precision'),
  endsOn: column.optionalDay('t.ends_on'),
  endsPrecision: column.precision('t.ends_precision'),
  startsAt: column.optionalInstant('t.starts_at'),
  endsAt: column.optionalInstant('t.ends_at'),
  timeZone: column.optionalText('t.time_zone'),
  allDay: column.boolean('t.starts_at is null'),
  places: column.localized('t.place'),
  countryRef: column.optionalRef('Country', 't.country_id'),
  chairRef: chairOf('OFFICIAL'),
  chairCountryRef: chairOf('COUNTRY'),
  agenda: column.json<readonly AgendaValue[]>('t.agenda'),
  adoptedRefs: column.refs(
    `select 'Resolution:' || x.id from resolution x
      where x.meeting_id = t.id order by x.agenda_number nulls last, x.symbol, x.id limit 100`,
  ),
} as const;

export type MeetingRow = RowOf<typeof columns>;

/** The person, or the country, in the chair. */
function chairOf(kind: 'OFFICIAL' | 'COUNTRY') {
  return column.optionalRefOf(
    `select initcap(x.kind) || ':' || x.subject_id from participant x
      where x.meeting_id = t.id and x.role = 'CHAIR' and x.kind = '${kind}'`,
  );
}

const IN_THE_CHAIR = `t.id in (select x.meeting_id from participant x where x.role = 'CHAIR' and x.subject_id in (:related))`;

/** The last day it may take. */
export const LAST_DAY =
  'coalesce(last_day_of(t.ends_on, t.ends_precision), last_day_of(t.starts_on, t.starts_precision))';

/** SQL of `meetingPhase`. */
const PHASE = `case
  when t.starts_at is null then case
    when :today > ${LAST_DAY} then 'PAST'
    when :today < t.starts_on or t.starts_precision <> 'DAY' then 'UPCOMING'
    else 'LIVE' end
  when t.starts_at > :now then 'UPCOMING'
  when t.ends_at is not null then case when t.ends_at <= :now then 'PAST' else 'LIVE' end
  when (:now at time zone coalesce(t.time_zone, newsroom_time_zone()))::date > ${LAST_DAY} then 'PAST'
  else 'LIVE' end`;

/** The presidency that answers throughout its first day. */
const PRESIDENCY =
  'presidency_of(t.organization_id, t.starts_on, last_day_of(t.starts_on, t.starts_precision), :today)';

/** The meetings at which somebody was in one of some roles. */
function attendedAs(roles: string): Scope {
  return { sql: `t.id in (select x.meeting_id from participant x where x.subject_id = parent.id and x.role ${roles})` };
}

export const meetingKind: Kind<typeof columns> = {
  name: 'Meeting',
  noun: 'meeting',
  table: 'meeting',
  isSubject: true,
  meaning: 'A session of one body, or of several together.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    organization: filter.relation(
      'Organization',
      `t.organization_id in (${WITH_BODIES})`,
      'The organization whose bodies meet. An organization brings its bodies along.',
    ),
    bodies: filter.relation(
      'Organization',
      't.id in (select x.meeting_id from meeting_body x where x.organization_id in (:related))',
      'The bodies that meet.',
    ),
    sessionKind: filter.word('SessionKind', SESSION_KINDS, 't.session_kind'),
    session: filter.integer('t.session'),
    format: filter.optionalWord('MeetingFormat', MEETING_FORMATS, 't.format', 'How people meet.'),
    status: filter.word('MeetingStatus', MEETING_STATUSES, 't.status', 'What the organizers say.'),
    phase: filter.word('MeetingPhase', MEETING_PHASES, `(${PHASE})`, 'Where it stands against the clock.'),
    startsOn: filter.day('t.starts_on'),
    endsOn: filter.day('t.ends_on'),
    on: filter.on(`:day between t.starts_on and ${LAST_DAY}`, 'Going on that day.'),
    startsAt: filter.instant('t.starts_at', 'By the hour it begins.'),
    country: filter.relation('Country', 't.country_id in (:related)', 'The country it is held in.'),
    presidency: filter.relation(
      'Presidency',
      `${PRESIDENCY} in (:related)`,
      'Who presided over the organization on that day.',
    ),
    chair: filter.relation('Official', IN_THE_CHAIR, 'The person in the chair.'),
    chairCountry: filter.relation('Country', IN_THE_CHAIR, 'The country in the chair.'),
    participants: filter.relation(
      'Participant',
      't.id in (select x.meeting_id from participant x where x.id in (:related))',
      'Who was there, or was expected and stayed away.',
    ),
    adoptedResolutions: filter.relation(
      'Resolution',
      't.id in (select x.meeting_id from resolution x where x.id in (:related))',
      'What was adopted there.',
    ),
  },
  orders: {
    NAME: subjectOrders.NAME,
    UPDATED_AT: subjectOrders.UPDATED_AT,
    STARTS_ON: { sql: 't.starts_on', type: 'date', nullable: false, description: 'By first day.' },
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: {
    organization: {
      sql: `(t.organization_id in (${descending(WITH_BODIES)}) or t.id in (
        select x.meeting_id from meeting_body x where x.organization_id in (${descending(WITH_BODIES)})))`,
    },
    presidency: {
      sql: `t.organization_id = (select x.organization_id from presidency x where x.id = parent.id)
        and ${PRESIDENCY} = parent.id`,
    },
    attended: attendedAs(`<> 'ABSENT'`),
    ...Object.fromEntries(PARTICIPANT_ROLES.map((role) => [role, attendedAs(`= '${role}'`)])),
  },
  facets: {
    buckets: {
      meetingBodies: {
        bucket: 'Subject',
        join: 'join meeting_body x on x.meeting_id = t.id',
        key: 'x.organization_id',
        byId: true,
        description: 'By the body that met; a joint session counts for each.',
      },
      hostCountries: { bucket: 'Subject', key: 't.country_id', description: 'By the country it is held in.' },
      chairCountries: {
        bucket: 'Subject',
        join: `join participant x on x.meeting_id = t.id and x.role = 'CHAIR' and x.kind = 'COUNTRY'`,
        key: 'x.subject_id',
        byId: true,
        description: 'By the country in the chair.',
      },
      statuses: { bucket: 'MeetingStatus', key: 't.status', description: 'By what the organizers say.' },
    },
    day: 't.starts_on',
    dayMeaning: 'By first day.',
  },
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
