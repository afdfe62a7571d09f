import { term } from './terms.js';

interface MeetingGiven {
  readonly slug: string;
  readonly startsOn: string;
  readonly [column: string]: unknown;
}

const meeting = ({ slug, ...given }: MeetingGiven) => ({
  slug,
  name: { en: `Meeting ${slug.toUpperCase()}` },
  sessionKind: 'REGULAR',
  status: 'HELD',
  ...given,
});
const seat = (subject: string, role: string, more: object = {}) => ({ subject, role, ...more });

/** With hours and without, at places where it is another day, joint, undated, cancelled; and on hand-over days. */
export const meetings = [
  meeting({ slug: 'm-2019', startsOn: '2019-12-31', organization: 'league', bodies: ['council'], session: 1, format: 'IN_PERSON',
    country: 'norland', place: { en: 'North Pier' },
    participants: [seat('ada-lindqvist', 'CHAIR', { office: 'secretary' }), seat('norland', 'CHAIR'), seat('boris-talbot', 'MEMBER'), seat('assembly', 'OBSERVER'), seat('celik', 'ABSENT')] }),
  meeting({ slug: 'm-handover', startsOn: '2020-03-15', organization: 'league', bodies: ['council', 'committee'], sessionKind: 'JOINT', session: 2,
    format: 'HYBRID', country: 'sudmark', participants: [seat('boris-talbot', 'CHAIR'), seat('sudmark', 'MEMBER'), seat('ada-lindqvist', 'MEMBER')] }),
  meeting({ slug: 'm-day-after', startsOn: '2020-03-16', endsOn: '2020-03-18', endsPrecision: 'DAY', organization: 'council', bodies: ['council'], session: 2,
    participants: [seat('elka', 'CHAIR'), seat('herald', 'GUEST')] }),
  meeting({ slug: 'm-march', startsOn: '2020-03-01', startsPrecision: 'MONTH', organization: 'league', bodies: ['committee'], country: 'elka' }),
  meeting({ slug: 'm-april', startsOn: '2020-04-01', startsPrecision: 'MONTH', organization: 'league', session: 3, sessionKind: 'DEBATE' }),
  meeting({ slug: 'm-year', startsOn: '2023-01-01', startsPrecision: 'YEAR', organization: 'league', status: 'CONFIRMED', sessionKind: 'ANNIVERSARY' }),
  meeting({ slug: 'm-year-end', startsOn: '2021-11-01', endsOn: '2022-12-31', endsPrecision: 'YEAR', organization: 'assembly', bodies: ['assembly-board'] }),
  meeting({ slug: 'm-letter', startsOn: '2023-07-01', organization: 'assembly', format: 'CORRESPONDENCE', sessionKind: 'DECISION', session: 77,
    participants: [seat('sudmark', 'CHAIR'), seat('norland', 'ABSENT')] }),
  meeting({ slug: 'm-homeless', startsOn: '2024-02-29', sessionKind: 'OTHER', status: 'CANCELLED' }),
  meeting({ slug: 'm-today', startsOn: '2026-03-14', organization: 'league', bodies: ['council'], status: 'CONFIRMED', format: 'ONLINE',
    participants: [seat('oneill', 'CHAIR'), seat('ada-lindqvist', 'MEMBER', { roleAsPrinted: 'guest of honour' })] }),
  meeting({ slug: 'm-tomorrow', startsOn: '2026-03-15', organization: 'league', status: 'PLANNED' }),
  meeting({ slug: 'm-this-month', startsOn: '2026-03-01', startsPrecision: 'MONTH', organization: 'league', status: 'PLANNED' }),
  meeting({ slug: 'm-running', startsOn: '2026-03-13', endsOn: '2026-03-20', endsPrecision: 'DAY', organization: 'secretariat', status: 'POSTPONED' }),
  meeting({ slug: 'm-now', startsOn: '2026-03-15', startsAt: '2026-03-15T01:30:00Z', endsAt: '2026-03-15T03:00:00Z', timeZone: 'Asia/Almaty',
    organization: 'league', sessionKind: 'WORKING', status: 'CONFIRMED' }),
  meeting({ slug: 'm-over', startsOn: '2026-03-14', startsAt: '2026-03-14T20:00:00Z', endsAt: '2026-03-15T01:30:00Z', organization: 'council' }),
  meeting({ slug: 'm-open-end', startsOn: '2026-03-14', startsAt: '2026-03-14T20:00:00Z', timeZone: 'Asia/Tokyo', organization: 'assembly' }),
  meeting({ slug: 'm-open-here', startsOn: '2026-03-14', startsAt: '2026-03-14T20:00:00Z', sessionKind: 'INFORMAL' }),
  meeting({ slug: 'm-soon', startsOn: '2026-03-15', startsAt: '2026-03-15T01:30:00.001Z', sessionKind: 'EXTRAORDINARY', status: 'CONFIRMED', timeZone: 'America/Halifax' }),
];

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
const tally = (inFavour: number | null, against: number | null, abstaining: number | null, notVoting: number | null, rollCall: object[] = []) => ({
  ...{ adoptedWithoutVote: false, inFavour, against, abstaining, notVoting, rollCall },
  sources: [{ title: 'Record' }],
});
const cast = (country: string, position: string) => ({ country, position });

export const resolutions = [
  resolution({ slug: 'r-77-13', symbol: 'A/RES/77/13', session: 77, ...adopted('2022-11-21'), about: ['league', 'fishing'], title: { en: 'Cooperation', ru: 'Сотрудничество' },
    vote: tally(100, 0, 2, null, [cast('norland', 'IN_FAVOUR'), cast('sudmark', 'ABSTAINING'), cast('elka', 'NOT_VOTING')]) }),
  resolution({ slug: 'r-75-276', symbol: 'A/RES/75/276', session: 75, ...adopted('2021-06-30'), about: ['nets'], title: { en: 'cooperation' },
    vote: { adoptedWithoutVote: true, sources: [{ title: 'Record' }] } }),
  resolution({ slug: 'r-71', symbol: 'A/RES/71/12 B', session: 71, ...adopted('2020-03-15'), meeting: 'm-handover', about: ['lamps'] }),
  resolution({ slug: 'r-council', symbol: 'S/RES/1440 (2002)', organ: 'council', ...adopted('2020-03-15'), meeting: 'm-handover', agendaNumber: 2,
    vote: tally(3, 2, 1, 0, [cast('norland', 'AGAINST'), cast('sudmark', 'IN_FAVOUR')]) }),
  resolution({ slug: 'r-month', symbol: 'LC/2020/3', organ: 'council', ...adopted('2020-03-01', 'MONTH'), session: 2, meeting: 'm-day-after' }),
  resolution({ slug: 'r-april', symbol: null, organ: 'committee', ...adopted('2020-04-01', 'MONTH'), session: 2, about: ['unused', 'ada-lindqvist'] }),
  resolution({ slug: 'r-year', symbol: 'Q-100%_', organ: 'league', ...adopted('2023-01-01', 'YEAR'), about: ['assembly'], vote: tally(null, null, null, null) }),
  resolution({ slug: 'r-year-before', symbol: null, ...adopted('2022-01-01', 'YEAR'), about: ['league'] }),
  resolution({ slug: 'r-undated', symbol: null, organ: 'assembly-board', title: { en: 'Undated', 'pt-BR': 'Sem data' } }),
  resolution({ slug: 'r-rejected', symbol: null, session: 75, meeting: 'm-letter', title: { ru: 'Отклонённая', en: 'Rejected' } }),
];

const operation = (slug: string, operationType: string, dates: object, more: object = {}) => ({
  slug,
  name: { en: `Operation ${slug}` },
  operationType,
  ...dates,
  ...more,
});

export const operations = [
  operation('rope', 'SERIES', term('2010', 'ONGOING'), { organization: 'league', name: { en: 'Rope', ru: 'Канат' } }),
  operation('rope-2020', 'EDITION', term('2020-03-10', '2020-03-15'), { organization: 'league', series: 'rope', country: 'norland', participatingCountries: ['norland', 'sudmark'] }),
  operation('rope-2021', 'EDITION', term('2021', '2021'), { organization: 'league', series: 'rope', country: 'elka', participatingCountries: ['elka'] }),
  operation('rope-2022', 'EDITION', term('2022-05', null), { series: 'rope', participatingCountries: ['norland', 'elka', 'nowhere'] }),
  operation('sail', 'SERIES', term(null, null), { organization: 'wardens' }),
  operation('sail-2019', 'EDITION', term(null, '2019'), { series: 'sail', organization: 'wardens', country: 'sudmark' }),
  operation('sail-2026', 'EDITION', term('2026-03-14', 'ONGOING'), { series: 'sail', organization: 'council' }),
  operation('storm', 'EXERCISE', term('2020-03-15', null, { lastKnownOn: '2020-04-02' }), { participatingCountries: ['sudmark'] }),
  operation('watch', 'MISSION', term(null, 'ONGOING', { firstKnownOn: '2018-01-01' }), { organization: 'assembly', country: 'nowhere' }),
];
