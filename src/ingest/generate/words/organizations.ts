import type { OrganizationType } from '../../../kinds/vocabulary.js';
import type { Noun } from './noun.js';

export interface InventedOrganization {
  readonly slug: string;
  readonly name: Noun;
  readonly type: OrganizationType;
  readonly acronym?: Readonly<Record<string, string>>;
  readonly parent?: string;
}

/** The organization whose newsroom it is, its bodies, and another one that adopts resolutions. */
export const ORGANIZATIONS: readonly InventedOrganization[] = [
  {
    slug: 'compact',
    name: ['Lantern Sea Compact', 'Договор Фонарного моря', 'Договора Фонарного моря'],
    type: 'INTERGOVERNMENTAL',
    acronym: { en: 'LSCO', ru: 'ДФМ' },
  },
  {
    slug: 'council',
    name: ['Council of the Compact', 'Совет Договора', 'Совета Договора'],
    type: 'BODY',
    parent: 'compact',
  },
  {
    slug: 'ministers',
    name: ['Table of Foreign Ministers', 'Стол министров иностранных дел', 'Стола министров иностранных дел'],
    type: 'BODY',
    parent: 'compact',
  },
  {
    slug: 'gathering',
    name: ['Gathering of Deputies', 'Сход депутатов', 'Схода депутатов'],
    type: 'BODY',
    parent: 'compact',
  },
  {
    slug: 'secretariat',
    name: ['Secretariat of the Compact', 'Секретариат Договора', 'Секретариата Договора'],
    type: 'SECRETARIAT',
    parent: 'compact',
  },
  { slug: 'staff', name: ['Harbour Staff', 'Портовый штаб', 'Портового штаба'], type: 'BODY', parent: 'compact' },
  {
    slug: 'relief',
    name: ['Lantern Relief Fund', 'Фонарный фонд помощи', 'Фонарного фонда помощи'],
    type: 'AGENCY',
    parent: 'compact',
  },
  {
    slug: 'survey',
    name: ['Tide and Weather Survey', 'Служба приливов и погоды', 'Службы приливов и погоды'],
    type: 'AGENCY',
    parent: 'secretariat',
  },
  {
    slug: 'meridians',
    name: ['House of Seven Meridians', 'Дом семи меридианов', 'Дома семи меридианов'],
    type: 'INTERGOVERNMENTAL',
    acronym: { en: 'HSM', ru: 'ДСМ' },
  },
  {
    slug: 'meridian-assembly',
    name: ['Great Round of the Meridians', 'Большой круг меридианов', 'Большого круга меридианов'],
    type: 'BODY',
    parent: 'meridians',
  },
];

/** Those that texts speak of. */
export const OUTLETS: readonly (readonly [slug: string, en: string, ru: string])[] = [
  ['lamplighter', 'The Lamplighter', 'Фонарщик'],
  ['tidewire', 'Tidewire', 'Тайдвайр'],
  ['quay-gazette', 'Quay Gazette', 'Причальные ведомости'],
  ['radio-sandbar', 'Radio Sandbar', 'Радио «Отмель»'],
  ['north-beacon', 'North Beacon', 'Северный маячок'],
  ['the-mooring', 'The Mooring', 'Швартов'],
  ['isthmus-weekly', 'Isthmus Weekly', 'Перешеек за неделю'],
  ['channel-eleven-lights', 'Eleven Lights Television', 'Телеканал «Одиннадцать огней»'],
  ['the-sounding-line', 'The Sounding Line', 'Лот'],
  ['far-shore', 'Far Shore', 'Дальний берег'],
  ['ropewalk', 'Ropewalk', 'Канатный двор'],
  ['the-slipway', 'The Slipway', 'Стапель'],
];

export interface InventedOffice {
  readonly slug: string;
  readonly name: readonly [en: string, ru: string];
  readonly organization: string;
  readonly rank: number;
  readonly seats: number;
  /** How long a term lasts, in years. */
  readonly years: number;
}

/** From the one who speaks most to those who hardly ever do. */
export const OFFICES: readonly InventedOffice[] = [
  {
    slug: 'secretary-general',
    name: ['Secretary General', 'Генеральный секретарь'],
    organization: 'compact',
    rank: 1,
    seats: 1,
    years: 3,
  },
  {
    slug: 'spokesperson',
    name: ['Spokesperson of the Secretariat', 'Пресс-секретарь Секретариата'],
    organization: 'secretariat',
    rank: 8,
    seats: 1,
    years: 3,
  },
  {
    slug: 'deputy-secretary-general',
    name: ['Deputy Secretary General', 'Заместитель Генерального секретаря'],
    organization: 'compact',
    rank: 2,
    seats: 3,
    years: 4,
  },
  {
    slug: 'chief-of-staff',
    name: ['Chief of the Harbour Staff', 'Начальник Портового штаба'],
    organization: 'staff',
    rank: 3,
    seats: 1,
    years: 3,
  },
  {
    slug: 'speaker-of-the-gathering',
    name: ['Speaker of the Gathering', 'Председатель Схода'],
    organization: 'gathering',
    rank: 4,
    seats: 1,
    years: 4,
  },
  {
    slug: 'director-of-relief',
    name: ['Director of the Relief Fund', 'Директор Фонда помощи'],
    organization: 'relief',
    rank: 5,
    seats: 1,
    years: 5,
  },
  {
    slug: 'president-of-the-round',
    name: ['President of the Great Round', 'Президент Большого круга'],
    organization: 'meridian-assembly',
    rank: 2,
    seats: 1,
    years: 1,
  },
  {
    slug: 'head-of-survey',
    name: ['Head of the Survey', 'Глава Службы приливов'],
    organization: 'survey',
    rank: 9,
    seats: 1,
    years: 6,
  },
  {
    slug: 'envoy-to-the-meridians',
    name: ['Envoy to the Meridians', 'Посланник при Доме меридианов'],
    organization: 'compact',
    rank: 7,
    seats: 1,
    years: 4,
  },
  {
    slug: 'keeper-of-the-archive',
    name: ['Keeper of the Archive', 'Хранитель архива'],
    organization: 'secretariat',
    rank: 12,
    seats: 1,
    years: 9,
  },
];

export const SECTIONS: readonly (readonly [slug: string, en: string, ru: string, parent: string | null])[] = [
  ['news', 'News', 'Новости', null],
  ['statements', 'Statements', 'Заявления', null],
  ['press', 'For the press', 'Для прессы', null],
  ['documents', 'Documents', 'Документы', null],
  ['news-council', 'Council', 'Совет', 'news'],
  ['news-visits', 'Visits', 'Визиты', 'news'],
  ['news-relief', 'Relief', 'Помощь', 'news'],
  ['news-exercises', 'Exercises', 'Учения', 'news'],
  ['press-interviews', 'Interviews', 'Интервью', 'press'],
  ['press-answers', 'Answers to the media', 'Ответы СМИ', 'press'],
  ['statements-secretary', 'The Secretary General', 'Генеральный секретарь', 'statements'],
  ['documents-communiques', 'Communiqués', 'Коммюнике', 'documents'],
];
