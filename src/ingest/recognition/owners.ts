import { isFormOf } from './declension.js';
import type { GazetteerSubject } from './gazetteer.js';
import { readTokens, type Token } from './tokens.js';

export type SubjectsById = ReadonlyMap<string, GazetteerSubject>;

/**
 * Whose a subject is: a body's organization and what that is part of; an office's organization or country. Outlets
 * stand for themselves, whoever publishes them.
 */
export function ownersOf(subject: GazetteerSubject, subjects: SubjectsById): GazetteerSubject[] {
  const first = subject.kind === 'ORGANIZATION' ? subject.parentId : subject.organizationId;
  const owners: GazetteerSubject[] = [];
  if (subject.organizationType === 'MEDIA_OUTLET') return owners;
  for (let id = first; id;) {
    const owner = subjects.get(id);
    if (!owner || owners.includes(owner)) break;
    owners.push(owner);
    id = owner.parentId;
  }
  const country = subject.kind === 'OFFICE' && subject.countryId ? subjects.get(subject.countryId) : undefined;
  return country ? [...owners, country] : owners;
}

/** Every name, alias and acronym of a subject. */
export function spellingsOf(subject: GazetteerSubject): string[] {
  return [
    ...Object.values(subject.name),
    ...subject.aliases.map(({ text }) => text),
    ...Object.values(subject.acronym),
  ];
}

/** Where an owner is named inside a name: word places, the end exclusive. */
export interface OwnerInName {
  readonly owner: GazetteerSubject;
  readonly from: number;
  readonly to: number;
}

/** The owner that is named inside a name, by the longest of its spellings, in any case; null when none is. */
export function ownerInName(words: readonly Token[], owners: readonly GazetteerSubject[]): OwnerInName | null {
  let longest: OwnerInName | null = null;
  for (const owner of owners) {
    for (const spelling of spellingsOf(owner)) {
      const sought = readTokens(spelling);
      if (sought.length === 0 || sought.length >= words.length) continue;
      const from = placeOf(sought, words);
      if (from >= 0 && (!longest || sought.length > longest.to - longest.from)) {
        longest = { owner, from, to: from + sought.length };
      }
    }
  }
  return longest;
}

function placeOf(sought: readonly Token[], words: readonly Token[]): number {
  for (let from = 0; from + sought.length <= words.length; from++) {
    if (sought.every((word, at) => isFormOf(words[from + at]!.key, word.key))) return from;
  }
  return -1;
}

const CONNECTORS = new Set(['of', 'the', 'to', 'for', 'in', 's']);

/** A name without the owner at its beginning or end: "President of Ruritania" is "President"; null otherwise. */
export function withoutOwner(words: readonly Token[], { from, to }: OwnerInName): string | null {
  const rest = from === 0 ? words.slice(to) : to === words.length ? words.slice(0, from) : [];
  const isConnector = (word: Token | undefined) => word !== undefined && CONNECTORS.has(word.key);
  let first = 0;
  let last = rest.length;
  while (isConnector(rest[first])) first++;
  while (last > first && isConnector(rest[last - 1])) last--;
  const kept = rest.slice(first, last).map(({ text }) => text);
  return kept.length > 0 ? kept.join(' ') : null;
}
