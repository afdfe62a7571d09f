import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import { spellingsOf } from '../recognition/owners.js';
import { genderOf } from './name-form.js';
import type { Passage, Word } from './passage.js';
import type { SpeechLanguage } from './speech.js';

/** Somebody or a body that is named at a place. */
export interface Named {
  readonly at: number;
  /** Counted from 0, over the text. */
  readonly sentence: number;
  /** Null for a person whom the database does not know. */
  readonly subjectId: string | null;
  /** False where only an office stands for the person: who held it hangs on the date. */
  readonly isNamed: boolean;
  /** Whether the sentence begins with the name, titles passed over. */
  readonly opens: boolean;
  /** The titles right before the name: "minister". */
  readonly titles: readonly string[];
  readonly gender: 'HE' | 'SHE' | null;
}

const NAME_WORDS = 2;
const TITLE_WORDS = 4;
const LONGEST_OFFICE = 20;

/** Everybody whom a text names, in its order: officials, by name or by office, and whoever else is seen to be a person. */
export function peopleIn(
  { text, sentences }: Passage,
  mentions: readonly FoundMention[],
  gazetteer: CompiledGazetteer,
  language: SpeechLanguage,
): Named[] {
  const taken = new Uint8Array(text.length);
  for (const { start, end } of mentions) taken.fill(1, start, end);
  const people: Named[] = [];
  for (const [sentence, { elements }] of sentences.entries()) {
    const words = elements.flatMap(({ word }) => (word ? [word] : []));
    const opens = (at: number) =>
      elements[0]?.word !== undefined && words.slice(0, at).every((word) => isOfName(word, language));
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      const known = officialAt(words, at, gazetteer);
      if (known !== null) {
        const honorific = language.honorifics.get(words[at - 1]?.key ?? '');
        const gender = honorific ?? genderOf(spellingsOf(gazetteer.subjects.get(known.id)!));
        people.push({
          at: word.start,
          sentence,
          subjectId: known.id,
          isNamed: known.isNamed,
          opens: opens(at),
          titles: titlesBefore(words, at, language),
          gender,
        });
        continue;
      }
      const length = unknownNameAt(words, at, taken, language);
      if (length === 0) continue;
      people.push({
        at: word.start,
        sentence,
        subjectId: null,
        isNamed: true,
        opens: opens(at),
        titles: titlesBefore(words, at, language),
        gender: null,
      });
      at += length - 1;
    }
  }
  return people;
}

/** Every organization that a text names, in its order. */
export function bodiesIn({ sentences }: Passage, language: SpeechLanguage): Named[] {
  return sentences.flatMap(({ elements }, sentence) => {
    const words = elements.flatMap(({ word }) => (word ? [word] : []));
    return words.flatMap((word, at) =>
      word.names
        .filter(({ kind }) => kind === 'ORGANIZATION')
        .map(({ subjectId, start }) => ({
          ...{ at: start, sentence, subjectId, isNamed: true, titles: [], gender: null },
          opens: elements[0]?.word !== undefined && words.slice(0, at).every((before) => isOfName(before, language)),
        })),
    );
  });
}

function isOfName({ key, isCapital }: Word, { article, title, preposition, and }: SpeechLanguage): boolean {
  return !preposition.test(key) && !and.test(key) && (isCapital || article.test(key) || title.test(key));
}

function officialAt(
  words: readonly Word[],
  at: number,
  { tenures }: CompiledGazetteer,
): { readonly id: string; readonly isNamed: boolean } | null {
  const { names } = words[at]!;
  const official = names.find(({ kind }) => kind === 'OFFICIAL');
  if (official) return { id: official.subjectId, isNamed: true };
  const office = names.find(({ kind, holderTenureId }) => kind === 'OFFICE' && holderTenureId !== null);
  if (!office || isBesideOfficial(words, at, office)) return null;
  return { id: tenures.get(office.holderTenureId!)!.officialId, isNamed: false };
}

function isBesideOfficial(words: readonly Word[], at: number, { end }: FoundMention): boolean {
  const next = words.slice(at, at + LONGEST_OFFICE).find(({ start }) => start >= end);
  return next !== undefined && next.names.some(({ kind }) => kind === 'OFFICIAL') && next.start - end <= 2;
}

/** Titles of one word: "Secretary General" is neither a secretary nor a general. */
function titlesBefore(words: readonly Word[], at: number, { title }: SpeechLanguage): string[] {
  const titles = words.slice(Math.max(0, at - TITLE_WORDS), at).filter(({ key }) => title.test(key));
  return titles.length === 1 ? [titles[0]!.key] : [];
}

const NO_PERSON =
  /^(?:street|avenue|road|court|house|university|college|school|party|ministry|department|council|committee|county|city|state|states|island|islands|river|airport|hospital|institute|church|agency|commission|association|union|league|times|post|news|week|gulf|war|day|день|улиц\p{L}+|площад\p{L}+|област\p{L}+|край|район\p{L}*|партия|суд|дом)$/u;

/** How many words of a name begin at a place that nobody in the database bears: two or more with capitals, with nothing between. */
function unknownNameAt(words: readonly Word[], at: number, taken: Uint8Array, language: SpeechLanguage): number {
  let length = 0;
  for (let word = words[at]; word && isWordOfName(word, length, taken); word = words[at + length]) length += 1;
  const next = words[at + length];
  if (length < NAME_WORDS || (next && NO_PERSON.test(next.key) && next.gap === 'SPACE')) return 0;
  const isNoun = words[at - 1]?.key === 'the' && !language.title.test(words[at]!.key);
  return isNoun ? 0 : length;
}

function isWordOfName(word: Word, place: number, taken: Uint8Array): boolean {
  if (!word.isCapital || taken[word.start] === 1) return false;
  const isJoined = place === 0 || word.gap === 'SPACE' || word.gap === 'HYPHEN' || word.gap === 'DOT';
  const isInitials = word.text.length > 1 && word.text === word.text.toUpperCase();
  return isJoined && !isInitials && !NO_PERSON.test(word.key);
}
