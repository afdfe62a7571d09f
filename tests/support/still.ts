import type { Freshness } from '../../src/database/freshness.js';

/** Of a database that nobody changes: whatever was kept holds. */
export const NOTHING_CHANGES: Freshness = {
  isLive: true,
  epoch: 0,
  sequence: '0',
  changedSince: () => false,
  onChange: () => undefined,
  heardSoFar: () => Promise.resolve(),
};
