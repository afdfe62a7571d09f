/** A stretch of a text in UTF-16 code units; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const OPENING = '"“«„‟';
const CLOSING = '"”»“';

export function isOpeningQuote(character: string | undefined): boolean {
  return character !== undefined && character !== '' && OPENING.includes(character);
}

export function isClosingQuote(character: string | undefined): boolean {
  return character !== undefined && character !== '' && CLOSING.includes(character);
}

const QUOTED = new RegExp(`[${OPENING}]((?:[^${OPENING}${CLOSING}\\n]|\\n(?!\\s*\\n))+)[${CLOSING}]`, 'gu');

/** What stands between quotation marks, without the marks; of nested ones the innermost. None goes past a paragraph. */
export function quotedSpans(text: string): Span[] {
  return Array.from(text.matchAll(QUOTED), ({ 1: inside, index }) => ({
    start: index + 1,
    end: index + 1 + (inside as string).length,
  }));
}
