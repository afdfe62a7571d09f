import { falling, weighted, type Random } from '../../lib/random.js';
import type { Organization } from './organizations.js';
import type { Country } from './places.js';
import { lowered } from './records.js';
import type { Topic } from './topics.js';
import type { Part } from './words/names.js';
import type { Noun } from './words/noun.js';
import type { Pair } from './words/sentences.js';
import type { World } from './world.js';

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What fills the gaps of a sentence, in whatever language. */
export interface Filling {
  readonly a: Noun;
  readonly b: Noun;
  readonly topic: Topic;
  readonly country: Country;
  readonly country2: Country;
  readonly town: Part;
  readonly town2: Part;
  readonly org: Organization;
  readonly n: number;
  readonly year: number;
}

/** A place in a text that names a subject. */
export interface Named {
  readonly subject: string;
  readonly start: number;
  readonly end: number;
}

export interface Filled {
  readonly text: string;
  readonly named: readonly Named[];
}

/** A sentence with its gaps filled, in each language. */
export type Sentence = Readonly<Record<Language, Filled>>;

/** Draws what sentences are filled with: words of the topic's field, some of them often and most of them seldom. */
export function fillings(world: World): (random: Random, topic: Topic) => Filling {
  const draw = <Item>(list: readonly Item[], exponent: number) => {
    const at = weighted(falling(list.length, exponent));
    return (random: Random) => list[at(random)] as Item;
  };
  const word = weighted(falling(12, 0.7));
  const country = draw(world.countries, 0.9);
  const town = draw(world.towns, 0.85);
  const organization = draw(world.organizations, 1.1);
  return (random, topic) => {
    const { words } = topic.field;
    const first = word(random);
    const second = word(random);
    return {
      topic,
      a: words[first] as Noun,
      b: words[second === first ? (first + 1) % words.length : second] as Noun,
      ...{ country: country(random), country2: country(random), town: town(random), town2: town(random) },
      ...{ org: organization(random), n: random.between(2, 97), year: random.between(1996, 2025) },
    };
  };
}

/** The sentence with its gaps filled. A second country that is the first one again is called its neighbours. */
export function fill([en, ru]: Pair, filling: Filling): Sentence {
  return { en: filled(en, filling, 'en'), ru: filled(ru, filling, 'ru') };
}

const GAP = /\{(\w+!?)\}/g;
const PIECES = new Map<string, readonly string[]>();

/** Text and gaps in turn. */
function piecesOf(pattern: string): readonly string[] {
  const known = PIECES.get(pattern);
  if (known) return known;
  const pieces = pattern.split(GAP);
  PIECES.set(pattern, pieces);
  return pieces;
}

function filled(pattern: string, filling: Filling, language: Language): Filled {
  let text = '';
  const named: Named[] = [];
  for (const [at, piece] of piecesOf(pattern).entries()) {
    if (at % 2 === 0) {
      text += piece;
      continue;
    }
    const { words, subject, article = '' } = GAPS[piece]?.(filling, language) ?? { words: '' };
    const start = text.length + article.length;
    text += article + words;
    if (subject !== undefined) named.push({ subject, start, end: start + words.length });
  }
  return { text: text.charAt(0).toUpperCase() + text.slice(1), named };
}

interface Words {
  readonly words: string;
  readonly subject?: string;
  readonly article?: string;
}

function noun([en, , genitive]: Noun, language: Language): string {
  return language === 'en' ? en : genitive;
}

function place(part: Part, language: Language): Words {
  return { words: language === 'en' ? part[0] : part[1] };
}

const GAPS: Readonly<Record<string, (filling: Filling, language: Language) => Words>> = {
  a: ({ a }, language) => ({ words: noun(a, language) }),
  b: ({ b }, language) => ({ words: noun(b, language) }),
  topic: ({ topic }, language) => ({ words: lowered(noun(topic.name, language)), subject: topic.slug }),
  'topic!': ({ topic }, language) => ({ words: topic.name[language === 'en' ? 0 : 1], subject: topic.slug }),
  country: ({ country }, language) => ({ words: noun(country.name, language), subject: country.slug }),
  country2: ({ country, country2 }, language) => {
    const other = country2 === country ? null : country2;
    return other
      ? { words: noun(other.name, language), subject: other.slug }
      : { words: language === 'en' ? 'its neighbours' : 'соседних государств' };
  },
  town: ({ town }, language) => place(town, language),
  town2: ({ town2 }, language) => place(town2, language),
  org: ({ org }, language) => ({
    words: noun(org.name, language),
    subject: org.slug,
    ...(language === 'en' ? { article: 'the ' } : {}),
  }),
  n: ({ n }) => ({ words: String(n) }),
  year: ({ year }) => ({ words: String(year) }),
};
