import type { EvidenceMethod, ReviewState } from '../kinds/vocabulary.js';

/** What was found with less than this waits for an editor, and is not shown to the public. */
export const LEAST_SHOWN = 0.7;

/** Whether something is shown as soon as it is found. */
export function reviewStateOf(confidence: number): ReviewState {
  return confidence >= LEAST_SHOWN ? 'AUTO' : 'PENDING';
}

/** Where something was found in a text, and how. */
export interface Evidenced {
  readonly method: EvidenceMethod;
  readonly reviewState: ReviewState;
  readonly startOffset: number;
  readonly endOffset: number;
}

/**
 * Whether what stands there stays, whatever a run finds: what an editor set or decided, and what a source marked, as long as the text has
 * its words and no source says otherwise now.
 */
export function isSettled(
  row: Evidenced,
  words: string,
  draft: { readonly text: string; readonly isOfSource: boolean },
): boolean {
  return isDecided(row) || (row.method === 'SOURCE' && !draft.isOfSource && draft.text.includes(words));
}

/** Where the words of a row stand in a text now; null when they are gone. */
export function placeIn(text: string, { startOffset, endOffset }: Evidenced, words: string): Place | null {
  const start = text.slice(startOffset, endOffset) === words ? startOffset : text.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length };
}

/** A stretch of a text in UTF-16 code units; the end is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export function overlap(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether an editor set or decided something: no run changes it. */
export function isDecided({
  method,
  reviewState,
}: {
  readonly method: EvidenceMethod;
  readonly reviewState: ReviewState;
}): boolean {
  return method === 'EDITOR' || reviewState === 'ACCEPTED' || reviewState === 'REJECTED';
}
