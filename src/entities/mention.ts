import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { EvidenceMethod, PublicationStatus, ReviewState } from '../kinds/vocabulary.js';
import { RevisedEntity } from './columns.js';

@Entity('mention')
export class MentionEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  articleId!: string;

  @Column({ type: 'bigint' })
  subjectId!: string;

  @Column({ type: 'bigint', nullable: true })
  holderId!: string | null;

  @Column({ type: 'integer' })
  startOffset!: number;

  @Column({ type: 'integer' })
  endOffset!: number;

  @Column({ type: 'text' })
  surface!: string;

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
