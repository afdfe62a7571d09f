import type { Config } from '../config/index.js';
import { lastSequence } from '../domain/change.js';
import { findNewsroom } from '../domain/newsroom.js';
import { relink, type Relinked } from '../ingest/relink.js';
import { joinExisting } from './existing.js';
import { lowerPriority } from './low-priority.js';

/** What came of it, with the last number of the ledger: whoever must see it sends it as Communique-Sequence. */
export interface RelinkReport extends Relinked {
  readonly sequence: string;
}

/** Reads all articles of a database again for what they name and say. Works beside a running server. */
export async function relinkDatabase(config: Config, report: (so: Relinked) => void): Promise<RelinkReport> {
  lowerPriority();
  const database = await joinExisting(config);
  try {
    const dataSource = await database.dataSource();
    const relinked = await relink(dataSource, await findNewsroom(dataSource), report);
    return { ...relinked, sequence: await lastSequence(dataSource) };
  } finally {
    await database.close();
  }
}
