import type { CompiledGazetteer } from './compile.js';
import type { TextContext } from './found.js';
import { wordsPrintedAs } from './lexicon.js';
import type { Name } from './names.js';
import { eachPhraseAt, type Phrases } from './phrases.js';
import type { Span } from './span.js';
import { isTitleCase, readTokens, type Token } from './tokens.js';

/** A known name at a place of the text, before it is known what is meant: word places, the end exclusive. */
export interface Hit {
  readonly name: Name;
  readonly from: number;
  readonly to: number;
}

/** A text with its words and every known name in it: what the rules of each kind look at. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly gazetteer: CompiledGazetteer;
  readonly context: TextContext;
  readonly hits: readonly Hit[];
  readonly hitsFrom: ReadonlyMap<number, readonly Hit[]>;
  readonly hitsTo: ReadonlyMap<number, readonly Hit[]>;
  readonly isTitleCase: boolean;
  /** What stands between the words at - 1 and at. */
  gapText(at: number): string;
  spanOf(from: number, to: number): Span;
  /** Calls back for each phrase that begins at a word. */
  eachPhrase<Entry>(phrases: Phrases<Entry>, from: number, found: (entry: Entry, to: number) => void): void;
}

/** Reads a text once: its words, and the known names that begin at each. */
export function readText(text: string, gazetteer: CompiledGazetteer, context: TextContext): Reading {
  const tokens = readTokens(text);
  const words = new Map<string, readonly number[]>();
  const wordsAt = (at: number): readonly number[] => {
    const { key } = tokens[at]!;
    let ids = words.get(key);
    if (!ids) {
      ids = wordsPrintedAs(gazetteer.names.lexicon, key);
      words.set(key, ids);
    }
    return ids;
  };
  const hits: Hit[] = [];
  const hitsFrom = new Map<number, Hit[]>();
  const hitsTo = new Map<number, Hit[]>();
  for (let from = 0; from < tokens.length; from++) {
    eachPhraseAt(gazetteer.names, tokens, wordsAt, from, (name, to) => {
      if (!isPrinted(name, tokens, from)) return;
      const hit = { name, from, to };
      hits.push(hit);
      collect(hitsFrom, from, hit);
      collect(hitsTo, to, hit);
    });
  }
  return {
    text,
    tokens,
    gazetteer,
    context,
    hits,
    hitsFrom,
    hitsTo,
    isTitleCase: isTitleCase(tokens),
    gapText: (at) => text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? text.length),
    spanOf: (from, to) => ({ start: tokens[from]!.start, end: tokens[to - 1]!.end }),
    eachPhrase: (phrases, from, found) => eachPhraseAt(phrases, tokens, wordsAt, from, found),
  };
}

/** Whether the letters are such as the name needs: initials as they are, capitals where the name has them. Offices are titles, and often have none. */
function isPrinted(name: Name, tokens: readonly Token[], from: number): boolean {
  if (name.isAcronym) return name.words.every((word, at) => word.text === tokens[from + at]!.text);
  if (name.subject.kind === 'OFFICE') return true;
  const isCommonNoun = (word: Token, at: number) =>
    at > 0 && name.subject.kind === 'ORGANIZATION' && COMMON_NOUN.test(word.key);
  return name.words.every((word, at) => !word.isCapital || tokens[from + at]!.isCapital || isCommonNoun(word, at));
}

/** What organizations are, which some papers write small behind a name: "Port Ansgar police". */
const COMMON_NOUN =
  /^(?:police|hospital|government|ministry|court|party|parliament|university|department|office|committee|agency|council|commission|service|union|association|bank|полиция|министерство|суд|партия|банк|служба|комитет|совет|агентство)$/u;

function collect(byPlace: Map<number, Hit[]>, place: number, hit: Hit): void {
  const there = byPlace.get(place);
  if (there) there.push(hit);
  else byPlace.set(place, [hit]);
}

/** The longest of the names that begin or end at a place; of equally long ones the first. */
export function longest(hits: readonly Hit[]): Hit | undefined {
  return hits.reduce<Hit | undefined>((best, hit) => (best && length(best) >= length(hit) ? best : hit), undefined);
}

function length({ from, to }: Hit): number {
  return to - from;
}

/** Whether a name stands for an organization or country by itself, so that it can say whose something is. */
export function isOwnerName({ name }: Hit): boolean {
  const { kind } = name.subject;
  return (kind === 'ORGANIZATION' || kind === 'COUNTRY') && name.standing === 'WHOLE';
}

const FILLERS = new Set(
  'the republic kingdom federation republics республики республике республика республикой королевства королевстве государства'.split(
    ' ',
  ),
);

/** The owner named from a word on, articles and "Republic of" passed over: the hit, or undefined. */
export function ownerFrom(reading: Reading, at: number): Hit | undefined {
  for (let place = at; place < at + 4 && place < reading.tokens.length; place++) {
    if (place > at && reading.tokens[place]!.gap !== 'SPACE') return undefined;
    const hit = longest((reading.hitsFrom.get(place) ?? []).filter(isOwnerName));
    if (hit) return hit;
    const { key } = reading.tokens[place]!;
    const isFiller = FILLERS.has(key) || (key === 'of' && place > at && reading.tokens[place - 1]!.key !== 'the');
    if (!isFiller) return undefined;
  }
  return undefined;
}

/** Whether the word at a place comes after the one before it in one sentence, with a space or a hyphen between. */
export function isBeside(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  return token !== undefined && !token.opensSentence && (token.gap === 'SPACE' || token.gap === 'HYPHEN');
}
