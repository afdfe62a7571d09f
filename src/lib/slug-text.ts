import slugify from '@sindresorhus/slugify';

/** Nothing in it is spelt with other letters: ASCII, and the dashes, quotes and dots of printers. */
const PLAIN = /^[ -~\u00a0\u2010-\u2027]*$/;

/**
 * A text as a part of an address: `women-in-tech`. What the library would make of it; it looks for each of two thousand letters
 * one after the other, which takes longer than all else that a title is read for, and most titles have none of them.
 */
export function slugText(text: string): string {
  if (!PLAIN.test(text)) return slugify(text, { decamelize: false });
  return text
    .replaceAll('&', ' and ')
    .replace(/[\^`]/g, '')
    .toLowerCase()
    .replace(/([a-z\d]+)'([ts])(\s|$)/g, '$1$2$3')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}
