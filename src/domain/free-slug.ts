import type { Db } from '../database/db.js';

/** The tables whose rows go by slugs of their own. */
export type Slugged = 'article' | 'subject' | 'section';

/**
 * The slug itself where nothing else of its table has it, else with a number behind it: `name-2`, `name-3`, the next one where numbers were given
 * out in their order. Few statements, however many there are.
 */
export async function freeSlug(db: Db, table: Slugged, slug: string): Promise<string> {
  const numbered = (number: number) => (number < 2 ? slug : `${slug}-${number}`);
  const isTaken = async (number: number) =>
    (await db.query(`select 1 from ${table} where slug = $1`, [numbered(number)])).length > 0;
  let [taken, free] = [0, 1];
  while (await isTaken(free)) [taken, free] = [free, free * 2];
  // A title that comes every day is asked for its last number in few steps, not read through.
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (await isTaken(middle)) taken = middle;
    else free = middle;
  }
  return numbered(free);
}
