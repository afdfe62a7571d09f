import type { SubjectKind } from '../../kinds/vocabulary.js';
import { groupBy } from '../../lib/group-by.js';
import type { FoundMention } from '../recognition/found.js';
import type { Span } from '../recognition/span.js';
import { isAbbreviation, readTokens, type Token } from '../recognition/tokens.js';
import { withDialogue } from './dialogue.js';
import { findQuotations, type Quotation } from './quotations.js';
import type { SpeechLanguage } from './speech.js';

/** What a sentence is made of, in its order: words of the writer, and quotations, each as a whole. */
export type Element =
  { readonly word: Word; readonly quotation?: never } | { readonly quotation: Quotation; readonly word?: never };

/** A word of the writer. */
export interface Word extends Token {
  /** A known name begins with it. */
  readonly names: readonly FoundMention[];
  /** A known name ends with it. */
  readonly namesEnd: readonly FoundMention[];
}

export interface Sentence {
  readonly elements: readonly Element[];
  readonly start: number;
  readonly end: number;
  /** Counted from 0, over the text. */
  readonly paragraph: number;
}

/** A text as attribution reads it: in sentences, its quotations apart, with the names known in it. */
export interface Passage {
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

const NAMED_KINDS = new Set<SubjectKind>(['OFFICIAL', 'OFFICE', 'ORGANIZATION', 'COUNTRY']);
const PARAGRAPH_BREAK = /\n[^\S\n]*\n/u;
const SENTENCE_END = /[.!?…][)\]]*\s*$/u;
const ENDS_QUOTATION = /[.!?…]["'”’»“)\]]*$/u;

export function readPassage(text: string, mentions: readonly FoundMention[], language: SpeechLanguage): Passage {
  const quotations = withDialogue(text, findQuotations(text), language).filter((each) =>
    isSpeech(text, each, mentions),
  );
  const elements = elementsOf(text, quotations, mentions);
  const sentences: Sentence[] = [];
  let current: Element[] = [];
  let paragraph = 0;
  const close = () => {
    const [first, last] = [current[0], current.at(-1)];
    if (first && last) sentences.push({ elements: current, start: startOf(first), end: endOf(last), paragraph });
    current = [];
  };
  for (const element of elements) {
    const before = current.at(-1);
    if (before) {
      const gap = gapIn(text, endOf(before), startOf(element));
      const isBreak = PARAGRAPH_BREAK.test(gap);
      if (isBreak || current.length >= LONGEST_SENTENCE || isSentenceEnd(text, before, gap, element)) close();
      if (isBreak) paragraph += 1;
    }
    current.push(element);
  }
  close();
  return { text, sentences };
}

/** What has more words is no sentence but a list, and would be gone through again and again. */
const LONGEST_SENTENCE = 300;
const LONGEST_GAP = 40;

/** What stands between two places, without the middle of what is longer than any writing is. */
export function gapIn(text: string, from: number, to: number): string {
  if (to - from <= LONGEST_GAP) return text.slice(from, to);
  return text.slice(from, from + LONGEST_GAP / 2) + text.slice(to - LONGEST_GAP / 2, to);
}

/** So many words at least: fewer are a name, a title or a scrap of what was said. */
const FEWEST_WORDS = 4;

function isSpeech(text: string, { start, end }: Quotation, mentions: readonly FoundMention[]): boolean {
  if (readTokens(text.slice(start, end)).length < FEWEST_WORDS) return false;
  return !mentions.some((mention) => NAMED_KINDS.has(mention.kind) && mention.start <= start && end <= mention.end);
}

export function startOf({ word, quotation }: Element): number {
  return quotation ? quotation.open : word.start;
}

export function endOf({ word, quotation }: Element): number {
  return quotation ? quotation.close : word.end;
}

function elementsOf(text: string, quotations: readonly Quotation[], mentions: readonly FoundMention[]): Element[] {
  const named = mentions.filter(({ kind }) => NAMED_KINDS.has(kind));
  const byStart = groupBy(named, ({ start }) => start);
  const byEnd = groupBy(named, ({ end }) => end);
  const elements: Element[] = [];
  let next = 0;
  for (const token of readTokens(text)) {
    while (next < quotations.length && (quotations[next] as Quotation).close <= token.start) {
      elements.push({ quotation: quotations[next++] as Quotation });
    }
    if (next < quotations.length && (quotations[next] as Quotation).open <= token.start) continue;
    elements.push({ word: { ...token, names: byStart.get(token.start) ?? [], namesEnd: byEnd.get(token.end) ?? [] } });
  }
  for (; next < quotations.length; next++) elements.push({ quotation: quotations[next] as Quotation });
  return elements;
}

/** Whether a sentence ends between two elements. What a quotation ends with counts, unless the writer goes on in small letters. */
function isSentenceEnd(text: string, before: Element, gap: string, next: Element): boolean {
  const isDash = /^\s*[,.]?\s*[—–-]\s/u.test(gap) && next.word !== undefined;
  if (before.quotation) {
    const ended =
      ENDS_QUOTATION.test(text.slice(before.quotation.start, before.quotation.end)) || SENTENCE_END.test(gap);
    if (!ended || isDash) return /^[.;]\s/u.test(gap) && !isDash;
    return next.quotation !== undefined || next.word.isCapital;
  }
  if (!SENTENCE_END.test(gap) && !/[.!?…][)\]]*\s+[—–-]?\s*$/u.test(gap)) return false;
  if (next.quotation) return true;
  if (/^\.\s?$/u.test(gap) && isAbbreviation(before.word)) return false;
  return next.word.isCapital || !/\p{Ll}/u.test(next.word.text);
}

/** Whether a place lies within a stretch. */
export function isWithin({ start, end }: Span, outer: Span): boolean {
  return outer.start <= start && end <= outer.end;
}
