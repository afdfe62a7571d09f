import ICAL from 'ical.js';
import type { Day } from '../../lib/calendar.js';
import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import type { CalendarPart } from './calendar-parts.js';
import type { CalendarZones, ClockTime, EventZone } from './calendar-zone.js';

/** A moment of an event: what a clock of its zone shows. */
export interface EventTime {
  readonly clock: ClockTime;
  /** Null of a whole day, and of a time in a zone that nobody knows. */
  readonly zone: EventZone | null;
}

export interface CalendarEvent {
  readonly line: number;
  readonly uid: string | null;
  readonly sequence: number;
  readonly start: EventTime;
  readonly end: EventTime | null;
  readonly summary: string;
  readonly language: string | null;
  readonly description: string;
  readonly location: string;
  readonly status: string;
  readonly isPrivate: boolean;
  readonly url: string | null;
  readonly rules: readonly string[];
  readonly added: readonly EventTime[];
  readonly excluded: readonly EventTime[];
  /** Of an event that stands for one of a series: when that one would have been. */
  readonly instead: EventTime | null;
}

/** Reads an event; throws BAD_USER_INPUT with what is wrong with it. */
export function parseEvent(part: CalendarPart, zones: CalendarZones, floating: EventZone): CalendarEvent {
  try {
    return eventOf(part, zones, floating);
  } catch (error) {
    if (error instanceof CommuniqueError) throw error;
    throw badInput(`An event must be as RFC 5545 says, but got: ${messageOf(error).slice(0, 200)}.`);
  }
}

function eventOf(part: CalendarPart, zones: CalendarZones, floating: EventZone): CalendarEvent {
  const component = parseComponent(part);
  const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '').trim();
  const times = (name: string) =>
    component.getAllProperties(name).flatMap((property) => timesOf(property, zones, floating));
  const [start] = times('dtstart');
  if (start === undefined) throw badInput('An event must have a DTSTART that is a day or a time, but has none.');
  const [end, summary, description, url] = [
    endOf(component, start, times('dtend')[0]),
    text('summary'),
    text('description'),
    text('url'),
  ];
  if (summary + description === '') throw badInput('An event must have a SUMMARY, but has none.');
  // In different zones a day may be the one before.
  const earliest = end?.zone === start.zone ? start.clock.day : addDays(start.clock.day, -1);
  if (end !== null && end.clock.day < earliest) {
    throw badInput(
      `An event must not end before it starts, but "${summary}" starts on ${start.clock.day} and ends on ${end.clock.day}.`,
    );
  }
  return {
    line: part.line,
    uid: text('uid') || null,
    sequence: Number(text('sequence')) || 0,
    start,
    end,
    summary,
    language: component.getFirstProperty('summary')?.getFirstParameter('language') ?? null,
    description,
    location: text('location'),
    status: text('status').toUpperCase(),
    isPrivate: /^(?:PRIVATE|CONFIDENTIAL)$/i.test(text('class')),
    url: /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null,
    rules: part.lines.filter((line) => /^RRULE[:;]/i.test(line)).map((line) => line.slice(line.indexOf(':') + 1)),
    added: times('rdate'),
    excluded: times('exdate'),
    instead: times('recurrence-id')[0] ?? null,
  };
}

/** A day without VALUE=DATE, as many write it. */
const BARE_DAY =
  /^(DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE)((?:;(?!VALUE=)[\w-]+=(?:"[^"]*"|[^":;]*))*):(\d{8}(?:,\d{8})*)[ \t]*$/i;

function parseComponent({ lines }: CalendarPart): ICAL.Component {
  // Rules are read by what never follows one without end.
  const read = lines
    .filter((line) => !/^RRULE[:;]/i.test(line))
    .map((line) => line.replace(BARE_DAY, '$1$2;VALUE=DATE:$3'));
  return new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...read, 'END:VEVENT'].join('\r\n')) as unknown[]);
}

function timesOf(property: ICAL.Property, zones: CalendarZones, floating: EventZone): EventTime[] {
  const id = property.getFirstParameter('tzid') as string | undefined;
  return property.getValues().flatMap((value: unknown) => {
    const time = value instanceof ICAL.Period ? value.start : value;
    return time instanceof ICAL.Time ? timeOf(time, id, zones, floating) : [];
  });
}

function timeOf(time: ICAL.Time, id: string | undefined, zones: CalendarZones, floating: EventZone): EventTime[] {
  const day = dayOfParts(time);
  if (day === null) return [];
  if (time.isDate) return [{ clock: { day, time: null }, zone: null }];
  const clock: ClockTime = { day, time: { hour: time.hour, minute: time.minute, second: Math.min(time.second, 59) } };
  if (time.zone === ICAL.Timezone.utcTimezone) {
    const instant = new Date(Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second));
    return [{ clock: floating.clockOf(instant), zone: floating }];
  }
  return [{ clock, zone: id === undefined ? floating : zones.of(id) }];
}

function dayOfParts({ year, month, day }: ICAL.Time): Day | null {
  const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text) || year < 1 ? null : text;
}

/** By DTEND, else by DURATION; the last day of one of whole days, as DTEND is the day after. */
function endOf(component: ICAL.Component, start: EventTime, end: EventTime | undefined): EventTime | null {
  const duration = component.getFirstPropertyValue('duration');
  const seconds = duration instanceof ICAL.Duration ? duration.toSeconds() : null;
  if (end === undefined && seconds !== null && seconds >= 0) return later(start, seconds);
  if (end === undefined) return start.clock.time === null ? start : null;
  if (end.clock.time !== null) return end;
  const last = addDays(end.clock.day, -1);
  return last <= start.clock.day
    ? { ...end, clock: { day: start.clock.day, time: null } }
    : { ...end, clock: { day: last, time: null } };
}

/** A time so many seconds after another; of whole days, the last of so many. */
export function later({ clock, zone }: EventTime, seconds: number): EventTime {
  if (clock.time === null)
    return { clock: { day: addDays(clock.day, Math.max(0, Math.ceil(seconds / 86_400) - 1)), time: null }, zone };
  if (zone === null) return { clock, zone };
  return { clock: zone.clockOf(new Date(zone.instantOf(clock).getTime() + seconds * 1000)), zone };
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
