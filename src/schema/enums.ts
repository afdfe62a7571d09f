import { registerEnumType } from 'type-graphql';
import * as vocabulary from '../kinds/vocabulary.js';
import { DATE_PRECISIONS } from '../lib/calendar.js';

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

export const SubjectKindEnum = enumOf('SubjectKind', vocabulary.SUBJECT_KINDS, 'The kinds of subject.', {
  OFFICIAL: 'A person in public life.',
  OFFICE: 'A post that people hold one after another.',
  ORGANIZATION: 'An organization, one of its bodies, a news outlet, an agency or a force.',
  COUNTRY: 'A state.',
  PRESIDENCY: "A country's term at the head of an organization.",
  RESOLUTION: 'A text adopted, or put to the vote, by an organ such as the UN General Assembly.',
  OPERATION: 'An operation, an exercise or a mission.',
  TOPIC: 'Something that news is filed under.',
});

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

export const DirectionEnum = enumOf('Direction', ['ASC', 'DESC'], 'Which way a list runs.', {
  ASC: 'Oldest, smallest or A first.',
  DESC: 'Newest, greatest or Z first.',
});
