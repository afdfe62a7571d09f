import type { Random } from '../../lib/random.js';
import { dayOfNumber, numberOf } from './days.js';
import type { Country } from './places.js';
import { localized, named, record, slugOf } from './records.js';
import type { Part } from './words/names.js';

export interface Operation {
  readonly slug: string;
  readonly name: Part;
}

const SERIES: readonly (readonly [slug: string, en: string, ru: string, every: number])[] = [
  ['steady-lantern', 'Steady Lantern', 'Ровный фонарь', 1],
  ['high-tide', 'High Tide', 'Высокий прилив', 2],
  ['fog-signal', 'Fog Signal', 'Туманный сигнал', 2],
  ['dry-net', 'Dry Net', 'Сухая сеть', 1],
  ['long-oar', 'Long Oar', 'Длинное весло', 3],
];

const MISSIONS = 10;
const [FIRST_YEAR, LAST_YEAR] = [2006, 2025];

/** Series of operations with their editions, and missions. */
export function inventOperations(random: Random, countries: readonly Country[], towns: readonly Part[]) {
  const names: Operation[] = [];
  const records: ReturnType<typeof operationRecord>[] = [];
  const add = (...facts: Parameters<typeof operationRecord>) => {
    const made = operationRecord(...facts);
    records.push(made);
    names.push({ slug: made.slug, name: [made.name.en as string, made.name.ru as string] });
  };
  for (const [slug, en, ru, every] of SERIES) {
    const series = { operationType: 'SERIES' as const, organization: slugOf('compact') };
    add({ ...named(slug, en, ru), ...series, ...UNDATED });
    for (let year = FIRST_YEAR + random.below(every); year <= LAST_YEAR; year += every) {
      const country = random.pick(countries);
      add({
        ...named(`${slug}-${year}`, `${en} ${year}`, `${ru} — ${year}`),
        ...{ operationType: 'EDITION' as const, organization: slugOf('compact'), series: slugOf(slug) },
        ...{ country: country.slug, place: localized(...random.pick(towns.slice(0, 200))) },
        participatingCountries: random.some(countries, random.between(2, 6)).map((there) => there.slug),
        ...daysFrom(numberOf(`${year}-06-01`) + random.below(90), random.between(3, 12)),
      });
    }
  }
  for (const [at, [en, ru]] of random.some(towns.slice(0, 60), MISSIONS).entries()) {
    add({
      ...named(`mission-${at + 1}`, `Relief Mission ${en}`, `Миссия помощи ${ru}`),
      ...{ operationType: 'MISSION' as const, organization: slugOf('relief'), country: random.pick(countries).slug },
      ...daysFrom(numberOf(`${random.between(FIRST_YEAR, LAST_YEAR - 1)}-02-01`) + random.below(300), 60),
    });
  }
  return { records, operations: names };
}

const UNDATED = { startsOn: null, startsPrecision: 'UNKNOWN', endsOn: null, endsPrecision: 'UNKNOWN' } as const;

function daysFrom(from: number, length: number) {
  const [startsOn, endsOn] = [dayOfNumber(from), dayOfNumber(from + length)];
  return { startsOn, startsPrecision: 'DAY', endsOn, endsPrecision: 'DAY' } as const;
}

function operationRecord(facts: Parameters<typeof record<'operations'>>[1]) {
  return record('operations', facts);
}
