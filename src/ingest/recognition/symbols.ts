import { normalizeSymbol } from '../../lib/un-symbol.js';
import type { GazetteerSubject } from './gazetteer.js';
import type { Span } from './span.js';

/** Resolutions by the symbols that documents bear. */
export type Symbols = ReadonlyMap<string, string>;

const YEAR_IN_BRACKETS = / \(\d{4}\)$/;

/** A Security Council resolution is found without its year too: its number is given once. */
export function compileSymbols(resolutions: readonly GazetteerSubject[]): Symbols {
  const symbols = new Map<string, string>();
  for (const { id, symbol } of resolutions) {
    if (!symbol) continue;
    const normal = normalizeSymbol(symbol);
    symbols.set(normal, id);
    if (normal.startsWith('S/RES/')) symbols.set(normal.replace(YEAR_IN_BRACKETS, ''), id);
  }
  return symbols;
}

const END = '(?![\\p{L}\\p{N}]|[/.-][\\p{L}\\p{N}])';
const SYMBOL = new RegExp(
  `(?<![\\p{L}\\p{N}/])[AS]/RES/[A-Z0-9-]+(?:/[0-9]+)?(?:\\s?\\(\\d{4}\\)|\\s?\\([IVXLC]+\\))?${END}`,
  'giu',
);

/** Words that may stand between "resolution" and its number without making it another body's. */
const BETWEEN =
  "(?:\\s+(?:of|the|un|u\\.n\\.|united|nations'?|general|security|assembly|council|no\\.?|№|оон|га|сб|генеральн\\p{L}+|ассамбле\\p{L}+|совет\\p{L}*|безопасности))*";
const WORD = `(?<![\\p{L}\\p{N}])(?:resolutions?|резолюци\\p{L}+)`;
const ASSEMBLY_NUMBER = '\\d{1,2}/\\d{1,3}(?: [A-Z](?![\\p{L}\\p{N}]))?';
const COUNCIL_NUMBER = '\\d{2,4}\\s?\\(\\d{4}\\)';
const NUMBER = `(?:${ASSEMBLY_NUMBER}|${COUNCIL_NUMBER})${END}`;
const NUMBERED = new RegExp(
  `(${WORD})(${BETWEEN})(?:\\s+|\\s*№\\s*)(${NUMBER}(?:(?:,| and| и|, and)\\s+${NUMBER})*)`,
  'giu',
);
const EACH_NUMBER = new RegExp(NUMBER, 'gu');

/** Bodies that number their resolutions in the same way: "Human Rights Council resolution 50/13" is none of the Assembly's. */
const OTHER_BODY =
  /(?:(?<!security\s+)council|commission|committee|conference|parliament|board|ecosoc)(?:['’]s)?\s+$/iu;
const OTHER_BODY_BETWEEN = /совет(?!\p{L}*\s+безопасности)|(?<!security\s+)council/iu;

/** Places where known resolutions are cited by symbol, with the word "resolution" where it stands directly before. */
export function findSymbols(text: string, symbols: Symbols): (Span & { readonly subjectId: string })[] {
  if (symbols.size === 0) return [];
  const found: (Span & { readonly subjectId: string })[] = [];
  const add = (start: number, end: number, symbol: string) => {
    const subjectId = symbols.get(normalizeSymbol(symbol.replace(/\s?\(/, ' (')));
    if (subjectId) found.push({ start, end, subjectId });
  };
  for (const { 0: symbol, index } of text.matchAll(SYMBOL)) add(index, index + symbol.length, symbol);
  for (const match of text.matchAll(NUMBERED)) {
    const [whole, word, between, numbers] = match as unknown as [string, string, string, string];
    if (OTHER_BODY.test(text.slice(Math.max(0, match.index - 40), match.index)) || OTHER_BODY_BETWEEN.test(between))
      continue;
    const numbersAt = match.index + whole.length - numbers.length;
    for (const { 0: number, index } of numbers.matchAll(EACH_NUMBER)) {
      const stands = index === 0 && between === '' && numbersAt - match.index <= word.length + 3;
      const start = numbersAt + index;
      add(stands ? match.index : start, start + number.length, symbolOf(number));
    }
  }
  return found;
}

function symbolOf(number: string): string {
  return number.includes('/') ? `A/RES/${number}` : `S/RES/${number}`;
}
