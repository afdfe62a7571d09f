import { textOfHtml } from '../../../domain/html/read-body.js';
import { collapsed } from '../../../domain/html/clean-text.js';

const LONGEST = 5000;

/** A text as a person reads it, its entities read, too, where a program wrote them twice; null for nothing. */
export function metaText(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const isEscaped = /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/i.test(text);
  const read = isEscaped ? textOfHtml(text.replaceAll('<', '&lt;')) : text;
  return collapsed(read).trim() || null;
}
