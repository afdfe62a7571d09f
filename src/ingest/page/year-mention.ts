import { MONTH } from './dateline.js';

/** A year that a sentence speaks of as a time, and whether that time was still to come. */
export interface YearMention {
  readonly year: number;
  readonly at: number;
  readonly isFuture: boolean;
}

const YEAR = '(?:19|20)\\d{2}';
const BEFORE_TIME =
  'in|of|during|throughout|year|early|late|mid|spring|summer|autumn|fall|winter|for|over|entire|first|whole|current';
const COUNTED =
  'people|persons|personnel|troops|soldiers|servicemen|peacekeepers|officers|participants|cases|units|tons|tonnes|kg|km|kilo\\p{L}+|square|migrants|websites|sites';

/** Ways in which the two languages name a year as a time. Anything else of four digits may be a quantity or a number. */
const TIMES: readonly RegExp[] = [
  new RegExp(`${MONTH}\\.?(?:\\s\\d{1,2}(?:st|nd|rd|th)?)?,?\\s(?:of\\s)?(?<year>${YEAR})(?!\\d)`, 'giu'),
  new RegExp(
    `(?<!\\p{L})(?:${BEFORE_TIME})[\\s-](?:the\\syear\\s)?(?<year>${YEAR})(?!\\d|\\s(?:${COUNTED})(?!\\p{L}))`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})year(?:,\\s|\\s\\()(?<year>${YEAR})(?=[,).])`, 'giu'),
  new RegExp(`(?<!\\d)\\d{1,2}\\.\\d{1,2}\\.(?<year>${YEAR})(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)(?<year>${YEAR})\\s?(?:год(?:а|у|ом|е)?|г\\.)(?!\\p{L})`, 'giu'),
];

const DAY_OR_PART = `(?:\\s(?:the\\s)?(?:end\\sof|beginning\\sof|close\\sof|year|${MONTH}|\\d{1,2}(?:st|nd|rd|th)?|конец|конца|концу|начало|начала|началу|середину|середины),?){0,3}`;

/** Years that say nothing of when the words were written: ranges, deadlines, beginnings long past, numbers of documents. */
const SILENT: readonly RegExp[] = [
  new RegExp(`${YEAR}\\s?[–—-]\\s?(?:${YEAR}|\\d{2}(?!\\d))(?:-?\\p{L}+)?(?:\\s(?:годы|годов|годах|гг\\.))?`, 'giu'),
  new RegExp(
    `(?<!\\p{L})(?:from|between|с|в период с)\\s${YEAR}\\s(?:to|and|until|through|по|до)\\s${YEAR}(?:\\sгод\\p{L}*)?`,
    'giu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:by|until|till|through|before|up\\sto|no\\slater\\sthan|до|к|ко|на|не позднее)${DAY_OR_PART}\\s${YEAR}(?:\\sгод\\p{L}*)?`,
    'giu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:since|(?:found|establish|creat|form)ed\\s(?:back\\s)?(?:in|on)|с|основан\\p{L}*\\sв|создан\\p{L}*\\sв|образован\\p{L}*\\sв)${DAY_OR_PART}\\s${YEAR}(?:\\sгод\\p{L}*)?`,
    'giu',
  ),
  /[^\s(]{0,30}\d{1,9}\/\d{1,9}(?:\/\d{1,9})*/gu,
  /(?<!\p{L})(?:№|No\.?|N|#)\s?\d+/giu,
];

const FUTURE =
  /(?<!\p{L})(?:(?:will|shall|is to|are to|going to)(?: not| also| be| \p{L}+ly){0,3} \p{L}+|plan(?:s|ned|ning)?|schedul\p{L}+|expect\p{L}*|intend\p{L}*|upcoming|forthcoming|next year|slated|due to|планиру\p{L}+|запланир\p{L}+|намеч\p{L}+|состоится|состоятся|пройд[её]т|пройдут|буд(?:ет|ут|ем)(?: \p{L}+)?|предсто\p{L}+|ожида\p{L}+|намерен\p{L}*|предусм\p{L}+|следующ\p{L}+ год\p{L}*)(?!\p{L})/giu;
const PAST =
  /(?<!\p{L})(?:was|were|had|has|have|been|\p{L}{2,}ed|held|took|made|gave|met|began|said|spoke|became|led|went|came|won|set|\p{L}{2,}л(?:а|о|и)?(?:сь|ся)|\p{L}{3,}(?:ил|ал|ел|ял)(?:а|о|и)?|был(?:а|о|и)?|прош[её]?л(?:а|о|и)?|принят\p{L}*|подписан\p{L}*|утвержд[её]н\p{L}*|провед[её]н\p{L}*|одобрен\p{L}*)(?!\p{L})/giu;
const CLAUSE_END = /[;:–—]\s|(?<!\d),\s|,\s(?!(?:19|20)\d{2})/gu;

/** The years that a sentence names as times, in the order in which it names them. */
export function yearMentions(sentence: string): YearMention[] {
  const text = SILENT.reduce((rest, pattern) => rest.replace(pattern, blank), sentence.replace(/\s/gu, ' '));
  const found = TIMES.flatMap((time) => [...text.matchAll(time)]).map((match) => ({
    year: Number(match.groups!.year),
    at: match.index + match[0].lastIndexOf(match.groups!.year!),
  }));
  const unique = [...new Map(found.map((mention) => [mention.at, mention])).values()];
  return unique.sort((a, b) => a.at - b.at).map((mention) => ({ ...mention, isFuture: isFuture(text, mention.at) }));
}

/** Whether the clause around a position speaks of what is to come; where it has no verb, whether the sentence does. */
function isFuture(sentence: string, at: number): boolean {
  const plain = sentence.replace(FUTURE, blank);
  const [start, end] = clauseAround(sentence, at);
  const inside = (match: { index: number }) => match.index >= start && match.index < end;
  const future = [...sentence.matchAll(FUTURE)];
  const past = [...plain.matchAll(PAST)];
  if (![...future, ...past].some(inside)) return future.length > 0;
  return nearest(future.filter(inside), at) < nearest(past.filter(inside), at);
}

function clauseAround(sentence: string, at: number): [number, number] {
  const ends = [...sentence.matchAll(CLAUSE_END)].map((match) => match.index);
  return [Math.max(0, ...ends.filter((end) => end < at)), Math.min(sentence.length, ...ends.filter((end) => end > at))];
}

function nearest(matches: readonly { index: number }[], at: number): number {
  return Math.min(Infinity, ...matches.map((match) => Math.abs(match.index - at)));
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
