import { badInput } from './errors.js';

/** One word or phrase of a search, as it was typed. The database reads it by these names. */
export interface SearchTerm {
  /** With its quotation marks and its minus. */
  readonly asWritten: string;
  /** Without them. */
  readonly text: string;
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
  /** Of terms that share a number one is enough. */
  readonly either: number;
}

/** The terms in their order, at least one of them wanted. */
export type SearchQuery = readonly SearchTerm[];

const MOST_CHARACTERS = 400;
const MOST_TERMS = 20;
const MOST_WORDS = 40;

const TERM = /[-−]?(?:"[^"]*"?|“[^”"]*[”"]?|„[^“”"]*[“”"]?|«[^»]*»?)|[^\s"“”„«»]+/gu;
const QUOTED = /^["“„«]([^]*?)["“”»]?$/u;
const OR = /^(?:or|или|\|\|?)$/iu;

/**
 * Reads what people type into a search: words that are all wanted, "a phrase", -without, this or that. Any text is
 * read somehow; BAD_USER_INPUT for one that is too long or asks for nothing. `at` names the argument.
 */
export function parseSearchQuery(written: string, at: string): SearchQuery {
  const terms = alternatives(typedTerms(boundedWords(written, at)));
  if (terms.length === 0)
    throw badInput(`${at} must have a word to look for, such as cooperation, but got ${shown(written)}.`);
  if (terms.length > MOST_TERMS) {
    throw badInput(`${at} may have ${MOST_TERMS} words and phrases at most, but got ${terms.length}.`);
  }
  if (terms.every(({ isExcluded }) => isExcluded)) {
    throw badInput(`${at} must have a word to look for beside those to leave out, but got ${shown(written)}.`);
  }
  return terms;
}

/** Refuses what is too long to be read, and what has nothing in it, as BAD_USER_INPUT; gives it back otherwise. */
export function boundedWords(written: string, at: string): string {
  if (written.length > MOST_CHARACTERS) {
    throw badInput(`${at} may have ${MOST_CHARACTERS} characters at most, but got ${written.length}.`);
  }
  const words = written.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
  if (words > MOST_WORDS) throw badInput(`${at} may have ${MOST_WORDS} words at most, but got ${words}.`);
  if (written.trim() === '') {
    throw badInput(`${at} must have a word to look for, such as cooperation, but got ${shown(written)}.`);
  }
  return written;
}

type TypedTerm = Omit<SearchTerm, 'either'>;

function typedTerms(written: string): TypedTerm[] {
  return [...written.matchAll(TERM)].flatMap(([asWritten]) => {
    const [, minus = '', rest = ''] = /^([-−]?)([^]*)$/u.exec(asWritten) ?? [];
    const quoted = QUOTED.exec(rest);
    const text = (quoted?.[1] ?? rest).trim();
    return text === '' ? [] : [{ asWritten, text, isPhrase: quoted !== null, isExcluded: minus !== '' }];
  });
}

/** "or" between two wanted terms joins them; anywhere else it is a word. */
function alternatives(typed: readonly TypedTerm[]): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let joinsNext = false;
  typed.forEach((term, at) => {
    const before = terms.at(-1);
    const next = typed[at + 1];
    const isBetween = before && !before.isExcluded && next && !next.isExcluded && !joinsNext;
    if (!term.isPhrase && OR.test(term.asWritten) && isBetween) {
      joinsNext = true;
      return;
    }
    terms.push({ ...term, either: joinsNext && before ? before.either : terms.length });
    joinsNext = false;
  });
  return terms;
}

function shown(written: string): string {
  return `"${written.length > 60 ? `${written.slice(0, 60)}…` : written}"`;
}
