import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import type { Speaker } from './found-statement.js';
import type { Passage, Word } from './passage.js';
import { bodiesIn, peopleIn, type Named } from './people.js';
import type { Pronoun, SpeechLanguage } from './speech.js';

/** Whose words were given last. */
export interface Speech {
  readonly at: number;
  readonly sentence: number;
  readonly speaker: Speaker | null;
  /** Whether what follows may be more of the same: not behind a question. */
  readonly mayGoOn: boolean;
}

/** Whom a word that stands for a name means; `isSure` is false where somebody whom no name shows may be meant as well. */
export interface Understood {
  readonly speaker: Speaker;
  readonly isSure: boolean;
}

/** Who has been named in a text, so that "he" and "the minister" may be understood. */
export class Discourse {
  private readonly people: readonly Named[];
  private readonly bodies: readonly Named[];
  private speech: Speech | null = null;

  constructor(
    private readonly passage: Passage,
    mentions: readonly FoundMention[],
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {
    this.people = peopleIn(passage, mentions, gazetteer, language);
    this.bodies = bodiesIn(passage, language);
  }

  note(speech: Speech): void {
    this.speech = speech;
  }

  get lastSpeech(): Speech | null {
    return this.speech;
  }

  /**
   * Whom a pronoun in a sentence means: the one who spoke last, in this sentence or the one before it, when nobody else is named since;
   * else, but not surely, whoever the sentence before begins with, when it speaks of nobody else.
   */
  pronoun(of: Pronoun, at: number, sentence: number): Understood | null {
    if (of === 'THEY') return null;
    const isPerson = of !== 'IT';
    const near = (isPerson ? this.people : this.bodies).filter(
      (named) => named.at < at && sentence - named.sentence <= 1,
    );
    const { speech } = this;
    if (speech && sentence - speech.sentence <= 1) {
      const speakerId = speech.speaker?.speakerId ?? null;
      const isAlone = near.every((named) => named.at < speech.at || named.subjectId === speakerId);
      if (isAlone)
        return speakerId !== null && this.fits(speakerId, of) ? { speaker: nameless(speakerId), isSure: true } : null;
    }
    const [first] = near;
    if (!first?.opens || first.subjectId === null || near.some(({ subjectId }) => subjectId !== first.subjectId))
      return null;
    if (!this.fits(first.subjectId, of) || this.speaksOfOthers(first)) return null;
    return { speaker: nameless(first.subjectId), isSure: false };
  }

  /** Whether a subject may be meant by a pronoun: as a person or a body, and as a woman or a man where that is known. */
  private fits(subjectId: string, of: 'HE' | 'SHE' | 'IT'): boolean {
    const kind = this.gazetteer.subjects.get(subjectId)?.kind;
    if (of === 'IT') return kind === 'ORGANIZATION';
    const known = this.people.find((person) => person.subjectId === subjectId && person.gender !== null);
    return kind === 'OFFICIAL' && (known === undefined || known.gender === of);
  }

  /** Whether a sentence has nouns or names behind its first name that may be somebody: "met the mayor", "praised Petrov". */
  private speaksOfOthers({ at, sentence }: Named): boolean {
    const { title, relation } = this.language;
    return this.wordsOf(sentence).some((word) => {
      if (word.start <= at) return false;
      const isName = word.isCapital && !word.opensSentence && word.names.length === 0 && word.namesEnd.length === 0;
      return isName || title.test(word.key) || relation.test(word.key);
    });
  }

  private wordsOf(sentence: number): Word[] {
    return (this.passage.sentences[sentence]?.elements ?? []).flatMap(({ word }) => (word ? [word] : []));
  }

  /** Whom "the minister" means: the only person who bears that title in the text, when the word is used of nobody else. */
  title(noun: string, at: number): Understood | null {
    const bearers = this.people.filter(({ titles }) => titles.includes(noun));
    const [first] = bearers;
    if (!first || first.at >= at || first.subjectId === null) return null;
    if (bearers.some(({ subjectId }) => subjectId !== first.subjectId)) return null;
    const isOfOthers = this.passage.sentences.some((_, sentence) => {
      const words = this.wordsOf(sentence);
      return words.some(
        ({ key }, place) =>
          key === noun && /^(?:a|an|one|another|his|her|their|its)$/u.test(words[place - 1]?.key ?? ''),
      );
    });
    return isOfOthers ? null : { speaker: nameless(first.subjectId), isSure: !this.language.hasCases };
  }
}

function nameless(speakerId: string): Speaker {
  return { speakerId, officeId: null, roleAsPrinted: null, isNamed: true };
}
