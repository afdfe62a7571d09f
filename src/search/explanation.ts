import type { Reading, ReadTerm } from './reading.js';

/** What a term asks for. */
export type SearchTermUse = 'REQUIRED' | 'ALTERNATIVE' | 'PHRASE' | 'EXCLUDED' | 'LITERAL' | 'IGNORED';

/** What one of the terms of a search asks for. */
export function useOf(term: ReadTerm, terms: readonly ReadTerm[]): SearchTermUse {
  if (term.reading === 'IGNORED') return 'IGNORED';
  if (term.isExcluded) return 'EXCLUDED';
  if (terms.some((other) => other !== term && other.either === term.either)) return 'ALTERNATIVE';
  if (term.isPhrase) return 'PHRASE';
  return term.reading === 'LITERAL' ? 'LITERAL' : 'REQUIRED';
}

const MOST_VARIANTS = 4;

/** How a search was read, in a sentence or a few for showing above the results. */
export function explain(terms: readonly ReadTerm[]): string {
  const ignored = terms.filter(({ reading }) => reading === 'IGNORED');
  const read = terms.filter(({ reading }) => reading !== 'IGNORED');
  const wanted = read.filter(({ isExcluded }) => !isExcluded);
  const groups = [...new Set(wanted.map(({ either }) => either))].map((either) =>
    wanted
      .filter((term) => term.either === either)
      .map(described)
      .join(' or '),
  );
  const excluded = read.filter(({ isExcluded }) => isExcluded);
  return [
    groups.length === 0 ? 'Nothing is left to look for.' : `${lead(groups, wanted)}: ${groups.join(', ')}.`,
    ...(excluded.length > 0 ? [`Without: ${excluded.map(described).join(', ')}.`] : []),
    ...(ignored.length > 0
      ? [`Left out, as too common or no word: ${ignored.map(({ asWritten }) => asWritten).join(', ')}.`]
      : []),
  ].join(' ');
}

function lead(groups: readonly string[], wanted: readonly ReadTerm[]): string {
  if (groups.length > 1) return wanted.length > groups.length ? 'All of these' : 'All of these words';
  return wanted.length > 1 ? 'One of these' : 'Looked for';
}

function described(term: ReadTerm): string {
  const written = term.isPhrase ? `“${term.text}”` : term.text;
  const names = term.readAs.filter((name) => name.toLowerCase() !== term.text.toLowerCase());
  const variants = names.slice(0, MOST_VARIANTS).join(', ');
  return DESCRIPTIONS[term.reading](written, variants, term.isPhrase);
}

type Description = (written: string, variants: string, isPhrase: boolean) => string;

const plainly: Description = (written, _variants, isPhrase) =>
  isPhrase ? `${written} (in this order)` : `${written} (and its forms)`;

const DESCRIPTIONS: Readonly<Record<Reading, Description>> = {
  WORDS: plainly,
  IGNORED: plainly,
  LITERAL: (written) => `${written} (as written)`,
  MISSPELLED: (written, variants) => `${written} (read as ${variants})`,
  NAME: (written, variants, isPhrase) => (variants === '' || isPhrase ? written : `${written} (also ${variants})`),
};
