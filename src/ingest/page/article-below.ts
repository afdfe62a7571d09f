import { endsAsQuestion, isListItem, isParagraph, sentencesOf } from './text-shape.js';
import type { PageLine } from './page-line.js';

/** What would be the article if the line at `headline` were its headline. */
export interface ArticleBelow {
  readonly headline: number;
  readonly subheading: PageLine | null;
  readonly body: readonly PageLine[];
  /** Image lines at the top of the article and within it. */
  readonly images: readonly PageLine[];
  /** Lines of a date alone, between the headline and the body or below the body. */
  readonly datelines: readonly PageLine[];
}

const LONGEST_SUBHEADING = 140;
const OPENS_OR_BREAKS_OFF = /[,;:…!.]["'”’»)\]\s]*$/u;

/** Reads the lines below a headline: image and date lines, a subheading if there is one, the body. */
export function articleBelow(lines: readonly PageLine[], headline: number): ArticleBelow {
  const below = lines.slice(headline + 1);
  const words = below.filter((line) => line.kind === 'WORDS');
  const subheading = words[0] && isSubheading(words) ? words[0] : null;
  const firstParagraph = below.indexOf(words[subheading ? 1 : 0]!);
  const lastParagraph = below.indexOf(words.at(-1)!);
  const isInside = (at: number) => at >= firstParagraph && at <= lastParagraph;
  return {
    headline,
    subheading,
    body: below.filter((line, at) => isInside(at) && line.kind !== 'IMAGE' && line !== subheading),
    images: below.filter((line) => line.kind === 'IMAGE'),
    datelines: below.filter((line, at) => line.kind === 'DATE' && !isInside(at)),
  };
}

/** Whether the first of the lines is a heading of the second, which must be a paragraph. */
function isSubheading([first, second, ...rest]: readonly PageLine[]): boolean {
  if (!first || !second || !isHeadingLike(first.text)) return false;
  if (!isParagraph(second.text) || first.text.length > LONGEST_SUBHEADING) return false;
  const questions = rest.filter((line) => endsAsQuestion(line.text));
  const isInterview = endsAsQuestion(first.text) && questions.length > 0;
  return !isInterview;
}

function isHeadingLike(text: string): boolean {
  return !OPENS_OR_BREAKS_OFF.test(text) && !isListItem(text) && sentencesOf(text).length === 1;
}
