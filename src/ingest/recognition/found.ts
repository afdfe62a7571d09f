import type { ArticleGenre, SubjectKind } from '../../kinds/vocabulary.js';
import type { Day, Period } from '../../lib/calendar.js';
import type { MentionRule, StatementRule } from './confidence.js';

/** What must be known of a text to understand the names in it. */
export interface TextContext {
  /** Its language tag: topics are found by the words of that language. */
  readonly language: string;
  /** The days it may have come out on; a year when only that is known. */
  readonly published: Period;
  /** The newsroom's own organization: "the Secretary General" alone means its. */
  readonly homeOrganizationId: string | null;
  readonly today: Day;
}

/** A known subject, named at a place in a text. */
export interface FoundMention {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  /** UTF-16 code units into the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words as printed: the text from start to end. */
  readonly surface: string;
  readonly confidence: number;
  /** Of an office: the one tenure that is meant; null when that is not sure. */
  readonly holderTenureId: string | null;
  /** What it was recognized by. */
  readonly rule: MentionRule;
}

/** Words in a text, and whose they are. */
export interface FoundStatement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly form: 'FULL_TEXT';
  readonly speakerId: string;
  /** The office the title names the speaker by. */
  readonly officeId: string | null;
  /** The words for that office, as the title prints them. */
  readonly roleAsPrinted: string | null;
  /** Whether the title names the speaker: an office alone means whoever held it, which hangs on the date. */
  readonly isNamed: boolean;
  readonly confidence: number;
  readonly rule: StatementRule;
}

/** An article as attribution sees it. */
export interface AttributedPage {
  readonly title: string;
  readonly text: string;
  readonly genre: ArticleGenre;
}

export interface Attribution {
  /** The whole text as somebody's words; null unless it is sure whose they are. */
  readonly statement: FoundStatement | null;
  /** The outlet whose question was answered. */
  readonly outletId: string | null;
}
