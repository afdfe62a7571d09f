import { frameOf } from './frame.js';
import type { Passage, Sentence } from './passage.js';
import { accordingTo, verbOf, type Attributed } from './quoted-speech.js';
import type { SpeechLanguage } from './speech.js';
import type { Frame, Subjects } from './subject.js';
import type { Span } from '../recognition/span.js';

/** What somebody is said to have said, in the writer's words. */
export interface Reported extends Attributed {
  readonly clause: Span;
}

/** So many words may stand between a verb and its "that": "told reporters on Tuesday that". */
const FURTHEST_THAT = 9;
const FEWEST_WORDS = 3;

/** What a sentence without quotations reports; null when it reports nothing, or so that its bounds are not sure. */
export function reportIn(passage: Passage, { elements }: Sentence, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const frame = frameOf(passage.text, elements);
  if (elements.some(({ quotation }) => quotation) || frame.words.length < FEWEST_WORDS) return null;
  const report = atEnd(frame, subjects, language) ?? withThat(frame, subjects, language) ?? byAccount(frame, subjects, language);
  return report && wordsBetween(frame, report.clause) >= FEWEST_WORDS ? report : null;
}

function wordsBetween({ words }: Frame, { start, end }: Span): number {
  return words.filter((word) => word.start >= start && word.end <= end).length;
}

/** Ada Byron said that …; said …. The first verb that has a clause behind it. */
function withThat(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  const last = words.at(-1)!;
  for (let verb = 0; verb < words.length - 2; verb++) {
    const word = words[verb]!;
    if (word.names.length > 0 || !language.reports.test(word.key)) continue;
    const until = { ...frame, words: words.slice(0, verb + 1) };
    const said = verbOf(until, language.reports, subjects, language) ?? null;
    const that = words.findIndex((each, at) => at > verb && at <= verb + FURTHEST_THAT && language.that.test(each.key));
    const inverted = said ?? (subjects.before(frame, verb) === null && that > 0 ? referenceAfter(frame, verb, subjects) : null);
    if (!inverted) continue;
    if (that > 0) return { ...inverted, clause: { start: words[that + 1]?.start ?? last.end, end: last.end } };
    const next = words[verb + 1]!;
    if (language.hasCases || !/^,?\s$/u.test(frame.gap(verb + 1)) || language.preposition.test(next.key) || language.opensClause.test(next.key)) continue;
    if (!hasSubjectAt(frame, verb + 1, language)) continue;
    return { ...inverted, clause: { start: next.start, end: last.end } };
  }
  return null;
}

function referenceAfter(frame: Frame, verb: number, subjects: Subjects): Attributed | null {
  const reference = subjects.after(frame, verb);
  return reference && { reference, at: frame.words[verb]!.start };
}

const FINITE =
  /^(?:is|are|was|were|has|have|had|will|would|could|should|may|might|must|can|cannot|did|does|do|didn|doesn|don|wasn|weren|isn|aren|won|wouldn|s|re|ll|ve|d|\p{Ll}+ed|went|came|took|made|left|knew|got|became|saw|felt|needs?|wants?|plans?|believes?|hopes?|expects?|remains?)$/u;

/** Whether the words from a place on are a clause: something with a verb of its own, and not "said nothing". */
function hasSubjectAt({ words }: Frame, from: number, { relation }: SpeechLanguage): boolean {
  void relation;
  return words.slice(from + 1, from + 16).some(({ key }) => FINITE.test(key));
}

/** …, Ada Byron said; …, said Ada Byron on Tuesday. */
function atEnd(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  const verb = words.findLastIndex(({ key, names }) => names.length === 0 && language.reports.test(key));
  if (verb < 2) return null;
  let comma = verb;
  while (comma > 0 && !/^\s*,["”»]?\s*[—–-]?\s*$|^\s*[—–-]\s*$/u.test(frame.gap(comma))) comma--;
  if (comma < 2 || hasThatBehind(frame, verb, language)) return null;
  const behind = { words: words.slice(comma), gap: (at: number) => (at === 0 ? '' : frame.gap(at + comma)) };
  const place = verb - comma;
  const reference = place === 0 || language.hasCases ? (subjects.before(behind, place) ?? subjects.after(behind, place)) : subjects.before(behind, place);
  if (!reference || isClauseBehind(behind, place)) return null;
  const first = words[0]!;
  return { reference, at: words[verb]!.start, clause: { start: first.start, end: words[comma - 1]!.end } };
}

function hasThatBehind({ words }: Frame, verb: number, { that }: SpeechLanguage): boolean {
  return words.slice(verb + 1, verb + 1 + FURTHEST_THAT).some(({ key }) => that.test(key));
}

const LONGEST_TAIL = 14;

/** Whether so much follows the verb that it is no mere tail. */
function isClauseBehind({ words }: Frame, verb: number): boolean {
  return words.length - verb > LONGEST_TAIL;
}

/** According to Ada Byron, …; …, according to Ada Byron. */
function byAccount(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  const account = accordingTo(frame, subjects, language);
  if (!account) return null;
  const { reference, at, place, until } = account;
  if (place > 2) {
    const isTail = /,/u.test(frame.gap(place)) || words.length - until <= LONGEST_TAIL;
    return isTail ? { reference, at, clause: { start: words[0]!.start, end: words[place - 1]!.end } } : null;
  }
  for (let comma = until + 2; comma < words.length; comma++) {
    if (/^\s*,/u.test(frame.gap(comma))) return { reference, at, clause: { start: words[comma]!.start, end: words.at(-1)!.end } };
  }
  return null;
}
