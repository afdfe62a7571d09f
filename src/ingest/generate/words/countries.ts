import type { Noun } from './noun.js';

/** Invented countries, with codes that ISO 3166 leaves to its users. */
export const COUNTRIES: readonly (readonly [code: string, ...Noun])[] = [
  ['XA', 'Orvenia', 'Орвения', 'Орвении'],
  ['XB', 'Talmarin', 'Талмарин', 'Талмарина'],
  ['XC', 'Kesteria', 'Кестерия', 'Кестерии'],
  ['XD', 'Quendara', 'Квендара', 'Квендары'],
  ['XE', 'Lissovar', 'Лиссовар', 'Лиссовара'],
  ['XF', 'Brelonia', 'Брелония', 'Брелонии'],
  ['XG', 'Ostamir', 'Остамир', 'Остамира'],
  ['XH', 'Farwenna', 'Фарвенна', 'Фарвенны'],
  ['XI', 'Ildrania', 'Илдрания', 'Илдрании'],
  ['XJ', 'Moravel', 'Моравел', 'Моравела'],
  ['XL', 'Suntaria', 'Сунтария', 'Сунтарии'],
  ['XM', 'Pelloria', 'Пеллория', 'Пеллории'],
  ['XN', 'Dravenia', 'Дравения', 'Дравении'],
  ['XO', 'Uldemar', 'Ульдемар', 'Ульдемара'],
  ['XP', 'Yarrowen', 'Ярровен', 'Ярровена'],
  ['XQ', 'Galtheria', 'Галтерия', 'Галтерии'],
  ['XR', 'Nimbrosa', 'Нимброса', 'Нимбросы'],
  ['XS', 'Vestoria', 'Вестория', 'Вестории'],
  ['XT', 'Corlanda', 'Корланда', 'Корланды'],
  ['XU', 'Zephyria', 'Зефирия', 'Зефирии'],
];

/** Further codes of the users' own, for where some of the above are taken. */
export const SPARE_CODES: readonly string[] = [
  ...['QM', 'QN', 'QO', 'QP', 'QQ', 'QR', 'QS', 'QT', 'QU', 'QV', 'QW', 'QX', 'QY', 'QZ'],
  ...['XV', 'XW', 'XY', 'XZ', 'AA', 'ZZ'],
];
