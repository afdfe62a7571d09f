import type { ArticleGenre, EvidenceMethod, StatementForm } from '../kinds/vocabulary.js';
import type { ExternalIdValue, SourceValue } from '../kinds/subject.js';
import { startOfDay, type InstantPrecision, type PartialDate } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';

/** A date as a writer knows it: a stretch of the newsroom's days, how exact it is, and the moment where that is known. */
export type DraftDate = Pick<PartialDate, 'from' | 'until'> &
  (
    | { readonly precision: 'TIME'; readonly at: Date }
    | { readonly precision: Exclude<InstantPrecision, 'TIME'>; readonly at?: never }
  );

/** The instant that a date is kept as: the moment itself, or the beginning of its first day. */
export function startOf(date: DraftDate, timeZone: string): Date {
  return date.precision === 'TIME' ? date.at : startOfDay(date.from, timeZone);
}

/** An article as an importer gives it: everything that belongs to it, written in one transaction. */
export interface ArticleDraft {
  /** The article that the source's item became before; null when it is not known to have become one. */
  readonly knownId: Id | null;
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
  /** The same words with their markup, made safe; made from the text when null. */
  readonly html: string | null;
  readonly question: string | null;
  readonly sectionId: Id | null;
  readonly outletId: Id | null;
  readonly sourceUrl: string | null;
  readonly sources: readonly SourceValue[];
  readonly externalIds: readonly ExternalIdValue[];
  readonly published: DraftDate;
  /** Whether somebody said so, a source or an editor; false when it was only concluded from the text. */
  readonly isPublishedGiven: boolean;
  /** In the order of the text. */
  readonly images: readonly ImageDraft[];
  /** Subjects it is linked to besides those its mentions name, first. */
  readonly aboutIds: readonly Id[];
  readonly mentions: readonly MentionDraft[];
  readonly statements: readonly StatementDraft[];
}

/** A picture as a source has it, with at least an address or a file's name. */
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

/** A picture of which nothing but the file's name is known. */
export function imageNamed(fileName: string): ImageDraft {
  return { url: null, fileName, alt: null, caption: null, credit: null, width: null, height: null };
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
