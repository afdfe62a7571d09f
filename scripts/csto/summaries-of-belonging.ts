import { countryIn } from './cases.js';
import { dateIn, endOf, fromTo, on, since, startOf, timeOf } from './dates.js';
import type { FactOf } from './fact-files.js';
import { factOf, slugOf, type Facts } from './facts.js';
import { entryOf, inBoth, sentence, type Bilingual, type Language } from './wording.js';

/** Who belonged to what, and who presided, from when to when. */

/** By status and slug of the organization. */
const BELONGING: Readonly<Record<string, Bilingual>> = {
  'PARTY collective-security-treaty': {
    en: 'party to the Collective Security Treaty',
    ru: 'участник Договора о коллективной безопасности',
  },
  'MEMBER csto': { en: 'member of the CSTO', ru: 'член ОДКБ' },
  'SUSPENDED csto': {
    en: 'participation in the CSTO frozen by its own declaration',
    ru: 'участие в ОДКБ по собственному заявлению заморожено',
  },
  'OBSERVER un-general-assembly': {
    en: 'observer at the UN General Assembly',
    ru: 'наблюдатель при Генеральной Ассамблее ООН',
  },
};

/** "Party to the Collective Security Treaty since 15 May 1992; member of the CSTO since …"; null for a member of nothing. */
export function membershipSummary(facts: Facts, member: string): Bilingual | null {
  const memberships = facts.lists.memberships
    .filter((membership) => membership.member === member)
    .sort((a, b) => (a.startsOn ?? '').localeCompare(b.startsOn ?? ''));
  if (memberships.length === 0) return null;
  const said = (language: Language) =>
    memberships.map((membership) => {
      const key = `${membership.status} ${slugOf(facts, membership.organization)}`;
      return `${entryOf(BELONGING, key, 'wording of a membership')[language]} ${timeOf(language, membership)}`;
    });
  return inBoth((language) => sentence(said(language).join('; ')));
}

/** "Armenia presided over the Organization from 16 September 2021 to 23 November 2022." */
export function presidencySummary(facts: Facts, fact: FactOf<'presidencies'>): Bilingual {
  const [starts, ends] = [startOf(fact), endOf(fact)];
  if (!starts) throw new Error(`The start of ${fact.slug} must be known.`);
  const country = inBoth((language) => countryIn(language, factOf(facts, 'countries', fact.country), 'of'));
  const russian = `Председательство ${country.ru} в Организации`;
  if (ends) {
    return {
      en: `${country.en} presided over the Organization ${fromTo('en', starts, ends)}.`,
      ru: `${russian} длилось ${fromTo('ru', starts, ends)}.`,
    };
  }
  if (fact.endsPrecision === 'ONGOING') {
    const scheduled = fact.scheduledEnd;
    return {
      en: `${country.en} has presided over the Organization ${since('en', starts)}${scheduled ? `; its presidency is scheduled to end on ${dateIn('en', scheduled)}` : ''}.`,
      ru: `${russian} длится ${since('ru', starts)}${scheduled ? `; плановое окончание — ${dateIn('ru', scheduled)}` : ''}.`,
    };
  }
  return {
    en: `${country.en} began to preside over the Organization ${on('en', starts)}; the end is not known.`,
    ru: `${russian} началось ${on('ru', starts)}; дата окончания неизвестна.`,
  };
}
