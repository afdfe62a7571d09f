import { chooseLanguage } from './language-tag.js';

const GENERAL_ASSEMBLY_SHORT =
  /^(?:(?:general assembly )?resolution )?([A-Z]{0,2}-?\d+\/\d+(?: [A-Z](?: and [A-Z])?)?)$/i;

/**
 * A symbol of the United Nations as it is printed on the document: `Resolution 77/13` and `a/res/77/13` are
 * A/RES/77/13. What has another shape is given back in capitals.
 */
export function normalizeSymbol(written: string): string {
  const text = written.trim().replace(/\s+/g, ' ');
  const [, short] = GENERAL_ASSEMBLY_SHORT.exec(text) ?? [];
  return short ? `A/RES/${short.toUpperCase()}` : text.toUpperCase();
}

/** The official languages of the United Nations, in which its documents come. */
const DOCUMENT_LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
const DOCUMENT_SYMBOL = /^(A|S|E|ST)\/[\w/.,&-]+( \(([XVI]+|\d{4})\))?$/;

/** Where a UN document is, in the first language wanted that it comes in, else in English; null for no such symbol. */
export function documentUrl(symbol: string, languages: readonly string[]): string | null {
  if (!DOCUMENT_SYMBOL.test(symbol)) return null;
  const language = chooseLanguage(languages, DOCUMENT_LANGUAGES, 'en');
  return `https://docs.un.org/${language}/${encodeURI(symbol)}`;
}
