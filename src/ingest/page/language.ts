/** Scripts that nearly settle the language. */
const SCRIPTS: readonly { readonly script: RegExp; readonly language: string }[] = [
  { script: /\p{Script=Cyrillic}+/gu, language: 'ru' },
  { script: /\p{Script=Latin}+/gu, language: 'en' },
  { script: /\p{Script=Armenian}+/gu, language: 'hy' },
  { script: /\p{Script=Arabic}+/gu, language: 'ar' },
  { script: /\p{Script=Georgian}+/gu, language: 'ka' },
  { script: /\p{Script=Hebrew}+/gu, language: 'he' },
  { script: /\p{Script=Greek}+/gu, language: 'el' },
  { script: /\p{Script=Devanagari}+/gu, language: 'hi' },
  { script: /\p{Script=Hangul}+/gu, language: 'ko' },
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu, language: 'ja' },
  { script: /\p{Script=Han}+/gu, language: 'zh' },
];

/** Letters that a language has and its neighbours of the same script have not; the first with enough of them wins. */
const LETTERS: readonly { readonly letters: RegExp; readonly language: string; readonly script: string }[] = [
  { letters: /[қғәһұ]+/giu, language: 'kk', script: 'ru' },
  { letters: /[ҷӣӯҳқғ]+/giu, language: 'tg', script: 'ru' },
  { letters: /[ңөү]+/giu, language: 'ky', script: 'ru' },
  { letters: /ў+/giu, language: 'be', script: 'ru' },
  { letters: /[їєґ]+/giu, language: 'uk', script: 'ru' },
  { letters: /[پچژگکی]+/gu, language: 'fa', script: 'ar' },
];

const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: 'the of and to in that is was for on with as by at from this has have been were are its'.split(' '),
  fr: 'le la les des du et est une dans pour que qui sur au aux par avec son cette ont été'.split(' '),
  es: 'el los las del una en que por con para su se como fue han esta este lo al más'.split(' '),
  de: 'der die das und den dem des von zu mit im für auf ist eine nicht sich auch wurde bei'.split(' '),
  it: 'il lo gli della dei nel che per con una sono del alla è anche dal sul come stato le'.split(' '),
  pt: 'os as da do dos das em um uma para com que não foi ao pela pelo na no são'.split(' '),
  pl: 'w z na i się do że jest o oraz przez dla od po był została nie to jak które'.split(' '),
  tr: 've bir bu için ile olarak da de olan daha çok gibi kadar sonra oldu olduğu en her göre ise'.split(' '),
};

/** The share of letters above which letters of a language's own are no loan from a neighbour. */
const OWN_LETTERS = 0.005;

/** What no Latin text has: anything but Latin letters, their accents, punctuation and signs. */
const BEYOND_LATIN = /[^\0-\u036f\u1e00-\u1eff\u2000-\u2bff]/u;

/** The language of a text as its tag, by script, then by letters or function words; `und` when nothing tells. */
export function languageOf(text: string): string {
  if (!BEYOND_LATIN.test(text)) return latinLanguage(text);
  const counts = SCRIPTS.map(({ script, language }) => ({ language, count: countOf(script, text) }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  if (most.count === 0) return 'und';
  if (most.language === 'en') return latinLanguage(text);
  if (most.language === 'zh' && counts.some(({ language, count }) => language === 'ja' && count > most.count * 0.1))
    return 'ja';
  const own = LETTERS.filter(({ script }) => script === most.language)
    .map(({ letters, language }) => ({ language, count: countOf(letters, text) }))
    .reduce((best, next) => (next.count > best.count ? next : best), { language: most.language, count: 0 });
  return own.count > most.count * OWN_LETTERS ? own.language : most.language;
}

/** The languages that a word is a function word of. */
const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
  for (const word of new Set(words)) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}
const LONGEST_FUNCTION_WORD = Math.max(...[...LANGUAGES_OF.keys()].map(({ length }) => length));

/** Runs of Latin letters, as fast as they can be told. */
const LATIN_WORD = /[a-z\u00aa-\u024f\u1e00-\u1eff]+/gi;

function latinLanguage(text: string): string {
  const scores = new Map(Object.keys(FUNCTION_WORDS).map((language) => [language, 0]));
  for (const [word] of text.matchAll(LATIN_WORD)) {
    if (word.length > LONGEST_FUNCTION_WORD) continue;
    for (const language of LANGUAGES_OF.get(word.toLowerCase()) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  const [language, count] = [...scores].reduce((best, next) => (next[1] > best[1] ? next : best));
  return count > 0 ? language : 'und';
}

/** How many characters the runs of a pattern have. */
function countOf(runs: RegExp, text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(runs)) count += run.length;
  return count;
}
