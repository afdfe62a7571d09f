import type { DateCustoms } from './customs.js';

/** What a word may be in a date; some are both: French "mar." is March, and Tuesday. */
export interface NamedWord {
  /** 1 to 12. */
  readonly month: number | null;
  readonly isWeekday: boolean;
}

/** Languages whose names of months are tried on a text that does not say what it is in: those that news of the world comes in most. */
const USUAL_LANGUAGES = (
  'en ru uk be bg sr mk cs sk pl sl hr fr de es it pt ca ro nl sv da nb fi et lv lt hu el tr az kk ky uz tg hy ka ' +
  'ar ar-LB he hi id ms sw sq vi'
).split(' ');

/** Abbreviations that sources write and CLDR does not. */
const UNLISTED: Readonly<Record<string, number>> = { sept: 9, сен: 9, сент: 9, ноя: 11 };

/** Shorter beginnings of a name are not taken for it. */
const SHORTEST_BEGINNING = 3;

type Meanings = ReadonlyMap<string, NamedWord>;

const kept = new Map<string, Meanings>();
let usual: Meanings | null = null;

/** What a word of a date may be: in the language given, else in any that it means one thing in. Null for any other word. */
export function namedWord(word: string, { locale, isIsoCalendar }: DateCustoms): NamedWord | null {
  const name = folded(word);
  const own = isIsoCalendar ? meaningsIn(locale).get(name) : undefined;
  return own ?? meaningsIn('en').get(name) ?? usualMeanings().get(name) ?? null;
}

function meaningsIn(language: string): Meanings {
  const known = kept.get(language) ?? readMeanings(language);
  kept.set(language, known);
  return known;
}

/** Every name that means one month in all usual languages that have it: "listopad" is October in Croatian, November in Polish. */
function usualMeanings(): Meanings {
  usual ??= mergedMeanings(USUAL_LANGUAGES.map(meaningsIn));
  return usual;
}

function mergedMeanings(languages: readonly Meanings[]): Meanings {
  const merged = new Map<string, NamedWord>();
  const disputed = new Set<string>();
  for (const [name, { month, isWeekday }] of languages.flatMap((meanings) => [...meanings])) {
    const before = merged.get(name);
    if (before?.month && month && before.month !== month) disputed.add(name);
    merged.set(name, { month: before?.month ?? month, isWeekday: isWeekday || (before?.isWeekday ?? false) });
  }
  for (const name of disputed) merged.delete(name);
  return merged;
}

function readMeanings(language: string): Meanings {
  const months = new Map<string, Set<number>>();
  const names = monthNames(language);
  for (const [name, month] of names) {
    for (let length = SHORTEST_BEGINNING; length < name.length; length += 1) {
      const beginning = name.slice(0, length);
      months.set(beginning, (months.get(beginning) ?? new Set()).add(month));
    }
  }
  // A whole name is that month's, though another begins with it.
  for (const [name, month] of names) months.set(name, new Set([month]));
  const weekdays = new Set(weekdayNames(language));
  const meanings = new Map<string, NamedWord>();
  for (const name of new Set([...months.keys(), ...weekdays])) {
    const meant = [...(months.get(name) ?? [])];
    const month = meant.length === 1 ? (meant[0] as number) : null;
    if (month !== null || weekdays.has(name)) meanings.set(name, { month, isWeekday: weekdays.has(name) });
  }
  return meanings;
}

/** The names as they stand alone and as they stand after a day, whole and short. */
function monthNames(language: string): [string, number][] {
  const formats = (['long', 'short'] as const).flatMap((month) => [
    formatOf(language, { month }),
    formatOf(language, { month, day: 'numeric' }),
  ]);
  const named = formats.flatMap((format) =>
    Array.from({ length: 12 }, (_, index): [string, number] => [
      partOf(format, Date.UTC(2023, index, 15), 'month'),
      index + 1,
    ]),
  );
  const unlisted = Object.entries(UNLISTED).filter(([name, month]) =>
    named.some(([known, its]) => its === month && known.startsWith(name.slice(0, 3))),
  );
  return [...named, ...unlisted].filter(([name]) => /^\p{L}/u.test(name));
}

function weekdayNames(language: string): string[] {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const format = formatOf(language, { weekday });
    return Array.from({ length: 7 }, (_, index) => partOf(format, Date.UTC(2023, 0, 1 + index), 'weekday'));
  });
}

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory', timeZone: 'UTC' });
}

function partOf(format: Intl.DateTimeFormat, at: number, type: 'month' | 'weekday'): string {
  return folded(format.formatToParts(at).find((part) => part.type === type)?.value ?? '');
}

function folded(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll('.', '');
}
