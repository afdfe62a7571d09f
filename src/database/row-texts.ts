import type { Caches } from './caches.js';
import { HEARD_TOGETHER } from './freshness.js';
import { bytesOfText, storedOf, type KeptText, type ReadRow } from './stored-row.js';

/** What was read while something was written. */
export class Noticed {
  /** The rows; of those that are not heard of singly the epoch tells. */
  readonly rows: ReadRow[] = [];
  /** Whether it hangs on anything else. */
  isMore = false;
  /** Whether a row was not at hand. */
  isMissing = false;
}

/** What rows are read through, while somebody notices what is read. */
export interface NoticingRows {
  noticed: Noticed | null;
}

/** Of one row so many are kept, in all selections and variants; the oldest goes first. */
const MOST_OF_A_ROW = 4;
const LONGEST = 8_000;
/** What one takes besides its characters, and for each row that was read for it. */
const OVERHEAD = 160;
const OVERHEAD_OF_A_ROW = 56;

/**
 * The texts that are made of rows for answers, kept with the rows for whoever asks the same of them next. What a text hangs on
 * is noticed while it is written, not told beforehand, and it is given only while every row that was read for it is still the same.
 */
export class RowTexts {
  private epoch = 0;

  constructor(
    private readonly reading: NoticingRows,
    private readonly caches: Caches,
    /** Whatever else a text may hang on that differs from request to request. */
    private readonly variant: string,
  ) {}

  /** The text of a row in a selection; null where none is kept that still holds. */
  find(source: unknown, selection: number): string | null {
    const stored = storedOf(source);
    if (stored === null) return null;
    for (const kept of stored.texts) {
      if (kept.selection === selection && kept.variant === this.variant)
        return this.holds(kept) ? this.taken(kept) : null;
    }
    return null;
  }

  /** Begins to notice what is read, until `end`; false where nothing can be kept, or while it is noticed for a row around this one. */
  begin(source: unknown): boolean {
    if (this.reading.noticed) return false;
    const stored = storedOf(source);
    if (stored === null || this.caches.rows.get(stored.key) !== stored) return false;
    this.epoch = this.caches.freshness.epoch;
    this.reading.noticed = new Noticed();
    return true;
  }

  /** Ends it with what was written at once, null for nothing; false where it would be no other with all rows at hand. */
  end(source: unknown, selection: number, text: string | null): boolean {
    const { noticed } = this.reading;
    this.reading.noticed = null;
    const stored = storedOf(source);
    if (!noticed || noticed.isMissing || stored === null) return true;
    if (text === null || noticed.isMore) return false;
    if (text.length > LONGEST) return true;
    const others = stored.texts.filter((kept) => kept.selection !== selection || kept.variant !== this.variant);
    // Looking through a text also makes one piece of the many that it was put together from.
    const bytes = bytesOfText(text) + OVERHEAD + noticed.rows.length * OVERHEAD_OF_A_ROW;
    const made = { selection, variant: this.variant, text, bytes, epoch: this.epoch, rows: noticed.rows };
    this.caches.rows.keepTexts(stored.key, stored, [made, ...others].slice(0, MOST_OF_A_ROW));
    return true;
  }

  /** A text within one that is being written now: that hangs on whatever this one hung on. */
  private taken({ text, rows }: KeptText): string {
    this.reading.noticed?.rows.push(...rows);
    return text;
  }

  private holds({ epoch, rows }: KeptText): boolean {
    const { freshness, rows: known } = this.caches;
    if (!freshness.isLive || freshness.changedSince(epoch, HEARD_TOGETHER)) return false;
    for (const { key, version } of rows) if (known.get(key)?.version !== version) return false;
    return true;
  }
}
