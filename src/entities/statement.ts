import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StatementForm } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';
import { EvidencedEntity } from './columns.js';

@Entity('statement')
export class StatementEntity extends EvidencedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'text' })
  form!: StatementForm;

  @Column({ type: 'bigint' })
  speakerId!: string;

  /** The office that the source says the words were said in; null: the most senior held. */
  @Column({ type: 'bigint', nullable: true })
  saidAsOfficeId!: string | null;

  /** What the speaker held when the words were said; kept by triggers as tenures change. */
  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  tenureId!: string | null;

  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  officeId!: string | null;

  @Column({ type: 'boolean', nullable: true, insert: false, update: false })
  acting!: boolean | null;

  /** Ties the same words in several languages together. */
  @Column({ type: 'bigint', default: () => "nextval('utterance_id')" })
  utteranceId!: string;

  @Column({ type: 'bigint', nullable: true })
  meetingId!: string | null;

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

  @Column({ type: 'timestamptz', nullable: true })
  wordsChangedAt!: Date | null;
}
