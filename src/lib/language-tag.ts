import { badInput } from './errors.js';

/** A language tag in its usual spelling, `zh-hant` as `zh-Hant`; what is no tag is refused (BCP 47). */
export function parseLanguageTag(text: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag !== undefined) return tag;
  } catch {
    // Refused below, in our own words.
  }
  throw badInput(`A language must be a tag such as en, ru or zh-Hant, but got "${text}".`);
}

/**
 * The language among those there that serves a wish best: the tag itself, else ever less of it (zh-Hant-TW, zh-Hant,
 * zh), else any edition of that language; undefined when there is none (RFC 4647, lookup).
 */
export function lookUpLanguage(wish: string, there: readonly string[]): string | undefined {
  const parts = wish.split('-');
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-');
    if (there.includes(tag)) return tag;
  }
  return there.find((tag) => tag.split('-')[0] === parts[0]);
}

/** The first wish that can be served, else the original, else whatever is there. */
export function chooseLanguage(wishes: readonly string[], there: readonly string[], original: string): string {
  for (const wish of wishes) {
    const found = lookUpLanguage(wish, there);
    if (found !== undefined) return found;
  }
  return lookUpLanguage(original, there) ?? there[0] ?? original;
}
