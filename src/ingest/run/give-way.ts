import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../database/db.js';
import { IMPORT_NAME } from '../../database/import-client.js';

const LOOK_AGAIN_MS = 100;
/** What each look counts among those before it: what was seen a second ago counts a tenth of it. */
const OF_EACH_LOOK = 0.2;
/** Beside a database that others keep busy all the time, so many parts of the time are theirs for each part of the import's. */
const PARTS_OF_OTHERS = 12;
/** Who is seen so seldom is as good as gone. */
const GONE = 0.05;
/** What took longer waited for something itself. */
const LONGEST_MS = 500;

/**
 * Lets whoever reads come first. A server that has little to do hardly slows an import down; the more of the time others keep the database busy, the longer it
 * waits between two items, so that their answers take little longer and what they keep is dropped seldom. On the embedded database nobody else is
 * seen, beside a server or not: requests wait in one line there.
 */
export class GivingWay {
  private share = 0;
  /** A look that takes its time is one. */
  private isLooking = false;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly db: Db) {
    this.timer = setInterval(() => void this.look(), LOOK_AGAIN_MS).unref();
  }

  /** Waits for others after so long at work, and no longer than they are there. */
  async after(milliseconds: number): Promise<void> {
    for (let left = this.pauseAfter(milliseconds); left >= 1 && this.share > GONE; left -= LOOK_AGAIN_MS)
      await wait(Math.min(left, LOOK_AGAIN_MS));
  }

  /** In milliseconds as well: nothing where others were not seen at work of late. */
  pauseAfter(milliseconds: number): number {
    return Math.min(milliseconds, LONGEST_MS) * this.share * PARTS_OF_OTHERS;
  }

  /** Sees whether others are at work just now; who waits for a client or a lock is not. */
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const isBusy = await this.areOthersBusy().catch(() => false);
    this.isLooking = false;
    this.share += OF_EACH_LOOK * (Number(isBusy) - this.share);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async areOthersBusy(): Promise<boolean> {
    const [found] = await this.db.query<{ isBusy: boolean }>(
      `select exists (select 1 from pg_stat_activity where datname = current_database() and state = 'active'
        and backend_type = 'client backend' and coalesce(wait_event_type, '') not in ('Client', 'Lock')
        and application_name <> $1 and pid <> pg_backend_pid()) as "isBusy"`,
      [IMPORT_NAME],
    );
    return found?.isBusy === true;
  }
}
