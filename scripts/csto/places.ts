import { entryOf, type Bilingual, type Language } from './wording.js';

/** Cities of the facts, by their English name: Russian names and time zones, set by an editor. */

interface City {
  readonly ru: string;
  /** After "в". */
  readonly in: string;
  readonly timeZone: string;
}

const CITIES: Readonly<Record<string, City>> = {
  Almaty: { ru: 'Алма-Ата', in: 'Алма-Ате', timeZone: 'Asia/Almaty' },
  Astana: { ru: 'Астана', in: 'Астане', timeZone: 'Asia/Almaty' },
  Bishkek: { ru: 'Бишкек', in: 'Бишкеке', timeZone: 'Asia/Bishkek' },
  Chisinau: { ru: 'Кишинёв', in: 'Кишинёве', timeZone: 'Europe/Chisinau' },
  'Cholpon-Ata': { ru: 'Чолпон-Ата', in: 'Чолпон-Ате', timeZone: 'Asia/Bishkek' },
  Dushanbe: { ru: 'Душанбе', in: 'Душанбе', timeZone: 'Asia/Dushanbe' },
  Minsk: { ru: 'Минск', in: 'Минске', timeZone: 'Europe/Minsk' },
  Moscow: { ru: 'Москва', in: 'Москве', timeZone: 'Europe/Moscow' },
  'New York': { ru: 'Нью-Йорк', in: 'Нью-Йорке', timeZone: 'America/New_York' },
  Sochi: { ru: 'Сочи', in: 'Сочи', timeZone: 'Europe/Moscow' },
  Tashkent: { ru: 'Ташкент', in: 'Ташкенте', timeZone: 'Asia/Tashkent' },
  Yerevan: { ru: 'Ереван', in: 'Ереване', timeZone: 'Asia/Yerevan' },
};

function cityOf(english: string): City {
  return entryOf(CITIES, english, 'city');
}

export function cityNames(english: string): Bilingual {
  return { en: english, ru: cityOf(english).ru };
}

export function inCity(language: Language, english: string): string {
  return language === 'en' ? `in ${english}` : `в ${cityOf(english).in}`;
}

export function timeZoneOf(english: string): string {
  return cityOf(english).timeZone;
}
