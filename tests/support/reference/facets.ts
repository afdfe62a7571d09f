import { addDays, dayIn } from './days.js';
import { RELATIONS, speakers, type Relation } from './relations.js';
import type { Row, World } from './world.js';

/** The keys of the buckets that a row counts in, each once: rows, words or numbers; null where it has none. */
type Keys = (row: Row, world: World) => readonly (Row | string | number | null)[];

const related =
  (kind: string, key: string): Keys =>
  (row, world) =>
    RELATIONS[kind]?.[key]?.(row, world) ?? [];
const to =
  (type: string, column: string): Keys =>
  (row, world) =>
    world.one(type, row[column] as number | null);
const column =
  (name: string): Keys =>
  (row) => [row[name] as string | number | null];
/** What has none is counted as well. */
const orNone =
  (keys: Keys): Keys =>
  (row, world) => {
    const found = keys(row, world);
    return found.length > 0 ? found : [null];
  };
/** With everything above them, as filters by something bring along what is below it. */
const withAbove =
  (keys: Keys): Keys =>
  (row, world) =>
    keys(row, world).flatMap((found) => world.withAbove(found as Row, 'parent_id'));
const articleOf = (statement: Row, world: World) => world.one('Article', statement.article_id as number);
const officeOf: Relation = (statement, world) => world.one('Office', statement.office_id as number | null);

export const FACETS: Readonly<Record<string, Readonly<Record<string, Keys>>>> = {
  Article: {
    subjects: related('Article', 'about'),
    sections: orNone(withAbove(to('Section', 'section_id'))),
    outlets: to('Organization', 'outlet_id'),
    genres: column('genre'),
    languages: column('language'),
  },
  Statement: {
    sections: (statement, world) =>
      articleOf(statement, world).flatMap((article) => orNone(withAbove(to('Section', 'section_id')))(article, world)),
    subjects: related('Statement', 'about'),
    speakers,
    officesHeld: orNone(officeOf),
    organizations: (statement, world) =>
      officeOf(statement, world).flatMap((office) => withAbove(to('Organization', 'organization_id'))(office, world)),
    outlets: to('Organization', 'outlet_id'),
    forms: column('form'),
    languages: (statement, world) => articleOf(statement, world).map(({ language }) => language as string),
  },
  Meeting: {
    meetingBodies: related('Meeting', 'bodies'),
    hostCountries: to('Country', 'country_id'),
    chairCountries: related('Meeting', 'chairCountry'),
    statuses: column('status'),
  },
  Resolution: {
    subjects: related('Resolution', 'about'),
    organs: withAbove(to('Organization', 'organ_id')),
    sessions: column('session'),
  },
};

export interface Bucket {
  readonly key: Row | string | number | null;
  readonly count: number;
}

/** The buckets of a list, the largest first, of the same size by id; sessions the newest first. */
export function bucketsOf(
  world: World,
  kind: string,
  facet: string,
  rows: readonly Row[],
  subjectKind?: string | null,
): Bucket[] {
  const keys = FACETS[kind]?.[facet];
  if (!keys) throw new Error(`The reference does not know the facet ${kind}.${facet}.`);
  const counts = new Map<Bucket['key'], number>();
  for (const row of rows) {
    for (const key of new Set(keys(row, world))) {
      const isKept = !subjectKind || (key !== null && typeof key === 'object' && key.kind === subjectKind);
      if (isKept) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const buckets = [...counts].map(([key, count]) => ({ key, count }));
  return buckets.sort((a, b) => (facet === 'sessions' ? 0 : b.count - a.count) || compareKeys(a.key, b.key));
}

function compareKeys(a: Bucket['key'], b: Bucket['key']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'object' && typeof b === 'object') return a.id - b.id;
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  return a < b ? -1 : 1;
}

const DATES: Readonly<Record<string, (row: Row, world: World) => string | null>> = {
  Article: (row, { asking }) => dayIn(asking.zone, row.published_at as string),
  Statement: (row, { asking }) => dayIn(asking.zone, row.stated_at as string),
  Meeting: (row) => row.starts_on as string,
  Resolution: (row) => row.adopted_on as string | null,
};

/** The first day of the stretch that a day falls into. */
function beginning(interval: string, day: string): string {
  const [year = '', month = ''] = day.split('-');
  if (interval === 'YEAR') return `${year}-01-01`;
  if (interval === 'QUARTER')
    return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  if (interval === 'MONTH') return `${year}-${month}-01`;
  // Monday is the first day of a week.
  return interval === 'WEEK' ? addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)) : day;
}

export interface Stretch {
  readonly from: string;
  readonly until: string;
  readonly count: number;
}

/**
 * The stretches of a timeline, day by day: from the day asked for, else the beginning of the oldest's stretch, to the
 * day asked for, else the end of the newest's. None where nothing falls between and one end is left to it.
 */
export function timelineOf(
  world: World,
  kind: string,
  rows: readonly Row[],
  interval: string,
  asked: { readonly from: string | null; readonly until: string | null },
): Stretch[] {
  const dates = rows.flatMap((row) => DATES[kind]?.(row, world) ?? []).sort();
  const within = dates.filter((day) => (asked.from ?? day) <= day && day <= (asked.until ?? day));
  const oldest = within[0] && beginning(interval, within[0]);
  const newest = within.at(-1);
  const first = asked.from ?? oldest;
  const last = asked.until ?? (newest && endOf(interval, newest));
  const stretches: Stretch[] = [];
  for (let day = first; day !== undefined && last !== undefined && day <= last;) {
    const until = [endOf(interval, day), last].sort()[0] as string;
    const from = day;
    stretches.push({ from, until, count: within.filter((date) => from <= date && date <= until).length });
    day = addDays(until, 1);
  }
  return stretches;
}

function endOf(interval: string, day: string): string {
  let last = day;
  while (beginning(interval, addDays(last, 1)) === beginning(interval, day)) last = addDays(last, 1);
  return last;
}
