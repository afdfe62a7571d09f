import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { EvidenceMethod, PublicationStatus, ReviewState, StatementForm } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { RevisedEntity } from './columns.js';

@Entity('statement')
export class StatementEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  articleId!: string;

  @Column({ type: 'integer' })
  startOffset!: number;

  @Column({ type: 'integer' })
  endOffset!: number;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'text' })
  form!: StatementForm;

  @Column({ type: 'bigint' })
  speakerId!: string;

  @Column({ type: 'bigint', nullable: true })
  tenureId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  officeId!: string | null;

  @Column({ type: 'boolean', nullable: true })
  acting!: boolean | null;

  @Column({ type: 'text', nullable: true })
  roleAsPrinted!: string | null;

  @Column({ type: 'bigint', nullable: true })
  outletId!: string | null;

  @Column({ type: 'timestamptz' })
  statedAt!: Date;

  @Column({ type: 'text' })
  statedPrecision!: DatePrecision;

  @Column({ type: 'boolean', default: true })
  isOriginal!: boolean;

  @Column({ type: 'text' })
  method!: EvidenceMethod;

  @Column({ type: 'double precision' })
  confidence!: number;

  @Column({ type: 'text', default: 'PENDING' })
  reviewState!: ReviewState;

  /** The article's, kept by a trigger. */
  @Column({ type: 'text', default: 'DRAFT', insert: false, update: false })
  publicationStatus!: PublicationStatus;

  @Column({ type: 'timestamptz', nullable: true })
  wordsChangedAt!: Date | null;
}
