import type { Moment } from '../lib/calendar.js';
import type { RowReader } from './rows.js';

/** Who reads, at which moment, from which database, and what is kept of it. */
export interface Reader extends RowReader {
  readonly moment: Moment;
  /** The newsroom's secret that cursors are signed with. */
  readonly cursorKey: string;
}
