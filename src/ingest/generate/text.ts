import type { StatementForm } from '../../kinds/vocabulary.js';
import type { Random } from '../../lib/random.js';
import { fill, LANGUAGES, type Filled, type Filling, type Language, type Named } from './gaps.js';
import { lowered } from './records.js';
import type { Speaker } from './speakers.js';
import type { Part } from './words/names.js';
import { OPENINGS, QUOTES, REPORTS, SAYING, SENTENCES, type Pair } from './words/sentences.js';

/** Words of somebody within a text. */
export interface Said {
  readonly speaker: Speaker;
  readonly form: StatementForm;
  readonly start: number;
  readonly end: number;
}

/** The text of one language, with the places that name something. */
export interface Words {
  readonly text: string;
  readonly named: readonly Named[];
  readonly said: readonly Said[];
}

/** A text in the making, in all languages at once. */
class Draft {
  private readonly made: Record<Language, { text: string; named: Named[]; said: Said[] }> = {
    en: { text: '', named: [], said: [] },
    ru: { text: '', named: [], said: [] },
  };

  /** Adds pieces behind each other, the same in all languages but for their words. */
  add(pieces: (language: Language) => readonly Filled[]): void {
    for (const language of LANGUAGES) {
      const made = this.made[language];
      for (const { text, named } of pieces(language)) {
        const shift = made.text.length;
        for (const { subject, start, end } of named)
          made.named.push({ subject, start: start + shift, end: end + shift });
        made.text += text;
      }
    }
  }

  /** Marks what `words` adds as said by somebody. */
  say(speaker: Speaker, form: StatementForm, words: () => void): void {
    const starts = { en: this.made.en.text.length, ru: this.made.ru.text.length };
    words();
    for (const language of LANGUAGES) {
      const { text, said } = this.made[language];
      said.push({ speaker, form, start: starts[language], end: text.length });
    }
  }

  words(): Readonly<Record<Language, Words>> {
    return this.made;
  }
}

function plain(text: string): Filled {
  return { text, named: [] };
}

/** What a text is to hold. */
export interface TextPlan {
  readonly sentences: number;
  /** Those who are quoted, in their order. */
  readonly speakers: readonly Speaker[];
  /** Whose words the whole text is; nobody is quoted in it. */
  readonly author: Speaker | null;
  readonly ownSentences: readonly Pair[];
}

/** Sentences to draw from, each once before any comes again. */
class Deck {
  private left: Pair[] = [];

  constructor(private readonly all: readonly Pair[]) {}

  draw(random: Random): Pair {
    if (this.left.length === 0) this.left = [...this.all];
    return this.left.splice(random.below(this.left.length), 1)[0] as Pair;
  }
}

/** How often a sentence is one that suits the field alone. */
const OWN_SHARE = 0.35;
const AS_SENTENCES: readonly Pair[] = QUOTES.map(([en, ru]) => [`${en}.`, `${ru}.`]);

/** Puts a text together out of paragraphs of a few sentences, with quotations between them. */
export function compose(random: Random, plan: TextPlan, filling: () => Filling): Readonly<Record<Language, Words>> {
  const draft = new Draft();
  const own = new Deck(plan.ownSentences);
  const common = new Deck(plan.author ? [...AS_SENTENCES, ...SENTENCES] : SENTENCES);
  let left = plan.sentences;
  const paragraph = (most: number, first?: Pair) => {
    const count = Math.min(left, random.between(1, most));
    left -= count;
    for (let at = 0; at < count; at++) {
      const deck = random.chance(OWN_SHARE) ? own : common;
      const sentence = fill((at === 0 && first) || deck.draw(random), filling());
      draft.add((language) => (at === 0 ? [sentence[language]] : [plain(' '), sentence[language]]));
    }
  };
  const further = (most: number) => {
    if (left === 0) return;
    draft.add(() => [plain('\n\n')]);
    paragraph(most);
  };
  const body = () => {
    paragraph(3, random.pick(OPENINGS));
    for (const speaker of plan.speakers) {
      draft.add(() => [plain('\n\n')]);
      quotation(random, draft, speaker, filling);
      further(2);
    }
    while (left > 0) further(4);
  };
  if (plan.author) draft.say(plan.author, 'FULL_TEXT', body);
  else body();
  return draft.words();
}

const MARKS = { en: ['“', '”'], ru: ['«', '»'] } as const;

/** Somebody's own words in quotation marks, or what is told of them. */
function quotation(random: Random, draft: Draft, speaker: Speaker, filling: () => Filling): void {
  const verb = random.pick(SAYING);
  if (random.chance(0.2)) {
    const report = fill(random.pick(REPORTS), filling());
    draft.say(speaker, 'REPORTED', () => {
      draft.add((language) => [
        ...calledFirst(speaker, language),
        plain(language === 'en' ? ` ${verb[0]} that ` : ` ${verb[1]}, что `),
        { ...report[language], text: lowered(report[language].text) },
        plain('.'),
      ]);
    });
    return;
  }
  const sentences = Array.from({ length: random.pick([1, 1, 2, 3]) }, () => fill(random.pick(QUOTES), filling()));
  draft.add((language) => [plain(MARKS[language][0])]);
  draft.say(speaker, 'DIRECT_QUOTE', () => {
    draft.add((language) =>
      sentences.flatMap((said, at) => (at === 0 ? [said[language]] : [plain('. '), said[language]])),
    );
  });
  draft.add((language) =>
    language === 'en'
      ? [plain(`,${MARKS.en[1]} ${verb[0]} `), ...called(speaker, language), plain('.')]
      : [plain(`${MARKS.ru[1]}, — ${verb[1]} `), ...called(speaker, language), plain('.')],
  );
}

function inLanguage([en, ru]: Part, language: Language): string {
  return language === 'en' ? en : ru;
}

/** A speaker within a sentence. */
function called({ subject, name, title, office }: Speaker, language: Language): Filled[] {
  const words = inLanguage(name, language);
  const whose: Filled = { text: words, named: [{ subject, start: 0, end: words.length }] };
  if (title === null) return language === 'en' ? [plain('the '), whose] : [whose];
  const held = inLanguage(title, language);
  const text = language === 'en' ? held : lowered(held);
  const named = office === null ? [] : [{ subject: office, start: 0, end: text.length }];
  return [{ text, named }, plain(' '), whose];
}

/** At the beginning of a sentence. */
function calledFirst(speaker: Speaker, language: Language): Filled[] {
  const [first, ...rest] = called(speaker, language);
  if (!first) return [];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}
