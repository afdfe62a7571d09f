/**
 * Who and what the nasty newsroom writes about: names that differ by case or accents only, in other scripts, with the
 * characters that patterns and quotations trip over, and whatever may be missing, missing.
 */
export const TERMS_OF_PATTERNS = ['100%', 'under_score', `O'Neill "quoted"`, 'back\\slash', 'lamp 😀'] as const;

const [PERCENT, UNDERSCORE, QUOTES, BACKSLASH, EMOJI] = TERMS_OF_PATTERNS;

const wikidata = (value: string) => ({ scheme: 'wikidata', value });
const ical = (value: string) => ({ scheme: 'ical', value });

export const countries = [
  {
    slug: 'norland',
    name: { en: 'Norland', ru: 'Норландия' },
    code: 'XA',
    code3: 'XAA',
    externalIds: [wikidata('Q1')],
  },
  { slug: 'sudmark', name: { en: 'Südmark', ru: 'Судмарк' }, code: 'XB' },
  { slug: 'sudmark-old', name: { en: 'sudmark' }, code: 'XC', externalIds: [wikidata('Q2'), ical('Q1')] },
  { slug: 'elka', language: 'ru', name: { ru: 'Ёлка', en: 'Yolka' }, code: 'XE' },
  { slug: 'nowhere', name: { en: `Nowhere ${PERCENT}` }, code: 'XD' },
];

export const organizations = [
  {
    slug: 'league',
    name: { en: 'Harbour League', ru: 'Лига гаваней', 'pt-BR': 'Liga dos Portos' },
    organizationType: 'INTERGOVERNMENTAL',
    acronym: { en: 'HL', ru: 'ЛГ' },
    externalIds: [wikidata('Q10'), { scheme: 'viaf', value: '10' }],
    aliases: [{ text: 'The League', language: 'en', aliasType: 'SHORT' }],
  },
  {
    slug: 'council',
    name: { en: 'League Council' },
    organizationType: 'BODY',
    parent: 'league',
    acronym: { en: 'LC' },
  },
  {
    slug: 'committee',
    name: { en: 'Committee of Lamps', ru: 'Комитет ламп' },
    organizationType: 'BODY',
    parent: 'council',
  },
  { slug: 'secretariat', name: { en: 'Secretariat' }, organizationType: 'SECRETARIAT', parent: 'league' },
  {
    slug: 'wardens',
    name: { en: `Wardens ${EMOJI}` },
    organizationType: 'FORCE',
    parent: 'council',
    acronym: { ru: 'СМ' },
  },
  { slug: 'assembly', name: { en: 'World Assembly' }, organizationType: 'INTERGOVERNMENTAL', acronym: { en: 'WA' } },
  { slug: 'assembly-board', name: { en: 'Board' }, organizationType: 'BODY', parent: 'assembly' },
  { slug: 'ministry', name: { en: `Ministry of ${BACKSLASH}` }, organizationType: 'STATE_BODY', country: 'norland' },
  { slug: 'herald', name: { en: 'Northern Herald' }, organizationType: 'MEDIA_OUTLET', country: 'norland' },
  { slug: 'courier', language: 'ru', name: { ru: 'Курьер' }, organizationType: 'MEDIA_OUTLET', country: 'sudmark' },
  { slug: 'treaty', name: { en: 'Treaty of Ropes' }, organizationType: 'TREATY' },
];

export const offices = [
  {
    slug: 'secretary',
    name: { en: 'Secretary of the League', ru: 'Секретарь Лиги' },
    organization: 'league',
    rank: 1,
    externalIds: [wikidata('Q40')],
  },
  { slug: 'deputy', name: { en: 'Deputy Secretary' }, organization: 'secretariat', rank: 2, seats: 2 },
  { slug: 'treasurer', name: { en: 'Treasurer' }, organization: 'council', rank: 2 },
  { slug: 'lamp-chair', name: { en: 'Chair of the Committee of Lamps' }, organization: 'committee' },
  { slug: 'president-norland', name: { en: 'President of Norland' }, country: 'norland', rank: 1 },
  { slug: 'minister', name: { en: 'Minister' }, organization: 'ministry', country: 'norland', rank: 3 },
  { slug: 'vacant', name: { en: 'minister' } },
];

export const officials = [
  {
    slug: 'ada-lindqvist',
    name: { en: 'Ada Lindqvist', ru: 'Ада Линдквист' },
    country: 'norland',
    externalIds: [wikidata('Q20')],
    aliases: [{ text: 'A. Lindqvist', language: 'en', aliasType: 'SPELLING' }],
  },
  { slug: 'boris-talbot', name: { en: 'Boris Talbot' }, country: 'sudmark' },
  { slug: 'celik', name: { en: 'Çelik Łukasz-Ñuñez', ru: 'Челик Лукаш-Нуньес' }, country: 'sudmark' },
  { slug: 'celik-plain', name: { en: 'Celik Lukasz-Nunez' }, externalIds: [wikidata('Q21'), wikidata('Q20x')] },
  { slug: 'oneill', name: { en: QUOTES }, country: 'elka' },
  { slug: 'zhukov', language: 'ru', name: { ru: 'Фёдор Жуков', en: 'Fyodor Zhukov', 'zh-Hant': '費奧多爾' } },
  { slug: 'zhukov-second', language: 'ru', name: { ru: 'фёдор жуков' }, country: 'norland' },
  { slug: 'silent', name: { en: `Nobody ${UNDERSCORE}` } },
];

export const topics = [
  { slug: 'seas', name: { en: 'Seas', ru: 'Моря' } },
  { slug: 'fishing', name: { en: 'Fishing' }, broader: 'seas', terms: { en: ['fishing', 'fisher*'] } },
  { slug: 'nets', name: { en: 'Nets', ru: 'Сети' }, broader: 'fishing', externalIds: [wikidata('Q30')] },
  { slug: 'whales', name: { en: 'Whales' }, broader: 'seas' },
  { slug: 'lighthouses', name: { en: 'Lighthouses' }, terms: { en: ['lighthouse*'] } },
  { slug: 'lamps', name: { en: 'Lamps' }, broader: 'lighthouses' },
  { slug: 'lamps-again', name: { en: 'lamps' }, broader: 'lighthouses' },
  { slug: 'unused', name: { en: 'Unused %_\\' } },
];

export const sections = [
  { slug: 'news', name: { en: 'News', ru: 'Новости' } },
  { slug: 'harbours', name: { en: 'Harbours', 'pt-BR': 'Portos' }, parent: 'news' },
  { slug: 'piers', name: { en: 'Piers' }, parent: 'harbours' },
  { slug: 'opinion', language: 'ru', name: { ru: 'Мнения' } },
  { slug: 'empty', name: { en: 'news' } },
  { slug: 'drafts-only', name: { en: 'Éditions' }, parent: 'opinion' },
];
