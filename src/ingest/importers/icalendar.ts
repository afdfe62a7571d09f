import type { SourceValue } from '../../kinds/subject.js';
import { badInput, messageOf } from '../../lib/errors.js';
import { excerptOf } from '../../lib/text.js';
import { groupBy } from '../../lib/group-by.js';
import { parseEvent, type CalendarEvent, type EventTime } from './calendar-event.js';
import { readCalendar } from './calendar-parts.js';
import { wholeBudget, type RuleBudget } from './calendar-rule.js';
import { occurrencesOf, type Occurrence } from './calendar-series.js';
import { CalendarZones, namedZone } from './calendar-zone.js';
import type { Importer } from './importer.js';
import type { Flaw, RecordItem } from './item.js';
import { sourceOf } from './source-value.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * Calendars: each event is a meeting, and each coming of one that comes again. What a calendar calls private is left where it is. A time in a zone that
 * nobody knows leaves the day.
 */
export const icalendarImporter: Importer = {
  format: 'icalendar',
  title: 'iCalendar (.ics): each event as a meeting',
  recognizes: ({ name, mediaType, head }) =>
    /\.(?:ics|ical|ifb)$/i.test(name) ||
    /^text\/calendar\b/i.test(mediaType ?? '') ||
    /^\uFEFF?\s{0,100}BEGIN:VCALENDAR/i.test(new TextDecoder().decode(head.subarray(0, 512))),
  async *read(file, options) {
    const { parts, properties } = await readCalendar(file);
    const zones = new CalendarZones(parts);
    const own = properties.get('X-WR-TIMEZONE') ?? properties.get('TIMEZONE-ID');
    const floating = (own === undefined ? null : zones.of(own)) ?? namedZone(options.timeZone);
    const context = { language: options.language, source: sourceOf(file) };

    const events: CalendarEvent[] = [];
    for (const part of parts.filter(({ kind }) => kind === 'VEVENT')) {
      try {
        events.push(parseEvent(part, zones, floating));
      } catch (error) {
        yield { place: `event at line ${part.line}`, flaw: messageOf(error) };
      }
    }
    const today = new Date().toISOString().slice(0, 10);
    const budget = wholeBudget();
    for (const series of groupBy(events, ({ uid, line }) => uid ?? line).values()) {
      yield* meetings(series, today, budget, context);
    }
  },
};

interface Context {
  readonly language: string;
  readonly source: SourceValue;
}

/** The meetings of all events of one UID: of the latest version of each. */
function* meetings(
  series: readonly CalendarEvent[],
  today: string,
  budget: RuleBudget,
  context: Context,
): Iterable<RecordItem | Flaw> {
  const main = series.filter(({ instead }) => instead === null).reduce<CalendarEvent | null>(newest, null);
  const changes = groupBy(
    series.filter(({ instead }) => instead !== null),
    ({ instead }) => JSON.stringify(instead?.clock),
  );
  const changed = [...changes.values()].map((versions) => versions.reduce<CalendarEvent | null>(newest, null)!);
  const place = (event: CalendarEvent) => `event at line ${event.line}`;
  try {
    const { occurrences, isCut } = main ? occurrencesOf(main, changed, today, budget) : alone(changed);
    for (const occurrence of occurrences) {
      if (occurrence.event.isPrivate) continue;
      try {
        yield meetingItem(occurrence, context);
      } catch (error) {
        yield { place: place(occurrence.event), flaw: messageOf(error) };
      }
    }
    if (main && isCut)
      yield {
        place: place(main),
        flaw: 'A series gives 500 meetings at most, and this one has more: the first 500 are taken.',
      };
  } catch (error) {
    yield { place: place(main ?? series[0]!), flaw: messageOf(error) };
  }
}

function newest(before: CalendarEvent | null, event: CalendarEvent): CalendarEvent {
  return before !== null && before.sequence > event.sequence ? before : event;
}

/** Changed ones of a series that is not in the file. */
function alone(changed: readonly CalendarEvent[]): ReturnType<typeof occurrencesOf> {
  return {
    isCut: false,
    occurrences: changed.map((event) => ({ event, start: event.start, end: event.end, key: keyAlone(event) })),
  };
}

function keyAlone({ instead }: CalendarEvent): string {
  return momentOf(instead!) ?? instead!.clock.day;
}

const STATUSES: Readonly<Record<string, string>> = { CANCELLED: 'CANCELLED', TENTATIVE: 'PLANNED' };

function meetingItem({ event, start, end, key }: Occurrence, context: Context): RecordItem {
  const language = event.language !== null && LANGUAGE.test(event.language) ? event.language : context.language;
  const name = event.summary.replace(/\s+/gu, ' ').trim() || excerptOf(event.description, 120);
  const [startsAt, endsAt] = [momentOf(start), end && momentOf(end)];
  const lastDay = end && lastDayOf(start, end);
  if (startsAt !== null && endsAt !== null && endsAt < startsAt) {
    throw badInput(
      `An event must not end before it starts, but "${name}" starts at ${startsAt} and ends at ${endsAt}.`,
    );
  }
  const isOnline = /^https?:\/\/\S+$/.test(event.location);
  return {
    type: 'RECORD',
    place: `event at line ${event.line}`,
    externalId: idOf(event, start, name, key),
    list: 'meetings',
    record: {
      language,
      name: { [language]: name },
      summary: event.description === '' ? {} : { [language]: excerptOf(event.description, 2000) },
      sessionKind: 'OTHER',
      format: isOnline ? 'ONLINE' : null,
      // What stands in a calendar is arranged, unless it says otherwise.
      status: STATUSES[event.status] ?? 'CONFIRMED',
      startsOn: start.clock.day,
      startsPrecision: 'DAY',
      endsOn: lastDay,
      endsPrecision: lastDay === null ? 'UNKNOWN' : 'DAY',
      startsAt,
      endsAt,
      timeZone: start.zone?.name ?? null,
      place: event.location === '' || isOnline ? {} : { [language]: event.location.replace(/\s+/gu, ' ') },
      sources: event.url === null ? [context.source] : [{ url: event.url }, context.source],
    },
  };
}

function idOf({ uid }: CalendarEvent, start: EventTime, name: string, key: string | null): string {
  const whole = uid ?? `${momentOf(start) ?? start.clock.day} ${name}`;
  return key === null ? whole : `${whole}/${key}`;
}

function momentOf({ clock, zone }: EventTime): string | null {
  return clock.time === null || zone === null ? null : zone.instantOf(clock).toISOString().replace('.000', '');
}

/** The day on which an event ends: one that ends at midnight ended on the day before. */
function lastDayOf(start: EventTime, end: EventTime): string {
  if (end.zone === null || start.zone === null || end.clock.time === null) return end.clock.day;
  const until = end.zone.instantOf(end.clock).getTime();
  const isAfter = until > start.zone.instantOf(start.clock).getTime();
  return start.zone.clockOf(new Date(isAfter ? until - 1000 : until)).day;
}
