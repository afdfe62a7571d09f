import type { SubjectKind } from '../../kinds/vocabulary.js';
import { initialedNames, withoutMiddleName } from './person-names.js';
import type { GazetteerSubject } from './gazetteer.js';
import { ownerInName, ownersOf, spellingsOf, withoutOwner, type SubjectsById } from './owners.js';
import { readTokens, type Token } from './tokens.js';

/**
 * What a name needs around it. WHOLE: nothing. SHARED: other organizations have one like it, so alone it means the
 * newsroom's own. PARTIAL: what is left of a whole name without its owner, never enough alone.
 */
export type Standing = 'WHOLE' | 'SHARED' | 'PARTIAL';

/** One name of one subject, as texts are searched for it. */
export interface Name {
  readonly subject: GazetteerSubject;
  readonly text: string;
  readonly standing: Standing;
  /** Initials are found only letter by letter as they are; of other names, words with a capital must have it in the text. */
  readonly isAcronym: boolean;
  readonly words: readonly Token[];
  /** The name without its owner, by which "Secretary-General" is seen to be what "UN Secretary-General" shortens. */
  readonly shared: string | null;
}

/** How the names of each kind are made. Presidencies, resolutions and topics are not found by name. */
const NAMES_OF_KIND: Readonly<
  Partial<Record<SubjectKind, (subject: GazetteerSubject, known: SubjectsById) => Name[]>>
> = {
  OFFICIAL: (subject) => {
    const spelled = [...new Set(spellingsOf(subject).flatMap((name) => [name, withoutMiddleName(name)]))];
    return [...spelled, ...initialedNames(spelled)].map((name) => whole(subject, name));
  },
  OFFICE: ownedNames,
  ORGANIZATION: ownedNames,
  COUNTRY: (subject) => spellingsOf(subject).map((name) => whole(subject, name)),
  OPERATION: (subject) => spellingsOf(subject).map((name) => whole(subject, name)),
};

export function namesOf(subject: GazetteerSubject, known: SubjectsById): Name[] {
  const printed = NAMES_OF_KIND[subject.kind]?.(subject, known) ?? [];
  const names = printed.flatMap((name) => (INITIALS.test(name.text) ? [name, dotted(name)] : [name]));
  const unlike = new Map<string, Name>();
  for (const name of names) {
    const spelled = `${name.isAcronym} ${sharedKey(name.text)}`;
    const same = unlike.get(spelled);
    if (!same || STRENGTH[name.standing] > STRENGTH[same.standing]) unlike.set(spelled, name);
  }
  return [...unlike.values()];
}

const INITIALS = /(?<![\p{L}\p{N}.])[A-Z]{2,3}(?![\p{L}\p{N}])/u;

/** A name with its Latin initials as some papers print them: "U.N. General Assembly". */
function dotted(name: Name): Name {
  const text = name.text.replace(INITIALS, (initials) => initials.replace(/./gu, '$&.'));
  return { ...name, text, words: readTokens(text) };
}

const STRENGTH: Readonly<Record<Standing, number>> = { PARTIAL: 0, SHARED: 1, WHOLE: 2 };

/** A name as it is compared with what other names are without their owners. */
export function sharedKey(name: string): string {
  return readTokens(name)
    .map(({ key }) => key)
    .join(' ');
}

function whole(subject: GazetteerSubject, text: string): Name {
  return makeName(subject, text, 'WHOLE', false, null);
}

/** Names of what belongs to an organization or a country, with what is left of them without it. */
function ownedNames(subject: GazetteerSubject, known: SubjectsById): Name[] {
  const owners = ownersOf(subject, known);
  const acronyms = new Set([
    ...Object.values(subject.acronym),
    ...subject.aliases.filter(({ aliasType }) => aliasType === 'ACRONYM').map(({ text }) => text),
  ]);
  return spellingsOf(subject).flatMap((text) => {
    const isAcronym = acronyms.has(text) || isInitials(text);
    if (owners.length === 0) return [makeName(subject, text, 'WHOLE', isAcronym, null)];
    if (isAcronym) {
      const isWhole = isNamedAfter(text, owners) || Object.values(subject.name).includes(text);
      return [makeName(subject, text, isWhole ? 'WHOLE' : 'SHARED', true, sharedKey(text))];
    }
    return ownedName(subject, text, owners);
  });
}

function ownedName(subject: GazetteerSubject, text: string, owners: readonly GazetteerSubject[]): Name[] {
  const words = readTokens(text);
  const roots = owners.filter(({ parentId }) => parentId === null);
  const root = ownerInName(words, roots);
  if (root) {
    const rest = withoutOwner(words, root);
    const shared = rest && sharedKey(rest);
    const short = rest ? [makeName(subject, rest, 'PARTIAL', false, shared)] : [];
    return [makeName(subject, text, 'WHOLE', false, shared), ...short];
  }
  const adjective = words.find((word) => isAdjectiveOf(word, owners));
  if (adjective && words.length > 1) {
    const rest = words
      .filter((word) => word !== adjective)
      .map((word) => word.text)
      .join(' ');
    return [
      makeName(subject, text, 'WHOLE', false, sharedKey(rest)),
      makeName(subject, rest, 'PARTIAL', false, sharedKey(rest)),
    ];
  }
  const shared = makeName(subject, text, 'SHARED', false, sharedKey(text));
  const body = ownerInName(words, owners);
  if (!body || body.from === 0) return [shared];
  const before = text.slice(0, words[body.from]!.start);
  const after = text.slice(words[body.from]!.start);
  const within = roots.flatMap(spellingsOf).map((name) => `${before}${name} ${after}`);
  return [shared, ...within.map((name) => makeName(subject, name, 'WHOLE', false, shared.shared))];
}

const LEAST_IN_COMMON = 4;
const ADJECTIVE = /(?:an|ese|ish|i|ic|ch|ск\p{L}{1,3})$/u;

/** Whether a word is made of a country's name, by its first letters and its end: "German" of Germany, "российский" of Россия. */
function isAdjectiveOf({ key }: Token, owners: readonly GazetteerSubject[]): boolean {
  if (!ADJECTIVE.test(key)) return false;
  const countries = owners.filter(({ kind }) => kind === 'COUNTRY');
  return countries.flatMap(spellingsOf).some((spelling) => {
    const [word, ...more] = readTokens(spelling);
    return (
      word !== undefined &&
      more.length === 0 &&
      key !== word.key &&
      word.key.length >= LEAST_IN_COMMON &&
      key.startsWith(word.key.slice(0, LEAST_IN_COMMON))
    );
  });
}

function isInitials(text: string): boolean {
  return /^[\p{Lu}\p{N}]{2,8}$/u.test(text);
}

/** Whether initials begin with those of the owner, as UNGA does with UN. */
function isNamedAfter(acronym: string, owners: readonly GazetteerSubject[]): boolean {
  return owners.some((owner) =>
    Object.values(owner.acronym).some((own) => acronym.startsWith(own) || acronym.endsWith(` ${own}`)),
  );
}

function makeName(
  subject: GazetteerSubject,
  text: string,
  standing: Standing,
  isAcronym: boolean,
  shared: string | null,
): Name {
  return { subject, text, standing, isAcronym: isAcronym || isInitials(text), words: readTokens(text), shared };
}
