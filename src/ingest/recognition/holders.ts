import { answeringPeriod, answersThroughout } from '../../lib/term.js';
import type { CompiledGazetteer } from './compile.js';
import type { TextContext } from './found.js';
import type { GazetteerTenure } from './gazetteer.js';

/**
 * The tenure that is meant by an office: the one that answers on each day the text may have come out on. Of those named
 * beside the office only theirs is asked for. On a hand-over day the outgoing holder answers; null when several or none do.
 */
export function holderOf(
  officeId: string,
  named: readonly string[],
  gazetteer: CompiledGazetteer,
  { published, today }: TextContext,
): GazetteerTenure | null {
  const held = (gazetteer.tenuresOfOffice.get(officeId) ?? [])
    .filter(({ officialId }) => named.length === 0 || named.includes(officialId))
    .filter(({ term }) => answersThroughout(term, published, today));
  const outgoing = held.filter((tenure) => !isTakenOver(tenure, held, published.from, today));
  return outgoing.length === 1 ? (outgoing[0] as GazetteerTenure) : null;
}

/** Whether a tenure begins on the day on which somebody else's ends. */
function isTakenOver(tenure: GazetteerTenure, held: readonly GazetteerTenure[], day: string, today: string): boolean {
  if (answeringPeriod(tenure.term, today)?.from !== day) return false;
  return held.some((other) => {
    const period = other === tenure ? null : answeringPeriod(other.term, today);
    return period?.until === day && period.from !== day;
  });
}

/** Whether somebody held an office on any day of the period; null when nothing is known of that person in that office. */
export function heldDuring(
  officeId: string,
  officialId: string,
  gazetteer: CompiledGazetteer,
  { published, today }: TextContext,
): boolean | null {
  const tenures = (gazetteer.tenuresOfOffice.get(officeId) ?? []).filter((tenure) => tenure.officialId === officialId);
  if (tenures.length === 0) return null;
  return tenures.some(({ term }) => {
    const period = answeringPeriod(term, today);
    return period !== null && period.from <= published.until && published.from <= period.until;
  });
}
