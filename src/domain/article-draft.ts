import type { ArticleGenre, EvidenceMethod, StatementForm } from '../kinds/vocabulary.js';
import type { ExternalIdValue, SourceValue } from '../kinds/subject.js';
import type { InstantPrecision, PartialDate } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';

/** A date as a writer knows it: a stretch of the newsroom's days, how exact it is, and the moment where that is known. */
export type DraftDate = Pick<PartialDate, 'from' | 'until'> &
  (
    | { readonly precision: 'TIME'; readonly at: Date }
    | { readonly precision: Exclude<InstantPrecision, 'TIME'>; readonly at?: never }
  );

/** A picture as a source has it. */
export interface ImageDraft {
  /** Absolute, http or https; null where only a file is named. */
  readonly url: string | null;
  readonly fileName: string | null;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  /** In pixels. */
  readonly width: number | null;
  readonly height: number | null;
}

/** An article as an importer gives it: everything that belongs to it, written in one transaction. */
export interface ArticleDraft {
  /** Made from the title when null. */
  readonly slug: string | null;
  /** Ties language editions together; a new work when null. */
  readonly workId: Id | null;
  readonly language: string;
  readonly isOriginal: boolean;
  readonly genre: ArticleGenre;
  readonly title: string;
  readonly subheading: string | null;
  readonly lead: string | null;
  /** Paragraphs, with an empty line between them. */
  readonly text: string;
  readonly question: string | null;
  readonly sectionId: Id | null;
  readonly outletId: Id | null;
  readonly sourceUrl: string | null;
  readonly sources: readonly SourceValue[];
  readonly externalIds: readonly ExternalIdValue[];
  readonly published: DraftDate;
  /** Whether somebody said so, a source or an editor; false when it was only concluded from the text. */
  readonly isPublishedGiven: boolean;
  readonly imageNames: readonly string[];
  /** Subjects it is linked to besides those its mentions name, first. */
  readonly aboutIds: readonly Id[];
  readonly mentions: readonly MentionDraft[];
  readonly statements: readonly StatementDraft[];
}

export interface MentionDraft {
  readonly subjectId: Id;
  readonly holderId: Id | null;
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly method: EvidenceMethod;
  readonly confidence: number;
}

export interface StatementDraft {
  readonly start: number;
  readonly end: number;
  readonly form: StatementForm;
  readonly speakerId: Id;
  readonly coSpeakerIds: readonly Id[];
  /** The office the words were said in, where the writer knows it; else the most senior held. */
  readonly officeId: Id | null;
  readonly meetingId: Id | null;
  /** Ties the same words in several languages together; new words when null. */
  readonly utteranceId: Id | null;
  readonly roleAsPrinted: string | null;
  readonly stated: DraftDate;
  readonly outletId: Id | null;
  /** Subjects it is about besides those mentioned in its words, first. */
  readonly aboutIds: readonly Id[];
  readonly method: EvidenceMethod;
  readonly confidence: number;
}
