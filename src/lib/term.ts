import { periodOf, type DatePrecision, type Day, type Period } from './calendar.js';

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
 * The days a term answers for; null when nothing is known of one side. An unknown start or end answers only to the
 * first or last day known, an ongoing one to today (contracts, "Terms").
 */
export function answeringPeriod(term: Term, today: Day): Period | null {
  const from = term.startsOn ?? term.firstKnownOn;
  const until =
    term.endsPrecision === 'ONGOING'
      ? today
      : term.endsOn
        ? periodOf(term.endsOn, term.endsPrecision).until
        : term.lastKnownOn;
  return from && until && from <= until ? { from, until } : null;
}

/** Whether a term answers for each day of the period. */
export function answersThroughout(term: Term, period: Period, today: Day): boolean {
  const answering = answeringPeriod(term, today);
  return answering !== null && answering.from <= period.from && period.until <= answering.until;
}
