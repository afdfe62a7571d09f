import { countryIn, organizationInFull } from './cases.js';
import { timeOf } from './dates.js';
import type { FactOf } from './fact-files.js';
import { factOf, organizationOf, type Facts } from './facts.js';
import { inBoth, sentence, type Bilingual, type Language } from './wording.js';

/** Offices and those who held them. */

/** Offices of the CSTO as they are said of a person, with whose they are. National ones have that in their name. */
const OFFICES_IN_FULL: Readonly<Record<string, Bilingual>> = {
  'csto-secretary-general': { en: 'Secretary General of the CSTO', ru: 'Генеральный секретарь ОДКБ' },
  'csto-deputy-secretary-general': {
    en: 'Deputy Secretary General of the CSTO',
    ru: 'заместитель Генерального секретаря ОДКБ',
  },
  'csto-joint-staff-chief': { en: 'Chief of the CSTO Joint Staff', ru: 'начальник Объединённого штаба ОДКБ' },
  'csto-joint-staff-first-deputy-chief': {
    en: 'First Deputy Chief of the CSTO Joint Staff',
    ru: 'первый заместитель начальника Объединённого штаба ОДКБ',
  },
  'csto-collective-security-council-chair': {
    en: 'Chairman of the CSTO Collective Security Council',
    ru: 'Председатель Совета коллективной безопасности ОДКБ',
  },
  'csto-foreign-ministers-council-chair': {
    en: 'Chairman of the CSTO Council of Foreign Ministers',
    ru: 'Председатель Совета министров иностранных дел ОДКБ',
  },
  'csto-defence-ministers-council-chair': {
    en: 'Chairman of the CSTO Council of Defence Ministers',
    ru: 'Председатель Совета министров обороны ОДКБ',
  },
  'csto-security-council-secretaries-committee-chair': {
    en: 'Chairman of the CSTO Committee of Secretaries of Security Councils',
    ru: 'Председатель Комитета секретарей советов безопасности ОДКБ',
  },
  'csto-permanent-council-chair': {
    en: 'Chairman of the CSTO Permanent Council',
    ru: 'Председатель Постоянного совета ОДКБ',
  },
  'csto-spokesperson': { en: 'Press secretary of the CSTO', ru: 'пресс-секретарь ОДКБ' },
  'csto-special-representative-for-peacekeeping': {
    en: 'Special Representative of the CSTO Secretary General for Peacekeeping',
    ru: 'спецпредставитель Генерального секретаря ОДКБ по миротворчеству',
  },
  'csto-drug-trafficking-council-chair': {
    en: 'Chairman of the CSTO drug trafficking Coordination Council',
    ru: 'Председатель Координационного совета ОДКБ по противодействию незаконному обороту наркотиков',
  },
  'csto-peacekeeping-forces-commander-kazakhstan': {
    en: 'Commander of the CSTO Collective Peacekeeping Forces in Kazakhstan',
    ru: 'командующий Коллективными миротворческими силами ОДКБ в Казахстане',
  },
};

/** The offices held, oldest first; null for somebody of whom no office is known. */
export function officialSummary(facts: Facts, official: string): Bilingual | null {
  const tenures = facts.lists.tenures
    .filter(({ person }) => person === official)
    .sort((a, b) => firstDayOf(a).localeCompare(firstDayOf(b)));
  if (tenures.length === 0) return null;
  return inBoth((language) => sentence(tenures.map((tenure) => tenureWords(facts, language, tenure)).join('; ')));
}

function firstDayOf({ startsOn, firstKnownOn }: FactOf<'tenures'>): string {
  return startsOn ?? firstKnownOn ?? '';
}

function tenureWords(facts: Facts, language: Language, tenure: FactOf<'tenures'>): string {
  const { slug, titles } = factOf(facts, 'offices', tenure.office);
  const office = (OFFICES_IN_FULL[slug]?.[language] ?? titles[language])!;
  const time = timeOf(language, tenure);
  if (!tenure.acting) return `${office} ${time}`;
  return language === 'en' ? `Acting ${office} ${time}` : `${office} (исполняющий обязанности) ${time}`;
}

/** Of which body, organization or country an office is. */
export function officeSummary(facts: Facts, { body, organization, country }: FactOf<'offices'>): Bilingual | null {
  const owner = body ?? organization;
  if (owner) {
    const whose = inBoth((language) => organizationInFull(facts, language, organizationOf(facts, owner)));
    return { en: `An office of ${whose.en}.`, ru: `Должность в структуре ${whose.ru}.` };
  }
  if (!country) return null;
  const whose = inBoth((language) => countryIn(language, factOf(facts, 'countries', country), 'of'));
  return { en: `A national office of ${whose.en}.`, ru: `Государственная должность ${whose.ru}.` };
}
