import { parsePartialDate, type Day, type PartialDate } from '../../lib/calendar.js';
import { openingDateOf } from './dateline.js';
import { sentencesOf } from './text-shape.js';
import { yearMentions, type YearMention } from './year-mention.js';

/** When an article came out, as far as it tells, and the words that tell it. */
export interface Published {
  readonly date: PartialDate;
  readonly evidence: string;
}

interface Dateline {
  readonly text: string;
  readonly date: PartialDate | null;
}

/** What an article says of its time. */
interface Dated {
  readonly title: string;
  readonly subheading: string | null;
  readonly paragraphs: readonly string[];
  /** Lines of a date alone, the most trustworthy first. */
  readonly datelines: readonly Dateline[];
  /** A date that may be a teaser's; it counts where the body speaks of the same year. */
  readonly doubtful: Dateline | null;
}

/** Words by which a writer names a year from his own: last year is one before his. */
const RELATIVE: readonly { readonly pattern: RegExp; readonly offset: number }[] = [
  { pattern: /(?<!\p{L})last year(?!\p{L})/giu, offset: 1 },
  {
    pattern: /(?<!\p{L})(?:прошл|минувш)(?:ый|ого|ому|ым|ом|его|ему|им|ем)(?:,?\s\d{4})? год(?:а|у|ом)?(?!\p{L})/giu,
    offset: 1,
  },
  { pattern: /(?<!\p{L})(?:this|the current) year(?!\p{L})/giu, offset: 0 },
  {
    pattern: /(?<!\p{L})(?:эт|нынешн|текущ)(?:от|ий|ого|его|ому|ему|им|ом|ем)(?:,?\s\d{4})? год(?:а|у|ом)?(?!\p{L})/giu,
    offset: 0,
  },
  { pattern: /(?<!\p{L})(?:next|the coming) year(?!\p{L})/giu, offset: -1 },
  {
    pattern: /(?<!\p{L})(?:следующ|будущ|наступающ)(?:ий|его|ему|им|ем)(?:,?\s\d{4})? год(?:а|у|ом)?(?!\p{L})/giu,
    offset: -1,
  },
];

/** What goes on for longer is no sentence. */
const LONGEST_SENTENCE = 2000;

/** No page of the web is older. */
const FIRST_WEB_YEAR = 1991;

/**
 * When an article came out, to the precision its own words allow: the day of its dateline; else the latest year that it
 * speaks of as past or present, or that follows from "last year" and a year in one sentence. Years announced, deadlines,
 * ranges and numbers of documents do not count, nor does anything later than today. Null when nothing tells.
 */
export function publishedOf(article: Dated, today: Day): Published | null {
  const year = fromYears(article, today);
  const { doubtful } = article;
  const isConfirmed = doubtful?.date && year && doubtful.date.from.slice(0, 4) === year.date.from.slice(0, 4);
  const datelines = isConfirmed ? [...article.datelines, doubtful] : article.datelines;
  return fromDateline({ ...article, datelines }, today) ?? year;
}

function fromDateline({ datelines, paragraphs }: Dated, today: Day): Published | null {
  const opening = paragraphs[0] ?? '';
  const dated = [...datelines, { text: opening, date: openingDateOf(opening) }];
  const dateline = dated.find((line) => line.date !== null && line.date.from <= today);
  return dateline?.date ? { date: dateline.date, evidence: dateline.text } : null;
}

function fromYears({ title, subheading, paragraphs }: Dated, today: Day): Published | null {
  const sentences = [...paragraphs, ...(subheading ? [subheading] : []), title].flatMap(sentencesOf);
  const years = sentences.flatMap((sentence) =>
    impliedYears(sentence.slice(0, LONGEST_SENTENCE)).map((year) => ({ year, sentence })),
  );
  const possible = years.filter(({ year }) => year >= FIRST_WEB_YEAR && year <= Number(today.slice(0, 4)));
  if (possible.length === 0) return null;
  const latest = possible.reduce((best, next) => (next.year > best.year ? next : best));
  return { date: parsePartialDate(String(latest.year)), evidence: latest.sentence };
}

/** The years in which a sentence may have been written at the earliest. */
function impliedYears(sentence: string): number[] {
  const mentions = yearMentions(sentence);
  const past = mentions.filter((mention) => !mention.isFuture).map((mention) => mention.year);
  return [...past, ...relativeYears(sentence, mentions)];
}

/** "Last year … on 21 November 2022" was written in 2023: the year counted from is the one nearest to the expression. */
function relativeYears(sentence: string, mentions: readonly YearMention[]): number[] {
  return RELATIVE.flatMap(({ pattern, offset }) =>
    [...sentence.replace(/\s/gu, ' ').matchAll(pattern)].flatMap((expression) => {
      const distance = (mention: YearMention) => Math.abs(mention.at - expression.index);
      const named = mentions.filter((mention) => mention.isFuture === offset < 0);
      if (named.length === 0) return [];
      return [named.reduce((best, next) => (distance(next) < distance(best) ? next : best)).year + offset];
    }),
  );
}
