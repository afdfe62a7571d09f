import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { EvidencedEntity } from './columns.js';

@Entity('mention')
export class MentionEntity extends EvidencedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  subjectId!: string;

  @Column({ type: 'bigint', nullable: true })
  holderId!: string | null;

  @Column({ type: 'text' })
  surface!: string;
}
