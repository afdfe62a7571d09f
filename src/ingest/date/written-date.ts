import type { DateCustoms } from './customs.js';
import { namedWord, type NamedWord } from './names.js';
import { zoneNamed, zoneOfOffset } from './zone.js';

/** The parts of a date as somebody wrote it, told apart and not yet understood. */
export interface WrittenDate {
  /** Numbers of a date in figures only, in their order, and what stands between them: `06.06.2024`, `2024-06`. */
  figures: { readonly numbers: readonly string[]; readonly separator: string } | null;
  /** Numbers by themselves: `6 June 2024` has two. */
  readonly numbers: string[];
  month: number | null;
  /** The word for the month may be a day of the week as well. */
  isMonthDoubtful: boolean;
  time: WrittenTime | null;
  isAfternoon: boolean | null;
  /** As luxon takes it. */
  zone: string | null;
  /** A zone is named by a word that means several, or none that is known. */
  isZoneUnknown: boolean;
}

export interface WrittenTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Words that stand in a date and change nothing. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    't at on of the st nd rd th date published posted de del do le à a às el den der um uhr er h hrs hours ' +
    'г года год го в дата публикации опубликовано размещено року рік р о kl klo'
  ).split(' '),
);

const AFTERNOON: Readonly<Record<string, boolean>> = {
  am: false,
  pm: true,
  午前: false,
  午後: true,
  上午: false,
  下午: true,
  오전: false,
  오후: true,
};

type Parts = readonly (string | undefined)[];

/** One way to read what stands at a place; what is taken wrongly refuses the text. */
interface Token {
  readonly pattern: RegExp;
  readonly fits?: (written: WrittenDate) => boolean;
  readonly take: (written: WrittenDate, parts: Parts, customs: DateCustoms) => boolean;
}

const TOKENS: readonly Token[] = [
  {
    pattern: /(\d{1,4}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?!\d)/uy,
    take: (written, [, first, separator, second, third]) => takeFigures(written, [first, second, third], separator),
  },
  {
    pattern: /(\d{4})([./-])(\d{1,2})(?!\d)/uy,
    take: (written, [, year, separator, month]) => takeFigures(written, [year, month], separator),
  },
  {
    pattern: /(\d{1,2})([./-])(\d{4})(?!\d)/uy,
    take: (written, [, month, separator, year]) => takeFigures(written, [year, month], separator),
  },
  { pattern: /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?!\d)/iuy, take: takeTime },
  { pattern: /(\d{1,2})(?= ?[ap]\.?m|h(?!\p{L}))/iuy, take: takeTime },
  {
    pattern: /(?:GMT|UTC)? ?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/iuy,
    fits: ({ time, figures }) => time !== null || figures !== null,
    take: takeOffset,
  },
  { pattern: /['’]?(\d{1,4})(?!\d)/uy, take: (written, [, number]) => written.numbers.push(number as string) < 3 },
  { pattern: /[A-Z][A-Za-z_]+(?:\/[A-Za-z_]+){1,2}/uy, take: takeZone },
  { pattern: /\p{L}[\p{L}\p{M}]*(?:\.\p{L}[\p{L}\p{M}]*)*/uy, take: takeWord },
  { pattern: /[\s,;|•·–—()[\]@.:/'-]/uy, take: () => true },
];

/** Tells the parts of a date apart; null for a text that says anything besides one date. */
export function readWrittenDate(text: string, customs: DateCustoms): WrittenDate | null {
  const written: WrittenDate = {
    figures: null,
    numbers: [],
    month: null,
    isMonthDoubtful: false,
    time: null,
    isAfternoon: null,
    zone: null,
    isZoneUnknown: false,
  };
  let at = 0;
  while (at < text.length) {
    const read = tokenAt(text, at, written);
    if (read === null || !read.token.take(written, read.parts, customs)) return null;
    at += read.parts[0].length;
  }
  return written;
}

function tokenAt(text: string, at: number, written: WrittenDate): { token: Token; parts: RegExpExecArray } | null {
  for (const token of TOKENS) {
    if (token.fits?.(written) === false) continue;
    token.pattern.lastIndex = at;
    const parts = token.pattern.exec(text);
    if (parts !== null) return { token, parts };
  }
  return null;
}

function takeFigures(written: WrittenDate, numbers: readonly (string | undefined)[], separator = ''): boolean {
  if (written.figures !== null) return false;
  written.figures = { numbers: numbers as readonly string[], separator };
  return true;
}

function takeTime(written: WrittenDate, [, hour, minute = '0', second = '0', fraction = '0']: Parts): boolean {
  if (written.time !== null) return false;
  written.time = {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.trunc(Number(`0.${fraction}`) * 1000),
  };
  return true;
}

function takeOffset(written: WrittenDate, [, sign, hours, minutes]: Parts): boolean {
  // A word that follows an offset, as in "+0300 (MSK)", only says it again.
  written.zone = zoneOfOffset(sign as string, hours as string, minutes);
  return written.zone !== null;
}

function takeZone(written: WrittenDate, [name]: Parts): boolean {
  const zone = zoneNamed(name as string);
  written.zone ??= zone;
  return zone !== null;
}

function takeWord(written: WrittenDate, [word]: Parts, customs: DateCustoms): boolean {
  const plain = (word as string).replaceAll('.', '').toLowerCase();
  if (FILLERS.has(plain)) return true;
  if (Object.hasOwn(AFTERNOON, plain)) {
    written.isAfternoon = AFTERNOON[plain] as boolean;
    return true;
  }
  if (takeZone(written, [plain])) return true;
  const named = namedWord(plain, customs);
  if (named !== null) return takeName(written, named);
  // What follows a time in capitals is a zone, be it one that nobody knows.
  written.isZoneUnknown = written.time !== null && /^\p{Lu}{1,5}$/u.test(word as string);
  return written.isZoneUnknown;
}

function takeName(written: WrittenDate, { month, isWeekday }: NamedWord): boolean {
  if (month === null) return true;
  const isKnown = written.month !== null && !written.isMonthDoubtful;
  if (isKnown) return isWeekday;
  written.month = month;
  written.isMonthDoubtful = isWeekday;
  return true;
}
