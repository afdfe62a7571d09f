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
 * Whether what stands there stays, whatever a run finds: what an editor set or decided, and what a source marked, as long as the same words stand
 * in its place and no source says otherwise now.
 */
export function isSettled(
  row: Evidenced,
  words: string,
  draft: { readonly text: string; readonly isOfSource: boolean },
): boolean {
  const isMarked = row.method === 'SOURCE' && !draft.isOfSource;
  return isDecided(row) || (isMarked && draft.text.slice(row.startOffset, row.endOffset) === words);
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
