import { parsePartialDate } from '../../src/lib/calendar.js';
import { countryIn } from './cases.js';
import { on } from './dates.js';
import type { FactOf } from './fact-files.js';
import { factOf, slugOf, type Facts } from './facts.js';
import { noteOn, notesOf } from './notes.js';
import { compact, plainAliases, subjectFields } from './subject-fields.js';
import { voteOf } from './votes.js';
import { entryOf, inBoth, listed, type Bilingual, type Language } from './wording.js';

type ResolutionFact = FactOf<'resolutions'>;

export function resolutionList(facts: Facts) {
  return facts.lists.resolutions.map((fact) =>
    compact({
      ...subjectFields(fact, resolutionNames(fact), {
        aliases: plainAliases(fact.aliases),
        summary: resolutionSummary(fact),
        notes: notesOf(fact, [
          fact.meetings.length > 0 && inBoth((language) => dealtWith(language, fact.meetings)),
          noteOn(fact.introduced_by, (id, language) => introduced(facts, language, id)),
          noteOn(fact.draft, (symbol, language) => `${language === 'en' ? 'Draft' : 'Проект'} ${symbol}.`),
          noteOn(fact.press_release, (symbol, language) =>
            language === 'en' ? `Press release ${symbol}.` : `Пресс-релиз ${symbol}.`,
          ),
        ]),
      }),
      externalIds: fact.symbol ? [{ scheme: 'un-symbol', value: fact.symbol }] : [],
      symbol: fact.symbol,
      title: titles(fact),
      organ: slugOf(facts, fact.organ),
      session: fact.session,
      adoptedOn: fact.date && parsePartialDate(fact.date).from,
      adoptedPrecision: fact.datePrecision,
      vote: voteOf(facts, fact),
      about: isAboutCooperation(fact) ? ['un-cooperation', 'un', 'csto'] : ['csto', 'un-general-assembly'],
    }),
  );
}

function isAboutCooperation({ title }: ResolutionFact): boolean {
  return title.startsWith('Cooperation between the United Nations');
}

/** The facts have titles in English only. */
const RUSSIAN_TITLES: Readonly<Record<string, string>> = {
  'Cooperation between the United Nations and the Collective Security Treaty Organization':
    'Сотрудничество между Организацией Объединённых Наций и Организацией Договора о коллективной безопасности',
  'Observer status for the Collective Security Treaty Organization in the General Assembly':
    'Предоставление Организации Договора о коллективной безопасности статуса наблюдателя в Генеральной Ассамблее',
};

function titles({ title }: ResolutionFact): Bilingual {
  return { en: title, ru: entryOf(RUSSIAN_TITLES, title, 'Russian title') };
}

/** Resolution 77/13: …; where no symbol is known, the year or the session tells one from the next. */
function resolutionNames(fact: ResolutionFact): Bilingual {
  const number = fact.symbol?.replace('A/RES/', '');
  const year = fact.date?.slice(0, 4);
  const { en, ru } = titles(fact);
  if (number) return { en: `Resolution ${number}: ${en}`, ru: `Резолюция ${number}: ${ru}` };
  return {
    en: `UN General Assembly resolution of ${year ?? `the ${ordinal(fact.session)} session`}: ${en}`,
    ru: `Резолюция ${year ? '' : `${fact.session}-й сессии `}Генеральной Ассамблеи ООН${year ? ` ${year} года` : ''}: ${ru}`,
  };
}

const ORDINAL_ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

function ordinal(number: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(number);
  return `${number}${ORDINAL_ENDINGS[rule]}`;
}

/** Who adopts: after "by" in English, in the instrumental in Russian. */
const ORGANS: Readonly<Record<string, Bilingual>> = {
  'un-general-assembly': { en: 'the UN General Assembly', ru: 'Генеральной Ассамблеей ООН' },
};

function resolutionSummary(fact: ResolutionFact): Bilingual {
  const { date, session } = fact;
  return inBoth((language) => {
    const adopted = `${language === 'en' ? 'Adopted by' : 'Принята'} ${entryOf(ORGANS, fact.organ, 'organ')[language]}`;
    const sitting = language === 'en' ? `at its ${ordinal(session)} session` : `на ${session}-й сессии`;
    const when = date ? ` ${on(language, date)}, ${sitting}` : ` ${sitting}`;
    return `${adopted}${when}${voteWords(language, fact)}.`;
  });
}

function voteWords(language: Language, { vote, vote_tally: tally }: ResolutionFact): string {
  if (!vote) return '';
  if (vote === 'without a vote') return language === 'en' ? ', without a vote' : ', без голосования';
  if (language === 'en') {
    const counts = tally ? ` of ${tally.yes} in favour and ${tally.no} against, with ${tally.abstain} abstentions` : '';
    return `, by a recorded vote${counts}`;
  }
  const counts = tally ? `: ${tally.yes} — за, ${tally.no} — против, ${tally.abstain} — воздержались` : '';
  return `, заносимым в отчёт голосованием${counts}`;
}

function introduced(facts: Facts, language: Language, country: string): string {
  const name = countryIn(language, factOf(facts, 'countries', country), 'by');
  return language === 'en' ? `Introduced by ${name}.` : `Проект внесён ${name}.`;
}

/** The facts tell by number at which plenary meetings of the organ. */
function dealtWith(language: Language, meetings: readonly string[]): string {
  const isOne = meetings.length === 1;
  if (language === 'en') return `Dealt with at the ${listed('en', meetings)} plenary meeting${isOne ? '' : 's'}.`;
  const numbers = listed(
    'ru',
    meetings.map((meeting) => `${parseInt(meeting, 10)}-м`),
  );
  return `Рассматривалась на ${numbers} ${isOne ? 'пленарном заседании' : 'пленарных заседаниях'}.`;
}
