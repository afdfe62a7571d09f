import type { Id } from '../lib/node-key.js';

/**
 * What this process has heard of changes to the database, made by whatever process. Caches ask it what of theirs still
 * holds. Whoever fills one takes the epoch before the statement, and keeps nothing of what has changed since.
 */
export interface Freshness {
  /** Whether every change is heard of as it is made. While it is false nothing that was kept may be used, nor anything kept. */
  readonly isLive: boolean;
  /** Rises with whatever is heard. */
  readonly epoch: number;
  /** The last number of the ledger that was heard of; '0' for none. */
  readonly sequence: string;
  /** Whether anything of a type may have changed since an epoch: a row, which rows there are, or what they hang on. */
  changedSince(epoch: number, typeName: string): boolean;
  /** Tells of each thing that may have changed: `id` is null where it may be any of the type. */
  onChange(hear: (typeName: string, id: Id | null) => void): void;
  /**
   * Resolves once everything is heard that had reached this process when it was asked, and was not read yet. Whoever answers a
   * request awaits it first: else, after a stall of the event loop, the request might be read before what was told long ago.
   * Takes a turn of the loop, which all who ask in it share.
   */
  heardSoFar(): Promise<void>;
}

/**
 * One of the types that are not heard of singly: what is heard of one of them may be of any. Stands for all of them where something
 * was read of several.
 */
export const HEARD_TOGETHER = 'Subject';
