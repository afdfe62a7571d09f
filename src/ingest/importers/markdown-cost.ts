import { badInput } from '../../lib/errors.js';

/** Marked calls itself for each level of a quotation or a list: so many are read in no time, and no page has more. */
const DEEPEST = 40;
/** Marks of emphasis in one paragraph, each of which may be looked for from each other. */
const MOST_MARKS = 500;
/** Of links, code and tags in one paragraph: a list of links has four for each. */
const MOST_BRACKETS = 5000;
const MOST_LINES = 10_000;

const QUOTATION_OR_LIST = /^(?:[ \t]{0,200}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*/;
const INDENTED_ITEM = /^[ \t]{80,}(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** Refuses Markdown that would take its reader out of bounds; throws BAD_USER_INPUT with the line. */
export function refuseCostlyMarkdown(text: string): void {
  let [marks, brackets, line] = [0, 0, 0];
  for (const written of lines(text)) {
    line++;
    if (line > MOST_LINES) throw badInput(`A page of Markdown may have ${MOST_LINES} lines, but this has more.`);
    const [opening] = QUOTATION_OR_LIST.exec(written) ?? [''];
    const levels = opening.replace(/[^->*+.)]/g, '').length;
    if (levels > DEEPEST || INDENTED_ITEM.test(written)) {
      throw badInput(`Quotations and lists may be ${DEEPEST} deep, but line ${line} is deeper.`);
    }
    if (written.trim() === '') [marks, brackets] = [0, 0];
    marks += written.match(/[*_~]+/g)?.length ?? 0;
    brackets += written.match(/[[\]<`]/g)?.length ?? 0;
    if (marks > MOST_MARKS) {
      throw badInput(`A paragraph may have ${MOST_MARKS} marks of emphasis, but the one with line ${line} has more.`);
    }
    if (brackets > MOST_BRACKETS) {
      throw badInput(`A paragraph may have ${MOST_BRACKETS} brackets, but the one with line ${line} has more.`);
    }
  }
}

function* lines(text: string): Iterable<string> {
  let from = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
    yield text.slice(from, end);
    from = end + 1;
  }
  yield text.slice(from);
}
