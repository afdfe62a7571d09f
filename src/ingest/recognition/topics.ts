import { lookUpLanguage } from '../../lib/language-tag.js';
import type { GazetteerSubject } from './gazetteer.js';
import type { Span } from './span.js';
import { keyOf, type Token } from './tokens.js';

/** A word of a term: exact, the beginning of one, or up to three words of any kind. */
type Element =
  | { readonly kind: 'WORD'; readonly key: string }
  | { readonly kind: 'BEGINNING'; readonly key: string }
  | { readonly kind: 'BETWEEN' };

interface Term {
  readonly topicId: string;
  readonly elements: readonly Element[];
}

interface TermIndex {
  readonly byWord: Map<string, Term[]>;
  readonly byBeginning: Map<string, Term[]>;
  readonly lengths: Set<number>;
}

/** The terms of every topic, by language. */
export type Topics = ReadonlyMap<string, TermIndex>;

const MOST_BETWEEN = 3;
const WORDS = /…|\.{3}|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*\*?/gu;

/**
 * A term as its elements. Words stand beside each other with a space or a hyphen between, in any case of letters; a word
 * that ends in an asterisk has any ending; an ellipsis stands for up to three words: `traffick* in … weapons` is found in
 * "trafficking in drugs and weapons".
 */
export function compileTerm(term: string): Element[] {
  const elements = Array.from(term.matchAll(WORDS), ([word]): Element => {
    if (word === '…' || word === '...') return { kind: 'BETWEEN' };
    const key = keyOf(word);
    return key.endsWith('*') ? { kind: 'BEGINNING', key: key.slice(0, -1) } : { kind: 'WORD', key };
  });
  const first = elements.findIndex(({ kind }) => kind !== 'BETWEEN');
  const last = elements.findLastIndex(({ kind }) => kind !== 'BETWEEN');
  return first < 0 ? [] : elements.slice(first, last + 1);
}

export function compileTopics(topics: readonly GazetteerSubject[]): Topics {
  const indexes = new Map<string, TermIndex>();
  for (const topic of topics) {
    for (const [language, terms] of Object.entries(topic.terms)) {
      const index = indexes.get(language) ?? { byWord: new Map(), byBeginning: new Map(), lengths: new Set() };
      indexes.set(language, index);
      for (const term of terms) addTerm(index, { topicId: topic.id, elements: compileTerm(term) });
    }
  }
  return indexes;
}

function addTerm(index: TermIndex, term: Term): void {
  const [first] = term.elements;
  if (!first || first.kind === 'BETWEEN') return;
  const byKey = first.kind === 'WORD' ? index.byWord : index.byBeginning;
  if (first.kind === 'BEGINNING') index.lengths.add(first.key.length);
  const sharing = byKey.get(first.key);
  if (sharing) sharing.push(term);
  else byKey.set(first.key, [term]);
}

/** Places where the terms of topics stand, each topic's without overlap. */
export function findTopics(
  tokens: readonly Token[],
  topics: Topics,
  language: string,
): (Span & { readonly subjectId: string })[] {
  const index = topics.get(lookUpLanguage(language, [...topics.keys()]) ?? '');
  if (!index) return [];
  const found: (Span & { readonly subjectId: string })[] = [];
  const endOfLast = new Map<string, number>();
  for (let at = 0; at < tokens.length; at++) {
    for (const term of termsAt(index, tokens[at]!.key)) {
      const last = matchFrom(term.elements, 0, tokens, at);
      const start = tokens[at]!.start;
      if (last === null || start < (endOfLast.get(term.topicId) ?? 0)) continue;
      const { end } = tokens[last]!;
      endOfLast.set(term.topicId, end);
      found.push({ start, end, subjectId: term.topicId });
    }
  }
  return found;
}

function termsAt(index: TermIndex, key: string): Term[] {
  const found = [...(index.byWord.get(key) ?? [])];
  for (const length of index.lengths) {
    if (length <= key.length) found.push(...(index.byBeginning.get(key.slice(0, length)) ?? []));
  }
  return found;
}

/** The place of the last word of a match that begins at `at`, or null. */
function matchFrom(elements: readonly Element[], from: number, tokens: readonly Token[], at: number): number | null {
  const element = elements[from];
  const token = tokens[at];
  if (!element || !token) return null;
  if (element.kind === 'BETWEEN') {
    for (let next = at; next <= at + MOST_BETWEEN && isSameSentence(tokens, at, next); next++) {
      const last = matchFrom(elements, from + 1, tokens, next);
      if (last !== null) return last;
    }
    return null;
  }
  if (element.kind === 'WORD' ? token.key !== element.key : !token.key.startsWith(element.key)) return null;
  if (from === elements.length - 1) return at;
  const next = tokens[at + 1];
  const isBeside = next?.gap === 'SPACE' || next?.gap === 'HYPHEN';
  return isBeside || elements[from + 1]?.kind === 'BETWEEN' ? matchFrom(elements, from + 1, tokens, at + 1) : null;
}

function isSameSentence(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (!tokens[at] || tokens[at]!.opensSentence) return false;
  return true;
}
