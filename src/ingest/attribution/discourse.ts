import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import type { Speaker } from './found-statement.js';
import { isWithin, type Passage, type Word } from './passage.js';
import type { Pronoun, SpeechLanguage } from './speech.js';

/** Somebody who is named at a place; `subjectId` is null for one whom the database does not know. */
interface Person {
  readonly at: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly subjectId: string | null;
  /** The words right before the name, which may be titles. */
  readonly titles: readonly string[];
  readonly gender: 'HE' | 'SHE' | null;
}

/** Whose words were given last. */
interface Speech {
  readonly at: number;
  readonly paragraph: number;
  readonly speaker: Speaker | null;
}

const NAME_WORDS = 2;
const TITLE_WORDS = 4;
const PARAGRAPHS_BACK = 2;

/** Who has been named in a text so far, so that "he" and "the minister" may be understood. */
export class Discourse {
  private readonly people: readonly Person[];
  private readonly bodies: readonly Person[];
  private speech: Speech | null = null;

  constructor(
    passage: Passage,
    mentions: readonly FoundMention[],
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {
    this.people = peopleIn(passage, mentions, gazetteer, language);
    this.bodies = bodiesIn(passage);
  }

  /** Notes whose words were given at a place; null for somebody unknown. */
  note(at: number, paragraph: number, speaker: Speaker | null): void {
    this.speech = { at, paragraph, speaker };
  }

  get lastSpeech(): Speech | null {
    return this.speech;
  }

  /**
   * Whom a pronoun at a place means: the last speaker, when nobody else was named since, or the person named in the last sentence that
   * names any; of several the one that the sentence begins with, if the text speaks of nobody more. Null when it may be somebody else or unknown.
   */
  pronoun(of: Pronoun, at: number, paragraph: number): Speaker | null {
    if (of === 'THEY') return null;
    if (of === 'IT') return this.body(at, paragraph);
    const before = this.people.filter((person) => person.at < at && paragraph - person.paragraph <= PARAGRAPHS_BACK);
    const { speech } = this;
    if (speech && paragraph - speech.paragraph <= PARAGRAPHS_BACK) {
      const since = before.filter((person) => person.at > speech.at && person.subjectId !== speech.speaker?.speakerId);
      const isPerson =
        speech.speaker === null || this.gazetteer.subjects.get(speech.speaker.speakerId)?.kind === 'OFFICIAL';
      if (since.length === 0 && isPerson) return this.agreeing(speech.speaker?.speakerId ?? null, of, at);
    }
    const last = before.at(-1);
    if (!last) return null;
    const beside = before.filter(({ sentence }) => sentence === last.sentence).map(({ subjectId }) => subjectId);
    const [first] = beside;
    const isOnly = new Set(beside).size === 1;
    return isOnly || this.isMain(first ?? null, at) ? this.agreeing(first ?? null, of, at) : null;
  }

  /** Whether nobody has been named as often before a place, nor half as often. */
  private isMain(subjectId: string | null, at: number): boolean {
    const times = new Map<string | null, number>();
    for (const person of this.people)
      if (person.at < at) times.set(person.subjectId, (times.get(person.subjectId) ?? 0) + 1);
    const own = subjectId === null ? 0 : (times.get(subjectId) ?? 0);
    return [...times].every(([other, number]) => other === subjectId || other === null || number * 2 <= own);
  }

  /** The organization that the last sentence speaks of: "it said". */
  private body(at: number, paragraph: number): Speaker | null {
    const { speech } = this;
    const before = this.bodies.filter((body) => body.at < at && paragraph - body.paragraph <= 1);
    const last = before.at(-1);
    if (!last) return null;
    if (
      speech?.speaker &&
      speech.at >= last.at &&
      this.gazetteer.subjects.get(speech.speaker.speakerId)?.kind !== 'ORGANIZATION'
    )
      return null;
    const beside = new Set(
      before.filter(({ sentence }) => sentence === last.sentence).map(({ subjectId }) => subjectId),
    );
    return beside.size === 1 && last.subjectId !== null ? named(last.subjectId) : null;
  }

  private agreeing(subjectId: string | null, of: 'HE' | 'SHE', at: number): Speaker | null {
    return subjectId !== null && this.agrees(subjectId, of, at) ? named(subjectId) : null;
  }

  /** Whom "the minister" means: the only person who was given that title before; null when there is none or there are several. */
  title(noun: string, at: number): Speaker | null {
    const bearers = new Set(
      this.people.filter((person) => person.at < at && this.bears(person, noun)).map(({ subjectId }) => subjectId),
    );
    const [only] = bearers;
    return bearers.size === 1 && typeof only === 'string' ? named(only) : null;
  }

  private bears({ titles, subjectId }: Person, noun: string): boolean {
    if (titles.includes(noun)) return true;
    if (subjectId === null) return false;
    const offices = [...this.gazetteer.tenures.values()].filter(({ officialId }) => officialId === subjectId);
    return offices.some(({ officeId }) => {
      const names = Object.values(this.gazetteer.subjects.get(officeId)?.name ?? {});
      return names.some((name) =>
        name
          .toLowerCase()
          .split(/[\s-]+/u)
          .includes(noun),
      );
    });
  }

  private agrees(subjectId: string, of: 'HE' | 'SHE', at: number): boolean {
    const known = this.people.find(
      (person) => person.subjectId === subjectId && person.gender !== null && person.at < at,
    );
    return known === undefined || known.gender === of;
  }
}

function named(speakerId: string): Speaker {
  return { speakerId, officeId: null, roleAsPrinted: null, isNamed: true };
}

function bodiesIn({ sentences }: Passage): Person[] {
  return sentences.flatMap(({ elements, paragraph }, sentence) =>
    elements.flatMap(({ word }) =>
      (word?.names ?? [])
        .filter(({ kind }) => kind === 'ORGANIZATION')
        .map(({ subjectId, start }) => ({ at: start, sentence, paragraph, subjectId, titles: [], gender: null })),
    ),
  );
}

function peopleIn(
  { sentences }: Passage,
  mentions: readonly FoundMention[],
  gazetteer: CompiledGazetteer,
  language: SpeechLanguage,
): Person[] {
  const people: Person[] = [];
  for (const [number, { elements, paragraph }] of sentences.entries()) {
    const words = elements.flatMap(({ word }) => (word ? [word] : []));
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      const place = { at: word.start, sentence: number, paragraph };
      const official = word.names.find(({ kind }) => kind === 'OFFICIAL');
      if (official) {
        people.push({ ...place, subjectId: official.subjectId, ...titleOf(words, at, language) });
        continue;
      }
      const office = word.names.find(({ kind, holderTenureId }) => kind === 'OFFICE' && holderTenureId !== null);
      if (office && !isBesideOfficial(words, at, office)) {
        people.push({
          ...place,
          subjectId: gazetteer.tenures.get(office.holderTenureId!)!.officialId,
          titles: [],
          gender: null,
        });
        continue;
      }
      const length = unknownNameAt(words, at, mentions, language);
      if (length === 0) continue;
      people.push({ ...place, subjectId: null, ...titleOf(words, at, language) });
      at += length - 1;
    }
  }
  return people;
}

function isBesideOfficial(words: readonly Word[], at: number, office: FoundMention): boolean {
  const next = words.slice(at).find(({ start }) => start >= office.end);
  return next !== undefined && next.names.some(({ kind }) => kind === 'OFFICIAL') && next.start - office.end <= 2;
}

function titleOf(
  words: readonly Word[],
  at: number,
  { title, honorifics }: SpeechLanguage,
): Pick<Person, 'titles' | 'gender'> {
  const before = words.slice(Math.max(0, at - TITLE_WORDS), at).map(({ key }) => key);
  const honorific = before.at(-1);
  return {
    titles: before.flatMap((key) => key.split('-').concat(key)).filter((key) => title.test(key)),
    gender: (honorific !== undefined && honorifics[honorific]) || null,
  };
}

const NO_PERSON =
  /^(?:street|avenue|road|court|house|university|college|school|party|ministry|department|council|committee|county|city|state|states|island|islands|river|airport|hospital|institute|church|agency|commission|association|union|league|times|post|news|день|улиц\p{L}+|площад\p{L}+|област\p{L}+|край|район\p{L}*|партия|суд|дом)$/u;

/** How many words of a name begin at a place that nobody in the database bears: two or more with capitals, with nothing between. */
function unknownNameAt(
  words: readonly Word[],
  at: number,
  mentions: readonly FoundMention[],
  language: SpeechLanguage,
): number {
  let length = 0;
  while (at + length < words.length) {
    const word = words[at + length]!;
    const isJoined = length === 0 || word.gap === 'SPACE' || word.gap === 'HYPHEN' || word.gap === 'DOT';
    if (
      !isJoined ||
      !word.isCapital ||
      NO_PERSON.test(word.key) ||
      (word.text === word.text.toUpperCase() && word.text.length > 1)
    )
      break;
    if (mentions.some((mention) => isWithin(word, mention))) break;
    length += 1;
  }
  const next = words[at + length];
  if (length < NAME_WORDS || (next && NO_PERSON.test(next.key) && next.gap === 'SPACE')) return 0;
  const before = words[at - 1];
  return before?.key !== 'the' && isPerson(words, at, length, language) ? length : 0;
}

/** In Russian only names have several words with capitals; a first name with a patronymic is somebody named before. */
const PATRONYMIC = /(?:вич|вна|чна)(?:а|у|ем|е|ой|ы)?$/u;

/** Whether words with capitals are seen to be a person's name: by a title before them, or by who does or is something behind them. */
function isPerson(words: readonly Word[], at: number, length: number, language: SpeechLanguage): boolean {
  const { title, quotes, honorifics, betweenSubjectAndVerb, hasCases, preposition, and, relation } = language;
  const [before, next] = [words[at - 1], words[at + length]];
  if (hasCases) return !PATRONYMIC.test(words[at + length - 1]!.key) || length > NAME_WORDS;
  if (before && (title.test(before.key) || honorifics[before.key])) return true;
  if (words.slice(at, at + length).some(({ key }) => title.test(key) || honorifics[key])) return true;
  const isSubject =
    words[at]!.opensSentence && next !== undefined && /^\p{Ll}/u.test(next.text) && next.gap === 'SPACE';
  if (isSubject && !preposition.test(next.key) && !and.test(next.key) && !relation.test(next.key)) return true;
  return (
    next !== undefined &&
    (quotes.test(next.key) ||
      betweenSubjectAndVerb.test(next.key) ||
      next.key === 'who' ||
      quotes.test(before?.key ?? '') ||
      /^\p{Ll}+(?:ed|s)$/u.test(next.text))
  );
}
