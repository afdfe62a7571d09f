import { isListItem } from './text-shape.js';

/** A line as the file has it, and the number of empty lines above. */
export interface PrintedLine {
  readonly text: string;
  readonly gap: number;
}

const NARROWEST = 50;
const WIDEST = 110;
const FEWEST_BREAKS = 4;
const SHARE = 0.8;

/**
 * The lines with those joined, by a space, that a hard-wrapped file broke; all as they are where the file is not one.
 *
 * A file is hard-wrapped when no line is wider than 110 columns and, wherever two lines follow each other without an
 * empty one between, the first word of the second would (four times in five, at four places at least) not have fitted on the
 * first. That is how a program fills lines; a list or a page without empty lines breaks where its items end instead.
 */
export function joinWrappedLines(lines: readonly PrintedLine[], standsAlone: (text: string) => boolean): PrintedLine[] {
  const width = Math.max(0, ...lines.map((line) => line.text.length));
  const isBreak = (at: number) => !overflows(lines[at - 1]!, lines[at]!, width);
  const breaks = lines.flatMap((line, at) => (at > 0 && line.gap === 0 ? [at] : []));
  const filled = breaks.filter((at) => !isBreak(at));
  const isWrapped =
    width >= NARROWEST && width <= WIDEST && filled.length >= FEWEST_BREAKS && filled.length >= breaks.length * SHARE;
  if (!isWrapped) return [...lines];
  const joins = (at: number) =>
    filled.includes(at) &&
    ![lines[at - 1]!, lines[at]!].some((line) => standsAlone(line.text)) &&
    !isListItem(lines[at]!.text);
  return joinWhere(lines, joins);
}

/** Whether the first word of a line would not have fitted on the line above it. */
function overflows(above: PrintedLine, line: PrintedLine, width: number): boolean {
  const [word = ''] = line.text.split(/\s/u);
  return above.text.length + 1 + word.length > width;
}

function joinWhere(lines: readonly PrintedLine[], joins: (at: number) => boolean): PrintedLine[] {
  const joined: PrintedLine[] = [];
  for (const [at, line] of lines.entries()) {
    const above = joined.at(-1);
    if (above && joins(at)) joined.splice(-1, 1, { ...above, text: `${above.text} ${line.text}` });
    else joined.push(line);
  }
  return joined;
}
