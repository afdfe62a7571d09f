import type { Random } from '../../lib/random.js';
import { dayOfNumber, FIRST_DAY, LAST_DAY } from './days.js';
import type { Country } from './places.js';
import { named, record, slugOf } from './records.js';
import { GIVEN_NAMES, SURNAME_ENDINGS, SURNAME_STEMS, type Part } from './words/names.js';
import { OFFICES } from './words/organizations.js';

export interface Person {
  readonly slug: string;
  readonly name: Part;
}
/** A time in office, in numbers of days, both included. */
export interface Time {
  readonly person: Person;
  readonly from: number;
  readonly until: number;
}
export interface Office {
  readonly slug: string;
  readonly name: Part;
  /** In the order in which their tenures are written. */
  readonly times: readonly Time[];
}

const OFFICIALS = 400;
const MINISTER_YEARS = 2.5;

/** People with names of their own, in both scripts. */
export function inventPeople(random: Random, countries: readonly Country[]) {
  const surnames = SURNAME_STEMS.flatMap((stem) =>
    SURNAME_ENDINGS.map((ending): Part => [stem[0] + ending[0], stem[1] + ending[1]]),
  );
  const people: Person[] = [];
  const records = random.some(surnames, OFFICIALS).map((surname, at) => {
    const given = random.pick(GIVEN_NAMES);
    const name: Part = [`${given[0]} ${surname[0]}`, `${given[1]} ${surname[1]}`];
    const slug = name[0].toLowerCase().replaceAll(' ', '-');
    people.push({ slug: slugOf(slug), name });
    const country = at % 9 === 8 ? null : random.pick(countries).slug;
    return record('officials', {
      ...named(slug, ...name),
      country,
      aliases: [
        { text: `${given[0].charAt(0)}. ${surname[0]}`, language: 'en', aliasType: 'SHORT' as const },
        { text: `${given[1].charAt(0)}. ${surname[1]}`, language: 'ru', aliasType: 'SHORT' as const },
        ...(random.chance(0.5)
          ? [{ text: otherSpelling(name[0]), language: 'en', aliasType: 'TRANSLITERATION' as const }]
          : []),
      ],
    });
  });
  return { records, people };
}

/** As another table of transliteration has it. */
function otherSpelling(name: string): string {
  const letters: Readonly<Record<string, string>> = {
    v: 'w',
    V: 'W',
    k: 'q',
    K: 'Q',
    y: 'j',
    Y: 'J',
    s: 'ss',
    d: 'dh',
  };
  return name.replaceAll(/[vVkKyYsd]/g, (letter) => letters[letter] as string);
}

type OfficeRecord = ReturnType<typeof officeRecord>;
function officeRecord(facts: Parameters<typeof record<'offices'>>[1]) {
  return record('offices', facts);
}
type TenureRecord = ReturnType<typeof tenureRecord>;

/** Offices of the bodies, then a minister of each country; and who held them when. */
export function inventOffices(random: Random, countries: readonly Country[], people: readonly Person[]) {
  const records: OfficeRecord[] = [];
  const tenures: TenureRecord[] = [];
  const offices: Office[] = [];
  const freeFrom = new Map<Person, number>();
  const add = (facts: Parameters<typeof record<'offices'>>[1], name: Part, seats: number, years: number) => {
    records.push(officeRecord(facts));
    const times: Time[] = [];
    for (let seat = 0; seat < seats; seat++) {
      for (const held of holdersOfSeat(random, people, freeFrom, years)) {
        times.push(held);
        tenures.push(tenureRecord(random, facts.slug, held));
      }
    }
    offices.push({ slug: facts.slug, name, times });
  };
  for (const { slug, name, organization, rank, seats, years } of OFFICES) {
    add({ ...named(slug, ...name), organization: slugOf(organization), rank, seats }, name, seats, years);
  }
  for (const country of countries) {
    const [en, , genitive] = country.name;
    const name: Part = [`Minister of Foreign Affairs of ${en}`, `Министр иностранных дел ${genitive}`];
    const facts = {
      ...named(`minister-of-${en.toLowerCase()}`, ...name),
      ...{ organization: ministryOf(country), country: country.slug, rank: 6 },
    };
    add(facts, name, 1, MINISTER_YEARS);
  }
  return { records, tenures, offices };
}

export function ministryOf({ slug }: Country): string {
  return `${slug}-ministry`;
}

const YEAR = 365;

/** One after the other: at once, on the next day, or after a while in which the seat is empty. */
function holdersOfSeat(
  random: Random,
  people: readonly Person[],
  freeFrom: Map<Person, number>,
  years: number,
): Held[] {
  const held: Held[] = [];
  let from = FIRST_DAY - random.below(Math.ceil(years * YEAR));
  while (from <= LAST_DAY) {
    const acting = held.length > 0 && random.chance(0.1);
    const length = acting ? random.between(30, 150) : Math.round(years * YEAR * (0.5 + random.next()));
    const until = from + length;
    const person = freePerson(random, people, freeFrom, from);
    freeFrom.set(person, until + 30);
    held.push({ person, from, until, acting });
    const next = random.next();
    from = until + (next < 0.6 ? 0 : next < 0.9 ? 1 : random.between(30, 200));
  }
  return held;
}

interface Held extends Time {
  readonly acting: boolean;
}

/** A fifth of the seats go to somebody who held one before. */
function freePerson(
  random: Random,
  people: readonly Person[],
  freeFrom: ReadonlyMap<Person, number>,
  day: number,
): Person {
  const known = random.chance(0.2);
  for (;;) {
    const person = random.pick(people);
    const free = freeFrom.get(person);
    if (known ? (free ?? 0) <= day : free === undefined) return person;
  }
}

const PRECISIONS = ['DAY', 'DAY', 'DAY', 'DAY', 'DAY', 'DAY', 'DAY', 'MONTH', 'YEAR'] as const;

function tenureRecord(random: Random, office: string, { person, from, until, acting }: Held) {
  const isOngoing = until > LAST_DAY;
  const isEndUnknown = !isOngoing && random.chance(0.05);
  const [startsPrecision, endsPrecision] = [random.pick(PRECISIONS), random.pick(PRECISIONS)];
  return record('tenures', {
    ...{ official: person.slug, office, acting },
    startsOn: dayOfNumber(from),
    startsPrecision,
    endsOn: isOngoing || isEndUnknown ? null : dayOfNumber(until),
    endsPrecision: isOngoing ? 'ONGOING' : isEndUnknown ? 'UNKNOWN' : endsPrecision,
    lastKnownOn: isEndUnknown ? dayOfNumber(Math.max(from, until - 20)) : null,
  });
}

/** Who speaks for an office on a day: who holds it, else who held it last, else who will be the first. */
export function timeAt({ times }: Office, day: number): { readonly time: Time; readonly at: number } {
  let best = 0;
  for (const [at, { from, until }] of times.entries()) {
    if (from <= day && day <= until) return { time: times[at] as Time, at };
    if (from <= day) best = at;
  }
  return { time: times[best] as Time, at: best };
}
