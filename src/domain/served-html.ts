import { storedOf, type StoredRow } from '../database/stored-row.js';
import type { ArticleTexts } from '../kinds/article.js';
import { isSafeHtml } from '../lib/safe-html.js';
import { paragraphsToHtml } from '../lib/text.js';

/** Whether the body in a row is safe: what was read of a row never changes, so that it is looked at once. */
const known = new WeakMap<StoredRow, boolean>();

/**
 * The body of an article as readers get it: what the importers wrote, and where somebody else wrote something that is not of that form into
 * the database, the article's words as plain paragraphs.
 */
export function servedHtml(texts: ArticleTexts): string {
  return isSafe(texts) ? texts.html : paragraphsToHtml(texts.text);
}

function isSafe(texts: ArticleTexts): boolean {
  const stored = storedOf(texts);
  if (stored === null) return isSafeHtml(texts.html);
  const isKnownSafe = known.get(stored) ?? isSafeHtml(texts.html);
  known.set(stored, isKnownSafe);
  return isKnownSafe;
}
