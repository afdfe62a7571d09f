import type { AliasType, ArticleGenre } from '../../src/kinds/vocabulary.js';

/** What an editor decided where the facts leave a choice. All of it is listed in the bundle's REPORT.md. */

/** Aliases that are common nouns: as names they would be found in ordinary prose. By slug. */
export const COMMON_NOUNS: Readonly<Record<string, readonly string[]>> = {
  'csto-collective-security-council': ['summit'],
  'exercise-interaction': ['Cooperation'],
  'exercise-rock': ['Cliff'],
  'exercise-rubezh': ['Frontier', 'Border'],
  'operation-illegal': ['Illegal migrant'],
  'operation-proxy': ['Proxy'],
};

/** What kind of other name it is, where neither a person's name nor initials tell. */
export const ALIAS_TYPE_OF: Readonly<Record<string, AliasType>> = {
  'Collective Security Treaty Organisation': 'SPELLING',
  'Cronos Asia': 'SPELLING',
  Qazinform: 'SPELLING',
  'Vremya Novostei': 'SPELLING',
  'Channel-Center': 'SPELLING',
  'Channel-Araks': 'SPELLING',
  PROXI: 'SPELLING',
  Наемник: 'SPELLING',
  'Secretary-General': 'SPELLING',
  'ITAR-TASS': 'FORMER',
  'ИТАР-ТАСС': 'FORMER',
  'Interfax-AVN': 'SHORT',
  'UN Secretary-General': 'SHORT',
  'генсек ОДКБ': 'SHORT',
  'Генсек ОДКБ': 'SHORT',
  'генсек ООН': 'SHORT',
  'Soyuzniki. ODKB': 'TRANSLITERATION',
  Kanal: 'TRANSLITERATION',
  'Kanal-Avangard': 'TRANSLITERATION',
  Nelegal: 'TRANSLITERATION',
  Proksi: 'TRANSLITERATION',
  Naemnik: 'TRANSLITERATION',
  Nayomnik: 'TRANSLITERATION',
  Vzaimodeystviye: 'TRANSLITERATION',
  Poisk: 'TRANSLITERATION',
  Eshelon: 'TRANSLITERATION',
  'Nerushimoye Bratstvo': 'TRANSLITERATION',
  Kobalt: 'TRANSLITERATION',
  Skala: 'TRANSLITERATION',
  Baryer: 'TRANSLITERATION',
};

/** Names to which the facts add an explanation or a second wording that no text would print. */
export const NAME_EDITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'collective-security-treaty': { en: 'Collective Security Treaty' },
  'csto-spokesperson': { en: 'Press secretary' },
};

/** Notes for readers in place of the facts' own, which speak of memory, of stored copies or of the gathering. */
export const NOTE_EDITS: Readonly<Record<string, readonly string[]>> = {
  'csto-working-group-on-terrorism-and-extremism': [],
  'csto-working-group-on-information-policy': [],
  'csto-working-group-on-military-training': [],
  'csto-crisis-response-center': [],
  'csto-secretary-general': [],
  'csto-presidency-2007-kyrgyzstan': [],
  'collective-security-treaty': ['The treaty regime before the Organization.'],
  'nikolay-bordyuzha': ['RT prints 1948 as the year of birth.'],
  'andrey-serdyukov': ['Not to be merged with Anatoly Serdyukov, Russian defence minister 2007-2012.'],
  'csto-presidency-2022-armenia': [
    'Sources count it as 2021-2022, as 2022, or as session-to-session; the CSTO site speaks of "last year" from 2023.',
  ],
  'un-csto-cooperation-resolution-2012': [
    'Draft symbol from the record of the 40th meeting (A/67/PV.40); the press release says ten consensus texts were adopted that day.',
  ],
  'un-csto-cooperation-resolution-2019': [
    'Adoption and draft symbol from the statement of Ukraine after action; the CSTO page carries a RIA Novosti dispatch of 26 July; the 73rd session makes the year 2019.',
  ],
  'a-res-77-13': ['The recorded vote was requested by Ukraine.'],
  'operation-channel-fareast-2024': ['The page is dated 2024-06-28; of the start only the month is known.'],
  'tenure-dsg-5': ['Also Special Representative for Peacekeeping (seen on 2024-12-11).'],
};

/** Working words of the gathering, in source titles. */
export const SOURCE_TITLE_EDITS: readonly (readonly [RegExp, string])[] = [
  [/\bthe seed page\b/g, 'the CSTO page'],
  [/, stored mirror copy\b/g, ''],
];

/** Where an article's own page does not follow from its sources, by slug; null where the page is not the item's. */
export const ARTICLE_EDITS: Readonly<Record<string, { sourceUrl: string | null; genre?: ArticleGenre; why: string }>> =
  {
    'tasmagambetov-2023-un-resolution': {
      sourceUrl:
        'https://en.odkb-csto.org/news/news_odkb/generalnyy-sekretar-odkb-imangali-tasmagambetova-otvetil-na-vopros-agentstva-tass-o-znachimosti-rezo/',
      genre: 'MEDIA_ANSWER',
      why: 'the reply stands under its page’s address, though others cite the page for its teasers',
    },
    'un-observer-status-2004': { sourceUrl: null, why: 'its source is a general page on relations with the UN' },
    'un-resolution-77-13-adopted': { sourceUrl: null, why: 'its source is the press release on a whole sitting' },
    'un-resolution-2024-adopted': { sourceUrl: null, why: 'its source is the press release on a whole sitting' },
  };

/** The tag of each country's own language, for its native name. */
export const NATIVE_LANGUAGES: Readonly<Record<string, string>> = {
  AF: 'fa-AF',
  AM: 'hy',
  AZ: 'az',
  BY: 'be',
  GE: 'ka',
  KG: 'ky',
  KZ: 'kk',
  RS: 'sr',
  RU: 'ru',
  TJ: 'tg',
  UZ: 'uz',
};
