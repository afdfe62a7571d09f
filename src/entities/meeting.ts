import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import type { AgendaValue } from '../kinds/meeting.js';
import type { MeetingFormat, MeetingStatus, SessionKind } from '../kinds/vocabulary.js';
import type { DatePrecision } from '../lib/calendar.js';

@Entity('meeting')
export class MeetingEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'MEETING', insert: false, update: false })
  kind!: string;

  @Column({ type: 'bigint', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'text' })
  sessionKind!: SessionKind;

  @Column({ type: 'integer', nullable: true })
  session!: number | null;

  @Column({ type: 'text', nullable: true })
  format!: MeetingFormat | null;

  @Column({ type: 'text' })
  status!: MeetingStatus;

  @Column({ type: 'date' })
  startsOn!: string;

  @Column({ type: 'text' })
  startsPrecision!: DatePrecision;

  @Column({ type: 'date', nullable: true })
  endsOn!: string | null;

  @Column({ type: 'text', default: 'UNKNOWN' })
  endsPrecision!: DatePrecision;

  @Column({ type: 'timestamptz', nullable: true })
  startsAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  timeZone!: string | null;

  @Column({ type: 'jsonb', default: {} })
  place!: Localized;

  @Column({ type: 'bigint', nullable: true })
  countryId!: string | null;

  /** In order. */
  @Column({ type: 'jsonb', default: [] })
  agenda!: readonly AgendaValue[];
}
