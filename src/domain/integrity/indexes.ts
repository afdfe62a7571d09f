import { leftOut, makeAgain } from '../../database/left-out-index.js';
import type { IntegrityRule } from './rule.js';

/** The indexes are there that were left out while tables were filled. */
export const INDEXES_THERE: IntegrityRule = {
  name: 'indexes',
  async find(db) {
    const tables = await leftOut(db);
    return tables.map(
      ({ table, definitions }) => `table ${table} lacks ${definitions.length} indexes that were left out to fill it`,
    );
  },
  async mend(db) {
    for (const { table } of await leftOut(db)) await makeAgain(db, table);
  },
};
