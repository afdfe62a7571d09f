import { formsOf, LONGEST_ENDING } from './declension.js';

/** The words that names are made of, found by any of their forms. */
export interface Lexicon {
  readonly exact: Map<string, number>;
  readonly byStem: Map<string, { readonly id: number; readonly endings: ReadonlySet<string> }[]>;
}

export function emptyLexicon(): Lexicon {
  return { exact: new Map(), byStem: new Map() };
}

/** The number of a word; with `declined`, its other cases will be found under the same number. */
export function addWord(lexicon: Lexicon, key: string, declined: boolean): number {
  const entry = declined ? key : `=${key}`;
  const existing = lexicon.exact.get(entry);
  if (existing !== undefined) return existing;
  const id = lexicon.exact.size;
  lexicon.exact.set(entry, id);
  const forms = declined ? formsOf(key) : null;
  if (forms) {
    const sharing = lexicon.byStem.get(forms.stem);
    if (sharing) sharing.push({ id, endings: forms.endings });
    else lexicon.byStem.set(forms.stem, [{ id, endings: forms.endings }]);
  }
  return id;
}

const CYRILLIC = /^\p{Script=Cyrillic}/u;

/** The numbers of every word that a printed word may be a form of. */
export function wordsPrintedAs(lexicon: Lexicon, key: string): number[] {
  const found: number[] = [];
  for (const entry of [key, `=${key}`]) {
    const id = lexicon.exact.get(entry);
    if (id !== undefined) found.push(id);
  }
  if (!CYRILLIC.test(key)) return found;
  for (let cut = 0; cut <= LONGEST_ENDING && cut < key.length; cut++) {
    const ending = key.slice(key.length - cut);
    for (const word of lexicon.byStem.get(key.slice(0, key.length - cut)) ?? []) {
      if (word.endings.has(ending) && !found.includes(word.id)) found.push(word.id);
    }
  }
  return found;
}
