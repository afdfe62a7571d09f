import type { Db } from '../database/db.js';
import { CARRIED, HELD_OFFICE, together, type Carried } from './derived/carried.js';
import { supplyVersions } from './derived/kept-version.js';
import { supplyEntries } from './derived/ledger.js';
import { LINK_SORTS, supplyLinks } from './derived/links.js';
import type { Reach } from './derived/reach.js';
import { supplyDocuments } from './derived/searched.js';

/**
 * Many new rows at once. Triggers, which keep whatever follows from the rows, take most of the time that writing takes; here
 * they are left out, and what they would have done is done once for a whole batch. In this order, in one transaction:
 * `leaveTriggersOut`, the rows themselves with what they carry (`CARRIED_BY_NEW`), `settleRows`, `enterRows`.
 */

/** Whether this user of the database may leave triggers out: a superuser, or whoever was granted it. */
export async function mayLeaveTriggersOut(db: Db): Promise<boolean> {
  const [found] = await db.query<{ may: boolean }>(
    `select has_parameter_privilege('session_replication_role', 'SET') as may`,
  );
  return found?.may === true;
}

/**
 * From here to the end of the transaction no trigger runs and no foreign key is checked. The turns that triggers take are
 * taken here: nobody moves a tenure or a topic while rows are written that hang on it.
 */
export async function leaveTriggersOut(db: Db): Promise<void> {
  await db.query(`select pg_advisory_xact_lock_shared(hashtext('communique.tenure'))`);
  await db.query(`select pg_advisory_xact_lock_shared(hashtext('communique.topic'))`);
  await db.query('set local session_replication_role = replica');
}

/** What new rows carry of others, by table. Pictures come after the articles that show them. */
export const CARRIED_BY_NEW: Readonly<Record<string, Carried | undefined>> = {
  ...CARRIED,
  statement: together(CARRIED.statement, HELD_OFFICE),
};

/** Writes what follows from new rows, in tables of their own: links, kept versions, documents of the search. */
export async function settleRows(db: Db, reach: Reach): Promise<void> {
  // The rows look few or dear to the planner, and compiling a statement takes longer than running it.
  await db.query('set local jit = off');
  for (const sort of LINK_SORTS) await db.query(supplyLinks(sort, reach));
  await db.query(supplyVersions(reach));
  await db.query(supplyDocuments(reach));
}

/** Enters new rows in the ledger and announces them: the last thing a transaction does, as nobody else can write until it ends. */
export async function enterRows(db: Db, reach: Reach): Promise<void> {
  for (const statement of supplyEntries(reach)) await db.query(statement);
  await announceEverything(db);
}

/**
 * Tells running servers, as the transaction is committed, how far the ledger has come and that nothing which they remember may
 * still be so: triggers, left out, tell them nothing.
 */
export async function announceEverything(db: Db): Promise<void> {
  await db.query(`select pg_notify('communique_heard', 'sequence:' || last_value) from change_sequence`);
  await db.query(`select pg_notify('communique_heard', 'everything')`);
}
