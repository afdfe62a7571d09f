import { meetingDays, presidingThroughout } from './days.js';
import type { Row, World } from './world.js';

/** What a row is related to by a key of its filter, hidden rows too: those that bring it along included. */
export type Relation = (row: Row, world: World) => readonly Row[];

const to =
  (type: string, column: string): Relation =>
  (row, world) =>
    world.one(type, row[column] as number | null);
/** The rows that name this one in a column. */
const from =
  (type: string, column: string): Relation =>
  (row, world) =>
    world.all(type).filter((other) => other[column] === row.id);
/** Those at the other end of links: `own` names this row, `other` that one. */
const over =
  (links: string, own: string, type: string, other: string): Relation =>
  (row, world) =>
    world.all(links).flatMap((link) => (link[own] === row.id ? world.one(type, link[other] as number) : []));

/** What brings its parts along: an organization its bodies, a section those below it. */
const withAbove =
  (relation: Relation, above: string): Relation =>
  (row, world) =>
    relation(row, world).flatMap((related) => world.withAbove(related, above));
const organizationWithBodies = (column: string) => withAbove(to('Organization', column), 'parent_id');

/** What something is about, as it was linked, and the topics above that. */
const about =
  (links: string, own: string, type = 'Subject'): Relation =>
  (row, world) =>
    world
      .all(links)
      .filter((link) => link[own] === row.id && (link.role ?? 'ABOUT') === 'ABOUT' && !link.inherited)
      .flatMap((link) => world.one('Subject', link.subject_id as number))
      .flatMap((subject) => (subject.type === 'Topic' ? world.withAbove(subject, 'broader_id') : [subject]))
      .filter((subject) => type === 'Subject' || subject.type === type);

/** The speaker of a statement, and those who said it together with the speaker. */
export const speakers: Relation = (statement, world) => [
  ...world.one('Subject', statement.speaker_id as number),
  ...world
    .all('statement_subject')
    .filter((link) => link.statement_id === statement.id && link.role === 'CO_SPEAKER')
    .flatMap((link) => world.one('Subject', link.subject_id as number)),
];

const inTheChair =
  (type: string): Relation =>
  (meeting, world) =>
    world
      .all('Participant')
      .filter((participant) => participant.meeting_id === meeting.id && participant.role === 'CHAIR')
      .flatMap((participant) => world.one(type, participant.subject_id as number));

/** Who presided over the meeting's organization on its first day; of an imprecise one, on each day it may be. */
export const presidencyOfMeeting: Relation = (meeting, world) => {
  if (meeting.organization_id === null) return [];
  const { from: first } = meetingDays(meeting);
  const { until } = meetingDays({ ...meeting, ends_on: null });
  const found = presidingThroughout(world, meeting.organization_id as number, { from: first, until });
  return found ? [found] : [];
};

/** A subject as one of its kind. */
const itself =
  (type: string): Relation =>
  (row) =>
    row.type === type ? [row] : [];

export const RELATIONS: Readonly<Record<string, Readonly<Record<string, Relation>>>> = {
  Article: {
    section: withAbove(to('Section', 'section_id'), 'parent_id'),
    outlet: to('Organization', 'outlet_id'),
    about: about('article_subject', 'article_id'),
    topics: about('article_subject', 'article_id', 'Topic'),
    citedResolutions: about('article_subject', 'article_id', 'Resolution'),
    statements: from('Statement', 'article_id'),
    mentions: from('Mention', 'article_id'),
    images: over('article_image', 'article_id', 'Image', 'image_id'),
  },
  Statement: {
    speaker: speakers,
    office: to('Office', 'office_id'),
    about: about('statement_subject', 'statement_id'),
    topics: about('statement_subject', 'statement_id', 'Topic'),
    citedResolutions: about('statement_subject', 'statement_id', 'Resolution'),
    outlet: to('Organization', 'outlet_id'),
    meeting: to('Meeting', 'meeting_id'),
    article: to('Article', 'article_id'),
  },
  Mention: {
    subject: to('Subject', 'subject_id'),
    article: to('Article', 'article_id'),
    holder: to('Tenure', 'holder_id'),
  },
  Section: {
    parent: to('Section', 'parent_id'),
    // News on this shelf and those below it.
    articles: (section, world) =>
      world
        .all('Article')
        .filter((article) =>
          world
            .one('Section', article.section_id as number | null)
            .some((own) => world.withAbove(own, 'parent_id').includes(section)),
        ),
  },
  Subject: {
    ...Object.fromEntries(
      [
        'Official',
        'Office',
        'Organization',
        'Country',
        'Presidency',
        'Meeting',
        'Resolution',
        'Operation',
        'Topic',
      ].map((type) => [type.toLowerCase(), itself(type)]),
    ),
  },
  Official: {
    country: to('Country', 'country_id'),
    tenures: from('Tenure', 'official_id'),
    statementsMade: (official, world) =>
      world.all('Statement').filter((statement) => speakers(statement, world).includes(official)),
  },
  Office: {
    organization: organizationWithBodies('organization_id'),
    country: to('Country', 'country_id'),
    tenures: from('Tenure', 'office_id'),
  },
  Tenure: { official: to('Official', 'official_id'), office: to('Office', 'office_id') },
  Organization: {
    parent: to('Organization', 'parent_id'),
    country: to('Country', 'country_id'),
    memberships: from('Membership', 'organization_id'),
    bodies: from('Organization', 'parent_id'),
  },
  Membership: { organization: to('Organization', 'organization_id'), member: to('Subject', 'member_id') },
  Country: { memberships: from('Membership', 'member_id'), presidencies: from('Presidency', 'country_id') },
  Presidency: { organization: to('Organization', 'organization_id'), country: to('Country', 'country_id') },
  Meeting: {
    organization: organizationWithBodies('organization_id'),
    bodies: over('meeting_body', 'meeting_id', 'Organization', 'organization_id'),
    country: to('Country', 'country_id'),
    presidency: presidencyOfMeeting,
    chair: inTheChair('Official'),
    chairCountry: inTheChair('Country'),
    participants: from('Participant', 'meeting_id'),
    adoptedResolutions: from('Resolution', 'meeting_id'),
  },
  Participant: { subject: to('Subject', 'subject_id') },
  Resolution: {
    organ: organizationWithBodies('organ_id'),
    meeting: to('Meeting', 'meeting_id'),
    vote: to('Vote', 'id'),
    about: about('resolution_subject', 'resolution_id'),
  },
  Vote: { rollCall: from('CountryVote', 'vote_id') },
  CountryVote: { country: to('Country', 'country_id') },
  Operation: {
    organization: to('Organization', 'organization_id'),
    country: to('Country', 'country_id'),
    series: to('Operation', 'series_id'),
    participatingCountries: over('operation_country', 'operation_id', 'Country', 'country_id'),
  },
  Topic: { broader: to('Topic', 'broader_id'), narrower: from('Topic', 'broader_id') },
};
