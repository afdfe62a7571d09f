import type { Random } from '../../lib/random.js';
import { badInput } from '../../lib/errors.js';
import { named, record } from './records.js';
import { COUNTRIES, SPARE_CODES } from './words/countries.js';
import { TOWN_ENDINGS, TOWN_MIDDLES, TOWN_STEMS, type Part } from './words/names.js';
import type { Noun } from './words/noun.js';

export interface Country {
  readonly slug: string;
  readonly name: Noun;
}

/** The invented countries. Codes that are taken give way to others that ISO 3166 leaves to its users. */
export function inventCountries(takenCodes: ReadonlySet<string>) {
  const spare = SPARE_CODES.filter((code) => !takenCodes.has(code));
  const records = COUNTRIES.map(([wanted, en, ru]) => {
    const code = takenCodes.has(wanted) ? spare.shift() : wanted;
    if (code === undefined)
      throw badInput('The database has so many countries of its own that no codes are left for invented ones.');
    return record('countries', { ...named(en.toLowerCase(), en, ru), code });
  });
  const countries: Country[] = COUNTRIES.map(([, ...name], at) => ({ slug: records[at]?.slug as string, name }));
  return { records, countries };
}

/** Some three thousand towns, in an order of their own for each seed: the first are spoken of most. */
export function inventTowns(random: Random): Part[] {
  const towns = TOWN_STEMS.flatMap((stem) =>
    TOWN_MIDDLES.flatMap((middle) =>
      TOWN_ENDINGS.map((ending): Part => [stem[0] + middle[0] + ending[0], stem[1] + middle[1] + ending[1]]),
    ),
  );
  return random.some(towns, towns.length);
}
