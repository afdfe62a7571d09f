import { hasHeld } from './holders.js';
import { isBeside, isOwnerName, longest, ownerFrom, type Hit, type Reading } from './reading.js';

/** What the words around a name say of whose it is. */
export type Ownership =
  /** The owner is named beside it; `from` and `to` are the name with the owner, where that belongs to the words. */
  | { readonly kind: 'OWNED'; readonly from: number; readonly to: number }
  /** It is somebody else's, or another office: "NATO Secretary General", "deputy Secretary General". */
  | { readonly kind: 'FOREIGN' }
  | { readonly kind: 'UNSAID' };

const FOREIGN: Ownership = { kind: 'FOREIGN' };
const UNSAID: Ownership = { kind: 'UNSAID' };

/** Before an office, these make it another one. */
const OTHER_OFFICE =
  /^(?:deputy|assistant|under|vice|associate|adviser|advisor|aide|зам|заместител(?:ь|я|ю|ем|е|и|ей)|помощник\p{L}*|советник\p{L}*|вице|пресс)$/u;
/** Nouns that mean the newsroom's own organization when nothing else is said. */
const OWN = /^(?:organi[sz]ation|organi[sz]ations|alliance|bloc|организаци[ия])$/u;
const SOMEONES = new Set(['its', 'their', 'his', 'her', 'его', 'ее', 'их']);
/** Words of no name, which headlines write with a capital. */
const NO_NAMES = new Set(
  'mr mrs ms dr acting new outgoing current newly the a an as and at by for from in of on to with meets says and с и и.о новый новым нового г'.split(
    ' ',
  ),
);

/** Whose a name is that others share, by the words before and after it. */
export function ownershipOf(reading: Reading, hit: Hit): Ownership {
  const before = ownershipBefore(reading, hit);
  const after = ownershipAfter(reading, hit);
  if (before.kind === 'FOREIGN' || after.kind === 'FOREIGN') return FOREIGN;
  if (after.kind === 'UNSAID' && before.kind === 'UNSAID' && isAfterName(reading, hit)) return FOREIGN;
  if (before.kind === 'UNSAID' && after.kind === 'UNSAID') return UNSAID;
  return {
    kind: 'OWNED',
    from: before.kind === 'OWNED' ? before.from : hit.from,
    to: after.kind === 'OWNED' ? after.to : hit.to,
  };
}

/** Whether the word before makes the office another one: "deputy", "assistant". */
export function isOtherOffice(reading: Reading, hit: Hit): boolean {
  const previous = reading.tokens[hit.from - 1];
  return hit.name.subject.kind === 'OFFICE' && isBeside(reading, hit.from) && OTHER_OFFICE.test(previous!.key);
}

function owns(reading: Reading, owner: Hit, hit: Hit): boolean {
  return reading.gazetteer.owners.get(hit.name.subject.id)?.includes(owner.name.subject.id) ?? false;
}

function ownershipBefore(reading: Reading, hit: Hit): Ownership {
  if (isOtherOffice(reading, hit)) return FOREIGN;
  const possessor = possessorEnd(reading, hit.from);
  const end = possessor ?? hit.from;
  const owner = longest((reading.hitsTo.get(end) ?? []).filter(isOwnerName));
  if (owner && (possessor !== null || isBeside(reading, hit.from))) {
    if (!owns(reading, owner, hit)) return FOREIGN;
    return { kind: 'OWNED', from: possessor === null && !hit.name.isAcronym ? owner.from : hit.from, to: hit.to };
  }
  const previous = reading.tokens[end - 1];
  if (!previous) return UNSAID;
  if (possessor !== null) return OWN.test(previous.key) ? UNSAID : FOREIGN;
  if (!isBeside(reading, hit.from)) return UNSAID;
  if (SOMEONES.has(previous.key)) return FOREIGN;
  return UNSAID;
}

/** Whether an unknown name stands before it, as English puts an owner: "Arab League Secretary General". */
function isAfterName(reading: Reading, { from }: Hit): boolean {
  const isEnglish = !isCyrillic(reading.tokens[from]!.text);
  return isEnglish && isBeside(reading, from) && looksLikeName(reading, from - 1);
}

/** The place after the possessor, when the words before `at` are a possessive: "X's", "Nations'". */
function possessorEnd(reading: Reading, at: number): number | null {
  const previous = reading.tokens[at - 1];
  if (previous?.key === 's' && previous.gap === 'APOSTROPHE' && reading.tokens[at]!.gap === 'SPACE') return at - 1;
  return at > 0 && /^['’]\s$/u.test(reading.gapText(at)) ? at : null;
}

function ownershipAfter(reading: Reading, hit: Hit): Ownership {
  const { tokens } = reading;
  const next = tokens[hit.to];
  if (!next || !isBeside(reading, hit.to) || next.gap !== 'SPACE') return UNSAID;
  const isOf = next.key === 'of';
  const owner = ownerFrom(reading, isOf ? hit.to + 1 : hit.to);
  if (owner && (isOf || isCyrillic(next.text) || owner.from === hit.to)) {
    if (!owns(reading, owner, hit)) return isOf || isCyrillic(next.text) ? FOREIGN : UNSAID;
    return { kind: 'OWNED', from: hit.from, to: hit.name.isAcronym ? hit.to : owner.to };
  }
  if (isOf) {
    const noun = tokens[hit.to + 1]?.key === 'the' ? tokens[hit.to + 2] : tokens[hit.to + 1];
    return noun && OWN.test(noun.key) ? UNSAID : FOREIGN;
  }
  if (OWN.test(next.key) || !looksLikeName(reading, hit.to)) return UNSAID;
  if (hit.name.subject.kind === 'OFFICE') return isNamedHolder(reading, hit) ? UNSAID : FOREIGN;
  return isCyrillic(next.text) ? FOREIGN : UNSAID;
}

/** Whether a word is written as names are, where a capital says something; initials always do. */
function looksLikeName(reading: Reading, at: number): boolean {
  const { text, isCapital, opensSentence, key } = reading.tokens[at]!;
  if (!isCapital || NO_NAMES.has(key)) return false;
  return !opensSentence || /^[\p{Lu}\p{N}]{2,}$/u.test(text);
}

/** Whether somebody who has held the office is named right after it, in full or by surname. */
export function isNamedHolder(reading: Reading, hit: Hit): boolean {
  return holdersAfter(reading, hit.to).some((official) => hasHeld(reading.gazetteer, official, hit.name.subject.id));
}

/** The ids of officials whose name or surname begins at a word. */
export function holdersAfter(reading: Reading, at: number): string[] {
  const named = (reading.hitsFrom.get(at) ?? []).filter(({ name }) => name.subject.kind === 'OFFICIAL');
  if (named.length > 0) return named.map(({ name }) => name.subject.id);
  const bySurname: string[] = [];
  if (reading.tokens[at]?.isCapital) {
    reading.eachPhrase(reading.gazetteer.surnames, at, (official) => bySurname.push(official.id));
  }
  return bySurname;
}

export function isCyrillic(word: string): boolean {
  return /^\p{Script=Cyrillic}/u.test(word);
}
