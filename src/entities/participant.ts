import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ParticipantRole } from '../kinds/vocabulary.js';

@Entity('participant')
export class ParticipantEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  meetingId!: string;

  @Column({ type: 'bigint' })
  subjectId!: string;

  /** The subject's, kept by a trigger: a constraint cannot look into another table. */
  @Column({ type: 'text', insert: false, update: false })
  kind!: string;

  @Column({ type: 'text' })
  role!: ParticipantRole;

  @Column({ type: 'bigint', nullable: true })
  officeId!: string | null;

  @Column({ type: 'text', nullable: true })
  roleAsPrinted!: string | null;
}
