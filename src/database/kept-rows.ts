import { LRUCache } from 'lru-cache';
import { findKind } from '../kinds/index.js';
import { nodeKey, type NodeKey } from '../lib/node-key.js';
import type { Freshness } from './freshness.js';
import type { KeptText, StoredRow } from './stored-row.js';

/** No single row may take more than this part of all that is kept. */
const GREATEST_PART = 1 / 16;

/**
 * Rows by key for the whole process, whoever may see them: the caller decides that. What was used longest ago goes first when
 * there is no room. A row that may read otherwise by now is never given.
 */
export class KeptRows {
  private readonly kept: LRUCache<NodeKey, StoredRow>;
  /** What the texts take that were made of the rows. */
  bytesOfTexts = 0;

  constructor(
    private readonly freshness: Freshness,
    private readonly mostBytes: number,
  ) {
    this.kept = new LRUCache({
      maxSize: mostBytes,
      maxEntrySize: Math.ceil(mostBytes * GREATEST_PART),
      sizeCalculation: ({ size }) => size,
      dispose: ({ texts }) => (this.bytesOfTexts -= bytesOf(texts)),
    });
    freshness.onChange((typeName, id) => {
      if (id !== null) this.kept.delete(nodeKey(typeName, id));
      else if (findKind(typeName)?.isHeardSingly) this.forget(typeName);
    });
  }

  get count(): number {
    return this.kept.size;
  }

  /** With the texts made of them. */
  get bytes(): number {
    return this.kept.calculatedSize + this.bytesOfTexts;
  }

  /** Undefined when it is not at hand. */
  get(key: NodeKey): StoredRow | undefined {
    if (!this.freshness.isLive) return undefined;
    const kept = this.kept.get(key);
    if (kept === undefined || kept.isHeardSingly) return kept;
    return this.freshness.changedSince(kept.epoch, kept.typeName) ? undefined : kept;
  }

  /** Keeps a row, unless anything of its type has changed since it was read. */
  keep(key: NodeKey, row: StoredRow): void {
    if (!this.freshness.isLive || this.freshness.changedSince(row.epoch, row.typeName)) return;
    this.kept.set(key, row);
    this.makeRoom();
  }

  /** Keeps the texts that were made of a row with it, in place of those before; nothing where the row itself is not kept. */
  keepTexts(key: NodeKey, row: StoredRow, texts: readonly KeptText[]): void {
    if (this.kept.peek(key) !== row) return;
    this.bytesOfTexts += bytesOf(texts) - bytesOf(row.texts);
    row.texts = texts;
    this.makeRoom();
  }

  private makeRoom(): void {
    while (this.bytes > this.mostBytes) this.kept.pop();
  }

  private forget(typeName: string): void {
    for (const [key, kept] of this.kept.entries()) if (kept.typeName === typeName) this.kept.delete(key);
  }
}

function bytesOf(texts: readonly KeptText[]): number {
  let bytes = 0;
  for (const text of texts) bytes += text.bytes;
  return bytes;
}
