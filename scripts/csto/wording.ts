/** What texts in two languages are made with. */

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in the languages of the newsroom. */
export type Bilingual = Readonly<Record<Language, string>>;

export function inBoth(write: (language: Language) => string): Bilingual {
  return { en: write('en'), ru: write('ru') };
}

export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export function sentence(text: string): string {
  return `${capitalized(text)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

const LOCALES: Bilingual = { en: 'en-GB', ru: 'ru' };

/** "a, b and c". */
export function listed(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[language]).format(items);
}

/** An entry of an editor's table. A new fact needs its words: nothing is guessed. */
export function entryOf<Entry>(table: Readonly<Record<string, Entry>>, key: string, what: string): Entry {
  const entry = table[key];
  if (entry !== undefined) return entry;
  throw new Error(`No ${what} is set for "${key}": scripts/csto has a table of them.`);
}
