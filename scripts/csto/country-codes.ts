import slugify from '@sindresorhus/slugify';
import type { Facts } from './facts.js';
import { entryOf, inBoth, type Bilingual } from './wording.js';

/** Countries by ISO 3166-1 alpha-2, of which a roll call names some that the facts have no record of. */

/** ISO 3166-1 alpha-3 of those. */
const CODES3: Readonly<Record<string, string>> = {
  EE: 'EST',
  LT: 'LTU',
  LV: 'LVA',
  MD: 'MDA',
  PG: 'PNG',
  PL: 'POL',
  RO: 'ROU',
  UA: 'UKR',
};

export function code3Of(code: string): string {
  return entryOf(CODES3, code, 'ISO 3166-1 alpha-3 code');
}

/** The names of Unicode's CLDR, which the platform has. */
export function namesByCode(code: string): Bilingual {
  return inBoth((language) => {
    const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code);
    if (name) return name;
    throw new Error(`The platform has no name of "${code}" in ${language}: it needs full ICU data.`);
  });
}

export function slugByCode({ lists }: Facts, code: string): string {
  return lists.countries.find(({ iso2 }) => iso2 === code)?.slug ?? slugify(namesByCode(code).en);
}
