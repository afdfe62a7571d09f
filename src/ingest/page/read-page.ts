import type { Day, PartialDate } from '../../lib/calendar.js';
import { badInput } from '../../lib/errors.js';
import type { ArticleGenre } from '../../kinds/vocabulary.js';
import type { ArticleBelow } from './article-below.js';
import { genreOf } from './genre.js';
import { findArticle } from './headline.js';
import { languageOf } from './language.js';
import { collapsed, imageNamesOf, pageLines, type PageLine } from './page-line.js';
import { publishedOf } from './published.js';

/** The article of a saved page, without the teasers above it and the navigation below. */
export interface SavedPage {
  /** The headline as printed, white space collapsed. */
  readonly title: string;
  readonly subheading: string | null;
  /** File names as printed, in order; empty when the page names no image. */
  readonly imageNames: readonly string[];
  /** The body, letter by letter; never empty. Inner headings and list items are paragraphs of their own. */
  readonly paragraphs: readonly string[];
  /** The paragraphs joined by an empty line, NFC: what offsets of statements count in. */
  readonly text: string;
  /** A language tag; `und` when the words do not tell. */
  readonly language: string;
  /** As much of the date as this article tells, never a teaser's; null when it tells nothing. */
  readonly published: PartialDate | null;
  /** The dateline or sentence the date rests on. */
  readonly publishedEvidence: string | null;
  readonly genre: ArticleGenre;
}

const LONGEST_PAGE = 200_000;
const MOST_LINES = 3000;

export interface ReadPageOptions {
  /** What the article dates later than this is announced, not past. */
  readonly today: Day;
}

/**
 * Reads a news page as somebody saved it to a text file: teasers of other news, headline, image name, subheading, body,
 * navigation. The headline is found by weighing several signs (see `findArticle`), as no single one is on every page.
 * Throws BAD_USER_INPUT when the page has no headline that can be told from the rest, or no text below it.
 *
 *     readPage(decodePage(bytes), { today: '2026-03-01' }).title
 */
export function readPage(text: string, { today }: ReadPageOptions): SavedPage {
  if (text.includes('\0')) throw badInput('A saved page must be text, but this one holds NUL characters.');
  if (text.length > LONGEST_PAGE) throw tooLong(`${text.length} characters`, `${LONGEST_PAGE} characters`);
  const lines = pageLines(text);
  if (lines.length > MOST_LINES) throw tooLong(`${lines.length} lines`, `${MOST_LINES} lines`);
  const article = findArticle(lines);
  const title = collapsed(lines[article.headline]!.text);
  const subheading = article.subheading && collapsed(article.subheading.text);
  const paragraphs = article.body.map((line) => line.text);
  const datelines = [...article.datelines, ...datelineAbove(lines, article)];
  const doubtful = doubtfulDateline(lines, article);
  const published = publishedOf({ title, subheading, paragraphs, datelines, doubtful }, today);
  return {
    title,
    subheading,
    imageNames: article.images.flatMap(imageNamesOf),
    paragraphs,
    text: paragraphs.join('\n\n'),
    language: languageOf([title, subheading, ...paragraphs].join('\n')),
    published: published && published.date,
    publishedEvidence: published && published.evidence,
    genre: genreOf(title),
  };
}

/**
 * The date line directly above the headline, when it is the headline's: the page begins with it, or a date stands above
 * every teaser, or the teasers (more than one) have none and no wider gap parts it from the headline.
 */
function datelineAbove(lines: readonly PageLine[], { headline }: ArticleBelow): PageLine[] {
  const above = lines[headline - 1];
  if (above?.kind !== 'DATE') return [];
  const [first, ...others] = lines.slice(0, headline - 1);
  if (!first || first.kind === 'DATE') return [above];
  const isApart = lines[headline]!.gap > above.gap;
  return !isApart && others.length > 0 && others.every((line) => line.kind !== 'DATE') ? [above] : [];
}

/** A date between a single teaser and the headline: some sites print dates below their teasers, others above headlines. */
function doubtfulDateline(lines: readonly PageLine[], { headline }: ArticleBelow): PageLine | null {
  const above = lines[headline - 1];
  return above?.kind === 'DATE' && headline === 2 && lines[headline]!.gap <= above.gap ? above : null;
}

function tooLong(given: string, limit: string) {
  return badInput(`A saved page must have at most ${limit}, but this file has ${given}; save the page of one article.`);
}
