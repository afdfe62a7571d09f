import { Column } from 'typeorm';
import type { DatePrecision } from '../lib/calendar.js';

/** What every row that readers can meet has; triggers keep it. */
export abstract class RevisedEntity {
  @Column({ type: 'integer', default: 1, insert: false, update: false })
  revision!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  updatedAt!: Date;
}

/** A time in office or in the chair. */
export class TermColumns {
  @Column({ type: 'date', nullable: true })
  startsOn!: string | null;

  @Column({ type: 'text' })
  startsPrecision!: DatePrecision;

  @Column({ type: 'date', nullable: true })
  endsOn!: string | null;

  @Column({ type: 'text' })
  endsPrecision!: DatePrecision;

  @Column({ type: 'date', nullable: true })
  firstKnownOn!: string | null;

  @Column({ type: 'date', nullable: true })
  lastKnownOn!: string | null;
}
