import { answeringThroughout, coveredPeriod } from '../../lib/term.js';
import type { CompiledGazetteer } from './compile.js';
import type { TextContext } from './found.js';
import type { GazetteerTenure } from './gazetteer.js';

/**
 * The tenure that is meant by an office: the one that answers on each day the text may have come out on. Where people are
 * named beside the office only theirs count, as the text says whose it is. On a hand-over day the outgoing holder answers;
 * null when several or none do.
 */
export function holderOf(
  officeId: string,
  named: readonly string[],
  gazetteer: CompiledGazetteer,
  { published, today }: TextContext,
): GazetteerTenure | null {
  const seats = gazetteer.subjects.get(officeId)?.seats ?? 1;
  const tenures = (gazetteer.tenuresOfOffice.get(officeId) ?? [])
    .filter(({ officialId }) => named.length === 0 || named.includes(officialId))
    .map((tenure) => ({ ...tenure.term, id: tenure.id, tenure }));
  const [holder, ...others] = answeringThroughout(tenures, published, today, seats);
  return holder && others.length === 0 ? holder.tenure : null;
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
    const period = coveredPeriod(term, today);
    return period !== null && period.from <= published.until && published.from <= period.until;
  });
}

/** Whether somebody is known to have held an office at any time. */
export function hasHeld({ tenuresOfOffice }: CompiledGazetteer, officialId: string, officeId: string): boolean {
  return (tenuresOfOffice.get(officeId) ?? []).some((tenure) => tenure.officialId === officialId);
}
