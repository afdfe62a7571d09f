import type { SubjectKind } from '../../kinds/vocabulary.js';
import { groupBy } from '../../lib/group-by.js';
import { MENTION_CONFIDENCE, type MentionRule } from './confidence.js';
import type { GazetteerSubject } from './gazetteer.js';
import type { Reading } from './reading.js';
import type { Span } from './span.js';

/** A subject that words may name. */
export interface Candidate extends Span {
  readonly subjectId: string;
  readonly rule: MentionRule;
  /** Of an office: the tenure that is meant. */
  readonly holderTenureId?: string | null;
}

/** Which kind keeps the words when several claim exactly the same. */
const PRECEDENCE: readonly SubjectKind[] = [
  'RESOLUTION',
  'PRESIDENCY',
  'OPERATION',
  'OFFICIAL',
  'OFFICE',
  'ORGANIZATION',
  'COUNTRY',
];

/**
 * The candidates without those that overlap a longer one. Words that mean several subjects alike name none of them, nor
 * what is within them.
 */
export function longestOf(reading: Reading, candidates: readonly Candidate[]): Candidate[] {
  const claims = [...groupBy(candidates, ({ start, end }) => `${start} ${end}`).values()];
  claims.sort(([a], [b]) => lengthOf(b!) - lengthOf(a!) || a!.start - b!.start);
  const taken = new Uint8Array(reading.text.length);
  return claims.flatMap((claim) => {
    const { start, end } = claim[0]!;
    if (taken[start] || taken[end - 1] || taken.subarray(start, end).includes(1)) return [];
    taken.fill(1, start, end);
    const only = onlyOne(reading, claim);
    return only ? [only] : [];
  });
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** The one that has the best claim to the same words; null when two subjects have it alike. */
function onlyOne(reading: Reading, claim: readonly Candidate[]): Candidate | null {
  const subjectOf = ({ subjectId }: Candidate): GazetteerSubject => reading.gazetteer.subjects.get(subjectId)!;
  const claims: readonly ((candidate: Candidate) => number)[] = [
    (candidate) => -PRECEDENCE.indexOf(subjectOf(candidate).kind),
    ({ rule }) => MENTION_CONFIDENCE[rule],
    ({ subjectId }) => (subjectId === reading.context.homeOrganizationId ? 1 : 0),
    (candidate) => (subjectOf(candidate).operationType === 'SERIES' ? 1 : 0),
  ];
  let best = claim;
  for (const strength of claims) {
    const greatest = Math.max(...best.map(strength));
    best = best.filter((candidate) => strength(candidate) === greatest);
  }
  return new Set(best.map(({ subjectId }) => subjectId)).size === 1 ? best[0]! : null;
}
