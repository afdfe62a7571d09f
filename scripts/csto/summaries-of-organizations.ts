import { organizationInFull, organizationWithin } from './cases.js';
import { dateIn, on, since } from './dates.js';
import type { FactOf } from './fact-files.js';
import { organizationOf, type Facts } from './facts.js';
import { cityNames, inCity } from './places.js';
import { membershipSummary } from './summaries-of-belonging.js';
import { entryOf, inBoth, type Bilingual, type Language } from './wording.js';

type OrganizationFact = FactOf<'organizations' | 'bodies'>;
type Clause = (facts: Facts, fact: OrganizationFact, language: Language) => string | null;

/** What a part of an organization is to it, by kind; kinds that the name says already are left out. */
const PARTS: Readonly<Record<string, Bilingual>> = {
  supreme: { en: 'The supreme body', ru: 'Высший орган' },
  'consultative-executive': { en: 'A consultative and executive body', ru: 'Консультативно-исполнительный орган' },
  coordinating: { en: 'A coordinating body', ru: 'Координирующий орган' },
  'permanent working': { en: 'A permanent working body', ru: 'Постоянно действующий рабочий орган' },
  subsidiary: { en: 'A subsidiary body', ru: 'Вспомогательный орган' },
  service: { en: 'A service', ru: 'Служба' },
  forces: { en: 'Forces', ru: 'Силы' },
  'principal organ': { en: 'A principal organ', ru: 'Главный орган' },
  department: { en: 'A department', ru: 'Департамент' },
  directorate: { en: 'A directorate', ru: 'Директорат' },
  office: { en: 'An office', ru: 'Управление' },
  'regional centre': { en: 'A regional centre', ru: 'Региональный центр' },
  'media outlet': { en: 'A part', ru: 'Часть' },
};

const COMPOSITIONS: Readonly<Record<string, Bilingual>> = {
  'heads of member states': {
    en: 'made up of the heads of the member states',
    ru: 'в который входят главы государств-членов',
  },
};

/** What the facts say of an organization, a sentence each, in this order. */
const CLAUSES: readonly Clause[] = [
  (facts, { kind, parent, composition }, language) => {
    const part = PARTS[kind];
    if (!part || !parent) return null;
    const whole = organizationInFull(facts, language, organizationOf(facts, parent));
    const members = composition && entryOf(COMPOSITIONS, composition, 'composition')[language];
    return `${part[language]} ${language === 'en' ? 'of ' : ''}${whole}${members ? `, ${members}` : ''}.`;
  },
  (facts, { kind, successor }, language) => {
    if (kind !== 'treaty regime' || !successor) return null;
    const after = organizationWithin(language, organizationOf(facts, successor));
    return language === 'en' ? `The treaty regime before ${after}.` : `Договорный режим, предшествовавший ${after}.`;
  },
  (_, { established, established_place: place, started_work: began }, language) => {
    if (!established) return null;
    if (language === 'en') {
      const where = place ? ` ${inCity('en', place)}` : '';
      return `Established ${on('en', established)}${where}${began ? `, at work ${since('en', began)}` : ''}.`;
    }
    const where = place ? ` (${cityNames(place).ru})` : '';
    return `Дата создания — ${dateIn('ru', established)}${where}${began ? `; работает ${since('ru', began)}` : ''}.`;
  },
  (_, { founded }, language) => {
    if (!founded) return null;
    return language === 'en' ? `Founded ${on('en', founded)}.` : `Дата основания — ${dateIn('ru', founded)}.`;
  },
  (_, fact, language) => {
    const { charter_signed: signed, charter_signed_place: place, charter_in_force: inForce } = fact;
    const subject = language === 'en' ? 'Its Charter' : 'Устав';
    return signed && place && inForce ? instrument(language, subject, signed, place, inForce) : null;
  },
  (_, fact, language) => {
    const { treaty_signed: signed, treaty_signed_place: place, treaty_in_force: inForce } = fact;
    const subject = language === 'en' ? 'The Treaty' : 'Договор';
    return signed && place && inForce ? instrument(language, subject, signed, place, inForce) : null;
  },
  (_, { headquarters }, language) => {
    if (!headquarters) return null;
    return `${language === 'en' ? 'Headquarters:' : 'Штаб-квартира:'} ${cityNames(headquarters)[language]}.`;
  },
  (facts, { id }, language) => membershipSummary(facts, id)?.[language] ?? null,
];

function instrument(language: Language, subject: string, signed: string, place: string, inForce: string): string {
  return language === 'en'
    ? `${subject} was signed ${inCity('en', place)} ${on('en', signed)} and has been in force ${since('en', inForce)}.`
    : `${subject} подписан ${inCity('ru', place)} ${on('ru', signed)}, в силе ${since('ru', inForce)}.`;
}

/** Null for an organization of which the facts say no more than its name. */
export function organizationSummary(facts: Facts, fact: OrganizationFact): Bilingual | null {
  const said = inBoth((language) => CLAUSES.flatMap((clause) => clause(facts, fact, language) ?? []).join(' '));
  return said.en ? said : null;
}
