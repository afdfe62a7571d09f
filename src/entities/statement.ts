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

  @Column({ type: 'timestamptz', nullable: true })
  wordsChangedAt!: Date | null;
}
