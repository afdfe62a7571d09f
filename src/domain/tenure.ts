import type { Db } from '../database/db.js';
import type { Day, Period } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';
import { answersThroughout, type Term } from '../lib/term.js';

/** A tenure as the rules of terms need it. */
export interface TenureFact extends Term {
  readonly id: Id;
  readonly officialId: Id;
  readonly officeId: Id;
  readonly acting: boolean;
  /** Seniority of the office, 1 the most senior; null when not ordered. */
  readonly rank: number | null;
}

const TENURE_FACTS = `select t.id::text as id, t.official_id::text as "officialId", t.office_id::text as "officeId",
  t.acting, o.rank, t.starts_on::text as "startsOn", t.starts_precision as "startsPrecision",
  t.ends_on::text as "endsOn", t.ends_precision as "endsPrecision",
  t.first_known_on::text as "firstKnownOn", t.last_known_on::text as "lastKnownOn"
  from tenure t join office o on o.id = t.office_id`;

/** Every tenure of an official. */
export function tenuresOfOfficial(db: Db, officialId: Id): Promise<TenureFact[]> {
  return db.query<TenureFact>(`${TENURE_FACTS} where t.official_id = $1::bigint`, [officialId]);
}

/** Every tenure of the offices. One statement. */
export function tenuresOfOffices(db: Db, officeIds: readonly Id[]): Promise<TenureFact[]> {
  return db.query<TenureFact>(`${TENURE_FACTS} where t.office_id = any($1::bigint[])`, [officeIds]);
}

/** Every tenure of the officials. One statement. */
export function tenuresOfOfficials(db: Db, officialIds: readonly Id[]): Promise<TenureFact[]> {
  return db.query<TenureFact>(`${TENURE_FACTS} where t.official_id = any($1::bigint[])`, [officialIds]);
}

/**
 * The tenure in which words of an imprecise date were said: one that was held throughout. Of several, that of the
 * office asked for, else the most senior. Null when none is sure.
 */
export function tenureThroughout(
  tenures: readonly TenureFact[],
  period: Period,
  today: Day,
  officeId: Id | null,
): TenureFact | null {
  const held = tenures
    .filter((tenure) => officeId === null || tenure.officeId === officeId)
    .filter((tenure) => answersThroughout(tenure, period, today));
  return held.sort(bySeniority)[0] ?? null;
}

/**
 * Those who held an office on a day, longest in office first. On a hand-over day shared by two the outgoing one
 * answers: a single seat has one holder.
 */
export function holdersOn(tenures: readonly TenureFact[], day: Day, today: Day, seats: number): TenureFact[] {
  const held = tenures.filter((tenure) => answersThroughout(tenure, { from: day, until: day }, today));
  const outgoing = held.filter((tenure) => !(tenure.startsOn === day && isShared(held, tenure, day)));
  return outgoing.sort(byStart).slice(0, seats);
}

/** Whether somebody else's time ends on the day on which this tenure begins. */
function isShared(held: readonly TenureFact[], tenure: TenureFact, day: Day): boolean {
  return held.some((other) => other !== tenure && other.endsOn === day && other.startsOn !== day);
}

function byStart(a: TenureFact, b: TenureFact): number {
  return compare(a.startsOn ?? a.firstKnownOn ?? '', b.startsOn ?? b.firstKnownOn ?? '') || compare(a.id, b.id);
}

/** Where an office without a rank stands. */
const LEAST_SENIOR = Number.MAX_SAFE_INTEGER;

function bySeniority(a: TenureFact, b: TenureFact): number {
  return (a.rank ?? LEAST_SENIOR) - (b.rank ?? LEAST_SENIOR) || byStart(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
