import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('meeting_body')
export class MeetingBodyEntity {
  @PrimaryColumn({ type: 'bigint' })
  meetingId!: string;

  @PrimaryColumn({ type: 'bigint' })
  organizationId!: string;

  @Column({ type: 'integer', default: 0 })
  position!: number;
}
