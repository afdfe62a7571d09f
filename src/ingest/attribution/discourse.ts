import { groupBy } from '../../lib/group-by.js';
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
  private readonly people: ReadonlyMap<number, readonly Named[]>;
  private readonly bodies: ReadonlyMap<number, readonly Named[]>;
  private readonly bearers: ReadonlyMap<string, readonly Named[]>;
  private readonly genders: ReadonlyMap<string, 'HE' | 'SHE'>;
  private titlesOfOthers: ReadonlySet<string> | null = null;
  private speech: Speech | null = null;

  constructor(
    private readonly passage: Passage,
    mentions: readonly FoundMention[],
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {
    const people = peopleIn(passage, mentions, gazetteer, language);
    this.people = groupBy(people, ({ sentence }) => sentence);
    this.bodies = groupBy(bodiesIn(passage, language), ({ sentence }) => sentence);
    this.bearers = groupBy(
      people.filter(({ titles }) => titles.length > 0),
      ({ titles }) => titles[0] as string,
    );
    this.genders = new Map(
      people.flatMap(({ subjectId, gender }): [string, 'HE' | 'SHE'][] =>
        subjectId && gender ? [[subjectId, gender]] : [],
      ),
    );
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
    const all = isPerson ? this.people : this.bodies;
    const near = [...(all.get(sentence - 1) ?? []), ...(all.get(sentence) ?? [])].filter((named) => named.at < at);
    const { speech } = this;
    if (speech && sentence - speech.sentence <= 1) {
      const speakerId = speech.speaker?.speakerId ?? null;
      const isAlone = near.every((named) => named.at < speech.at || named.subjectId === speakerId);
      if (isAlone) {
        const { speaker } = speech;
        return speaker && this.fits(speaker.speakerId, of) ? { speaker: meant(speaker), isSure: true } : null;
      }
    }
    const [first] = near;
    if (!first?.opens || first.subjectId === null || near.some(({ subjectId }) => subjectId !== first.subjectId))
      return null;
    if (!this.fits(first.subjectId, of) || this.speaksOfOthers(first)) return null;
    return {
      speaker: meant({ speakerId: first.subjectId, isNamed: first.isNamed }),
      isSure: !this.language.hasCases && !this.mentionsSomebody(first),
    };
  }

  /** Whether a subject may be meant by a pronoun: as a person or a body, and as a woman or a man where that is known. */
  private fits(subjectId: string, of: 'HE' | 'SHE' | 'IT'): boolean {
    const kind = this.gazetteer.subjects.get(subjectId)?.kind;
    if (of === 'IT') return kind === 'ORGANIZATION';
    return kind === 'OFFICIAL' && (this.genders.get(subjectId) ?? of) === of;
  }

  /** Whether a sentence has nouns or names behind its first name that may be somebody: "met the mayor", "praised Petrov". */
  private speaksOfOthers({ at, sentence }: Named): boolean {
    const { title, relation } = this.language;
    return this.wordsOf(sentence).some((word) => {
      if (word.start <= Math.max(at, this.endOfApposition({ at, sentence }))) return false;
      const isName = word.isCapital && !word.opensSentence && word.names.length === 0 && word.namesEnd.length === 0;
      return isName || title.test(word.key) || relation.test(word.key);
    });
  }

  /** Where what stands between commas right behind a name ends: ", the minister of Ruritania,". */
  private endOfApposition({ at, sentence }: Pick<Named, 'at' | 'sentence'>): number {
    const { start, end } = this.passage.sentences[sentence]!;
    const words = this.passage.text.slice(start, end);
    const apposition = /^[^,.;:!?]{2,60},[^,.;:!?]{2,120},/u.exec(words.slice(at - start));
    return apposition ? at + apposition[0].length : at;
  }

  /** Whether a sentence has something new behind a name, which may be a person: "visited a widow", "thanked his brother". */
  private mentionsSomebody({ at, sentence }: Named): boolean {
    return this.wordsOf(sentence).some((word) => word.start > at && INTRODUCES.test(word.key));
  }

  private wordsOf(sentence: number): Word[] {
    return (this.passage.sentences[sentence]?.elements ?? []).flatMap(({ word }) => (word ? [word] : []));
  }

  /** Whom "the minister" means: the only person who bears that title in the text, when the word is used of nobody else. */
  title(noun: string, at: number): Understood | null {
    const bearers = this.bearers.get(noun) ?? [];
    const [first] = bearers;
    if (!first || first.at >= at || first.subjectId === null || this.isOfOthers(noun)) return null;
    if (bearers.some(({ subjectId }) => subjectId !== first.subjectId)) return null;
    return { speaker: meant({ speakerId: first.subjectId, isNamed: first.isNamed }), isSure: !this.language.hasCases };
  }

  /** Whether the text gives a title to somebody whom it does not name: "a minister". */
  private isOfOthers(noun: string): boolean {
    this.titlesOfOthers ??= new Set(
      this.passage.sentences.flatMap((_, sentence) => {
        const words = this.wordsOf(sentence);
        return words.filter((__, at) => OF_OTHERS.has(words[at - 1]?.key ?? '')).map(({ key }) => key);
      }),
    );
    return this.titlesOfOthers.has(noun);
  }
}

const OF_OTHERS: ReadonlySet<string> = new Set(['a', 'an', 'one', 'another', 'his', 'her', 'their', 'its']);
const INTRODUCES = /^(?:a|an|one|another|some|his|her|their|its|who|whom|whose)$/u;

/** A speaker whom no office is printed beside. */
function meant({ speakerId, isNamed }: Pick<Speaker, 'speakerId' | 'isNamed'>): Speaker {
  return { speakerId, officeId: null, roleAsPrinted: null, isNamed };
}
