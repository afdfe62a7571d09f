import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('resolution_subject')
export class ResolutionSubjectEntity {
  @PrimaryColumn({ type: 'bigint' })
  resolutionId!: string;

  @PrimaryColumn({ type: 'bigint' })
  subjectId!: string;

  @Column({ type: 'integer' })
  position!: number;
}
