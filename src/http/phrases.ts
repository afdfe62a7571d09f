import { lookUpLanguage } from '../lib/language-tag.js';

/** What readers' pages say besides what newsrooms write, in the languages that somebody has written it in. */
export const PHRASES = {
  allNews: { en: 'All news', ru: 'Все новости' },
  newer: { en: 'Newer', ru: 'Новее' },
  older: { en: 'Older', ru: 'Раньше' },
  nothing: { en: 'Nothing has come out here yet.', ru: 'Здесь пока ничего не опубликовано.' },
} as const;

/** A phrase in a language, else in English. */
export function phrase(name: keyof typeof PHRASES, language: string): string {
  const texts: Readonly<Record<string, string>> = PHRASES[name];
  return texts[lookUpLanguage(language, Object.keys(texts)) ?? 'en'] as string;
}
