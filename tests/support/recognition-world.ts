import { compileGazetteer } from '../../src/ingest/recognition/compile.js';
import type { GazetteerSubject, GazetteerTenure } from '../../src/ingest/recognition/gazetteer.js';
import type { TextContext } from '../../src/ingest/recognition/mentions.js';
import type { SubjectKind } from '../../src/kinds/vocabulary.js';
import { parsePartialDate } from '../../src/lib/calendar.js';
import type { Term } from '../../src/lib/term.js';

// A world of its own: the Lantern Accord (LACC), the League of Shores (LOS), and whoever serves them.

type Given = Partial<Omit<GazetteerSubject, 'name' | 'aliases'>> & { ru?: string; also?: string[] };

function subject(
  kind: SubjectKind,
  id: string,
  name: string,
  { ru, also = [], ...given }: Given = {},
): GazetteerSubject {
  return {
    id,
    kind,
    slug: id,
    name: { en: name, ...(ru === undefined ? {} : { ru }) },
    aliases: also.map((text) => ({ text, language: 'en', aliasType: 'OTHER' })),
    acronym: {},
    organizationType: null,
    parentId: null,
    organizationId: null,
    countryId: null,
    seats: kind === 'OFFICE' ? 1 : null,
    symbol: null,
    title: {},
    operationType: null,
    terms: {},
    term: null,
    ...given,
  };
}

function term(startsOn: string, endsOn: string): Term {
  return {
    startsOn,
    startsPrecision: 'DAY',
    endsOn,
    endsPrecision: 'DAY',
    firstKnownOn: null,
    lastKnownOn: null,
  };
}

function tenure(officialId: string, officeId: string, startsOn: string, endsOn: string): GazetteerTenure {
  return { id: `${officialId}@${officeId}`, officialId, officeId, acting: false, term: term(startsOn, endsOn) };
}

function presidency(id: string, countryId: string, startsOn: string, endsOn: string): GazetteerSubject {
  return subject('PRESIDENCY', id, id, { organizationId: 'lacc', countryId, term: term(startsOn, endsOn) });
}

export const SHORES_TITLE = 'Cooperation between the League of Shores and the Lantern Accord';

const SUBJECTS: readonly GazetteerSubject[] = [
  subject('ORGANIZATION', 'lacc', 'Lantern Accord', { ru: 'Фонарное соглашение', acronym: { en: 'LACC', ru: 'ФОСО' } }),
  subject('ORGANIZATION', 'secretariat', 'Secretariat', { ru: 'Секретариат', parentId: 'lacc' }),
  subject('ORGANIZATION', 'forces', 'Joint Watch Forces', {
    ru: 'Объединённые дозорные силы',
    acronym: { en: 'JWF', ru: 'ОДС' },
    parentId: 'lacc',
  }),
  subject('ORGANIZATION', 'los', 'League of Shores', { ru: 'Лига Берегов', acronym: { en: 'LOS', ru: 'ЛБ' } }),
  subject('ORGANIZATION', 'assembly', 'League of Shores General Assembly', {
    ru: 'Генеральная Ассамблея ЛБ',
    parentId: 'los',
  }),
  subject('ORGANIZATION', 'bank', 'Bank of Syrtania', { ru: 'Банк Сиртании' }),
  subject('ORGANIZATION', 'gull', 'GULL', { ru: 'ЧАЙКА', organizationType: 'MEDIA_OUTLET' }),
  subject('COUNTRY', 'syrtania', 'Syrtania', { ru: 'Сиртания', also: ['Republic of Syrtania'] }),
  subject('COUNTRY', 'boralia', 'Boralia', { ru: 'Боралия' }),
  subject('OFFICE', 'sg', 'Secretary General', { ru: 'Генеральный секретарь', organizationId: 'secretariat' }),
  subject('OFFICE', 'deputy', 'Deputy Secretary General', {
    ru: 'заместитель Генерального секретаря',
    organizationId: 'secretariat',
    seats: 2,
  }),
  subject('OFFICE', 'los-sg', 'Secretary-General of the League of Shores', {
    ru: 'Генеральный секретарь ЛБ',
    organizationId: 'los',
  }),
  subject('OFFICE', 'president', 'President of Syrtania', { ru: 'Президент Сиртании', countryId: 'syrtania' }),
  subject('OFFICIAL', 'olbegov', 'Tasimir Olbegov', { ru: 'Тасимир Ромуальдович Олбегов' }),
  subject('OFFICIAL', 'quennell', 'Ysolde Quennell', { ru: 'Изольда Квеннель' }),
  subject('OFFICIAL', 'thrale', 'Corvin Thrale', { ru: 'Корвин Трейл' }),
  subject('OFFICIAL', 'thrale-sister', 'Odile Thrale', { ru: 'Одиль Трейл' }),
  presidency('syrtania-2030', 'syrtania', '2029-10-01', '2030-11-20'),
  presidency('boralia-2031', 'boralia', '2030-11-20', '2031-12-31'),
  presidency('syrtania-2032', 'syrtania', '2032-01-01', '2032-12-31'),
  subject('RESOLUTION', 'r-81-7', 'Resolution 81/7', { symbol: 'A/RES/81/7', title: { en: SHORES_TITLE } }),
  subject('RESOLUTION', 'r-79-4', 'Resolution 79/4', { symbol: 'A/RES/79/4', title: { en: SHORES_TITLE } }),
  subject('RESOLUTION', 'r-80-1', 'Resolution 80/1', {
    symbol: 'A/RES/80/1',
    title: { en: 'Lighthouses of the world' },
  }),
  subject('RESOLUTION', 's-2901', 'Resolution 2901 (2030)', { symbol: 'S/RES/2901 (2030)' }),
  subject('OPERATION', 'funnel', 'Funnel', { ru: 'Воронка', operationType: 'SERIES' }),
  subject('OPERATION', 'funnel-2030', 'Funnel-2030', { ru: 'Воронка-2030', operationType: 'EDITION' }),
  subject('OPERATION', 'calm-sea', 'Calm Sea', { ru: 'Тихое море', operationType: 'EXERCISE' }),
  subject('TOPIC', 'smuggling', 'Countering smuggling', {
    terms: { en: ['smuggl*', 'traffick* in … weapons', 'counter narcotic*'], ru: ['контрабанд*'] },
  }),
];

const TENURES: readonly GazetteerTenure[] = [
  tenure('quennell', 'sg', '2025-01-01', '2030-12-31'),
  tenure('olbegov', 'sg', '2031-01-01', '2033-06-15'),
  tenure('thrale', 'sg', '2033-06-15', '2035-12-31'),
  tenure('thrale', 'deputy', '2030-01-01', '2033-06-14'),
  tenure('thrale-sister', 'deputy', '2030-01-01', '2033-06-14'),
];

export const GAZETTEER = compileGazetteer({ subjects: SUBJECTS, tenures: TENURES });

export function context(published: string, language: string): TextContext {
  return { language, published: parsePartialDate(published), homeOrganizationId: 'lacc', today: '2034-05-01' };
}

export function languageOf(text: string): string {
  return /[а-я]{3}/i.test(text) ? 'ru' : 'en';
}
