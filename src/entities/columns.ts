import { Column } from 'typeorm';
import type { LocalizedLists } from '../kinds/kind.js';
import type { SourceValue } from '../kinds/subject.js';
import type { EvidenceMethod, PublicationStatus, ReviewState } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';

/** What every row that readers can meet has; triggers keep it. */
export abstract class RevisedEntity {
  @Column({ type: 'integer', default: 1, insert: false, update: false })
  revision!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  updatedAt!: Date;
}

/** A fact that is no subject, and where it was read. */
export abstract class SourcedEntity extends RevisedEntity {
  @Column({ type: 'jsonb', default: [] })
  sources!: readonly SourceValue[];

  @Column({ type: 'jsonb', default: {} })
  notes!: LocalizedLists;

  /** The one that notes are original in. */
  @Column({ type: 'text', default: 'en' })
  language!: string;
}

/** A place in an article's text, and how it came to be known. */
export abstract class EvidencedEntity extends RevisedEntity {
  @Column({ type: 'bigint' })
  articleId!: string;

  @Column({ type: 'integer' })
  startOffset!: number;

  @Column({ type: 'integer' })
  endOffset!: number;

  @Column({ type: 'text' })
  method!: EvidenceMethod;

  @Column({ type: 'double precision' })
  confidence!: number;

  @Column({ type: 'text', default: 'PENDING' })
  reviewState!: ReviewState;

  /** The article's, kept by a trigger. */
  @Column({ type: 'text', default: 'DRAFT', insert: false, update: false })
  publicationStatus!: PublicationStatus;
}

/** A time in office or in the chair. */
export class TermColumns {
  @Column({ type: 'date', nullable: true })
  startsOn!: string | null;

  @Column({ type: 'text' })
  startsPrecision!: DatePrecision;

  @Column({ type: 'date', nullable: true })
  endsOn!: string | null;

  @Column({ type: 'text' })
  endsPrecision!: DatePrecision;

  @Column({ type: 'date', nullable: true })
  firstKnownOn!: string | null;

  @Column({ type: 'date', nullable: true })
  lastKnownOn!: string | null;
}
