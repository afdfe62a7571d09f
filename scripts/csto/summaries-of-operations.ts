import { isDay } from '../../src/lib/calendar.js';
import { countryIn } from './cases.js';
import { dateIn, endOf, fromTo, on, since, startOf } from './dates.js';
import type { FactOf } from './fact-files.js';
import { factOf, type Facts } from './facts.js';
import { entryOf, inBoth, type Bilingual, type Language } from './wording.js';

type OperationFact = FactOf<'operations'>;

interface OperationWords {
  readonly en: string;
  readonly ru: string;
  /** Russian verbs in the gender of the noun. */
  readonly verbs: { readonly held: string; readonly begun: string; readonly planned: string };
}

const FEMININE = { held: 'проходила', begun: 'началась', planned: 'запланирована' };
const NEUTER = { held: 'проходило', begun: 'началось', planned: 'запланировано' };

/** By the kind that the facts give. */
const OPERATIONS: Readonly<Record<string, OperationWords>> = {
  'operation series': { en: 'A series of operations', ru: 'Серия операций', verbs: FEMININE },
  'operation edition': { en: 'An operation', ru: 'Операция', verbs: FEMININE },
  'exercise series': { en: 'A series of exercises', ru: 'Серия учений', verbs: FEMININE },
  'exercise edition': { en: 'An exercise', ru: 'Учение', verbs: NEUTER },
  'peacekeeping operation': { en: 'A peacekeeping operation', ru: 'Миротворческая операция', verbs: FEMININE },
  mission: { en: 'A mission', ru: 'Миссия', verbs: FEMININE },
};

/** What a series is held for, by topic. */
const PURPOSES: Readonly<Record<string, Bilingual>> = {
  'drug-trafficking': { en: 'against drug trafficking', ru: 'по противодействию незаконному обороту наркотиков' },
  'illegal-migration': { en: 'against illegal migration', ru: 'по противодействию незаконной миграции' },
  'cyber-security': { en: 'in information security', ru: 'в сфере информационной безопасности' },
  terrorism: { en: 'against terrorism and extremism', ru: 'по борьбе с терроризмом и экстремизмом' },
};

/** "An exercise of the series Rubezh, held in Tajikistan from 17 to 21 October 2024." */
export function operationSummary(facts: Facts, fact: OperationFact): Bilingual {
  const words = entryOf(OPERATIONS, fact.kind, 'wording of a kind of operation');
  return inBoth((language) => {
    const noun = [words[language], seriesName(facts, language, fact), purpose(language, fact)]
      .filter(Boolean)
      .join(' ');
    const country = fact.country ? factOf(facts, 'countries', fact.country) : null;
    const where = country ? ` ${language === 'en' ? 'in' : 'в'} ${countryIn(language, country, 'in')}` : '';
    return `${noun}${happened(language, fact, words, where)}.`;
  });
}

function seriesName(facts: Facts, language: Language, { series }: OperationFact): string | null {
  if (!series) return null;
  const { names } = factOf(facts, 'operations', series);
  return language === 'en' ? `of the series ${names.en}` : `серии «${names.ru}»`;
}

function purpose(language: Language, { topic }: OperationFact): string | null {
  return topic ? entryOf(PURPOSES, topic, 'purpose of a series')[language] : null;
}

/** Whether, where and when, as exactly as it is known. */
function happened(language: Language, fact: OperationFact, { verbs }: OperationWords, where: string): string {
  const [starts, ends] = [startOf(fact), endOf(fact)];
  if (!starts) return '';
  const said = (english: string, russian: string, when: string) =>
    `${language === 'en' ? `, ${english}` : ` ${russian}`}${where} ${when}`;
  if (fact.status || fact.plan_agreed) {
    return said('planned', verbs.planned, `${language === 'en' ? 'for' : 'на'} ${dateIn(language, starts)}`);
  }
  if (ends) return said('held', verbs.held, stretch(language, starts, ends));
  if (fact.endsPrecision === 'ONGOING') return said('held', 'проводится', since(language, starts));
  return fact.kind.endsWith('series') || isDay(starts)
    ? said('begun', verbs.begun, on(language, starts))
    : said('held', verbs.held, on(language, starts));
}

/** The last day of an operation may be known better than its first: "in June 2024, ending on 28 June 2024". */
function stretch(language: Language, starts: string, ends: string): string {
  if (starts.length === ends.length) return fromTo(language, starts, ends);
  return `${on(language, starts)}, ${language === 'en' ? 'ending' : 'завершение —'} ${on(language, ends)}`;
}
