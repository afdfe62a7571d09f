import { badInput } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';

/** An event or a time zone of a calendar, by its lines, unfolded. */
export interface CalendarPart {
  readonly kind: 'VEVENT' | 'VTIMEZONE';
  readonly lines: readonly string[];
  /** Of the line that begins it, from 1. */
  readonly line: number;
}

/** What a calendar says of itself: its name and its zone. */
export interface CalendarPage {
  readonly parts: readonly CalendarPart[];
  readonly properties: ReadonlyMap<string, string>;
}

const MOST_CHARACTERS = 32 * 1024 * 1024;
const LONGEST_LINE = 1024 * 1024;
const MOST_PARTS = 100_000;
/** What a property has beyond is cut off: only a description is ever longer. */
const MOST_OF_PROPERTY = 64 * 1024;

/** The properties that are read; no other can spoil an event. */
const READ = new Set(
  'UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION STATUS CLASS URL RRULE RDATE EXDATE RECURRENCE-ID SEQUENCE'.split(
    ' ',
  ),
);

/**
 * The events and time zones of a calendar (RFC 5545), taken apart by lines, so that one that cannot be read spoils no other. Alarms, tasks and the like are
 * passed over. Throws BAD_USER_INPUT for what is no calendar or goes beyond a bound.
 */
export async function readCalendar(file: SourceFile): Promise<CalendarPage> {
  const parts: CalendarPart[] = [];
  const properties = new Map<string, string>();
  /** The components around a line, the outermost first. */
  const around: string[] = [];
  let part: { kind: CalendarPart['kind']; lines: string[]; line: number; depth: number } | null = null;
  let isCalendar = false;

  for await (const { text, number } of unfolded(file)) {
    const [, keyword, component] = /^(BEGIN|END):\s*([\w-]{1,100})\s*$/i.exec(text) ?? [];
    const name = component?.toUpperCase();
    if (keyword?.toUpperCase() === 'BEGIN' && name !== undefined) {
      isCalendar ||= name === 'VCALENDAR';
      around.push(name);
      if (around.length > 20) throw badInput(`Components of a calendar may be 20 deep, but line ${number} is deeper.`);
      if (part === null && (name === 'VEVENT' || name === 'VTIMEZONE')) {
        if (parts.length === MOST_PARTS) throw badInput(`${file.name} may have ${MOST_PARTS} events, but has more.`);
        part = { kind: name, lines: [], line: number, depth: around.length };
      } else if (part?.kind === 'VTIMEZONE') part.lines.push(text);
    } else if (name !== undefined) {
      if (part !== null && around.length <= part.depth) {
        parts.push(part);
        part = null;
      } else if (part?.kind === 'VTIMEZONE') part.lines.push(text);
      around.pop();
    } else if (part !== null) {
      if (part.kind === 'VTIMEZONE' || (around.length === part.depth && READ.has(nameOf(text)))) part.lines.push(text);
    } else if (around.length === 1) {
      const [, property, value] = /^(X-WR-TIMEZONE|TIMEZONE-ID|NAME|X-WR-CALNAME)[^:]{0,200}:(.*)$/i.exec(text) ?? [];
      if (property !== undefined && value !== undefined) properties.set(property.toUpperCase(), value.trim());
    }
  }
  if (part !== null) parts.push(part);
  if (!isCalendar)
    throw badInput(`${file.name} must be a calendar that begins with BEGIN:VCALENDAR, but has no such line.`);
  return { parts, properties };
}

/** Of `DTSTART;TZID=Europe/Berlin:20240101`: DTSTART. */
function nameOf(line: string): string {
  return (/^[\w-]{1,60}/.exec(line)?.[0] ?? '').toUpperCase();
}

/** The lines, those that begin with white space joined to the one before (RFC 5545, 3.1). */
async function* unfolded(file: SourceFile): AsyncIterable<{ text: string; number: number }> {
  let text = '';
  let length = 0;
  let from = 1;
  let number = 0;
  for await (const line of lines(file)) {
    number++;
    if (/^[ \t]/.test(line) && number > 1) {
      // White space and the end of a line count as well: there may be little else.
      length += line.length + 2;
      if (length > LONGEST_LINE) throw tooLong(file);
      if (text.length < MOST_OF_PROPERTY) text += line.slice(1);
      continue;
    }
    if (text.trim() !== '') yield { text, number: from };
    text = number === 1 ? line.replace(/^\uFEFF?[ \t]*/, '') : line;
    [from, length] = [number, 0];
  }
  if (text.trim() !== '') yield { text, number: from };
}

async function* lines(file: SourceFile): AsyncIterable<string> {
  let rest = '';
  let length = 0;
  for await (const piece of decodedText(file)) {
    length += piece.length;
    if (length > MOST_CHARACTERS) throw badInput(`${file.name} may have ${MOST_CHARACTERS} characters, but has more.`);
    const parts = (rest + piece).split(/\r?\n/);
    rest = parts.pop()!;
    if (rest.length > LONGEST_LINE) throw tooLong(file);
    yield* parts;
  }
  yield rest;
}

function tooLong(file: SourceFile): Error {
  return badInput(`A line of ${file.name} may have ${LONGEST_LINE} characters, but has more.`);
}
