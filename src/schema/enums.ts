import { registerEnumType } from 'type-graphql';
import { SUBJECT_KINDS, subjectWord } from '../kinds/index.js';
import * as vocabulary from '../kinds/vocabulary.js';
import { DATE_PRECISIONS } from '../lib/calendar.js';
import { INTERVALS } from '../lib/interval.js';

type Words<Word extends string> = { readonly [Key in Word]: Key };
/** A description of each word, for journalists. */
type Meanings<Word extends string> = Readonly<Record<Word, string>>;

const BY_NAME = new Map<string, object>();

function enumOf<Word extends string>(
  name: string,
  words: readonly Word[],
  description: string,
  meanings: Meanings<Word>,
): Words<Word> {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Words<Word>;
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(words.map((word) => [word, { description: meanings[word] }])) as never,
  });
  BY_NAME.set(name, values);
  return values;
}

/** The enum of that name; kinds name it in their filters. */
export function enumNamed(name: string): object {
  const found = BY_NAME.get(name);
  if (!found) throw new Error(`There is no enum named ${name}.`);
  return found;
}

export const SubjectKindEnum = enumOf(
  'SubjectKind',
  SUBJECT_KINDS.map(subjectWord),
  'The kinds of subject.',
  Object.fromEntries(SUBJECT_KINDS.map((kind) => [subjectWord(kind), kind.meaning ?? `A ${kind.noun}.`])),
);

export const AliasTypeEnum = enumOf('AliasType', vocabulary.ALIAS_TYPES, 'What sort of other name it is.', {
  SPELLING: 'Another spelling in the same script.',
  TRANSLITERATION: 'The name carried over from another script.',
  ACRONYM: 'Initials.',
  SHORT: 'A shorter form.',
  FORMER: 'A name it no longer has.',
  OTHER: 'Any other name.',
});

export const DatePrecisionEnum = enumOf('DatePrecision', DATE_PRECISIONS, 'How exactly a date is known.', {
  TIME: 'To the minute or better. Only instants.',
  DAY: 'To the day.',
  MONTH: 'To the month: the date given is its first day (of a start) or its last (of an end).',
  YEAR: 'To the year, in the same way.',
  UNKNOWN: 'Not known. An unknown end answers `on:` up to the last day for which there is evidence, and null after it.',
  ONGOING: 'Only of an end: it has not ended. Answers `on:` up to today.',
});

export const EvidenceMethodEnum = enumOf(
  'EvidenceMethod',
  vocabulary.EVIDENCE_METHODS,
  'How a link or a quotation was found.',
  {
    EDITOR: 'A person set it.',
    SOURCE: 'The source marks it as such.',
    RULE: 'A rule found it.',
    MODEL: 'A statistical model found it.',
  },
);

export const ReviewStateEnum = enumOf(
  'ReviewState',
  vocabulary.REVIEW_STATES,
  'What has been decided about something a machine found. Readers without a token meet AUTO and ACCEPTED only.',
  {
    AUTO: 'Sure enough to be shown without an editor.',
    PENDING: 'Waits for an editor.',
    ACCEPTED: 'An editor confirmed it.',
    REJECTED: 'An editor refused it.',
  },
);

export const ArticleGenreEnum = enumOf(
  'ArticleGenre',
  vocabulary.ARTICLE_GENRES,
  'What sort of text an article is (IPTC genre).',
  {
    NEWS: 'A report of what happened.',
    STATEMENT: "Somebody's statement, printed whole.",
    MEDIA_ANSWER: "An official's answer to a question put by a news outlet.",
    INTERVIEW: 'Questions and answers.',
    COMMENTARY: 'A comment on what happened.',
    SPEECH: 'A speech, printed whole.',
    PRESS_RELEASE: 'A release for the press.',
    COMMUNIQUE: 'A text agreed by those who met.',
    ANNOUNCEMENT: 'Something that is to come.',
  },
);

export const PublicationStatusEnum = enumOf(
  'PublicationStatus',
  vocabulary.PUBLICATION_STATUSES,
  'Where an article is in its life.',
  {
    DRAFT: 'Being written.',
    IN_REVIEW: 'Waits for somebody to read it.',
    SCHEDULED: 'Will come out by itself.',
    PUBLISHED: 'Open to every reader.',
    WITHDRAWN: 'Taken back.',
  },
);

export const StatementFormEnum = enumOf(
  'StatementForm',
  vocabulary.STATEMENT_FORMS,
  "How close the text is to the speaker's own words.",
  {
    FULL_TEXT: "The whole text is the speaker's: a speech, an answer, a statement.",
    DIRECT_QUOTE: 'Between quotation marks.',
    REPORTED: "In the writer's words.",
  },
);

export const OrganizationTypeEnum = enumOf(
  'OrganizationType',
  vocabulary.ORGANIZATION_TYPES,
  'What sort of organization it is.',
  {
    INTERGOVERNMENTAL: 'States are its members.',
    BODY: 'An organ of another organization: a council, a committee, a parliamentary assembly.',
    SECRETARIAT: 'The staff that serves an organization.',
    AGENCY: 'An agency or office with a task of its own.',
    FORCE: 'Troops and headquarters, such as peacekeeping forces.',
    STATE_BODY: 'A ministry, a parliament, a security council of one country.',
    MEDIA_OUTLET: 'A news agency, a newspaper, a broadcaster, a site.',
    TREATY: 'A treaty and those who are party to it.',
    OTHER: 'Anything else.',
  },
);

export const OperationTypeEnum = enumOf(
  'OperationType',
  vocabulary.OPERATION_TYPES,
  'What an operation is. `series` and `editions` tell whether it is one of many.',
  {
    SERIES: 'Runs for years, in editions.',
    EDITION: 'One dated run of a series.',
    EXERCISE: 'Troops or services train.',
    MISSION: 'People are sent somewhere.',
  },
);

export const SessionKindEnum = enumOf(
  'SessionKind',
  vocabulary.SESSION_KINDS,
  'What sort of session it is. JOINT: of several bodies. DECISION: taken without a session.',
  {
    REGULAR: 'Held as the calendar of the body has it.',
    EXTRAORDINARY: 'Called because something happened.',
    INFORMAL: 'Without an agenda, such as an informal summit.',
    JOINT: 'Of several bodies together.',
    ANNIVERSARY: 'Held to mark an anniversary.',
    WORKING: 'A working meeting, often on the margins of another.',
    DEBATE: 'A debate of an organ such as the UN Security Council.',
    DECISION: 'A decision taken without a session.',
    OTHER: 'Anything else.',
  },
);

export const MeetingFormatEnum = enumOf(
  'MeetingFormat',
  vocabulary.MEETING_FORMATS,
  'How people meet. CORRESPONDENCE: decided in writing, nobody met.',
  {
    IN_PERSON: 'In one place.',
    ONLINE: 'By video or telephone.',
    HYBRID: 'Some in one place, others by video.',
    CORRESPONDENCE: 'In writing: nobody met.',
  },
);

export const MeetingStatusEnum = enumOf(
  'MeetingStatus',
  vocabulary.MEETING_STATUSES,
  'What the organizers say. Only they can say HELD: a past date alone proves nothing.',
  {
    PLANNED: 'Announced.',
    CONFIRMED: 'Announced, and confirmed since.',
    HELD: 'It took place.',
    POSTPONED: 'Put off.',
    CANCELLED: 'Called off.',
  },
);

export const MeetingPhaseEnum = enumOf(
  'MeetingPhase',
  vocabulary.MEETING_PHASES,
  'Where the meeting stands against the clock.',
  {
    UPCOMING: 'Still to come; or not sure to have begun, where only its month or year is known.',
    LIVE: 'Going on.',
    PAST: 'Its time is over, whether or not it was held.',
  },
);

export const ParticipantRoleEnum = enumOf(
  'ParticipantRole',
  vocabulary.PARTICIPANT_ROLES,
  'What somebody was at a meeting.',
  {
    CHAIR: 'In the chair.',
    MEMBER: 'Took part as a member.',
    OBSERVER: 'Sat in without a vote.',
    GUEST: 'Was invited.',
    ABSENT: 'Was expected and stayed away.',
  },
);

export const MembershipStatusEnum = enumOf(
  'MembershipStatus',
  vocabulary.MEMBERSHIP_STATUSES,
  'In what way somebody belongs to an organization.',
  {
    MEMBER: 'A member.',
    OBSERVER: 'An observer.',
    PARTNER: 'A partner.',
    PARTY: 'A party to its treaty, not a member of the organization itself.',
    SUSPENDED: 'Takes no part for the time being, by its own declaration or by decision.',
  },
);

export const VotePositionEnum = enumOf('VotePosition', vocabulary.VOTE_POSITIONS, 'How a country voted.', {
  IN_FAVOUR: 'For it.',
  AGAINST: 'Against it.',
  ABSTAINING: 'It abstained.',
  NOT_VOTING: 'It took no part in the vote.',
});

export const ChangeKindEnum = enumOf(
  'ChangeKind',
  vocabulary.CHANGE_KINDS,
  'What happened. Restoring something is CREATED; merging two is DELETED for the one and UPDATED for the other.',
  {
    CREATED: 'It came into view: new, or restored.',
    UPDATED: 'Something about it was altered.',
    CORRECTED: 'A mistake in it was put right, and said so.',
    WITHDRAWN: 'It went out of view: taken back, or hidden with what it belongs to.',
    DELETED: 'It is gone for good.',
  },
);

export const IntervalEnum = enumOf('Interval', INTERVALS, 'The stretches of a timeline.', {
  YEAR: 'Calendar years.',
  QUARTER: 'Quarters of a year.',
  MONTH: 'Calendar months.',
  WEEK: 'ISO weeks, from Monday.',
  DAY: 'Days.',
});

export const DirectionEnum = enumOf('Direction', ['ASC', 'DESC'], 'Which way a list runs.', {
  ASC: 'Oldest, smallest or A first.',
  DESC: 'Newest, greatest or Z first.',
});
