import { periodOf, type DatePrecision, type Day, type Period } from './calendar.js';
import type { Id } from './node-key.js';

/**
 * A time in office or in the chair, as the source prints it: first and last day included, either known to the month
 * or the year only, or not at all.
 */
export interface Term {
  readonly startsOn: Day | null;
  readonly startsPrecision: DatePrecision;
  readonly endsOn: Day | null;
  readonly endsPrecision: DatePrecision;
  /** The earliest day for which there is evidence. */
  readonly firstKnownOn: Day | null;
  /** The latest day for which there is evidence. */
  readonly lastKnownOn: Day | null;
}

/**
 * The days a term covers; null when nothing is known of one side. An unknown start or end reaches to the first or last
 * day known, an ongoing one to today (decision 0010). SQL: `first_day`, `last_day`.
 */
export function coveredPeriod(term: Term, today: Day): Period | null {
  const from = term.startsOn ?? term.firstKnownOn;
  const until = lastDay(term, today);
  return from && until && from <= until ? { from, until } : null;
}

function lastDay(term: Term, today: Day): Day | null {
  if (term.endsPrecision === 'ONGOING') return today;
  if (term.endsOn) return periodOf(term.endsOn, term.endsPrecision).until;
  return term.lastKnownOn ?? (term.startsPrecision === 'DAY' ? term.startsOn : null);
}

/** Whether a term covers each day of the period. */
export function coversThroughout(term: Term, period: Period, today: Day): boolean {
  const covered = coveredPeriod(term, today);
  return covered !== null && covered.from <= period.from && period.until <= covered.until;
}

/** A term that has a place among others of the same office or organization. */
export interface PlacedTerm extends Term {
  readonly id: Id;
}

/**
 * Those of one office or chair who answer on each day of the period, longest there first. Where more terms share a day
 * than there are seats, as on a hand-over day, those who came first answer: the outgoing ones. The one rule behind
 * `holder`, `presidency`, the office of an official and, as SQL (`tenure_held`, `presidency_of`), that of a statement.
 */
export function answeringThroughout<Placed extends PlacedTerm>(
  terms: readonly Placed[],
  period: Period,
  today: Day,
  seats: number,
): Placed[] {
  const firstDay = { from: period.from, until: period.from };
  const there = terms.filter((term) => coversThroughout(term, firstDay, today)).sort(byFirstDay);
  return there.slice(0, seats).filter((term) => coversThroughout(term, period, today));
}

/** Oldest first, ties by id. */
export function byFirstDay(a: PlacedTerm, b: PlacedTerm): number {
  const [first, second] = [a, b].map((term) => term.startsOn ?? term.firstKnownOn ?? '') as [Day, Day];
  return first === second ? Number(a.id) - Number(b.id) : first < second ? -1 : 1;
}
