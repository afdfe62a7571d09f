import { excerptOf } from '../../lib/text.js';
import type { CsvRow } from './csv-rows.js';

/** A roll call of the General Assembly, as the data have it. */
export interface RollCall {
  readonly id: number;
  readonly session: number;
  /** YYYY-MM-DD; its last part is no day of the month before the 58th session, see `votedOn`. */
  readonly date: string;
  /** The resolution in the data's own writing: `R/77/13`. */
  readonly printed: string;
  /** On an amendment, on a paragraph or a part, on the whole as far as the data tell, or on what they do not tell. */
  readonly on: 'AMENDMENT' | 'PART' | 'WHOLE' | 'UNTOLD';
  readonly short: string;
  readonly description: string;
}

export function rollCallOf(row: CsvRow): RollCall {
  const short = row.cell('short');
  const description = row.cell('descr');
  const printed = row.cell('unres');
  const isPart = row.cell('para') === '1' || SECTION.test(printed);
  const whole = isTranscript(short, description) ? 'UNTOLD' : 'WHOLE';
  return {
    id: Number(row.cell('rcid')),
    session: Number(row.cell('session')),
    date: row.cell('date'),
    printed,
    on: row.cell('amend') === '1' ? 'AMENDMENT' : isPart ? 'PART' : whole,
    short,
    description,
  };
}

/** A section of a resolution, voted on by itself: `R/33/116A/IV`. */
const SECTION = /^R\/\d+\/\d+[A-Z]?\/[IVX]+$/;

/**
 * Roll calls that were found in the verbatim records have the words of the chair and no heading. Most are on paragraphs and amendments,
 * which the other sources of the data pass over.
 */
function isTranscript(short: string, description: string): boolean {
  return short === '' && description !== '';
}

/** From this session on the numbers in the data are those of resolutions; before, pages of the Official Records. */
const FIRST_NUMBERED = 18;
/** From this session on resolutions are numbered within it: 31/5 (UN Editorial Manual, "Resolutions and other formal decisions"). */
const FIRST_WITHIN_SESSION = 31;
/** Decisions are numbered from here, elections and appointments from 301 as long as there were fewer resolutions than that. */
const FIRST_DECISION = 401;
const FIRST_ELECTION = 301;
const LAST_WITHOUT_300_RESOLUTIONS = 60;

const SERIES = /^(?:A\/RES|R)\/(\d{1,3})\/(\d{1,4})\/?([A-Z]{0,2})$/;
const EMERGENCY = /^A\/RES\/ES-\d+\/\d+[A-Z]?$/;

/**
 * The symbol of the resolution that a roll call has to do with: `R/77/13` is A/RES/77/13, `R/26/2775F` is A/RES/2775 F (XXVI). Null where
 * the data give a page, a decision, or nothing.
 */
export function symbolOf({ printed }: Pick<RollCall, 'printed'>): string | null {
  if (EMERGENCY.test(printed)) return printed;
  const [, sessionText, numberText, letters = ''] = SERIES.exec(printed.replace(SECTION, withoutSection)) ?? [];
  const [session, number] = [Number(sessionText), Number(numberText)];
  if (sessionText === undefined || session < FIRST_NUMBERED) return null;
  const letter = letters === '' ? '' : ` ${letters.split('').join(' and ')}`;
  if (session < FIRST_WITHIN_SESSION) return `A/RES/${number}${letter} (${roman(session)})`;
  const decisions = session <= LAST_WITHOUT_300_RESOLUTIONS ? FIRST_ELECTION : FIRST_DECISION;
  return number >= decisions ? null : `A/RES/${session}/${number}${letter}`;
}

function withoutSection(printed: string): string {
  return printed.replace(/\/[IVX]+$/, '');
}

function roman(number: number): string {
  return (
    'X'.repeat(Math.floor(number / 10)) + ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][number % 10]!
  );
}

/** From this session on the data give days of the month. Before, most have that of the week in their place. */
const FIRST_WITH_DAYS = 58;

/** The day of a roll call, or the month where no more is known of it. */
export function votedOn({ date, session }: RollCall): { day: string; precision: 'DAY' | 'MONTH' } {
  const isDay = session >= FIRST_WITH_DAYS || Number(date.slice(8)) > 7;
  return isDay ? { day: date, precision: 'DAY' } : { day: `${date.slice(0, 7)}-01`, precision: 'MONTH' };
}

/** What the data put before and behind a title: `A/71/251 59 - …`, `… : resolution / adopted by the General Assembly`. */
const AGENDA = /^A\/\d+\/\d+\S*\s+\S{1,10}\s+-\s+/;
const CATALOGUE = /\s*:\s*(?:resol[a-z]*\b.*)?$/is;
const LONGEST_TITLE = 300;

/** What a roll call is about, in the most readable words there are. */
export function titleOf(rollCall: RollCall): string {
  const { short, description, printed, id } = rollCall;
  if (isTranscript(short, description)) {
    const symbol = symbolOf(rollCall);
    return symbol === null ? excerptOf(description, 120) : `Recorded vote in connection with ${symbol}`;
  }
  const candidates = [description, short].map((text) => text.replace(CATALOGUE, '').trim());
  const readable = candidates.find(
    (text) => /\p{Ll}/u.test(text) && !AGENDA.test(text) && text.length <= LONGEST_TITLE,
  );
  return readable ?? (short || printed || `Roll call ${id}`);
}
