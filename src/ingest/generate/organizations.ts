import type { Random } from '../../lib/random.js';
import type { Country } from './places.js';
import { ministryOf } from './people.js';
import { localized, named, record, slugOf } from './records.js';
import { dayOfNumber } from './days.js';
import type { Noun } from './words/noun.js';
import { ORGANIZATIONS, OUTLETS } from './words/organizations.js';

export interface Organization {
  readonly slug: string;
  readonly name: Noun;
}

export const COMPACT = slugOf('compact');
export const MERIDIANS = slugOf('meridians');

/** The organizations that texts speak of, with the ministries and the outlets. */
export function inventOrganizations(countries: readonly Country[]) {
  const bodies = ORGANIZATIONS.map(({ slug, name: [en, ru], type, acronym = {}, parent }) =>
    record('organizations', {
      ...named(slug, en, ru),
      ...{ organizationType: type, acronym, parent: parent === undefined ? null : slugOf(parent) },
      aliases: Object.entries(acronym).map(([language, text]) => ({ text, language, aliasType: 'ACRONYM' as const })),
    }),
  );
  const ministries = countries.map((country) => ({
    ...record('organizations', {
      ...named('ministry', `Ministry of Foreign Affairs of ${country.name[0]}`, `МИД ${country.name[2]}`),
      ...{ organizationType: 'STATE_BODY' as const, country: country.slug },
    }),
    slug: ministryOf(country),
  }));
  const outlets = OUTLETS.map(([slug, en, ru]) =>
    record('organizations', { ...named(slug, en, ru), organizationType: 'MEDIA_OUTLET' }),
  );
  return {
    records: [...bodies, ...ministries, ...outlets],
    organizations: ORGANIZATIONS.map(({ slug, name }): Organization => ({ slug: slugOf(slug), name })),
    outlets: outlets.map(({ slug }) => slug),
  };
}

/** The members of the Compact preside in turn. */
const MEMBERS = 12;
const OBSERVERS = 3;

export function inventMemberships(random: Random, countries: readonly Country[], founded: number) {
  const since = (day: number) => ({ startsOn: dayOfNumber(day), startsPrecision: 'DAY' as const });
  const goesOn = { endsOn: null, endsPrecision: 'ONGOING' as const };
  return [
    ...countries.slice(0, MEMBERS + OBSERVERS).map((country, at) =>
      record('memberships', {
        ...{ organization: COMPACT, member: country.slug, membershipStatus: at < MEMBERS ? 'MEMBER' : 'OBSERVER' },
        ...since(at < 7 ? founded : founded + random.between(400, 5000)),
        ...goesOn,
      }),
    ),
    ...countries.map((country) =>
      record('memberships', {
        ...{ organization: MERIDIANS, member: country.slug, membershipStatus: 'MEMBER' },
        ...{ startsOn: `${random.between(1960, 2004)}-01-01`, startsPrecision: 'YEAR' },
        ...goesOn,
      }),
    ),
  ];
}

/** A year each. */
export function inventPresidencies(countries: readonly Country[], firstYear: number, lastYear: number) {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, at) => {
    const year = firstYear + at;
    const { slug, name } = countries[at % MEMBERS] as Country;
    return record('presidencies', {
      ...named(`presidency-${year}`, `Presidency of ${name[0]}, ${year}`, `Председательство ${name[2]}, ${year} год`),
      ...{ organization: COMPACT, country: slug },
      ...{ startsOn: `${year}-01-01`, startsPrecision: 'DAY', endsOn: `${year}-12-31`, endsPrecision: 'DAY' },
      priorities: { en: ['Safe harbours', 'Open sea lanes'], ru: ['Безопасные гавани', 'Открытые морские пути'] },
    });
  });
}

export const NEWSROOM_NAME = localized('Lantern Sea Newsroom', 'Редакция Фонарного моря');
