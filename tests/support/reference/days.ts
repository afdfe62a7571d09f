import type { Row, World } from './world.js';

type Day = string;

/** From the first day to the last, both included. */
export interface Days {
  readonly from: Day;
  readonly until: Day;
}

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The days that a date known to the month or year may be; one known to the day is itself. */
export function daysOf(day: Day, precision: string): Days {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (precision === 'YEAR') return { from: `${day.slice(0, 4)}-01-01`, until: `${day.slice(0, 4)}-12-31` };
  if (precision !== 'MONTH') return { from: day, until: day };
  return { from: `${day.slice(0, 7)}-01`, until: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

/** The day on which an instant falls in a zone. */
export function dayIn(zone: string, instant: Date | string): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}

/** The days a tenure, membership, presidency or operation goes on; null when nothing certain can be said. */
export function termDays(term: Row, today: Day): Days | null {
  const from = (term.starts_on ?? term.first_known_on) as Day | null;
  const until = lastTermDay(term, today);
  return from === null || until === null || until < from ? null : { from, until };
}

function lastTermDay(term: Row, today: Day): Day | null {
  if (term.ends_precision === 'ONGOING') return today;
  if (term.ends_on !== null) return daysOf(term.ends_on as Day, term.ends_precision as string).until;
  if (term.last_known_on !== null) return term.last_known_on as Day;
  return term.starts_precision === 'DAY' ? (term.starts_on as Day) : null;
}

export function includes(days: Days | null, day: Day): boolean {
  return days !== null && days.from <= day && day <= days.until;
}

/** Who presides over an organization on a day: of those whose days it is, the one that came first. */
export function presiding(world: World, organizationId: number, day: Day): Row | null {
  const { today } = world.asking;
  const there = world
    .all('Presidency')
    .filter(
      (presidency) => presidency.organization_id === organizationId && includes(termDays(presidency, today), day),
    );
  const firstDay = (presidency: Row) => termDays(presidency, today)?.from ?? '';
  return (
    [...there].sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : a.id - b.id))[0] ?? null
  );
}

/** Who presides on each of the days; null when nobody does on all of them. */
export function presidingThroughout(world: World, organizationId: number, { from, until }: Days): Row | null {
  const first = presiding(world, organizationId, from);
  for (let day = from; first !== null && day <= until; day = addDays(day, 1)) {
    if (presiding(world, organizationId, day)?.id !== first.id) return null;
  }
  return first;
}

/** The days on which something dated by an instant may have been, in the newsroom; null when that is not known. */
export function instantDays(world: World, instant: string, precision: string): Days | null {
  return precision === 'UNKNOWN' ? null : daysOf(dayIn(world.asking.zone, instant), precision);
}

/** The days a meeting takes: of an imprecise date all that it may take. */
export function meetingDays(meeting: Row): Days {
  const first = daysOf(meeting.starts_on as Day, meeting.starts_precision as string);
  const last = meeting.ends_on === null ? first : daysOf(meeting.ends_on as Day, meeting.ends_precision as string);
  return { from: first.from, until: last.until };
}

/**
 * Where a meeting stands against the clock. Hours count where they are known; of an end without one, the last day at
 * the place does. Days are the newsroom's; what is dated by a month or a year is never live.
 */
export function meetingPhase(meeting: Row, { asking: { now, today, zone } }: World): string {
  const { from, until } = meetingDays(meeting);
  if (meeting.starts_at === null) {
    if (until < today) return 'PAST';
    return from > today || meeting.starts_precision !== 'DAY' ? 'UPCOMING' : 'LIVE';
  }
  if (new Date(meeting.starts_at as string) > now) return 'UPCOMING';
  if (meeting.ends_at !== null) return new Date(meeting.ends_at as string) <= now ? 'PAST' : 'LIVE';
  return dayIn((meeting.time_zone as string | null) ?? zone, now) > until ? 'PAST' : 'LIVE';
}
