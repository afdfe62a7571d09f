import type { SourceValue } from '../../kinds/subject.js';
import { periodOf, type Day, type PartialDate } from '../../lib/calendar.js';
import { groupBy } from '../../lib/group-by.js';
import type { Flaw, RecordItem } from './item.js';

/** A term as a source has it, of a person and an office that it calls by these ids. */
export interface SourceTerm {
  readonly place: string;
  readonly official: string;
  readonly office: string;
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
  /** For whom or where; terms that follow each other without a break are one where it is the same. */
  readonly notes: readonly string[];
  readonly sources: readonly SourceValue[];
}

export interface HeldOffices {
  readonly tenures: readonly RecordItem[];
  readonly flaws: readonly Flaw[];
  /** How many hold an office at once at most. */
  readonly seats: ReadonlyMap<string, number>;
}

/**
 * The tenures that the terms of a source come to. Nobody holds an office twice at a time: terms of one person in one office that share days
 * are one, with the notes of both, and so are those that follow each other with nothing new to say. A term that ends before it starts is a flaw.
 */
export function heldOffices(terms: readonly SourceTerm[]): HeldOffices {
  const flaws = terms.filter(isBackwards).map(backwardsFlaw);
  const byHolder = groupBy(
    terms.filter((term) => !isBackwards(term)),
    ({ official, office }) => JSON.stringify([official, office]),
  );
  const united = [...byHolder.values()].flatMap(unite);
  return { tenures: united.map(tenureItem), flaws, seats: seatsOf(united) };
}

function isBackwards({ start, end }: SourceTerm): boolean {
  return start !== null && end !== null && end.until < start.from;
}

function backwardsFlaw({ place, start, end }: SourceTerm): Flaw {
  return {
    place,
    flaw: `A term must not end before it starts, but this one starts on ${start?.from} and ends on ${end?.until}.`,
  };
}

function unite(terms: readonly SourceTerm[]): SourceTerm[] {
  const ordered = [...terms].sort(
    (a, b) => compare(a.start?.from ?? '', b.start?.from ?? '') || compare(lastDay(a), lastDay(b)),
  );
  const united: SourceTerm[] = [];
  for (const term of ordered) {
    const before = united.at(-1);
    if (before && isOneWith(before, term)) united[united.length - 1] = union(before, term);
    else united.push(term);
  }
  return united;
}

function isOneWith(before: SourceTerm, term: SourceTerm): boolean {
  if (before.start === null && term.start === null) return true;
  if (sharesDays(before, term)) return true;
  const isSameNote = before.notes.join('\n') === term.notes.join('\n');
  return isSameNote && before.end !== null && term.start !== null && term.start.from <= dayAfter(before.end.until);
}

/** The days a term certainly takes, as the database counts them: terms may touch, and a month or a year may be any day of it. */
function certainDays({ start, end }: SourceTerm): { from: Day; until: Day } | null {
  if (start === null) return null;
  const from = start.precision === 'DAY' ? start.from : dayAfter(start.until);
  const until = end?.from ?? start.from;
  return { from, until: until > from ? until : from };
}

function sharesDays(before: SourceTerm, term: SourceTerm): boolean {
  const [a, b] = [certainDays(before), certainDays(term)];
  if (a === null || b === null) return false;
  const isSame = before.start?.from === term.start?.from && lastDay(before) === lastDay(term);
  return isSame || (a.from < b.until && b.from < a.until);
}

function union(a: SourceTerm, b: SourceTerm): SourceTerm {
  const last = lastDay(a) >= lastDay(b) ? a : b;
  return {
    ...a,
    end: last.end,
    notes: [...new Set([...a.notes, ...b.notes])],
    sources: [...new Map([...a.sources, ...b.sources].map((source) => [JSON.stringify(source), source])).values()],
  };
}

/** An end that is not known comes after all that are. */
function lastDay({ end }: SourceTerm): Day {
  return end?.until ?? '9999';
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function seatsOf(terms: readonly SourceTerm[]): ReadonlyMap<string, number> {
  const seats = new Map<string, number>();
  for (const [office, held] of groupBy(terms, (term) => term.office)) {
    const changes = held.flatMap((term) => {
      const days = certainDays(term);
      return days === null
        ? []
        : [
            { day: days.from, by: 1 },
            { day: days.until > days.from ? days.until : dayAfter(days.from), by: -1 },
          ];
    });
    let [now, most] = [0, 1];
    for (const { by } of changes.sort((a, b) => compare(a.day, b.day) || a.by - b.by))
      most = Math.max(most, (now += by));
    seats.set(office, most);
  }
  return seats;
}

function tenureItem({ place, official, office, start, end, notes, sources }: SourceTerm): RecordItem {
  return {
    type: 'RECORD',
    place,
    externalId: [official, office, start?.from ?? 'unknown'].join(' / '),
    list: 'tenures',
    record: {
      official: `#${official}`,
      office: `#${office}`,
      startsOn: start && periodOf(start.from, start.precision).from,
      startsPrecision: start?.precision ?? 'UNKNOWN',
      endsOn: end?.until ?? null,
      endsPrecision: end?.precision ?? 'UNKNOWN',
      sources,
      notes: notes.length === 0 ? {} : { en: notes },
    },
  };
}
