import { ARTICLE_GENRES, STATEMENT_FORMS } from '../../../src/kinds/vocabulary.js';
import { TERMS_OF_PATTERNS } from './subjects.js';

/** Numbers that are the same in every run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** On hand-over days, in the months around them, today and to come; several of each, so that orders have ties. */
const DATES = [
  ...['2019', '2019-12-31', '2020-03-14', '2020-03-15', '2020-03-15', '2020-03-16', '2020-03', '2020-04', '2020'],
  ...['2021-06-30', '2021-06-30', '2021-07', '2023', '2023-07-01', '2024-06-30', '2026-03-14', '2026-03-15', '2026-03'],
];
const EDITIONS = ['en', 'ru', 'pt-BR', 'zh-Hant', 'en-GB'];
const SPEAKERS = ['ada-lindqvist', 'boris-talbot', 'celik', 'oneill', 'zhukov', 'zhukov-second', 'league', 'norland'];
const ABOUT = [
  ...[
    'fishing',
    'nets',
    'seas',
    'whales',
    'lamps',
    'lamps-again',
    'lighthouses',
    'league',
    'league',
    'council',
    'assembly',
  ],
  ...['norland', 'r-77-13', 'r-council', 'm-handover', 'rope-2020', 'norland-2019', 'secretary', 'celik', 'treaty'],
];
const SECTIONS = [null, 'news', 'harbours', 'piers', 'opinion'];
const OUTLETS = [null, null, 'herald', 'courier'];
const MEETINGS = [null, null, 'm-2019', 'm-handover', 'm-now'];
const OFFICES = [null, null, null, null, null, 'deputy'];
const SENTENCES = [
  'Ada Lindqvist said that fishing goes on in Norland.',
  'The Harbour League and the World Assembly lit a lighthouse.',
  'Фёдор Жуков сказал, что моря спокойны.',
  'Çelik Łukasz-Ñuñez spoke of the Secretary of the League.',
  'A fisher mended nets for the League Council.',
];
const WORKS = 24;

/** News in one to three languages, with statements of their own, made by numbers. */
export function articles(): object[] {
  const random = numbers(11);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const some = <Item>(items: readonly Item[], most: number): Item[] => [
    ...new Set(Array.from({ length: random(most + 1) }, () => pick(items))),
  ];
  return Array.from({ length: WORKS }, (_, work) => {
    const languages = EDITIONS.slice(random(3), 1 + random(5));
    const published = pick(DATES);
    const utterances = Array.from({ length: random(3) }, (__, at) => {
      const speaker = pick(SPEAKERS);
      return {
        ...{
          speaker,
          utterance: `u-${work}-${at}`,
          form: pick(STATEMENT_FORMS),
          stated: pick([published, pick(DATES)]),
        },
        // Some are said to have spoken together with themselves.
        coSpeakers: some([...SPEAKERS, speaker, speaker, speaker], 2),
        ...{ office: pick(OFFICES), outlet: pick(OUTLETS), meeting: pick(MEETINGS), about: some(ABOUT, 2) },
      };
    });
    return (languages.length > 0 ? languages : ['en']).map((language, edition) => {
      const slug = `w${work}-${language.toLowerCase()}`;
      const words = utterances.map((_utterance, at) => `${pick(SENTENCES)} ${slug} ${at}.`);
      return {
        ...{ slug, work: `w${work}`, language, isOriginal: edition === 0, genre: pick(ARTICLE_GENRES) },
        title: pick(['Lamps', 'lamps', 'Élan', 'elan', 'Ёлка горит', 'елка ГОРИТ', '費奧多爾', ...TERMS_OF_PATTERNS]),
        text: [`${slug} begins.`, ...words, pick(SENTENCES)].join('\n\n'),
        ...{ section: pick(SECTIONS), outlet: pick(OUTLETS), published, about: some(ABOUT, 3) },
        sourceUrl: random(2) ? `https://News.example.org/${slug}?a=%20b` : null,
        externalIds: random(3) ? [] : [{ scheme: 'wire', value: `${work % 4}` }],
        statements: utterances.map((utterance, at) => ({ ...utterance, text: words[at] })),
      };
    });
  }).flat();
}
