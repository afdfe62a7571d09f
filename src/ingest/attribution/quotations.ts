import type { Span } from '../recognition/span.js';

/** Words between quotation marks, without the marks; `open` and `close` are the same with them. The outermost, where they are nested. */
export interface Quotation extends Span {
  readonly open: number;
  readonly close: number;
}

/** What may close a quotation, by the mark that opens it. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”"',
  '„': '“”"',
  '‟': '”',
  '«': '»',
  '"': '"”',
  '‘': '’',
  "'": "'",
};
/** Marks that are apostrophes as well. */
const SINGLE = new Set(['‘', "'"]);
/** So often a paragraph is read again from behind a mark that nothing closes. */
const MOST_MISTAKES = 20;
/** Where a single mark is closed that begins a paragraph and that only the next one may close. */
const NEVER = -1;
/** So many marks of a paragraph are looked at that turn out to be apostrophes. */
const MOST_APOSTROPHES = 500;
/** Single marks are looked for so far: each may be an apostrophe, and a paragraph may have thousands. */
const LONGEST_SINGLE = 2000;

const PARAGRAPH = /(?:[^\n]|\n(?![^\S\n]*\n))+/gu;

/**
 * The quotations of a text, in order. One that goes on over paragraphs, each of which opens it anew, is one. A mark that nothing closes
 * opens nothing; Russian texts close two with one mark.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let begun: Open | null = null;
  for (const { 0: paragraph, index } of text.matchAll(PARAGRAPH)) {
    const first = index + paragraph.length - paragraph.trimStart().length;
    const { quotations, unclosed } = quotationsIn(text, index, index + paragraph.length);
    const goesOn: boolean = begun !== null && text[first] === begun.mark && !isOpenedAgain(text, begun, found);
    // What was found behind the mark is quoted within what goes on here.
    while (goesOn && begun !== null && found.length > 0 && found.at(-1)!.open > begun.at) found.pop();
    if (goesOn && begun !== null && quotations[0]?.open === first) {
      quotations[0] = { ...quotations[0], open: begun.at, start: begun.at + 1 };
      begun = unclosed;
    } else if (!goesOn || unclosed?.at !== first) {
      begun = unclosed;
    }
    found.push(...quotations);
  }
  return found;
}

/** Whether behind a mark that is not closed another one of its kind is: then it was a mistake, and nothing goes on. */
function isOpenedAgain(text: string, { at, mark }: Open, found: readonly Quotation[]): boolean {
  return found.some(({ open }) => open > at && text[open] === mark);
}

interface Open {
  readonly at: number;
  readonly mark: string;
  /** Where it is closed, of a mark that is an apostrophe as well. */
  readonly closedAt: number | null;
}

/** What is kept of a paragraph while it is read, also again from behind a mistake. */
interface Budget {
  readonly first: number;
  apostrophes: number;
}

interface Read {
  readonly quotations: Quotation[];
  /** The first mark that nothing closes before the end of the paragraph. */
  readonly unclosed: Open | null;
}

function quotationsIn(text: string, from: number, to: number): Read {
  const quotations: Quotation[] = [];
  const budget: Budget = { first: from + text.slice(from, to).search(/\S/u), apostrophes: 0 };
  let unclosed: Open | null = null;
  let at = from;
  for (let mistakes = 0; mistakes <= MOST_MISTAKES; mistakes++) {
    const mistaken = readFrom(text, at, to, quotations, budget);
    if (mistaken === null) break;
    unclosed ??= mistaken;
    at = mistaken.at + 1;
  }
  return { quotations, unclosed };
}

/** Collects quotations from a place on; gives the mark that is not closed, behind which there may be others. */
function readFrom(text: string, from: number, to: number, quotations: Quotation[], budget: Budget): Open | null {
  let stack: Open[] = [];
  let lastInner = -1;
  for (let at = from; at < to; at++) {
    const mark = text[at] as string;
    const top = stack.at(-1);
    if (top && closes(text, top, at)) {
      stack.pop();
      if (stack.length > 0) lastInner = at;
      else quotations.push({ open: top.at, start: top.at + 1, end: at, close: at + 1 });
    } else if (mark in CLOSERS && opens(text, at)) {
      if (!SINGLE.has(mark)) stack.push({ at, mark, closedAt: null });
      else if (stack.length === 0 && budget.apostrophes < MOST_APOSTROPHES) {
        budget.apostrophes += 1;
        const closedAt = singleClosedAt(text, at, to, budget.first);
        if (closedAt !== null) stack.push({ at, mark, closedAt });
      }
    }
    const [bottom] = stack;
    if (at === to - 1 && stack.length === 1 && bottom && lastInner > bottom.at && isOuterToo(text, bottom, lastInner)) {
      quotations.push({ open: bottom.at, start: bottom.at + 1, end: lastInner + 1, close: lastInner + 1 });
      at = lastInner;
      stack = [];
    }
  }
  return stack[0] ?? null;
}

/** Whether the mark that closed the inner one was meant for both: «The league of «Shores», he said. */
function isOuterToo(text: string, { mark }: Open, at: number): boolean {
  return (CLOSERS[mark] as string).includes(text[at] as string) && !/^\s+\p{Ll}/u.test(text.slice(at + 1, at + 4));
}

function closes(text: string, { at: openedAt, mark, closedAt }: Open, at: number): boolean {
  if (closedAt !== null) return at === closedAt;
  if (!(CLOSERS[mark] as string).includes(text[at] as string)) return false;
  const isOpening = /\s/u.test(text[at - 1] as string) && isWordy(text[at + 1] ?? '');
  return text[at] !== '"' || (!isOpening && at > openedAt + 1);
}

const ONLY_OPENING = new Set(['“', '«', '„', '‟']);

function opens(text: string, at: number): boolean {
  const [previous, next] = [text[at - 1] ?? '', text[at + 1] ?? ''];
  if (ONLY_OPENING.has(text[at] as string)) return next !== '';
  return (previous === '' || /[\s([{—–\-/“„«"‘]/u.test(previous)) && next !== '' && !/[\s.,;:!?)]/u.test(next);
}

/** Where a single mark is closed that is no apostrophe: at the end of a clause, with several words before it, or only in the next paragraph; else null. */
function singleClosedAt(text: string, at: number, to: number, first: number): number | null {
  const closer = CLOSERS[text[at] as string] as string;
  const rest = text.slice(at + 1, Math.min(to, at + LONGEST_SINGLE));
  const end = rest.search(new RegExp(`(?<=[.,!?…])${closer}(?![\\p{L}\\p{N}])|${closer}(?=\\s*(?:[.,;:!?)]|$))`, 'u'));
  if (end > 0 && /\p{L}\s+\p{L}/u.test(rest.slice(0, end))) return at + 1 + end;
  return at === first && text[at] === '‘' ? NEVER : null;
}

function isWordy(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
