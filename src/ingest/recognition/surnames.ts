import type { GazetteerSubject } from './gazetteer.js';
import { hasHeld } from './holders.js';
import { spellingsOf } from './owners.js';
import { isBeside, type Reading } from './reading.js';
import { readTokens } from './tokens.js';
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
  const besideOffice = findBesideOffice(reading);
  const firstNamed = new Map(besideOffice.map(({ official, at }) => [official.id, at]));
  const taken = new Set<number>();
  for (const { hit, from, to } of named) {
    for (let at = from; at < to; at++) taken.add(at);
    const { id, kind } = hit.name.subject;
    if (kind === 'OFFICIAL') firstNamed.set(id, Math.min(from, firstNamed.get(id) ?? from));
  }
  const found = besideOffice.filter(({ at }) => !taken.has(at));
  for (const { at, to } of found) for (let place = at; place < to; place++) taken.add(place);
  if (firstNamed.size === 0) return found;
  const shared = new Set<string>();
  for (let at = 0; at < reading.tokens.length; at++) {
    if (taken.has(at) || !reading.tokens[at]!.isCapital) continue;
    const bearers = new Map<string, { official: GazetteerSubject; to: number }>();
    reading.eachPhrase(reading.gazetteer.surnames, at, (official, to) => {
      if ((firstNamed.get(official.id) ?? at) < at) bearers.set(official.id, { official, to });
    });
    const [bearer, another] = bearers.values();
    if (!bearer || another) continue;
    const from = beginningOfName(reading, at, bearer.official);
    // "His son, Pavo Olbegov": from there on the surname may be either's.
    if (isNamedOtherwise(reading, from, taken)) shared.add(bearer.official.id);
    else if (!shared.has(bearer.official.id)) found.push({ official: bearer.official, at: from, to: bearer.to });
  }
  return found;
}

/** Surnames right behind an office that somebody of that name held: "President Byron" names her as well as the full name does. */
function findBesideOffice(reading: Reading): NamedBySurname[] {
  const found = new Map<number, NamedBySurname | null>();
  for (const { name, to: at } of reading.hits) {
    if (name.subject.kind !== 'OFFICE' || !isBeside(reading, at) || !reading.tokens[at]!.isCapital) continue;
    reading.eachPhrase(reading.gazetteer.surnames, at, (official, to) => {
      if (!hasHeld(reading.gazetteer, official.id, name.subject.id)) return;
      const other = found.get(at);
      found.set(at, other === undefined || other?.official === official ? { official, at, to } : null);
    });
  }
  return [...found.values()].filter((named) => named !== null);
}

/** Where a surname begins that has words of the name before it: "Forrest Jones" of Michael Forrest Jones. */
function beginningOfName(reading: Reading, at: number, official: GazetteerSubject): number {
  const keys = new Set(spellingsOf(official).flatMap((name) => readTokens(name).map(({ key }) => key)));
  let from = at;
  while (
    from > 0 &&
    isBeside(reading, from) &&
    reading.tokens[from - 1]!.isCapital &&
    keys.has(reading.tokens[from - 1]!.key)
  )
    from--;
  return from;
}

/** Whether another name may stand before the surname: "Anna Orlova" is not the Orlov named above. */
function isNamedOtherwise(reading: Reading, at: number, taken: ReadonlySet<number>): boolean {
  const previous = reading.tokens[at - 1];
  if (!previous || taken.has(at - 1)) return false;
  if (TITLES.has(previous.key)) return false;
  if (previous.isCapital && previous.text.length <= 2 && reading.tokens[at]!.gap === 'DOT') return true;
  return isBeside(reading, at) && previous.isCapital;
}
