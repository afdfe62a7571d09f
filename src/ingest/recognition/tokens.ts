/** What stands between a word and the one before it. */
export type Gap = 'START' | 'SPACE' | 'HYPHEN' | 'DASH' | 'DOT' | 'APOSTROPHE' | 'BREAK' | 'OTHER';

/** A word of a text: a run of letters and digits. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In lower case, ё as е: what words are compared by. */
  readonly key: string;
  readonly gap: Gap;
  readonly isCapital: boolean;
  /** Whether a sentence, a paragraph or the text begins here, so that a capital says nothing. */
  readonly opensSentence: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const CAPITAL = /^\p{Lu}/u;

/** The first that matches decides. One line break is a space: pages are wrapped; an empty line ends a paragraph. */
const GAPS: readonly (readonly [Gap, RegExp])[] = [
  ['BREAK', /\n[^\S\n]*\n/u],
  ['SPACE', /^\s+$/u],
  ['HYPHEN', /^[-‐‑–—−]$/u],
  ['DASH', /^\s*[-‐‑–—−]\s*$/u],
  ['DOT', /^\.\s?$/u],
  ['APOSTROPHE', /^['’ʼ]$/u],
];

const SENTENCE_END = /[.!?…։。！？]["'”’»“)\]]*(?:\s|$)/u;
const ABBREVIATIONS = new Set('mr mrs ms dr prof gen col lt maj amb no st г гг им тов акад проф ген'.split(' '));

/** A word as words are compared. */
export function keyOf(word: string): string {
  return word.toLowerCase().replaceAll('ё', 'е');
}

/** The words of a text, in order. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const previous = tokens.at(-1);
    const between = text.slice(end, start);
    const gap = previous ? gapOf(between) : 'START';
    end = start + word.length;
    tokens.push({
      start,
      end,
      text: word,
      key: keyOf(word),
      gap,
      isCapital: CAPITAL.test(word),
      opensSentence: !previous || gap === 'BREAK' || endsSentence(previous, between, gap),
    });
  }
  return tokens;
}

function gapOf(between: string): Gap {
  if (between === ' ') return 'SPACE';
  return GAPS.find(([, pattern]) => pattern.test(between))?.[0] ?? 'OTHER';
}

function endsSentence(previous: Token, between: string, gap: Gap): boolean {
  if (gap === 'SPACE' || !SENTENCE_END.test(between)) return false;
  return gap !== 'DOT' || !isAbbreviation(previous);
}

/** Whether a dot after a word says nothing of the sentence's end: an initial, or "Mr." */
export function isAbbreviation({ key }: Token): boolean {
  return key.length === 1 || ABBREVIATIONS.has(key);
}

/** The place of the first word of the sentence that holds the word at `at`. */
export function sentenceStart(tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0 && !tokens[first]!.opensSentence) first--;
  return first;
}

/** The place after the last word of the sentence that holds the word at `at`. */
export function sentenceEnd(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  while (next < tokens.length && !tokens[next]!.opensSentence) next++;
  return next;
}

const SHORTEST_TITLE_WORD = 4;
const LONGEST_TITLE = 30;

/** Whether a text Writes Its Words With Capitals, as English headlines do: then a capital is no sign of a name. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ text }) => text.length >= SHORTEST_TITLE_WORD);
  if (words.length < 4 || tokens.length > LONGEST_TITLE) return false;
  return words.filter(({ isCapital }) => isCapital).length / words.length > 0.75;
}
