import type { Db } from '../database/db.js';
import type { Span } from './passage.js';
import type { ReadTerm } from './reading.js';

/** A text in which words are looked for. */
export interface SearchedText {
  readonly text: string;
  /** Stemming goes by it. */
  readonly language: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const SYMBOL = /[\p{L}\p{N}]+(?:[-‑/.][\p{L}\p{N}]+)*/gu;
/** Letters of Cyrillic that look like Latin ones: symbols are typed in both. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('авекмнорстух', (letter, at) => [letter, 'abekmhopctyx'.charAt(at)]),
);

interface Word extends Span {
  readonly word: string;
}

/** Which words of one language are forms of which parts of the terms, by number. */
type FormsOf = ReadonlyMap<string, ReadonlySet<number>>;

/** Where the wanted terms stand in each of the texts. One statement for all, which stems their words. */
export async function occurrencesIn(
  db: Db,
  terms: readonly ReadTerm[],
  texts: readonly SearchedText[],
): Promise<Span[][]> {
  const wanted = terms.filter(({ isExcluded, reading }) => !isExcluded && reading !== 'IGNORED');
  const stemmed = wanted.filter(({ reading }) => reading !== 'LITERAL');
  const literals = wanted
    .filter(({ reading }) => reading === 'LITERAL')
    .flatMap(({ parts }) => parts.flatMap((part) => part.map((lexeme) => lexeme.slice(1))));
  const parts = stemmed.flatMap(({ parts: own }) => own);
  const initials = new Set(parts.flatMap((lexemes) => lexemes.map(initialOf)));
  const words = texts.map(({ text }) => wordsIn(text));
  const forms = await formsOf(
    db,
    parts,
    texts.map(({ language }, at) => [
      languageOf(language),
      (words[at] as Word[]).map(({ word }) => word).filter((word) => initials.has(initialOf(word))),
    ]),
  );
  return texts.map(({ text, language }, at) => [
    ...symbolsIn(text, literals),
    ...sequencesIn(words[at] as Word[], stemmed, forms.get(languageOf(language)) ?? new Map()),
  ]);
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Stemming never touches the first letter: most words of a text need not be stemmed at all. */
function initialOf(word: string): string {
  return Array.from(word.normalize('NFD').toLowerCase())[0] ?? '';
}

function languageOf(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

async function formsOf(
  db: Db,
  parts: readonly (readonly string[])[],
  wordsByLanguage: readonly (readonly [language: string, words: readonly string[]])[],
): Promise<Map<string, FormsOf>> {
  const distinct = new Set(wordsByLanguage.flatMap(([language, words]) => words.map((word) => `${language} ${word}`)));
  const forms = new Map<string, Map<string, Set<number>>>();
  if (distinct.size === 0) return forms;
  const pairs = [...distinct].map((pair) => pair.split(' ') as [string, string]);
  const rows = await db.query<{ language: string; word: string; part: number }>(
    `with word as (
        select given.language, given.word, search_folded(given.word) as folded
          from unnest($1::text[], $2::text[]) given (language, word)),
      stemmed as (
        select language, word, case
            when language in ('en', 'ru') and folded !~ '[^ -~]' then ts_lexize('pg_catalog.english_stem', folded)
            when language = 'ru' then ts_lexize('pg_catalog.russian_stem', folded)
            else array[folded] end as lexemes
          from word)
      select stemmed.language, stemmed.word, part.number::integer - 1 as part
        from stemmed, jsonb_array_elements($3::jsonb) with ordinality part (lexemes, number)
        where part.lexemes ?| stemmed.lexemes`,
    [pairs.map(([language]) => language), pairs.map(([, word]) => word), JSON.stringify(parts)],
  );
  for (const { language, word, part } of rows) {
    const ofLanguage = forms.get(language) ?? new Map<string, Set<number>>();
    forms.set(language, ofLanguage.set(word, (ofLanguage.get(word) ?? new Set()).add(part)));
  }
  return forms;
}

/** The words of each term one after another; what is passed over in a phrase may be any word. */
function sequencesIn(words: readonly Word[], terms: readonly ReadTerm[], forms: FormsOf): Span[] {
  let firstPart = 0;
  return terms.flatMap(({ parts }) => {
    const numbered = parts.map((lexemes, at) => ({ number: firstPart + at, isOpen: lexemes.length === 0 }));
    firstPart += parts.length;
    const from = numbered.findIndex(({ isOpen }) => !isOpen);
    const sequence = numbered.slice(from, numbered.findLastIndex(({ isOpen }) => !isOpen) + 1);
    return words.flatMap((word, at) => {
      const stands = sequence.every(
        ({ number, isOpen }, step) => isOpen || forms.get(words[at + step]?.word ?? '')?.has(number),
      );
      const last = words[at + sequence.length - 1];
      return stands && last ? [{ start: word.start, end: last.end }] : [];
    });
  });
}

/** Symbols as they are written; of a longer one the part after a stroke. */
function symbolsIn(text: string, literals: readonly string[]): Span[] {
  if (literals.length === 0) return [];
  return [...text.matchAll(SYMBOL)].flatMap(({ 0: symbol, index }) => {
    const folded = foldedSymbol(symbol);
    const end = index + symbol.length;
    return literals.flatMap((literal) => {
      if (folded === literal || folded.endsWith(`/${literal}`)) return [{ start: end - literal.length, end }];
      if (folded.includes('/') || !/^\d+$/.test(literal)) return [];
      return [...folded.matchAll(/\d+/g)].flatMap(({ 0: number, index: at }) =>
        number === literal &&
        /(^|[-‑])$/.test(folded.slice(0, at)) &&
        /^([-‑]|$)/.test(folded.slice(at + number.length))
          ? [{ start: index + at, end: index + at + number.length }]
          : [],
      );
    });
  });
}

/** As long as the symbol: each letter stays one. */
function foldedSymbol(symbol: string): string {
  return Array.from(symbol, (letter) => {
    const lower = letter.toLowerCase();
    return LOOK_ALIKES[lower] ?? (lower.length === letter.length ? lower : letter);
  }).join('');
}
