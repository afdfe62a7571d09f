/** The kinds of subject: whatever has a name that news is about. Meetings join them with their own issue. */
export const SUBJECT_KINDS = [
  'OFFICIAL',
  'OFFICE',
  'ORGANIZATION',
  'COUNTRY',
  'PRESIDENCY',
  'RESOLUTION',
  'OPERATION',
  'TOPIC',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

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
