import type { GazetteerSubject } from './gazetteer.js';
import { isBeside, type Reading } from './reading.js';
import type { NamedSubject } from './named.js';

export interface NamedBySurname {
  readonly official: GazetteerSubject;
  readonly at: number;
  readonly to: number;
}

const TITLES = new Set(
  'mr mrs ms dr gen general president minister secretary г господин госпожа товарищ генерал президент'.split(' '),
);

/**
 * Surnames alone, after the full name: the same person, when nobody else named in the text has that surname, and no other
 * first name stands before it. `named` is what the names of the text were found to mean.
 */
export function findSurnames(reading: Reading, named: readonly NamedSubject[]): NamedBySurname[] {
  const firstNamed = new Map<string, number>();
  const taken = new Set<number>();
  for (const { hit, from, to } of named) {
    for (let at = from; at < to; at++) taken.add(at);
    const { id, kind } = hit.name.subject;
    if (kind === 'OFFICIAL' && !firstNamed.has(id)) firstNamed.set(id, from);
  }
  const found: NamedBySurname[] = [];
  if (firstNamed.size === 0) return found;
  for (let at = 0; at < reading.tokens.length; at++) {
    if (taken.has(at) || !reading.tokens[at]!.isCapital) continue;
    const bearers = new Map<string, { official: GazetteerSubject; to: number }>();
    reading.eachPhrase(reading.gazetteer.surnames, at, (official, to) => {
      if (firstNamed.has(official.id)) bearers.set(official.id, { official, to });
    });
    const [bearer, another] = bearers.values();
    if (!bearer || another || (firstNamed.get(bearer.official.id) as number) > at) continue;
    if (!isNamedOtherwise(reading, at, taken)) found.push({ official: bearer.official, at, to: bearer.to });
  }
  return found;
}

/** Whether another name may stand before the surname: "Anna Orlova" is not the Orlov named above. */
function isNamedOtherwise(reading: Reading, at: number, taken: ReadonlySet<number>): boolean {
  const previous = reading.tokens[at - 1];
  if (!previous || taken.has(at - 1)) return false;
  if (TITLES.has(previous.key)) return false;
  if (previous.isCapital && previous.text.length <= 2 && reading.tokens[at]!.gap === 'DOT') return true;
  return isBeside(reading, at) && previous.isCapital;
}
