import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ExternalIdValue, SourceValue } from '../kinds/subject.js';
import type { ArticleGenre, PublicationStatus } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { RevisedEntity } from './columns.js';

@Entity('article')
export class ArticleEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text', unique: true })
  slug!: string;

  /** Ties the language editions of one news item together. */
  @Column({ type: 'bigint', default: () => "nextval('work_id')" })
  workId!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'boolean', default: true })
  isOriginal!: boolean;

  @Column({ type: 'text' })
  genre!: ArticleGenre;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  subheading!: string | null;

  @Column({ type: 'text', nullable: true })
  lead!: string | null;

  @Column({ type: 'text' })
  html!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'integer' })
  wordCount!: number;

  @Column({ type: 'text', nullable: true })
  question!: string | null;

  @Column({ type: 'bigint', nullable: true })
  sectionId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  outletId!: string | null;

  @Column({ type: 'text', nullable: true, unique: true })
  sourceUrl!: string | null;

  @Column({ type: 'jsonb', default: [] })
  sources!: readonly SourceValue[];

  /** Recognizes the same words from another file or address. */
  @Column({ type: 'text' })
  contentHash!: string;

  @Column({ type: 'timestamptz' })
  publishedAt!: Date;

  @Column({ type: 'text' })
  publishedPrecision!: DatePrecision;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  contentUpdatedAt!: Date;

  @Column({ type: 'text', default: 'DRAFT' })
  publicationStatus!: PublicationStatus;

  @Column({ type: 'text', nullable: true })
  correction!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  correctedAt!: Date | null;

  /** Why it was taken back, in the newsroom's words. */
  @Column({ type: 'text', nullable: true })
  withdrawalReason!: string | null;

  @Column({ type: 'jsonb', default: [] })
  externalIds!: readonly ExternalIdValue[];
}
