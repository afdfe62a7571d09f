import { badInput } from '../../lib/errors.js';
import { articleBelow, type ArticleBelow } from './article-below.js';
import { cohesionOf, type Cohesion } from './cohesion.js';
import type { PageLine } from './page-line.js';
import { endsAsQuestion, endsOpen, endsWithStop, isListItem, isParagraph, sentencesOf } from './text-shape.js';

/** A line weighed as the headline of its page. */
interface Candidate extends ArticleBelow {
  readonly line: PageLine;
  readonly next: PageLine;
  readonly lines: readonly PageLine[];
  readonly cohesion: Cohesion;
}

interface Evidence {
  readonly name: string;
  readonly weigh: (candidate: Candidate) => number;
}

/** Teasers of the same organisation share up to about this much of their words with any article. */
const CHANCE_LINK = 0.45;
/** Teasers are one or two lines each and seldom more than five. */
const FEW_LINES = 8;
/** A line that shares more than this repeats another rather than announces it. */
const STRONG_LINK = 0.7;
const LATEST_HEADLINE = 50;
/** Headlines of this site are longer as a rule, its subheadings shorter. */
const LONG_SUBHEADING = 75;

/**
 * What speaks for and against a line being the headline, in points that add up. No single sign is reliable: some pages have
 * no image, some saved files have lost the wider gaps, some headlines end in a full stop and some teasers do not. An image
 * decides unless much else disagrees; without one it takes two signs, such as the ending and the words shared with the body,
 * to outweigh a third. The points were set by varying teasers, gaps, full stops, dates and images of ten pages at random.
 */
const EVIDENCE: readonly Evidence[] = [
  {
    name: 'its ending: headlines have no full stop, teasers may break off',
    weigh: ({ line }) => weighEnding(line.text),
  },
  { name: 'its length, in letters and in sentences', weigh: ({ line }) => weighLength(line.text) },
  { name: 'its beginning: not in the middle of a sentence or a list', weigh: ({ line }) => weighBeginning(line.text) },
  { name: 'the image: it stands directly below the headline', weigh: weighImage },
  { name: 'a date directly below, nearer to it than to the next line', weigh: weighDate },
  { name: 'no image above: that would be part of the article already', weigh: weighLineAbove },
  { name: 'no line of a date alone within the body: those are of other news', weigh: weighInnerDates },
  { name: 'the page prints it twice', weigh: ({ line }) => (line.isEchoed ? 6 : 0) },
  { name: 'a gap below, or else above, that is wider than the narrowest of the page', weigh: weighGap },
  { name: 'running text below, or a single subheading and then running text', weigh: weighBody },
  {
    name: 'the body speaks of the same things',
    weigh: (candidate) => 5 * Math.min(STRONG_LINK, linkToBody(candidate, candidate.headline)),
  },
  { name: 'it is not the subheading of the line above', weigh: weighAsSubheading },
  { name: 'no line that could be a headline within the body; inner headings are shorter', weigh: weighInnerHeadlines },
  { name: 'most of the page is below', weigh: weighShare },
  { name: 'nothing above belongs to the article below', weigh: weighAbove },
  { name: 'no lone heading directly above: teasers come several at a time', weigh: weighLoneHeading },
];

/**
 * The article of a page: whatever line weighs most as a headline, and what stands below it. Above are teasers of other
 * news, which the site repeats over every old article. Throws BAD_USER_INPUT when no line will do.
 */
export function findArticle(lines: readonly PageLine[]): ArticleBelow {
  const cohesion = cohesionOf(lines.map((line) => (line.kind === 'WORDS' ? line.text : '')));
  const candidates = lines.slice(0, LATEST_HEADLINE).flatMap((line, at) => {
    const next = lines[at + 1];
    const article = articleBelow(lines, at);
    const hasText = article.body.some((paragraph) => isParagraph(paragraph.text));
    return line.kind === 'WORDS' && next && hasText ? [{ ...article, line, next, lines, cohesion }] : [];
  });
  if (candidates.length === 0) throw noArticle(lines);
  const [best] = candidates
    .filter(mayBeHeadline)
    .map((candidate) => ({ candidate, weight: weigh(candidate) }))
    .sort((a, b) => b.weight - a.weight);
  if (!best) throw noHeadline(lines);
  return best.candidate;
}

function weigh(candidate: Candidate): number {
  return EVIDENCE.reduce((total, evidence) => total + evidence.weigh(candidate), 0);
}

function weighEnding(text: string): number {
  if (endsOpen(text)) return -4;
  if (/[,;:]$/u.test(text)) return -6;
  if (endsWithStop(text)) return 0;
  return endsAsQuestion(text) || text.endsWith('!') ? 2 : 3;
}

function weighLength(text: string): number {
  const tooLong = text.length > 420 ? -4 : text.length > 280 ? -1 : 0;
  const tooShort = text.length < 12 ? -3 : text.length < 20 ? -2 : text.length < 35 ? -1 : 0;
  const sentences = sentencesOf(text).length;
  return tooLong + tooShort - Math.min(2 * (sentences - 1), 4);
}

function weighBeginning(text: string): number {
  return /^\p{Ll}/u.test(text) || isListItem(text) ? -4 : 0;
}

function weighImage({ lines, headline }: Candidate): number {
  const next = lines.slice(headline + 1).find((below) => below.kind !== 'DATE');
  if (next?.kind !== 'IMAGE') return 0;
  return 6;
}

/** A date line belongs to the nearer of its neighbours, to the line above when both are as near. */
function weighDate({ next, lines, headline }: Candidate): number {
  const beyond = lines[headline + 2];
  return next.kind === 'DATE' && next.gap <= (beyond?.gap ?? 0) ? 1.5 : 0;
}

function weighLineAbove({ lines, headline }: Candidate): number {
  return lines[headline - 1]?.kind === 'IMAGE' ? -3 : 0;
}

function weighInnerDates({ body }: Candidate): number {
  return -2 * body.filter((line) => line.kind === 'DATE').length;
}

/** The site sets the headline off with a wider gap below it, above it or both; some teasers have one, too. */
function weighGap({ line, next, lines }: Candidate): number {
  const narrowest = Math.min(...lines.slice(1).map((other) => other.gap));
  const isWide = (gap: number) => gap >= 2 && gap > narrowest;
  return (isWide(next.gap) ? 2 : 0) + (isWide(line.gap) ? 1 : 0);
}

function weighBody({ body, subheading, line }: Candidate): number {
  const first = body.find((paragraph) => paragraph.kind === 'WORDS');
  if (!first || !isParagraph(first.text)) return -3;
  if (!subheading) return 2;
  const isLong = subheading.text.length > LONG_SUBHEADING || subheading.text.length > line.text.length;
  return isLong ? 0 : 1.5;
}

/** A short heading below a longer one that speaks of the body as much as it does is the subheading of that. */
function weighAsSubheading(candidate: Candidate): number {
  const { line, lines, headline } = candidate;
  const above = lines.findLastIndex((other, at) => at < headline && other.kind !== 'DATE');
  if (lines[above]?.kind !== 'WORDS') return 0;
  const { text } = lines[above];
  const isBelowHeading = weighEnding(text) > 0 && sentencesOf(text).length === 1;
  const isShort = line.text.length <= LONG_SUBHEADING && line.text.length < text.length;
  const isAsRelated = linkToBody(candidate, above) > 0.4 * linkToBody(candidate, headline);
  return isBelowHeading && isShort && isAsRelated ? -3 : 0;
}

function linkToBody({ cohesion, body, lines }: Candidate, line: number): number {
  return cohesion.link(
    line,
    body.map((paragraph) => lines.indexOf(paragraph)),
  );
}

function weighInnerHeadlines({ body }: Candidate): number {
  const headlines = body.filter(
    ({ kind, text }) =>
      kind === 'WORDS' &&
      text.length > 60 &&
      weighEnding(text) > 1 &&
      weighLength(text) >= 0 &&
      weighBeginning(text) >= 0,
  );
  return -Math.min(2, headlines.length);
}

function weighShare({ body, lines }: Candidate): number {
  const lengthOf = (some: readonly PageLine[]) =>
    some.reduce((total, { kind, text }) => total + (kind === 'WORDS' ? text.length : 0), 0);
  return 2 * (lengthOf(body) / lengthOf(lines));
}

function weighAbove({ headline, lines, cohesion }: Candidate): number {
  const article = [headline, ...after(headline, lines)];
  const above = [...lines.keys()].filter((at) => at < headline && lines[at]?.kind === 'WORDS');
  const belonging = above.reduce((total, at) => total + Math.max(0, cohesion.link(at, article) - CHANCE_LINK), 0);
  return -4 * belonging - 0.5 * Math.max(0, above.length - FEW_LINES);
}

/** A page of two headings and a text below has a headline and a subheading, not a teaser and a headline. */
function weighLoneHeading({ line, lines, headline }: Candidate): number {
  const [first] = lines;
  const isLone = headline === 1 && first?.kind === 'WORDS' && weighEnding(first.text) > 0;
  const isApart = line.gap > 1 && line.gap > Math.min(...lines.slice(1).map((other) => other.gap));
  return isLone && !isApart ? -3 : 0;
}

function after(at: number, lines: readonly PageLine[]): number[] {
  return [...lines.keys()].filter((other) => other > at && lines[other]?.kind === 'WORDS');
}

/** A sentence among sentences is a headline only where an image, a date or a wider gap sets it off, or it is the shortest. */
function mayBeHeadline(candidate: Candidate): boolean {
  const { line, next, body, subheading } = candidate;
  if (weighBeginning(line.text) < 0 || weighEnding(line.text) < 0 || line.text.length > 420) return false;
  if (!endsWithStop(line.text)) return true;
  const isSetOff = next.kind !== 'WORDS' || line.isEchoed || subheading !== null || weighGap(candidate) > 0;
  const paragraphs = body.filter((paragraph) => paragraph.kind === 'WORDS');
  const isShorter = paragraphs.length > 0 && line.text.length * 1.5 < paragraphs[0]!.text.length;
  return sentencesOf(line.text).length === 1 && (isSetOff || isShorter);
}

function noArticle(lines: readonly PageLine[]) {
  const what = lines.length === 0 ? 'nothing but navigation' : 'no line with running text below it';
  return badInput(
    `A saved page must hold a headline and below it at least one sentence of text, but this one has ${what}.`,
  );
}

function noHeadline(lines: readonly PageLine[]) {
  const count = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`;
  return badInput(
    `A saved page must hold a headline on a line of its own, but none of its ${count} can be told from running text; ` +
      'save the whole page, or set the headline off with an empty line and no full stop at its end.',
  );
}
