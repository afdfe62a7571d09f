import type { SubjectKind } from '../../kinds/vocabulary.js';
import type { Day, Period } from '../../lib/calendar.js';
import type { MentionRule } from './confidence.js';

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
