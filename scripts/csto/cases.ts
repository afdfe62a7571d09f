import type { FactOf } from './fact-files.js';
import { organizationOf, type Facts } from './facts.js';
import { entryOf, type Language } from './wording.js';

/** Names as they stand within a sentence: Russian cases are written out by an editor, never made by rule. */

const COUNTRIES: Readonly<Record<string, { readonly of: string; readonly in: string; readonly by: string }>> = {
  armenia: { of: 'Армении', in: 'Армении', by: 'Арменией' },
  azerbaijan: { of: 'Азербайджана', in: 'Азербайджане', by: 'Азербайджаном' },
  belarus: { of: 'Беларуси', in: 'Беларуси', by: 'Беларусью' },
  georgia: { of: 'Грузии', in: 'Грузии', by: 'Грузией' },
  kazakhstan: { of: 'Казахстана', in: 'Казахстане', by: 'Казахстаном' },
  kyrgyzstan: { of: 'Кыргызстана', in: 'Кыргызстане', by: 'Кыргызстаном' },
  russia: { of: 'России', in: 'России', by: 'Россией' },
  tajikistan: { of: 'Таджикистана', in: 'Таджикистане', by: 'Таджикистаном' },
  uzbekistan: { of: 'Узбекистана', in: 'Узбекистане', by: 'Узбекистаном' },
};

/** "Of Armenia", "in Armenia", "by Armenia", without the preposition in English. */
export function countryIn(language: Language, { slug, names }: FactOf<'countries'>, use: 'of' | 'in' | 'by'): string {
  return language === 'en' ? names.en! : entryOf(COUNTRIES, slug, 'Russian case')[use];
}

/** Russian genitives of organizations and bodies; the organization that a body is part of stands at * or at the end. */
const ORGANIZATIONS: Readonly<Record<string, string>> = {
  csto: 'ОДКБ',
  un: 'ООН',
  sputnik: 'Sputnik',
  'csto-collective-security-council': 'Совета коллективной безопасности',
  'csto-council-of-foreign-ministers': 'Совета министров иностранных дел',
  'csto-council-of-defence-ministers': 'Совета министров обороны',
  'csto-committee-of-secretaries-of-security-councils': 'Комитета секретарей советов безопасности',
  'csto-permanent-council': 'Постоянного совета',
  'csto-secretariat': 'Секретариата',
  'csto-joint-staff': 'Объединённого штаба',
  'csto-coordination-council-on-drug-trafficking':
    'Координационного совета * по противодействию незаконному обороту наркотиков',
  'csto-collective-peacekeeping-forces': 'Коллективных миротворческих сил',
};

/** English names that stand in a sentence in another way than in the facts. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  csto: 'the CSTO',
  un: 'the United Nations',
  sputnik: 'Sputnik',
};

type OrganizationFact = FactOf<'organizations' | 'bodies'>;

/** "The Joint Staff", "Объединённого штаба": an organization as it stands after "of". */
export function organizationWithin(language: Language, { slug, names }: OrganizationFact): string {
  return language === 'en'
    ? (SHORT_NAMES[slug] ?? `the ${names.en}`)
    : entryOf(ORGANIZATIONS, slug, 'Russian genitive');
}

/** "The CSTO Joint Staff", "Объединённого штаба ОДКБ": with the organization that it is part of. */
export function organizationInFull(facts: Facts, language: Language, organization: OrganizationFact): string {
  const own = organizationWithin(language, organization);
  const top = topOf(facts, organization);
  if (top === organization) return own;
  const acronym = top.acronyms[language];
  if (language === 'en') return own.replace(/^the /, `the ${acronym} `);
  return own.includes('*') ? own.replace('*', `${acronym}`) : `${own} ${acronym}`;
}

function topOf(facts: Facts, organization: OrganizationFact): OrganizationFact {
  return organization.parent ? topOf(facts, organizationOf(facts, organization.parent)) : organization;
}

/** Russian genitives of those who had the chair of a meeting or were guests there. */
const OFFICIALS: Readonly<Record<string, string>> = {
  'alexander-lukashenko': 'Александра Лукашенко',
  'emomali-rahmon': 'Эмомали Рахмона',
  'gizat-nurdauletov': 'Гизата Нурдаулетова',
  'murat-nurtleu': 'Мурата Нуртлеу',
  'nikol-pashinyan': 'Никола Пашиняна',
  'ruslan-mukambetov': 'Руслана Мукамбетова',
  'sergey-aleinik': 'Сергея Алейника',
  'shavkat-mirziyoyev': 'Шавката Мирзиёева',
  'suren-papikyan': 'Сурена Папикяна',
  'vladimir-putin': 'Владимира Путина',
};

export function officialWithin(language: Language, { slug, names }: FactOf<'officials'>): string {
  return language === 'en' ? names.en! : entryOf(OFFICIALS, slug, 'Russian genitive');
}
