import type { AliasType, ArticleGenre } from '../../src/kinds/vocabulary.js';
import type { Bilingual } from './wording.js';

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
  'Vremya Novostei': 'TRANSLITERATION',
  KSSB: 'TRANSLITERATION',
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

/** Notes on a vote, which the facts have among those on the resolution. By its slug. */
export const VOTE_NOTES: Readonly<Record<string, readonly Bilingual[]>> = {
  'a-res-77-13': [
    { en: 'The recorded vote was requested by Ukraine.', ru: 'Заносимое в отчёт голосование запрошено Украиной.' },
  ],
};

/** Working words of the gathering, in source titles. */
export const SOURCE_TITLE_EDITS: readonly (readonly [RegExp, string])[] = [
  [/, stored mirror copy\b/g, ''],
  [/\bteaser block, (\w+ \d{4}) capture\b/g, 'news list as of $1'],
  [/\b(the )?teaser on the seed page\b/g, '$1news list on a CSTO page'],
  [/\bthe seed page\b/g, 'the CSTO page'],
  [/\bin its teasers\b/g, 'in its news lists'],
];

/** Where an article's own page does not follow from its sources, by slug; null where the page is not the item's. */
export const ARTICLE_EDITS: Readonly<Record<string, { sourceUrl: string | null; genre?: ArticleGenre; why: string }>> =
  {
    'tasmagambetov-2023-un-resolution': {
      sourceUrl:
        'https://en.odkb-csto.org/news/news_odkb/generalnyy-sekretar-odkb-imangali-tasmagambetova-otvetil-na-vopros-agentstva-tass-o-znachimosti-rezo/',
      genre: 'MEDIA_ANSWER',
      why: 'the reply stands under its page’s address, though others cite the page for the news it lists',
    },
    'un-observer-status-2004': { sourceUrl: null, why: 'its source is a general page on relations with the UN' },
    'un-resolution-77-13-adopted': { sourceUrl: null, why: 'its source is the press release on a whole sitting' },
    'un-resolution-2024-adopted': { sourceUrl: null, why: 'its source is the press release on a whole sitting' },
  };

/**
 * Whether words about a meeting were said at it, for every statement about one, by its slug. The facts only say what
 * words are about: this is read from the statement and the page it is from. In doubt they were not.
 */
export const SAID_AT_MEETING: Readonly<Record<string, { readonly isSaidAt: boolean; readonly why: string }>> = {
  'statement-semerikov-2017-04-14-appointment': { isSaidAt: false, why: 'told to journalists' },
  'statement-semerikov-2019-09-25-security-council': { isSaidAt: true, why: 'his briefing of the Council' },
  'statement-lavrov-2020-05-26-biosecurity': { isSaidAt: true, why: 'his words in opening the meeting' },
  'statement-lavrov-2020-05-26-un-missions': {
    isSaidAt: true,
    why: 'the same report of his opening words, which speak of what "today, we will continue to discuss"',
  },
  'statement-zas-2021-04-29-afghanistan': { isSaidAt: false, why: 'said after the meeting' },
  'statement-zas-2021-09-15-un-charter': { isSaidAt: false, why: 'told to reporters' },
  'statement-kazakbaev-2021-09-15-crrf': {
    isSaidAt: true,
    why: 'the ministry reports his speech at the joint meeting',
  },
  'statement-zas-2021-09-16-un-operations': { isSaidAt: false, why: 'the source does not say where' },
  'statement-zas-2022-02-16-un-partner': { isSaidAt: true, why: 'his speech in the debate' },
  'statement-guterres-2022-02-16-csto': { isSaidAt: true, why: 'his speech in the debate' },
  'statement-lavrov-2023-06-20-afghanistan': { isSaidAt: false, why: 'remarks to the media after the meeting' },
  'statement-tasmagambetov-2024-06-06-report': { isSaidAt: true, why: 'his report to the Committee' },
  'statement-tasmagambetov-2024-06-cronos': { isSaidAt: false, why: 'a commentary given later' },
  'statement-lavrov-2024-06-21-peacekeeping': { isSaidAt: false, why: 'remarks to the media after the meeting' },
  'statement-lavrov-2024-06-21-border': { isSaidAt: false, why: 'remarks to the media after the meeting' },
  'statement-nurtleu-2024-06-21-disputes': { isSaidAt: true, why: 'Kazinform reports it from the extended meeting' },
  'statement-tasmagambetov-2024-07-19-un': { isSaidAt: true, why: 'his speech in the debate' },
  'statement-tasmagambetov-2024-07-19-afghanistan': {
    isSaidAt: true,
    why: 'remarks during the sitting, according to the source',
  },
  'statement-kulubaev-2025-06-29-summit': { isSaidAt: false, why: 'said five months before it' },
  'statement-japarov-2025-11-27-handover': { isSaidAt: true, why: 'Sputnik reports it from the session' },
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
