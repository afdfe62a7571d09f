import type { Day } from '../../lib/calendar.js';
import { badInput } from '../../lib/errors.js';
import { addDays, later, type CalendarEvent, type EventTime } from './calendar-event.js';
import { dayNumber, dayOfNumber, daysOfRule, parseRule, type RuleBudget } from './calendar-rule.js';

/** One coming of an event. */
export interface Occurrence {
  readonly event: CalendarEvent;
  readonly start: EventTime;
  readonly end: EventTime | null;
  /** Tells it from the others of its series; null of an event that comes once. */
  readonly key: string | null;
}

const MOST_OCCURRENCES = 500;
/** That are named one by one, to come or not to come. */
const MOST_DATES = 2000;
/** A series without an end comes from one year ago to two years ahead. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 2;
/** A series that ends is followed for as long. */
const LONGEST_YEARS = 50;
/** Rules of earlier events are not followed: nobody has recorded one, and each would be looked at day by day. */
const EARLIEST = '1900-01-01';

/**
 * The comings of an event, at most 500: all of a series that ends; of one that does not, those around today. `changed` are the events that stand for
 * single ones of it. Throws BAD_USER_INPUT for a rule that cannot be followed.
 */
export function occurrencesOf(
  event: CalendarEvent,
  changed: readonly CalendarEvent[],
  today: Day,
  budget: RuleBudget,
): { occurrences: readonly Occurrence[]; isCut: boolean } {
  const dates = event.added.length + event.excluded.length;
  if (dates > MOST_DATES)
    throw badInput(`An event may name ${MOST_DATES} days by RDATE and EXDATE, but this names ${dates}.`);
  const isSeries = event.rules.length > 0 || event.added.length > 0;
  if (!isSeries) return { occurrences: [{ event, start: event.start, end: event.end, key: null }], isCut: false };

  const starts = new Map<string, EventTime>();
  for (const start of [...startsByRules(event, today, budget), ...event.added]) starts.set(keyOf(start), start);
  for (const excluded of event.excluded) for (const key of keysLike(excluded, starts)) starts.delete(key);
  const seconds = lengthOf(event);
  const occurrences = new Map<string, Occurrence>();
  for (const [key, start] of starts) {
    occurrences.set(key, { event, start, end: seconds === null ? null : later(start, seconds), key });
  }
  for (const other of changed) {
    const [key = keyOf(other.instead!)] = keysLike(other.instead!, starts);
    occurrences.set(key, { event: other, start: other.start, end: other.end, key });
  }
  const ordered = [...occurrences.values()]
    .map((occurrence) => ({ occurrence, at: keyOf(occurrence.start) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ occurrence }) => occurrence);
  return { occurrences: ordered.slice(0, MOST_OCCURRENCES), isCut: ordered.length > MOST_OCCURRENCES };
}

function startsByRules(event: CalendarEvent, today: Day, budget: RuleBudget): EventTime[] {
  const { start, rules } = event;
  const { day, time } = start.clock;
  if (day < EARLIEST) throw badInput(`A series must start in 1900 or later, but this one starts on ${day}.`);
  const clockTime =
    time === null
      ? '000000'
      : [time.hour, time.minute, time.second].map((part) => String(part).padStart(2, '0')).join('');
  const [first, ahead] = [dayNumber(day), dayNumber(addDays(today, 365 * YEARS_AHEAD))];
  const found = new Set<number>();
  let isEndless = rules.length > 0;
  for (const text of rules) {
    const rule = parseRule(text, (until) => untilDay(until, start), clockTime);
    const ends = rule.count !== null || rule.until !== null;
    isEndless &&= !ends;
    const from = ends ? first : Math.max(first, dayNumber(addDays(today, -365 * YEARS_BACK)));
    // The start is one of them, whether or not the rule has it.
    let left = (rule.count ?? Infinity) - 1;
    const horizon = ends ? Math.max(ahead, first + 366 * LONGEST_YEARS) : ahead;
    for (const number of daysOfRule(rule, first, from, horizon, budget)) {
      if (number === first) continue;
      if (left-- <= 0 || found.size > MOST_OCCURRENCES) break;
      found.add(number);
    }
  }
  if (!isEndless || first >= dayNumber(addDays(today, -365 * YEARS_BACK))) found.add(first);
  return [...found].map((number) => ({ ...start, clock: { ...start.clock, day: dayOfNumber(number) } }));
}

/** UNTIL is the last moment, in UTC where the start has a zone; one before the time of day of the start leaves that day out. */
function untilDay(text: string, start: EventTime): number {
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) throw badInput(`UNTIL of an RRULE must be a day or a time, but got "${text.slice(0, 30)}".`);
  const written = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(`${written}T00:00:00Z`)))
    throw badInput(`UNTIL of an RRULE must be a day that exists, but got "${text}".`);
  const { time } = start.clock;
  if (time === null) return dayNumber(written);
  const instant = new Date(`${written}T${hour}:${minute}:${second}Z`);
  const last =
    utc !== undefined && start.zone !== null
      ? start.zone.clockOf(instant)
      : { day: written, time: { hour: Number(hour), minute: Number(minute), second: Number(second) } };
  const isReached = secondsOf(last.time) >= secondsOf(time);
  return dayNumber(last.day) - (isReached ? 0 : 1);
}

function secondsOf(time: EventTime['clock']['time']): number {
  return time === null ? 0 : time.hour * 3600 + time.minute * 60 + time.second;
}

/** How long an event takes, in seconds of its zone; of whole days, with the last. */
function lengthOf({ start, end }: CalendarEvent): number | null {
  if (end === null) return null;
  if (start.clock.time === null || start.zone === null || end.zone === null) {
    return (dayNumber(end.clock.day) - dayNumber(start.clock.day) + 1) * 86_400;
  }
  return (end.zone.instantOf(end.clock).getTime() - start.zone.instantOf(start.clock).getTime()) / 1000;
}

/** A day, or a moment in UTC. */
export function keyOf({ clock, zone }: EventTime): string {
  if (clock.time === null || zone === null) return clock.day;
  return zone.instantOf(clock).toISOString().replace('.000', '');
}

/** The keys that a time names: its own, else those of its day, as some write a day where a time is meant and the other way round. */
function keysLike(time: EventTime, starts: ReadonlyMap<string, EventTime>): string[] {
  const own = keyOf(time);
  if (starts.has(own)) return [own];
  return [...starts]
    .filter(
      ([, start]) => start.clock.day === time.clock.day && (start.clock.time === null || time.clock.time === null),
    )
    .map(([key]) => key);
}
