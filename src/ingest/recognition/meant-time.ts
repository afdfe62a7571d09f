import type { Period } from '../../lib/calendar.js';

/** The time that words around a presidency speak of. */
export type MeantTime =
  | { readonly kind: 'DURING'; readonly period: Period; readonly isSaid: boolean }
  | { readonly kind: 'BEFORE' }
  | { readonly kind: 'AFTER' };

type Meaning = 'THIS_YEAR' | 'LAST_YEAR' | 'NEXT_YEAR' | 'NOW' | 'BEFORE' | 'AFTER';

/** Words directly before "presidency". */
const ADJECTIVES: readonly (readonly [RegExp, Meaning])[] = [
  [/(?:this|current) year['’]s$|(?:этого|нынешнего|текущего) года$/iu, 'THIS_YEAR'],
  [/(?:last|previous|past) year['’]s$|прошлогодн\p{L}+$|прошлого года$/iu, 'LAST_YEAR'],
  [/next year['’]s$|(?:следующего|будущего) года$/iu, 'NEXT_YEAR'],
  [/(?:current|present|ongoing)$|(?:нынешн|текущ)\p{L}+$/iu, 'NOW'],
  [/(?:previous|past|former|last)$|(?:предыдущ|прошл|прежн|предшествующ)\p{L}+$/iu, 'BEFORE'],
  [/(?:next|upcoming|forthcoming|future|coming)$|(?:следующ|предстоящ|будущ)\p{L}+$/iu, 'AFTER'],
];

/** Words shortly after it, or at the beginning of its sentence. */
const ADVERBIALS: readonly (readonly [RegExp, Meaning])[] = [
  [/(?<!\p{L})(?:this year|в (?:этом|нынешнем|текущем) году)(?!\p{L}|['’]s)/iu, 'THIS_YEAR'],
  [/(?<!\p{L})(?:last year|в прошлом году)(?!\p{L}|['’]s)/iu, 'LAST_YEAR'],
  [/(?<!\p{L})(?:next year|в (?:следующем|будущем) году)(?!\p{L}|['’]s)/iu, 'NEXT_YEAR'],
];

const YEAR = '((?:19|20)\\d\\d)(?:\\s?[-–/]\\s?((?:19|20)?\\d\\d))?(?![\\d/])';
const YEAR_DIRECTLY_BEFORE = new RegExp(`(?<![\\d/])${YEAR}(?:\\s+год\\p{L}*)?\\s*$`, 'u');
const YEAR_EARLIER = new RegExp(`(?<!\\p{L})(?:in|during|throughout|for|в|за|на)\\s+${YEAR}(?=[^\\d]{0,60}$)`, 'iu');
const YEAR_AFTER = new RegExp(
  `^(?:\\s+(?:in|of|в)\\s+(?:the\\s+)?[\\p{Lu}\\p{L} ]{2,60}?)?[\\s,(]*(?:(?:in|for|of|during|throughout|в|на|за)\\s+(?:the\\s+year\\s+)?)?${YEAR}`,
  'iu',
);
const NEAR = 80;
/** What is said beyond another presidency is said of that one. */
const CUE = /presidency|chairmanship|председательств/iu;

/**
 * The time meant by what stands before and after the words for a presidency in their sentence; the publication's own when
 * nothing is said; null when the words contradict each other, or when they count from a publication whose year is not known.
 */
export function meantTime(before: string, after: string, published: Period): MeantTime | null {
  const earlier = before.split(CUE).at(-1)!.slice(-NEAR).trimEnd();
  const later = after.split(CUE)[0]!.slice(0, NEAR);
  const year = YEAR_DIRECTLY_BEFORE.exec(earlier) ?? YEAR_AFTER.exec(later) ?? YEAR_EARLIER.exec(earlier);
  if (year) return during(yearsOf(year[1] as string, year[2]));
  if (published.from.slice(0, 4) !== published.until.slice(0, 4)) return null;
  const adjective = meaningIn(ADJECTIVES, earlier);
  const adverbial = meaningIn(ADVERBIALS, later);
  if (adjective?.endsWith('_YEAR') && adverbial && adverbial !== adjective) return null;
  return MEANINGS[adverbial ?? adjective ?? meaningIn(ADVERBIALS, earlier) ?? 'UNSAID'](published);
}

function meaningIn(words: readonly (readonly [RegExp, Meaning])[], text: string): Meaning | undefined {
  return words.find(([pattern]) => pattern.test(text))?.[1];
}

const MEANINGS = {
  THIS_YEAR: (published: Period) => yearOf(published, 0),
  LAST_YEAR: (published: Period) => yearOf(published, -1),
  NEXT_YEAR: (published: Period) => yearOf(published, 1),
  NOW: (published: Period): MeantTime => ({ kind: 'DURING', period: published, isSaid: true }),
  UNSAID: (published: Period): MeantTime => ({ kind: 'DURING', period: published, isSaid: false }),
  BEFORE: (): MeantTime => ({ kind: 'BEFORE' }),
  AFTER: (): MeantTime => ({ kind: 'AFTER' }),
};

function yearOf({ from }: Period, moved: number): MeantTime {
  const year = String(Number(from.slice(0, 4)) + moved).padStart(4, '0');
  return during({ from: `${year}-01-01`, until: `${year}-12-31` });
}

function yearsOf(first: string, last: string | undefined): Period {
  const end = last === undefined ? first : last.length === 2 ? first.slice(0, 2) + last : last;
  return { from: `${first}-01-01`, until: `${end}-12-31` };
}

function during(period: Period): MeantTime {
  return { kind: 'DURING', period, isSaid: true };
}
