import { countryIn, officialWithin, organizationWithin } from './cases.js';
import { dateIn, on } from './dates.js';
import type { FactOf } from './fact-files.js';
import { factOf, organizationOf, type Facts } from './facts.js';
import { cityNames, inCity } from './places.js';
import { entryOf, inBoth, listed, type Bilingual, type Language } from './wording.js';

type MeetingFact = FactOf<'meetings'>;

/** What a meeting is called, with its bodies, and the verbs that go with it, in Russian by gender. */
interface MeetingTitle {
  readonly en: (bodies: () => string) => string;
  readonly ru: (bodies: () => string) => string;
  readonly verbs: { readonly held: Bilingual; readonly announced: Bilingual };
}

const FEMININE = verbs('прошла', 'объявлена');
const MASCULINE = verbs('прошёл', 'объявлен');
const NEUTER = verbs('прошло', 'объявлено');
const PLURAL = verbs('прошли', 'объявлены');
const TAKEN = verbs('принято', 'объявлено', 'was taken');

function verbs(held: string, announced: string, heldInEnglish = 'took place'): MeetingTitle['verbs'] {
  return { held: { en: heldInEnglish, ru: held }, announced: { en: 'was announced', ru: announced } };
}

function of(en: string, ru: string, verbs: MeetingTitle['verbs'], after = { en: '', ru: '' }): MeetingTitle {
  return { en: (bodies) => `${en} of ${bodies()}${after.en}`, ru: (bodies) => `${ru} ${bodies()}${after.ru}`, verbs };
}

/** The heads of state meet in sessions. By the kind that the facts give. */
const COUNCIL_TITLES: Readonly<Record<string, MeetingTitle>> = {
  regular: of('Session', 'Сессия', FEMININE),
  extraordinary: of('Extraordinary session', 'Внеочередная сессия', FEMININE),
  'extraordinary (anniversary)': of('Extraordinary anniversary session', 'Внеочередная юбилейная сессия', FEMININE),
  'informal summit': of('Informal summit', 'Неформальный саммит', MASCULINE),
  'anniversary summit': of('Anniversary summit', 'Юбилейный саммит', MASCULINE),
  decision: of('Decision', 'Решение', TAKEN),
};

/** Ministers and secretaries meet. */
const MINISTERIAL_TITLES: Readonly<Record<string, MeetingTitle>> = {
  regular: of('Meeting', 'Заседание', NEUTER),
  extraordinary: of('Extraordinary meeting', 'Внеочередное заседание', NEUTER),
  joint: of('Joint meeting', 'Совместное заседание', NEUTER),
  'working meeting on the margins of the UN General Assembly': of('Working meeting', 'Рабочее заседание', NEUTER, {
    en: ' on the margins of the UN General Assembly',
    ru: ' на полях Генеральной Ассамблеи ООН',
  }),
};

/** Sittings of the UN Security Council go by what was debated. */
const DEBATE_TITLES: Readonly<Record<string, MeetingTitle>> = {
  'UN Security Council debate on cooperation with CSTO, CIS and SCO': {
    en: () => 'UN Security Council debate on cooperation with the CSTO, the CIS and the SCO',
    ru: () => 'Дебаты Совета Безопасности ООН о сотрудничестве с ОДКБ, СНГ и ШОС',
    verbs: PLURAL,
  },
  'UN Security Council ministerial debate on the contribution of CSTO, CIS and SCO to countering terrorist threats': {
    en: () =>
      'UN Security Council ministerial debate on the contribution of the CSTO, the CIS and the SCO to countering terrorist threats',
    ru: () =>
      'Дебаты Совета Безопасности ООН на уровне министров о вкладе ОДКБ, СНГ и ШОС в противодействие террористическим угрозам',
    verbs: PLURAL,
  },
  'UN Security Council open debate on cooperation with CSTO': {
    en: () => 'UN Security Council open debate on cooperation with the CSTO',
    ru: () => 'Открытые дебаты Совета Безопасности ООН о сотрудничестве с ОДКБ',
    verbs: PLURAL,
  },
};

function titleOf({ bodies, sessionKind, kind }: MeetingFact): MeetingTitle {
  const titles =
    sessionKind === 'DEBATE' ? DEBATE_TITLES : bodies.includes('csc') ? COUNCIL_TITLES : MINISTERIAL_TITLES;
  return entryOf(titles, kind, 'title of a kind of meeting');
}

function titleIn(facts: Facts, language: Language, fact: MeetingFact): string {
  return titleOf(fact)[language](() => {
    const names = fact.bodies.map((id) => organizationWithin(language, organizationOf(facts, id)));
    return `${listed(language, names)}${language === 'ru' ? ' ОДКБ' : ''}`;
  });
}

/** How a meeting was held that had no place. */
const WITHOUT_PLACE: Readonly<Record<string, Bilingual>> = {
  ONLINE: { en: 'by videoconference', ru: 'в режиме видеоконференции' },
  CORRESPONDENCE: { en: 'by correspondence', ru: 'в заочном порядке' },
};

/** The city; null for a meeting that had no place. */
export function cityOfMeeting({ format, place }: MeetingFact): string | null {
  return format in WITHOUT_PLACE ? null : place;
}

/** "Session of the Collective Security Council, Moscow, 23 December 2014". */
export function meetingNames(facts: Facts, fact: MeetingFact): Bilingual {
  const city = cityOfMeeting(fact);
  return inBoth((language) => {
    const where = city ? `, ${cityNames(city)[language]}` : ` ${WITHOUT_PLACE[fact.format]![language]}`;
    return `${titleIn(facts, language, fact)}${where}, ${dateIn(language, fact.date)}`;
  });
}

/** What, where and when, who had the chair, who was a guest and who was absent, in a sentence. */
export function meetingSummary(facts: Facts, fact: MeetingFact): Bilingual {
  const { held, announced } = titleOf(fact).verbs;
  const city = cityOfMeeting(fact);
  return inBoth((language) => {
    const title = titleIn(facts, language, fact);
    const subject = language === 'en' ? withArticle(title) : title;
    const where = city ? inCity(language, city) : WITHOUT_PLACE[fact.format]![language];
    const said =
      fact.status === 'HELD'
        ? `${subject} ${held[language]} ${where} ${on(language, fact.date)}`
        : `${subject} ${announced[language]} ${language === 'en' ? 'for' : 'на'} ${dateIn(language, fact.date)} ${where}`;
    return `${said}${attendance(facts, language, fact)}.`;
  });
}

/** "A session of …", "An extraordinary session of …", "A UN Security Council debate …". */
function withArticle(title: string): string {
  if (title.startsWith('UN ')) return `A ${title}`;
  return `${/^[AEIO]/.test(title) ? 'An' : 'A'} ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function attendance(facts: Facts, language: Language, { chair, guests, absent }: MeetingFact): string {
  const people = (ids: readonly string[]) =>
    listed(
      language,
      ids.map((id) => officialWithin(language, factOf(facts, 'officials', id))),
    );
  const countries = listed(
    language,
    absent.map((id) => countryIn(language, factOf(facts, 'countries', id), 'of')),
  );
  if (language === 'ru') {
    const circumstances = [
      ...(chair ? [`под председательством ${people([chair])}`] : []),
      ...(guests.length > 0
        ? [`с участием ${people(guests)} в качестве ${guests.length > 1 ? 'гостей' : 'гостя'}`]
        : []),
      ...(absent.length > 0 ? [`без участия ${countries}`] : []),
    ];
    return circumstances.length > 0 ? ` ${listed('ru', circumstances)}` : '';
  }
  return [
    chair ? `, with ${people([chair])} in the chair` : '',
    guests.length > 0 ? `, with ${people(guests)} as ${guests.length > 1 ? 'guests' : 'a guest'}` : '',
    absent.length > 0 ? `; ${countries} ${absent.length > 1 ? 'were' : 'was'} absent` : '',
  ].join('');
}

/** "15 or 16 documents were reported as signed." */
export function signedDocuments(counts: readonly number[]): Bilingual | false {
  const last = counts.at(-1);
  if (last === undefined) return false;
  const russianNoun = last % 10 === 1 && last % 100 !== 11 ? 'документа' : 'документов';
  return {
    en: `${counts.join(' or ')} documents were reported as signed.`,
    ru: `Сообщалось о подписании ${counts.join(' или ')} ${russianNoun}.`,
  };
}
