import type { Db } from '../database/db.js';
import type { Day } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';
import { answeringThroughout, byFirstDay, coversThroughout, type PlacedTerm } from '../lib/term.js';

/** A tenure as the rules of terms need it. */
export interface TenureFact extends PlacedTerm {
  readonly officialId: Id;
  readonly officeId: Id;
  readonly acting: boolean;
  /** Seniority of the office, 1 the most senior; null when not ordered. */
  readonly rank: number | null;
  /** How many may hold the office at the same time. */
  readonly seats: number;
}

const TENURE_FACTS = `select t.id::text as id, t.official_id::text as "officialId", t.office_id::text as "officeId",
  t.acting, o.rank, o.seats, t.starts_on::text as "startsOn", t.starts_precision as "startsPrecision",
  t.ends_on::text as "endsOn", t.ends_precision as "endsPrecision",
  t.first_known_on::text as "firstKnownOn", t.last_known_on::text as "lastKnownOn"
  from tenure t join office o on o.id = t.office_id`;

/** Every tenure of the offices. One statement. */
export function tenuresOfOffices(db: Db, officeIds: readonly Id[]): Promise<TenureFact[]> {
  return db.query<TenureFact>(`${TENURE_FACTS} where t.office_id = any($1::bigint[])`, [officeIds]);
}

/** Every tenure of the officials. One statement. */
export function tenuresOfOfficials(db: Db, officialIds: readonly Id[]): Promise<TenureFact[]> {
  return db.query<TenureFact>(`${TENURE_FACTS} where t.official_id = any($1::bigint[])`, [officialIds]);
}

/** Those who hold an office on a day, longest there first: as many as it has seats at most. */
export function holdersOn(tenures: readonly TenureFact[], day: Day, today: Day): TenureFact[] {
  return answeringThroughout(tenures, { from: day, until: day }, today, tenures[0]?.seats ?? 1);
}

/**
 * The most senior office that somebody with these tenures holds on a day; null when none. `tenuresOfOffice` gives those
 * of everybody in an office: on a hand-over day it hangs on the others who answers.
 */
export async function officeHeldOn(
  tenures: readonly TenureFact[],
  tenuresOfOffice: (officeId: Id) => Promise<readonly TenureFact[]>,
  day: Day,
  today: Day,
): Promise<TenureFact | null> {
  const covering = tenures.filter((tenure) => coversThroughout(tenure, { from: day, until: day }, today));
  const answering = await Promise.all(
    covering.map(async (tenure) => {
      const holders = holdersOn(await tenuresOfOffice(tenure.officeId), day, today);
      return holders.some(({ id }) => id === tenure.id) ? [tenure] : [];
    }),
  );
  return answering.flat().sort(bySeniority)[0] ?? null;
}

/** Where an office without a rank stands. */
const LEAST_SENIOR = Number.MAX_SAFE_INTEGER;

function bySeniority(a: TenureFact, b: TenureFact): number {
  return (a.rank ?? LEAST_SENIOR) - (b.rank ?? LEAST_SENIOR) || byFirstDay(a, b);
}
