import type { RecordListName } from '../content/index.js';
import { instantSql } from './exact-date.js';

/** What the fields of a record are in SQL. */
export type Fields = Readonly<Record<string, string>>;

/** A JSON object of the fields, in their order. */
export function objectSql(fields: Fields): string {
  return `json_build_object(${Object.entries(fields)
    .map(([field, sql]) => `'${field}', ${sql}`)
    .join(', ')})`;
}

/** A list of what a select gives in a column named "item"; empty where it gives nothing. */
export function listSql(select: string): string {
  return `array_to_json(array(${select}))`;
}

/** How another subject is named. */
export function slugSql(id: string): string {
  return `(select named.slug from subject named where named.id = ${id})`;
}

/** How the records of a list are read: of a table `t`, and of subjects with `s` for what they share. */
interface ListSql {
  readonly table: string;
  readonly isSubject: boolean;
  /** The column with the one of the same table that it is part of, which then comes before it. */
  readonly within?: string;
  readonly fields: Fields;
}

const SUBJECT: Fields = {
  ...{ slug: 's.slug', language: 's.language', name: 's.name', aliases: 's.aliases', summary: 's.summary' },
  ...{ externalIds: 's.external_ids', sources: 's.sources', notes: 's.notes' },
};
const TERM: Fields = {
  ...{ startsOn: 't.starts_on', startsPrecision: 't.starts_precision', endsOn: 't.ends_on' },
  ...{ endsPrecision: 't.ends_precision', firstKnownOn: 't.first_known_on', lastKnownOn: 't.last_known_on' },
};
const EVIDENCE: Fields = { sources: 't.sources', notes: 't.notes', language: 't.language' };

function subject(table: string, fields: Fields, within?: string): ListSql {
  return { table, isSubject: true, fields: { ...SUBJECT, ...fields }, ...(within ? { within } : {}) };
}

/** What a resolution is about that comes after it, so that it is told once that has come. */
const ABOUT_LATER = `exists (select 1 from resolution_subject l join subject x on x.id = l.subject_id
  where l.resolution_id = t.id and x.kind in ('RESOLUTION', 'OPERATION'))`;
const ABOUT = listSql(`select ${slugSql('l.subject_id')} from resolution_subject l where l.resolution_id = t.id
  order by l.position, l.subject_id`);

const VOTE = objectSql({
  ...{ adoptedWithoutVote: 'v.adopted_without_vote', inFavour: 'v.in_favour', against: 'v.against' },
  ...{ abstaining: 'v.abstaining', notVoting: 'v.not_voting' },
  rollCall: listSql(`select ${objectSql({ country: slugSql('c.country_id'), position: 'c.position' })}
    from country_vote c where c.vote_id = v.id order by c.id`),
  ...{ sources: 'v.sources', notes: 'v.notes', language: 'v.language' },
});

const PARTICIPANT = objectSql({
  ...{ subject: slugSql('p.subject_id'), role: 'p.role', office: slugSql('p.office_id') },
  roleAsPrinted: 'p.role_as_printed',
});

/** The lists of a bundle but that of articles, and how each of their fields is read. */
export const RECORD_SQL: Readonly<Record<RecordListName, ListSql>> = {
  countries: subject('country', { code: 't.code', code3: 't.code3' }),
  organizations: subject(
    'organization',
    {
      ...{ organizationType: 't.organization_type', acronym: 't.acronym', parent: slugSql('t.parent_id') },
      country: slugSql('t.country_id'),
    },
    'parent_id',
  ),
  offices: subject('office', {
    ...{
      organization: slugSql('t.organization_id'),
      country: slugSql('t.country_id'),
      rank: 't.rank',
      seats: 't.seats',
    },
  }),
  officials: subject('official', { country: slugSql('t.country_id') }),
  tenures: {
    table: 'tenure',
    isSubject: false,
    fields: {
      ...{ official: slugSql('t.official_id'), office: slugSql('t.office_id'), acting: 't.acting' },
      ...TERM,
      ...EVIDENCE,
    },
  },
  memberships: {
    table: 'membership',
    isSubject: false,
    fields: {
      ...{ organization: slugSql('t.organization_id'), member: slugSql('t.member_id') },
      membershipStatus: 't.membership_status',
      ...TERM,
      ...EVIDENCE,
    },
  },
  presidencies: subject('presidency', {
    ...{ organization: slugSql('t.organization_id'), country: slugSql('t.country_id'), priorities: 't.priorities' },
    ...TERM,
  }),
  topics: subject('topic', { broader: slugSql('t.broader_id'), terms: 't.terms' }, 'broader_id'),
  meetings: subject('meeting', {
    organization: slugSql('t.organization_id'),
    bodies: listSql(`select ${slugSql('b.organization_id')} from meeting_body b where b.meeting_id = t.id
      order by b.position, b.organization_id`),
    ...{ sessionKind: 't.session_kind', session: 't.session', format: 't.format', status: 't.status' },
    ...{ startsOn: 't.starts_on', startsPrecision: 't.starts_precision', endsOn: 't.ends_on' },
    ...{ endsPrecision: 't.ends_precision', startsAt: instantSql('t.starts_at'), endsAt: instantSql('t.ends_at') },
    ...{ timeZone: 't.time_zone', place: 't.place', country: slugSql('t.country_id') },
    participants: listSql(`select ${PARTICIPANT} from participant p where p.meeting_id = t.id order by p.id`),
    agenda: 't.agenda',
  }),
  resolutions: subject('resolution', {
    ...{ symbol: 't.symbol', title: 't.title', organ: slugSql('t.organ_id'), session: 't.session' },
    ...{ adoptedOn: 't.adopted_on', adoptedPrecision: 't.adopted_precision', meeting: slugSql('t.meeting_id') },
    agendaNumber: 't.agenda_number',
    vote: `(select ${VOTE} from vote v where v.id = t.id)`,
    about: `case when ${ABOUT_LATER} then '[]'::json else ${ABOUT} end`,
  }),
  operations: subject(
    'operation',
    {
      ...{ operationType: 't.operation_type', organization: slugSql('t.organization_id') },
      ...{ series: slugSql('t.series_id'), country: slugSql('t.country_id') },
      participatingCountries: listSql(`select ${slugSql('c.country_id')} from operation_country c
        where c.operation_id = t.id order by c.position, c.country_id`),
      place: 't.place',
      ...TERM,
    },
    'series_id',
  ),
  sections: {
    table: 'section',
    isSubject: false,
    within: 'parent_id',
    fields: {
      ...{ slug: 't.slug', language: 't.language', name: 't.name' },
      parent: '(select above.slug from section above where above.id = t.parent_id)',
    },
  },
};

/** A select of every record of a list with its number; each after the one that it is part of. */
export function recordsSql({ table, isSubject, within, fields }: ListSql): string {
  const depths = `with recursive placed (id, depth) as (
      select id, 0 from ${table} where ${within} is null
      union all select below.id, placed.depth + 1 from ${table} below join placed on below.${within} = placed.id)`;
  return `${within === undefined ? '' : depths}
    select t.id::text as id, ${objectSql(fields)} as record from ${table} t
      ${isSubject ? 'join subject s on s.id = t.id' : ''} ${within === undefined ? '' : 'left join placed on placed.id = t.id'}
    order by ${within === undefined ? '' : 'placed.depth nulls last, '} t.id`;
}

/** What resolutions are about, of those for which that comes after them. */
export const LATER_ABOUTS_SQL = `select t.id::text as id, ${objectSql({ slug: 's.slug', about: ABOUT })} as record
  from resolution t join subject s on s.id = t.id where ${ABOUT_LATER} order by t.id`;
