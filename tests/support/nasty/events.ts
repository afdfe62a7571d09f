import { term } from './terms.js';

interface ResolutionGiven {
  readonly slug: string;
  readonly symbol: string | null;
  readonly [column: string]: unknown;
}

const resolution = ({ slug, symbol, ...given }: ResolutionGiven) => ({
  slug,
  symbol,
  name: { en: symbol ?? slug },
  title: { en: `On ${slug}` },
  organ: 'assembly',
  session: null,
  adoptedOn: null,
  adoptedPrecision: 'UNKNOWN',
  ...given,
});
const adopted = (adoptedOn: string, adoptedPrecision = 'DAY') => ({ adoptedOn, adoptedPrecision });
const tally = (
  inFavour: number | null,
  against: number | null,
  abstaining: number | null,
  notVoting: number | null,
  rollCall: object[] = [],
) => ({
  ...{ adoptedWithoutVote: false, inFavour, against, abstaining, notVoting, rollCall },
  sources: [{ title: 'Record' }],
});
const cast = (country: string, position: string) => ({ country, position });

export const resolutions = [
  resolution({
    slug: 'r-77-13',
    externalIds: [{ scheme: 'un-symbol', value: 'A/RES/77/13' }],
    symbol: 'A/RES/77/13',
    session: 77,
    ...adopted('2022-11-21'),
    about: ['league', 'fishing'],
    title: { en: 'Cooperation', ru: 'Сотрудничество' },
    vote: tally(100, 0, 2, null, [
      cast('norland', 'IN_FAVOUR'),
      cast('sudmark', 'ABSTAINING'),
      cast('elka', 'NOT_VOTING'),
    ]),
  }),
  resolution({
    slug: 'r-75-276',
    symbol: 'A/RES/75/276',
    session: 75,
    ...adopted('2021-06-30'),
    about: ['nets'],
    title: { en: 'cooperation' },
    vote: { adoptedWithoutVote: true, sources: [{ title: 'Record' }] },
  }),
  resolution({
    slug: 'r-71',
    symbol: 'A/RES/71/12 B',
    session: 71,
    ...adopted('2020-03-15'),
    meeting: 'm-handover',
    about: ['lamps'],
  }),
  resolution({
    slug: 'r-council',
    symbol: 'S/RES/1440 (2002)',
    organ: 'council',
    ...adopted('2020-03-15'),
    meeting: 'm-handover',
    agendaNumber: 2,
    vote: tally(3, 2, 1, 0, [cast('norland', 'AGAINST'), cast('sudmark', 'IN_FAVOUR')]),
  }),
  resolution({
    slug: 'r-month',
    symbol: 'LC/2020/3',
    organ: 'council',
    ...adopted('2020-03-01', 'MONTH'),
    session: 2,
    meeting: 'm-day-after',
  }),
  resolution({
    slug: 'r-april',
    symbol: null,
    organ: 'committee',
    ...adopted('2020-04-01', 'MONTH'),
    session: 2,
    about: ['unused', 'ada-lindqvist'],
  }),
  resolution({
    slug: 'r-year',
    symbol: 'Q-100%_',
    organ: 'league',
    ...adopted('2023-01-01', 'YEAR'),
    about: ['assembly'],
    vote: tally(null, null, null, null),
  }),
  resolution({ slug: 'r-year-before', symbol: null, ...adopted('2022-01-01', 'YEAR'), about: ['league'] }),
  resolution({
    slug: 'r-undated',
    symbol: null,
    organ: 'assembly-board',
    title: { en: 'Undated', 'pt-BR': 'Sem data' },
  }),
  resolution({
    slug: 'r-rejected',
    symbol: null,
    session: 75,
    meeting: 'm-letter',
    title: { ru: 'Отклонённая', en: 'Rejected' },
  }),
];

const operation = (slug: string, operationType: string, dates: object, more: object = {}) => ({
  slug,
  name: { en: `Operation ${slug}` },
  operationType,
  ...dates,
  ...more,
});

export const operations = [
  operation('rope', 'SERIES', term('2010', 'ONGOING'), {
    organization: 'league',
    name: { en: 'Rope', ru: 'Канат' },
    externalIds: [{ scheme: 'wikidata', value: 'Q50' }],
  }),
  operation('rope-2020', 'EDITION', term('2020-03-10', '2020-03-15'), {
    organization: 'league',
    series: 'rope',
    country: 'norland',
    participatingCountries: ['norland', 'sudmark'],
  }),
  operation('rope-2021', 'EDITION', term('2021', '2021'), {
    organization: 'league',
    series: 'rope',
    country: 'elka',
    participatingCountries: ['elka'],
  }),
  operation('rope-2022', 'EDITION', term('2022-05', null), {
    series: 'rope',
    participatingCountries: ['norland', 'elka', 'nowhere'],
  }),
  operation('sail', 'SERIES', term(null, null), { organization: 'wardens' }),
  operation('sail-2019', 'EDITION', term(null, '2019'), {
    series: 'sail',
    organization: 'wardens',
    country: 'sudmark',
  }),
  operation('sail-2026', 'EDITION', term('2026-03-14', 'ONGOING'), { series: 'sail', organization: 'council' }),
  operation('storm', 'EXERCISE', term('2020-03-15', null, { lastKnownOn: '2020-04-02' }), {
    participatingCountries: ['sudmark'],
  }),
  operation('watch', 'MISSION', term(null, 'ONGOING', { firstKnownOn: '2018-01-01' }), {
    organization: 'assembly',
    country: 'nowhere',
  }),
];
