import { LRUCache } from 'lru-cache';
import { findKind } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import { nodeKey, type NodeKey } from '../lib/node-key.js';
import type { Freshness } from './freshness.js';

/** A row with what decides who may see it. */
export interface KnownRow<Row = NodeRow> {
  readonly row: Row;
  /** Whether readers without a token may see it. */
  readonly isPublic: boolean;
  /** Bytes that it takes here, roughly. */
  readonly size: number;
}

/** A row that is kept: of which type, and since when. */
export interface KeptRow<Row = NodeRow> extends KnownRow<Row> {
  readonly typeName: string;
  readonly epoch: number;
  readonly isHeardSingly: boolean;
}

/** No single row may take more than this part of all that is kept. */
const GREATEST_PART = 1 / 16;

/**
 * Rows by key for the whole process, whoever may see them: the caller decides that. What was used longest ago goes first when
 * there is no room. A row that may read otherwise by now is never given.
 */
export class KeptRows<Row = NodeRow> {
  private readonly kept: LRUCache<NodeKey, KeptRow<Row>>;

  constructor(
    private readonly freshness: Freshness,
    mostBytes: number,
  ) {
    this.kept = new LRUCache({ maxSize: mostBytes, maxEntrySize: Math.ceil(mostBytes * GREATEST_PART) });
    freshness.onChange((typeName, id) => {
      if (id !== null) this.kept.delete(nodeKey(typeName, id));
      else if (findKind(typeName)?.isHeardSingly) this.forget(typeName);
    });
  }

  get count(): number {
    return this.kept.size;
  }

  get bytes(): number {
    return this.kept.calculatedSize;
  }

  /** Undefined when it is not at hand. */
  get(key: NodeKey): KeptRow<Row> | undefined {
    if (!this.freshness.isLive) return undefined;
    const kept = this.kept.get(key);
    if (kept === undefined || kept.isHeardSingly) return kept;
    return this.freshness.changedSince(kept.epoch, kept.typeName) ? undefined : kept;
  }

  /** Keeps a row that was read in a statement begun at an epoch, unless anything of its type has changed since. */
  keep(key: NodeKey, typeName: string, known: KnownRow<Row>, epoch: number): void {
    if (!this.freshness.isLive || this.freshness.changedSince(epoch, typeName)) return;
    const isHeardSingly = findKind(typeName)?.isHeardSingly ?? false;
    this.kept.set(key, { ...known, typeName, epoch, isHeardSingly }, { size: known.size });
  }

  /** Whether a row is at hand, and still the same. */
  has(key: NodeKey, row: Row): boolean {
    return this.get(key)?.row === row;
  }

  /** A row that is kept takes so many bytes more, or fewer. */
  grow(key: NodeKey, row: Row, bytes: number): void {
    const kept = this.kept.peek(key);
    if (kept?.row !== row) return;
    const size = kept.size + bytes;
    this.kept.set(key, { ...kept, size }, { size });
  }

  private forget(typeName: string): void {
    for (const [key, kept] of this.kept.entries()) if (kept.typeName === typeName) this.kept.delete(key);
  }
}
