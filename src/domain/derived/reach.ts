import type { Id } from '../../lib/node-key.js';

/** Ids that are looked at, both ends among them. */
export interface IdRange {
  readonly from: Id;
  readonly until: Id;
}

/** Tables whose rows are many. */
export type LongTable = 'article' | 'statement' | 'mention' | 'image';

/** Which rows are looked at: all there are, or of the tables named those with such ids, and of the others none. */
export type Reach = 'EVERYTHING' | { readonly [Table in LongTable]?: IdRange };

/** The condition that a column which holds ids of that table keeps to the reach. */
export function within(reach: Reach, table: string, column: string): string {
  if (reach === 'EVERYTHING') return 'true';
  const range = (reach as Readonly<Record<string, IdRange | undefined>>)[table];
  return range ? `${column} between ${BigInt(range.from)} and ${BigInt(range.until)}` : 'false';
}
