/** A kind of subject, in the word of the API: OFFICIAL. Which there are follows from the kinds. */
export type SubjectKind = Uppercase<string>;

export const ALIAS_TYPES = ['SPELLING', 'TRANSLITERATION', 'ACRONYM', 'SHORT', 'FORMER', 'OTHER'] as const;
export type AliasType = (typeof ALIAS_TYPES)[number];

export const ORGANIZATION_TYPES = [
  'INTERGOVERNMENTAL',
  'BODY',
  'SECRETARIAT',
  'AGENCY',
  'FORCE',
  'STATE_BODY',
  'MEDIA_OUTLET',
  'TREATY',
  'OTHER',
] as const;
export type OrganizationType = (typeof ORGANIZATION_TYPES)[number];

export const OPERATION_TYPES = ['SERIES', 'EDITION', 'EXERCISE', 'MISSION'] as const;
export type OperationType = (typeof OPERATION_TYPES)[number];

export const ARTICLE_GENRES = [
  'NEWS',
  'STATEMENT',
  'MEDIA_ANSWER',
  'INTERVIEW',
  'COMMENTARY',
  'SPEECH',
  'PRESS_RELEASE',
  'COMMUNIQUE',
  'ANNOUNCEMENT',
] as const;
export type ArticleGenre = (typeof ARTICLE_GENRES)[number];

export const PUBLICATION_STATUSES = ['DRAFT', 'IN_REVIEW', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'] as const;
export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number];

export const STATEMENT_FORMS = ['FULL_TEXT', 'DIRECT_QUOTE', 'REPORTED'] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

export const EVIDENCE_METHODS = ['EDITOR', 'SOURCE', 'RULE', 'MODEL'] as const;
export type EvidenceMethod = (typeof EVIDENCE_METHODS)[number];

export const REVIEW_STATES = ['AUTO', 'PENDING', 'ACCEPTED', 'REJECTED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const SESSION_KINDS = [
  'REGULAR',
  'EXTRAORDINARY',
  'INFORMAL',
  'JOINT',
  'ANNIVERSARY',
  'WORKING',
  'DEBATE',
  'DECISION',
  'OTHER',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const MEETING_FORMATS = ['IN_PERSON', 'ONLINE', 'HYBRID', 'CORRESPONDENCE'] as const;
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

export const MEETING_STATUSES = ['PLANNED', 'CONFIRMED', 'HELD', 'POSTPONED', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_PHASES = ['UPCOMING', 'LIVE', 'PAST'] as const;
export type MeetingPhase = (typeof MEETING_PHASES)[number];

/** In the order in which participants are listed. */
export const PARTICIPANT_ROLES = ['CHAIR', 'MEMBER', 'OBSERVER', 'GUEST', 'ABSENT'] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const MEMBERSHIP_STATUSES = ['MEMBER', 'OBSERVER', 'PARTNER', 'PARTY', 'SUSPENDED'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const VOTE_POSITIONS = ['IN_FAVOUR', 'AGAINST', 'ABSTAINING', 'NOT_VOTING'] as const;
export type VotePosition = (typeof VOTE_POSITIONS)[number];

export const CHANGE_KINDS = ['CREATED', 'UPDATED', 'CORRECTED', 'WITHDRAWN', 'DELETED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
