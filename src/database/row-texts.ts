import type { NodeRow } from '../kinds/kind.js';
import { nodeKey, type NodeKey } from '../lib/node-key.js';
import type { Caches } from './caches.js';
import { HEARD_TOGETHER } from './freshness.js';

/** What was read while something was written. */
export class Noticed {
  /** The rows; of those that are not heard of singly the epoch tells. */
  readonly rows: { readonly key: NodeKey; readonly row: NodeRow }[] = [];
  /** Whether it hangs on anything else. */
  isMore = false;
  /** Whether a row was not at hand. */
  isMissing = false;
}

/** What rows are read through, while somebody notices what is read. */
export interface NoticingRows {
  noticed: Noticed | null;
}

/** How a selection showed a row, and what that hung on. */
interface KeptText {
  readonly selection: number;
  readonly variant: string;
  readonly text: string;
  readonly bytes: number;
  readonly epoch: number;
  readonly rows: Noticed['rows'];
}

/** The texts that are kept with a row: they go when it goes. */
class TextsOfRow {
  kept: readonly KeptText[] = [];

  /** A copy of the row would have this as well, and must not be taken for it. */
  constructor(readonly row: object) {}
}

const TEXTS = Symbol('texts');
type Holder = NodeRow & { [TEXTS]?: TextsOfRow };

/** Of one row so many are kept, in all selections and variants; the oldest goes first. */
const MOST_OF_A_ROW = 4;
const LONGEST = 8_000;
/** What one takes besides its characters, and for each row that was read for it. */
const OVERHEAD = 160;
const OVERHEAD_OF_A_ROW = 64;
/** A character that takes a text to two bytes each. */
const BROAD = /[^\u0000-\u00ff]/; // eslint-disable-line no-control-regex -- the first of those that take one

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
    const texts = isRow(source) ? source[TEXTS] : undefined;
    if (texts === undefined || texts.row !== source) return null;
    for (const kept of texts.kept) {
      if (kept.selection === selection && kept.variant === this.variant) return this.holds(kept) ? kept.text : null;
    }
    return null;
  }

  /** Begins to notice what is read, until `end`; false where nothing can be kept, or while it is noticed for a row around this one. */
  begin(source: unknown): boolean {
    const { freshness, rows } = this.caches;
    if (this.reading.noticed || !isRow(source) || !rows.has(keyOf(source), source)) return false;
    this.epoch = freshness.epoch;
    this.reading.noticed = new Noticed();
    return true;
  }

  /** Ends it with what was written at once, null for nothing; false where it would be no other with all rows at hand. */
  end(source: unknown, selection: number, text: string | null): boolean {
    const { noticed } = this.reading;
    this.reading.noticed = null;
    if (!noticed || noticed.isMissing || !isRow(source)) return true;
    if (text === null || noticed.isMore) return false;
    if (text.length <= LONGEST) this.keep(source, { selection, text, rows: noticed.rows });
    return true;
  }

  private keep(row: Holder, made: Pick<KeptText, 'selection' | 'text' | 'rows'>): void {
    const texts = (row[TEXTS] ??= new TextsOfRow(row));
    if (texts.row !== row) return;
    // Looking through it also makes one piece of the many that it was put together from.
    const bytes = made.text.length * (BROAD.test(made.text) ? 2 : 1) + OVERHEAD + made.rows.length * OVERHEAD_OF_A_ROW;
    const others = texts.kept.filter(
      ({ selection, variant }) => selection !== made.selection || variant !== this.variant,
    );
    const before = bytesOf(texts.kept);
    texts.kept = [{ ...made, bytes, variant: this.variant, epoch: this.epoch }, ...others].slice(0, MOST_OF_A_ROW);
    this.caches.rows.grow(keyOf(row), row, bytesOf(texts.kept) - before);
  }

  private holds({ epoch, rows }: KeptText): boolean {
    const { freshness, rows: known } = this.caches;
    if (!freshness.isLive || freshness.changedSince(epoch, HEARD_TOGETHER)) return false;
    for (const { key, row } of rows) if (!known.has(key, row)) return false;
    return true;
  }
}

function isRow(source: unknown): source is Holder {
  return typeof source === 'object' && source !== null && 'typeName' in source && 'key' in source;
}

function keyOf({ typeName, key }: NodeRow): NodeKey {
  return nodeKey(typeName, key);
}

function bytesOf(kept: readonly KeptText[]): number {
  let bytes = 0;
  for (const each of kept) bytes += each.bytes;
  return bytes;
}
