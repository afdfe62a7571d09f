import type { Moment } from '../lib/calendar.js';
import type { Db } from './db.js';
import type { Viewer } from './viewer.js';

/** Who reads, at which moment, from which database. */
export interface Reader {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly moment: Moment;
  /** The newsroom's secret that cursors are signed with. */
  readonly cursorKey: string;
}
