import type { Quotation } from './quotations.js';
import type { SpeechLanguage } from './speech.js';

/** What Russian texts put between dashes in the middle of somebody's words: «…, – сказала она, – …». */
const ASIDE =
  /(?<=[,!?…]|\.\.\.)[^\S\n]{1,3}[—–-][^\S\n]{1,3}((?:(?![—–«»“”"]|\s-\s)[^\n]){3,120}?)[.,]?(?:[^\S\n]{1,3}[—–-][^\S\n]{1,3}|$)/gu;
const DASH_PARAGRAPH = /(?<=^|\n)[^\S\n]*[—–-][^\S\n]{1,3}([^\n]+)/gu;
const ASIDE_AT_END = /(?<=[,!?…])[^\S\n]{1,3}[—–-][^\S\n]{1,3}((?:(?![—–«»“”"]|\s-\s)[^\n]){3,120}?)[.!?…]/u;
const FIRST_WORDS = 5;

/** The quotations of a text in a language that puts who speaks between dashes: quotations without such asides, and speech that a dash begins. */
export function withDialogue(
  text: string,
  quotations: readonly Quotation[],
  { quotes, hasCases }: SpeechLanguage,
): Quotation[] {
  if (!hasCases) return [...quotations];
  const says = (aside: string) =>
    aside
      .toLowerCase()
      .replaceAll('ё', 'е')
      .split(/[^\p{L}-]+/u)
      .slice(0, FIRST_WORDS)
      .some((word) => quotes.test(word));
  const spoken = [...quotations, ...dialogueIn(text, quotations, says)];
  return spoken
    .flatMap((quotation) => withoutAsides(text, quotation, says))
    .sort((one, other) => one.open - other.open);
}

type Says = (aside: string) => boolean;

function withoutAsides(text: string, quotation: Quotation, says: Says): Quotation[] {
  const parts: Quotation[] = [];
  let from = quotation.start;
  let open = quotation.open;
  for (const match of text.slice(quotation.start, quotation.end).matchAll(ASIDE)) {
    if (!says(match[1] as string)) continue;
    const at = quotation.start + match.index;
    const end = text[at - 1] === ',' ? at - 1 : at;
    if (end > from) parts.push({ open, start: from, end, close: at });
    open = from = at + match[0].length;
  }
  if (from < quotation.end) parts.push({ open, start: from, end: quotation.end, close: quotation.close });
  return parts;
}

/** Paragraphs that begin with a dash and say who speaks: all but what follows the sentence that says so, unless a dash resumes. */
function dialogueIn(text: string, quotations: readonly Quotation[], says: Says): Quotation[] {
  return Array.from(text.matchAll(DASH_PARAGRAPH)).flatMap((match): Quotation[] => {
    const [whole, words] = match as unknown as [string, string];
    const start = match.index + whole.length - words.length;
    const end = start + words.trimEnd().length;
    if (quotations.some(({ open, close }) => open < end && close > start)) return [];
    const asides = Array.from(words.matchAll(ASIDE)).filter(({ 1: aside }) => says(aside as string));
    const last = asides.at(-1);
    const rest = last ? last.index + last[0].length : 0;
    const tail = ASIDE_AT_END.exec(words.slice(rest));
    if (tail && says(tail[1] as string)) {
      const until = start + rest + tail.index;
      return [{ open: start, start, end: text[until - 1] === ',' ? until - 1 : until, close: until }];
    }
    return last ? [{ open: start, start, end, close: end }] : [];
  });
}
