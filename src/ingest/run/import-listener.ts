import type { ItemVerdict, Tally } from '../../domain/import-run.js';
import type { Remark } from '../importers/item.js';

/** What became of one item. */
export interface ItemResult {
  readonly file: string;
  readonly place: string;
  readonly verdict: ItemVerdict;
  /** What it is; null when it was rejected. */
  readonly typeName: string | null;
  /** Its short name; null when it was rejected or has none. */
  readonly slug: string | null;
  /** Why it was rejected; null when it was not. */
  readonly reason: string | null;
}

/** What is missing of an item that went in. */
export interface ItemRemark extends Remark {
  readonly file: string;
}

/** Who hears how an import goes on. */
export interface ImportListener {
  readonly item: (result: ItemResult) => void;
  readonly remark: (remark: ItemRemark) => void;
  /** So many more bytes came from a disk. */
  readonly read: (bytes: number) => void;
}

/** What became of all of them. */
export interface ImportEnd {
  readonly tally: Tally;
  /** How many were rejected for each reason, the most usual first. */
  readonly reasons: ReadonlyMap<string, number>;
  /** How often something was missing of an item that went in, by what it was, the most usual first. */
  readonly remarks: ReadonlyMap<string, number>;
}
