import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import type { DatePrecision } from '../lib/calendar.js';

@Entity('resolution')
export class ResolutionEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'RESOLUTION', insert: false, update: false })
  kind!: string;

  @Column({ type: 'text', nullable: true, unique: true })
  symbol!: string | null;

  @Column({ type: 'jsonb' })
  title!: Localized;

  @Column({ type: 'bigint' })
  organId!: string;

  @Column({ type: 'integer', nullable: true })
  session!: number | null;

  @Column({ type: 'date', nullable: true })
  adoptedOn!: string | null;

  @Column({ type: 'text' })
  adoptedPrecision!: DatePrecision;

  /** Where it was adopted, and under which point of the agenda. */
  @Column({ type: 'bigint', nullable: true })
  meetingId!: string | null;

  @Column({ type: 'integer', nullable: true })
  agendaNumber!: number | null;

  /** The original title in small letters, by which resolutions of one organ follow each other; kept by a trigger. */
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  titleKey!: string | null;
}
