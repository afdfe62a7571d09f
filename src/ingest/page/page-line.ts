import type { PartialDate } from '../../lib/calendar.js';
import { datelineOf, splitDateAtEnd } from './dateline.js';
import { joinWrappedLines, type PrintedLine } from './hard-wrap.js';
import { isNavigation } from './navigation.js';
import { endsWithStop } from './text-shape.js';

/** A line of a saved page that holds something, and what it holds. */
export interface PageLine {
  readonly text: string;
  /** How many empty lines stand above it; 0 for the first. */
  readonly gap: number;
  readonly kind: 'WORDS' | 'IMAGE' | 'DATE';
  readonly date: PartialDate | null;
  /** Whether the page prints the line twice, one under the other, as the site does with a headline. */
  readonly isEchoed: boolean;
}

/** Shorter lines may be said twice. */
const SHORTEST_ECHO = 20;
const INVISIBLE = /[\s\u200b\u200e\u200f\u2060\ufeff]/u;
const IMAGE_END = /\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|heic|avif)$/i;
const BETWEEN_IMAGES = /(?<=\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|heic|avif))[,;]?\s+/i;

/**
 * The lines of a page that hold something, in order, without the navigation at its end. NFC, without the white space at the
 * edges of lines; what a hard-wrapped file broke is joined again.
 */
export function pageLines(text: string): PageLine[] {
  const printed = joinWrappedLines(printedLines(text.normalize('NFC')), (line) => kindOf(line) !== 'WORDS');
  return joinEchoes(withoutNavigation(printed).map(pageLine));
}

/** The names on an image line, nearly always one. */
export function imageNamesOf(line: PageLine): string[] {
  return line.text.split(BETWEEN_IMAGES);
}

function printedLines(text: string): PrintedLine[] {
  const printed: PrintedLine[] = [];
  let gap = 0;
  for (const line of text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u).map(withoutInvisibleEdges)) {
    if (line === '') gap += 1;
    else {
      printed.push({ text: line, gap: printed.length ? gap : 0 });
      gap = 0;
    }
  }
  return printed;
}

function withoutInvisibleEdges(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && INVISIBLE.test(line[start]!)) start += 1;
  while (end > start && INVISIBLE.test(line[end - 1]!)) end -= 1;
  return line.slice(start, end);
}

/** Links to other pages stand last. A date among them is the site's clock, not the article's. */
function withoutNavigation(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  let end = lines.length;
  for (let at = end - 1; at >= 0; at -= 1) {
    const { text } = lines[at]!;
    if (isNavigation(text)) end = at;
    else if (datelineOf(text) === null) break;
  }
  return lines.slice(0, end);
}

function pageLine(line: PrintedLine): PageLine {
  return { ...line, kind: kindOf(line.text), date: datelineOf(line.text), isEchoed: false };
}

function kindOf(text: string): PageLine['kind'] {
  if (IMAGE_END.test(text) && text.length <= 255) return 'IMAGE';
  return datelineOf(text) ? 'DATE' : 'WORDS';
}

/** The site prints some headlines twice, the second time with the date: kept once, with the date as a line of its own. */
function joinEchoes(lines: readonly PageLine[]): PageLine[] {
  const at = lines.findIndex((line, index) => index > 0 && echoOf(lines[index - 1]!, line) !== null);
  if (at < 0) return [...lines];
  const headline = { ...lines[at - 1]!, isEchoed: true };
  return [...lines.slice(0, at - 1), headline, ...echoOf(headline, lines[at]!)!, ...lines.slice(at + 1)];
}

/** What a line adds to the same words above it: nothing, or a date. Null when the words are others, or running text. */
function echoOf(above: PageLine, line: PageLine): PageLine[] | null {
  if (above.kind !== 'WORDS' || endsWithStop(above.text) || above.text.length < SHORTEST_ECHO) return null;
  const split = splitDateAtEnd(line.text);
  const first = collapsed(above.text);
  if (collapsed(line.text) === first) return [];
  if (!split || collapsed(split.words) !== first) return null;
  return [{ text: split.date, gap: line.gap, kind: 'DATE', date: datelineOf(split.date), isEchoed: false }];
}

/** Text with every run of white space made one space, as headings are kept. */
export function collapsed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
