import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { isTimeZone, type Day } from '../../lib/calendar.js';
import type { CalendarPart } from './calendar-parts.js';
import { zoneOfWindows } from './windows-zone.js';

/** A day and a time of day as a clock shows them. */
export interface ClockTime {
  readonly day: Day;
  /** Null of a whole day. */
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
}

/** A zone that an event is in. */
export interface EventZone {
  /** As the IANA database calls it; null for one that only the calendar describes. */
  readonly name: string | null;
  instantOf(clock: ClockTime): Date;
  clockOf(instant: Date): ClockTime;
}

/** A zone of the IANA database. */
export function namedZone(name: string): EventZone {
  return {
    name,
    instantOf({ day, time }) {
      const { hour = 0, minute = 0, second = 0 } = time ?? {};
      return DateTime.fromISO(day, { zone: name }).set({ hour, minute, second }).toJSDate();
    },
    clockOf(instant) {
      const { hour, minute, second, ...date } = DateTime.fromJSDate(instant, { zone: name }).toObject();
      const day = DateTime.fromObject(date).toISODate() as Day;
      return { day, time: { hour: hour!, minute: minute!, second: second! } };
    },
  };
}

/** The zones of a calendar: those it describes itself, and all that have a name. */
export class CalendarZones {
  readonly #described = new Map<string, EventZone>();
  readonly #known = new Map<string, EventZone | null>();

  constructor(parts: readonly CalendarPart[]) {
    for (const { kind, lines } of parts) {
      if (kind !== 'VTIMEZONE') continue;
      const id = propertyOf(lines, 'TZID');
      const zone = id === null ? null : describedZone(lines);
      if (id !== null && zone !== null) this.#described.set(id.replace(/\\([,;\\])/g, '$1'), zone);
    }
  }

  /** The zone by what an event calls it; null for one that nobody knows. */
  of(id: string): EventZone | null {
    if (!this.#known.has(id)) {
      const name = ianaName(id);
      this.#known.set(id, name === null ? (this.#described.get(id) ?? null) : namedZone(name));
    }
    return this.#known.get(id)!;
  }
}

/** `Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin` and `W. Europe Standard Time` are Europe/Berlin. */
function ianaName(id: string): string | null {
  const text = id.trim().replace(/^"|"$/g, '');
  if (isTimeZone(text)) return text;
  if (/^(?:Z|GMT|UTC|Etc\/UTC)$/i.test(text)) return 'UTC';
  const tail = /^\/.*?\/((?:[A-Za-z_]+\/)?[A-Za-z_]+\/[A-Za-z_]+)$/.exec(text)?.[1];
  if (tail !== undefined && isTimeZone(tail)) return tail;
  return zoneOfWindows(text);
}

/** A zone by its own rules, or by the name it says it has (X-LIC-LOCATION). */
function describedZone(lines: readonly string[]): EventZone | null {
  const location = propertyOf(lines, 'X-LIC-LOCATION');
  if (location !== null && isTimeZone(location)) return namedZone(location);
  const rules = lines.filter((line) => /^RRULE/i.test(line));
  // A clock is changed by the year. Rules that say otherwise could be followed without end.
  if (lines.length > 2000 || rules.some((rule) => !/FREQ=YEARLY/i.test(rule))) return null;
  try {
    const text = ['BEGIN:VTIMEZONE', ...lines, 'END:VTIMEZONE'].join('\r\n');
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text) as unknown[]));
    const offsetAt = ({ day, time }: ClockTime) => {
      const [year, month, date] = day.split('-').map(Number);
      const { hour = 0, minute = 0, second = 0 } = time ?? {};
      return zone.utcOffset(
        new ICAL.Time({ year, month, day: date, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone),
      );
    };
    const utc = namedZone('UTC');
    return {
      name: null,
      instantOf: (clock) => new Date(utc.instantOf(clock).getTime() - offsetAt(clock) * 1000),
      clockOf: (instant) => utc.clockOf(new Date(instant.getTime() + offsetAt(utc.clockOf(instant)) * 1000)),
    };
  } catch {
    return null;
  }
}

function propertyOf(lines: readonly string[], name: string): string | null {
  const line = lines.find(
    (one) => one.toUpperCase().startsWith(`${name}:`) || one.toUpperCase().startsWith(`${name};`),
  );
  return line?.slice(line.indexOf(':') + 1).trim() ?? null;
}
