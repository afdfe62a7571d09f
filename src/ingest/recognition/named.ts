import type { MentionRule } from './confidence.js';
import { isBeside, longest, type Hit, type Reading } from './reading.js';
import { isCyrillic, isNamedHolder, isOtherOffice, ownershipOf } from './qualifiers.js';

/** A subject that a name was found to mean: word places, the end exclusive. */
export interface NamedSubject {
  readonly hit: Hit;
  readonly from: number;
  readonly to: number;
  readonly rule: MentionRule;
}

const SHORTEST_ACRONYM_AT_HOME = 3;
const SHORTEST_ACRONYM_ELSEWHERE = 4;

/** What officials, offices, organizations and countries the names of a text mean. */
export function findNamed(reading: Reading): NamedSubject[] {
  const found: NamedSubject[] = [];
  const open: Hit[] = [];
  const lastMeant = new Map<string, string | null>();
  for (const hit of reading.hits) {
    if (hit.name.subject.kind === 'OPERATION') continue;
    const isWhole = hit.name.standing === 'WHOLE';
    const named = isWhole ? wholeName(reading, hit) : ownedName(reading, hit, lastMeant, open);
    if (named === 'FOREIGN') {
      if (hit.name.shared && !isKnownThere(found, hit)) lastMeant.set(hit.name.shared, null);
      continue;
    }
    if (!named) continue;
    found.push(named);
    if (hit.name.shared && !hit.name.isAcronym) lastMeant.set(hit.name.shared, hit.name.subject.id);
  }
  return [...found, ...shortened(open, found)];
}

const HITS_OF_ONE_PLACE = 12;

/** Whether the words that are somebody else's are those of a subject that is known too. */
function isKnownThere(found: readonly NamedSubject[], hit: Hit): boolean {
  return found
    .slice(-HITS_OF_ONE_PLACE)
    .some((other) => other.hit.name.shared === hit.name.shared && other.from <= hit.from && hit.to <= other.to);
}

const DIRECTIONS = new Set(
  'north south new equatorial northern southern северная северной южная южной новая новой'.split(' '),
);

function wholeName(reading: Reading, hit: Hit): NamedSubject | null {
  const { kind } = hit.name.subject;
  if (isOtherOffice(reading, hit)) return null;
  // "Ada Byron-Vane" is somebody else.
  const next = reading.tokens[hit.to];
  if (kind === 'OFFICIAL' && next?.gap === 'HYPHEN' && next.isCapital) return null;
  const previous = reading.tokens[hit.from - 1];
  if (kind === 'COUNTRY' && isBeside(reading, hit.from) && previous!.isCapital && DIRECTIONS.has(previous!.key))
    return null;
  return { hit, from: hit.from, to: hit.to, rule: hit.name.isAcronym ? 'ACRONYM' : 'FULL_NAME' };
}

/**
 * A name that others share, by whose it is said to be, else by whose it was last said to be: after "the UN
 * Secretary-General", "the Secretary General" is no longer surely ours. What stays open is put into `open`.
 */
function ownedName(
  reading: Reading,
  hit: Hit,
  lastMeant: ReadonlyMap<string, string | null>,
  open: Hit[],
): NamedSubject | 'FOREIGN' | null {
  const { subject, shared, isAcronym } = hit.name;
  const ownership = ownershipOf(reading, hit);
  if (ownership.kind === 'OWNED') {
    return { hit, from: ownership.from, to: ownership.to, rule: isAcronym ? 'ACRONYM' : 'QUALIFIED_NAME' };
  }
  const meant = shared === null ? undefined : lastMeant.get(shared);
  if (ownership.kind === 'FOREIGN') return isOtherOffice(reading, hit) ? null : 'FOREIGN';
  if (
    subject.kind === 'OFFICE' &&
    !isOtherOffice(reading, hit) &&
    isBeside(reading, hit.to) &&
    isNamedHolder(reading, hit)
  )
    return { hit, from: hit.from, to: hit.to, rule: 'QUALIFIED_NAME' };
  if (isAcronym) return acronymAlone(reading, hit, open);
  if (meant !== undefined && meant !== subject.id) return null;
  if (isAtHome(reading, hit) && hit.name.standing === 'SHARED' && (hasCapital(reading, hit) || meant === subject.id)) {
    return { hit, from: hit.from, to: hit.to, rule: 'HOME_NAME' };
  }
  if (hit.to - hit.from > 1 && subject.kind === 'ORGANIZATION') open.push(hit);
  if (subject.kind === 'OFFICE' && standsForOne(reading, hit) && !isOtherOffice(reading, hit)) open.push(hit);
  return null;
}

/** Whether words for an office mean one that was named before: "the president", and not "a president". */
function standsForOne(reading: Reading, { from }: Hit): boolean {
  const word = reading.tokens[from]!;
  return (
    word.isCapital || isCyrillic(word.text) || (isBeside(reading, from) && reading.tokens[from - 1]!.key === 'the')
  );
}

/** Initials of a body alone: long enough to be its own, or explained in brackets after the name. */
function acronymAlone(reading: Reading, hit: Hit, open: Hit[]): NamedSubject | null {
  const least = isAtHome(reading, hit) ? SHORTEST_ACRONYM_AT_HOME : SHORTEST_ACRONYM_ELSEWHERE;
  const isExplained =
    /\(\s*$/u.test(reading.gapText(hit.from)) &&
    longest((reading.hitsTo.get(hit.from) ?? []).filter(({ name }) => name.subject === hit.name.subject)) !== undefined;
  if (isExplained || hit.name.text.length >= least) return { hit, from: hit.from, to: hit.to, rule: 'ACRONYM' };
  open.push(hit);
  return null;
}

function isAtHome(reading: Reading, { name }: Hit): boolean {
  const home = reading.context.homeOrganizationId;
  return home !== null && (reading.gazetteer.owners.get(name.subject.id)?.includes(home) ?? false);
}

function hasCapital(reading: Reading, { from, to }: Hit): boolean {
  return reading.tokens.slice(from, to).some(({ isCapital }) => isCapital);
}

/**
 * Short forms of what the text names in full elsewhere: "the General Assembly" where "UN General Assembly" stands too. Of two offices that
 * share the short form and are both named, none.
 */
function shortened(open: readonly Hit[], found: readonly NamedSubject[]): NamedSubject[] {
  const inFull = new Map(found.map(({ hit }) => [hit.name.subject.id, hit.name.shared]));
  const isOnlyOne = ({ name: { subject, shared } }: Hit) =>
    subject.kind !== 'OFFICE' || [...inFull].every(([id, other]) => id === subject.id || other !== shared);
  return open
    .filter((hit) => inFull.has(hit.name.subject.id) && isOnlyOne(hit))
    .map((hit) => ({ hit, from: hit.from, to: hit.to, rule: 'SHORTENED_NAME' }));
}
