/** Days of 2026 around the standing clock of the nasty newsroom: it is 14 March 2026 there. */
export const TODAY = '2026-03-14';
/** Already the 15th in UTC. */
export const NOW = new Date('2026-03-15T01:30:00Z');

interface Evidence {
  readonly firstKnownOn?: string;
  readonly lastKnownOn?: string;
}
type Precision = 'DAY' | 'MONTH' | 'YEAR';

/** A date as `2019`, `2019-03` or `2019-03-15`, with the day that stands for it in a bundle. */
function dated(text: string): { day: string; precision: Precision } {
  const precision = text.length === 4 ? 'YEAR' : text.length === 7 ? 'MONTH' : 'DAY';
  return { day: `${text}${'-01-01'.slice(text.length - 4)}`, precision };
}

/** A term: `null` is not known, ONGOING is not over. */
export function term(starts: string | null, ends: string | null, evidence: Evidence = {}): object {
  const first = starts === null ? null : dated(starts);
  const last = ends === null || ends === 'ONGOING' ? null : dated(ends);
  return {
    startsOn: first?.day ?? null,
    startsPrecision: first?.precision ?? 'UNKNOWN',
    endsOn: last?.day ?? null,
    endsPrecision: last?.precision ?? (ends === 'ONGOING' ? 'ONGOING' : 'UNKNOWN'),
    ...evidence,
  };
}

/** Hand-overs on one day, acting holders, two seats, and dates known to the month, the year or not at all. */
export const tenures = [
  { official: 'ada-lindqvist', office: 'secretary', ...term('2019', '2021-06-30') },
  { official: 'boris-talbot', office: 'secretary', acting: true, ...term('2021-06-30', '2022-02') },
  { official: 'celik', office: 'secretary', ...term('2022-03-01', '2023') },
  { official: 'ada-lindqvist', office: 'secretary', ...term('2024-01-01', 'ONGOING') },
  { official: 'boris-talbot', office: 'deputy', ...term('2019-05-01', '2021-06-29') },
  { official: 'zhukov', office: 'deputy', ...term('2020-02', null, { lastKnownOn: '2024-03-01' }) },
  { official: 'oneill', office: 'deputy', acting: true, ...term('2020-03-15', 'ONGOING') },
  {
    official: 'boris-talbot',
    office: 'treasurer',
    ...term(null, null, { firstKnownOn: '2018-03-01', lastKnownOn: '2020-05-31' }),
  },
  { official: 'celik-plain', office: 'treasurer', ...term('2021-01-01', null) },
  { official: 'zhukov', office: 'lamp-chair', ...term(null, '2025-12-31') },
  { official: 'zhukov-second', office: 'lamp-chair', ...term(null, 'ONGOING', { firstKnownOn: '2026-03-14' }) },
  { official: 'oneill', office: 'president-norland', ...term('2020-02-29', '2020-02-29') },
  { official: 'celik', office: 'minister', ...term('2025', null) },
  { official: 'zhukov', office: 'minister', ...term(null, null) },
];

export const memberships = [
  { organization: 'league', member: 'norland', membershipStatus: 'MEMBER', ...term('2010-01-01', 'ONGOING') },
  { organization: 'league', member: 'sudmark', membershipStatus: 'MEMBER', ...term('2010', '2024-06-30') },
  {
    organization: 'league',
    member: 'sudmark',
    membershipStatus: 'OBSERVER',
    ...term('2024-06-30', null, { lastKnownOn: '2026-01-01' }),
  },
  { organization: 'league', member: 'sudmark-old', membershipStatus: 'SUSPENDED', ...term(null, '1991') },
  { organization: 'league', member: 'elka', membershipStatus: 'PARTNER', ...term('2020-03', '2020-03') },
  { organization: 'league', member: 'elka', membershipStatus: 'PARTY', ...term(null, null) },
  { organization: 'assembly', member: 'league', membershipStatus: 'OBSERVER', ...term('2015-03-15', 'ONGOING') },
  { organization: 'assembly', member: 'norland', membershipStatus: 'MEMBER', ...term('2010-01-01', 'ONGOING') },
  {
    organization: 'assembly',
    member: 'sudmark',
    membershipStatus: 'MEMBER',
    ...term(null, 'ONGOING', { firstKnownOn: '2012-01-01' }),
  },
  { organization: 'treaty', member: 'norland', membershipStatus: 'PARTY', ...term('2026-03-15', 'ONGOING') },
  { organization: 'treaty', member: 'assembly', membershipStatus: 'PARTY', ...term('2026-03-14', 'ONGOING') },
];

const presidency = (
  slug: string,
  organization: string,
  country: string,
  dates: object,
  name: object = { en: slug },
) => ({
  slug,
  name,
  organization,
  country,
  ...dates,
  ...(slug === 'norland-2019' ? { externalIds: [{ scheme: 'wikidata', value: 'Q60' }] } : {}),
});

export const presidencies = [
  presidency('norland-2019', 'league', 'norland', term('2019', '2020-03-15'), {
    en: 'Presidency of Norland',
    ru: 'Председательство',
  }),
  presidency('sudmark-2020', 'league', 'sudmark', term('2020-03-15', '2021-02')),
  presidency('norland-2021', 'league', 'norland', term('2021-03', null, { lastKnownOn: '2021-12-31' }), {
    en: 'presidency of norland',
  }),
  presidency('elka-2022', 'league', 'elka', term('2022-01-01', '2024')),
  presidency('norland-2025', 'league', 'norland', term('2025', 'ONGOING')),
  presidency(
    'elka-assembly',
    'assembly',
    'elka',
    term(null, null, { firstKnownOn: '2023-01-01', lastKnownOn: '2023-12-31' }),
  ),
  presidency('sudmark-assembly', 'assembly', 'sudmark', term('2023-06-01', null)),
  presidency('nowhere-assembly', 'assembly', 'nowhere', term(null, null)),
];
