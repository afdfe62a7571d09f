import type { MentionRule } from './confidence.js';
import { isBeside, type Hit, type Reading } from './reading.js';
import { isClosingQuote, isOpeningQuote } from './span.js';

export interface NamedOperation {
  readonly hit: Hit;
  readonly rule: MentionRule;
}

const CUE =
  /^(?:operations?|exercises?|missions?|drills?|man(?:oeu|eu)vers?|операци\p{L}{1,4}|спецопераци\p{L}{1,4}|учени\p{L}{1,3}|мисси\p{L}{1,4}|маневр\p{L}{0,3})$/u;
/** Other things whose names stand in quotation marks. */
const OTHER_THING =
  /^(?:channel|newspaper|magazine|club|company|film|movie|hotel|brand|band|team|programme|program|button|телеканал\p{L}*|канал\p{L}*|газет\p{L}*|журнал\p{L}*|клуб\p{L}*|фильм\p{L}*|компани\p{L}*|гостиниц\p{L}*|агентств\p{L}*|команд\p{L}*|программ\p{L}*)$/u;
const YEAR = /^[-–](?:19|20)\d\d(?!\d)/u;

/**
 * Operations and exercises. A name of several words or with a year stands for itself; one that is a common word counts
 * with a year, beside the word "operation", or in quotation marks in a paragraph that speaks of operations.
 */
export function findOperations(reading: Reading): NamedOperation[] {
  return reading.hits.flatMap((hit) => {
    if (hit.name.subject.kind !== 'OPERATION') return [];
    const rule = ruleOf(reading, hit);
    return rule ? [{ hit, rule }] : [];
  });
}

function ruleOf(reading: Reading, hit: Hit): MentionRule | null {
  if (hit.name.words.length > 1) return 'OPERATION';
  const { start, end } = reading.spanOf(hit.from, hit.to);
  const year = YEAR.exec(reading.text.slice(end, end + 6))?.[0] ?? '';
  const isQuoted = isOpeningQuote(reading.text[start - 1]) && isClosingQuote(reading.text[end + year.length]);
  const before = reading.tokens[hit.from - 1];
  const isAfterCue = before !== undefined && CUE.test(before.key) && (isBeside(reading, hit.from) || isQuoted);
  if (isAfterCue || year !== '') return 'OPERATION';
  const after = reading.tokens[hit.to];
  const isBeforeCue = after !== undefined && !after.opensSentence && CUE.test(after.key);
  if (isQuoted) {
    if (isBeforeCue) return 'OPERATION';
    return !(before && OTHER_THING.test(before.key)) && isAboutOperations(reading, hit.from)
      ? 'QUOTED_OPERATION'
      : null;
  }
  const saysNothing = reading.tokens[hit.from]!.opensSentence || reading.isTitleCase;
  return isBeforeCue && isBeside(reading, hit.to) && !saysNothing ? 'OPERATION' : null;
}

/** Whether the paragraph of a word has the word "operation" or the like. */
function isAboutOperations({ tokens }: Reading, at: number): boolean {
  for (let place = at; place >= 0; place--) {
    if (CUE.test(tokens[place]!.key)) return true;
    if (tokens[place]!.gap === 'BREAK') break;
  }
  for (let place = at + 1; place < tokens.length && tokens[place]!.gap !== 'BREAK'; place++) {
    if (CUE.test(tokens[place]!.key)) return true;
  }
  return false;
}
