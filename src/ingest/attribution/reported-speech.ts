import { frameOf, type Frame } from './frame.js';
import type { Passage, Sentence, Word } from './passage.js';
import { accordingTo, isUndone, verbOf, type Attributed } from './quoted-speech.js';
import type { SpeechLanguage } from './speech.js';
import type { Subjects } from './subject.js';
import type { Span } from '../recognition/span.js';

/** What somebody is said to have said, in the writer's words. */
export interface Reported extends Attributed {
  readonly clause: Span;
}

/** So many words may stand between a verb and its "that": "told reporters on Tuesday that". */
const FURTHEST_THAT = 9;
const FEWEST_WORDS = 3;

/** What a sentence without quotations reports; null when it reports nothing, or so that its bounds are not sure. */
export function reportIn(
  passage: Passage,
  { elements }: Sentence,
  subjects: Subjects,
  language: SpeechLanguage,
): Reported | null {
  const frame = frameOf(passage.text, elements);
  if (elements.some(({ quotation }) => quotation) || frame.words.length < FEWEST_WORDS) return null;
  const report =
    asSaid(frame, subjects, language) ??
    atEnd(frame, subjects, language) ??
    withThat(frame, subjects, language) ??
    byAccount(frame, subjects, language);
  if (!report || /\?\s*$/u.test(passage.text.slice(frame.words.at(-1)!.end, frame.words.at(-1)!.end + 2))) return null;
  // A dash that opens a paragraph opens somebody's own words.
  if (/(?:^|\n)\s*[—–-]\s*$/u.test(passage.text.slice(0, frame.words[0]!.start).slice(-5))) return null;
  const clause = withMarks(passage.text, withoutOthers(frame, report.clause, language));
  return wordsBetween(frame, clause) >= FEWEST_WORDS ? { ...report, clause } : null;
}

/** A clause up to where the writer goes on alone: ", but the League denies it", ", a claim that …". */
function withoutOthers({ words, gap }: Frame, { start, end }: Span, { turns }: SpeechLanguage): Span {
  const at = words.findIndex(
    (word, place) =>
      word.start > start &&
      word.start < end &&
      (word.key === 'but' || /^["”»]?,\s/u.test(gap(place))) &&
      turns.test(word.key),
  );
  return at < 1 ? { start, end } : { start, end: words[at - 1]!.end };
}

/** A clause with the quotation marks that stand right at its ends. */
function withMarks(text: string, { start, end }: Span): Span {
  return {
    start: /["“«„]/u.test(text[start - 1] ?? '') ? start - 1 : start,
    end: /["”»“]/u.test(text[end] ?? '') ? end + 1 : end,
  };
}

function wordsBetween({ words }: Frame, { start, end }: Span): number {
  return words.filter((word) => word.start >= start && word.end <= end).length;
}

/** Как отметила Ада Байрон, …: what follows the first comma behind whoever says it. */
function asSaid(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  if (!language.as.test(words[0]!.key)) return null;
  const verb = words.findIndex(({ key }, at) => at > 0 && at <= 3 && language.reports.test(key));
  const reference = verb < 0 ? null : subjects.after(frame, verb);
  if (!reference) return null;
  const comma = words.findIndex((_, at) => at > verb + 1 && /^\s*,/u.test(frame.gap(at)));
  return comma < 0
    ? null
    : {
        reference,
        at: words[verb]!.start,
        verb: words[verb]!.key,
        clause: { start: words[comma]!.start, end: words.at(-1)!.end },
      };
}

/** Ada Byron said that …; said …; …, saying that …. The first verb that has a clause behind it. */
function withThat(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  const last = words.at(-1)!;
  for (let verb = 0; verb < words.length - 2; verb++) {
    const { key } = words[verb]!;
    const isParticiple = language.participle.test(key);
    if (!isParticiple && !language.reports.test(key)) continue;
    const that = thatBehind(frame, verb, language);
    const said = isParticiple
      ? participle(frame, verb, subjects, language)
      : sayer(frame, verb, that > 0, subjects, language);
    if (!said) continue;
    if (that > 0) return { ...said, clause: { start: words[that + 1]?.start ?? last.end, end: last.end } };
    const from = isParticiple ? -1 : clauseBehind(frame, verb, language);
    if (from > 0) return { ...said, clause: { start: words[from]!.start, end: last.end } };
  }
  return null;
}

/** The place of the "that" of a verb, behind nothing but whom and where it was said to; -1 without one. A relative "that" has a noun before it and no subject behind. */
function thatBehind({ words, gap }: Frame, verb: number, { that, addressees, hasCases }: SpeechLanguage): number {
  for (let at = verb + 1; at < words.length && at <= verb + FURTHEST_THAT; at++) {
    const { key, isCapital, names, namesEnd } = words[at]!;
    if (that.test(key)) {
      const first = words[at + 1];
      if (!first || (hasCases ? !/^,\s/u.test(gap(at)) : false)) return -1;
      return (
        hasCases
          ? PAST.test(first.key)
          : AUXILIARY.test(first.key) ||
            (/^(?:\p{Ll}+s)$/u.test(first.text) &&
              !/^(?:this|its|his|s|us|towards|always|perhaps)$/u.test(first.key) &&
              at > verb + 1)
      )
        ? -1
        : at;
    }
    if (
      !addressees.test(key) &&
      !isCapital &&
      names.length === 0 &&
      namesEnd.length === 0 &&
      !DAY.test(key) &&
      !/^\d+$/u.test(key)
    )
      return -1;
  }
  return -1;
}

const PAST = /(?:ло|ла|ли)$/u;

function participle(frame: Frame, verb: number, subjects: Subjects, language: SpeechLanguage): Attributed | null {
  const isPassive = frame.words.slice(0, verb).some(({ key }) => language.passive?.test(key));
  if (!/^,/u.test(frame.gap(verb)) || isPassive || isUndone(frame, verb, language)) return null;
  const reference = subjects.ofSentence(frame, verb);
  return reference && { reference, at: frame.words[verb]!.start, verb: frame.words[verb]!.key };
}

function sayer(
  frame: Frame,
  verb: number,
  mayStandBehind: boolean,
  subjects: Subjects,
  language: SpeechLanguage,
): Attributed | null {
  const said = verbOf({ ...frame, words: frame.words.slice(0, verb + 1) }, language.reports, subjects, language);
  if (said) return said;
  return mayStandBehind && subjects.before(frame, verb) === null ? referenceAfter(frame, verb, subjects) : null;
}

/** Where the clause begins that follows a verb without "that", days passed over: "said on Monday they would"; -1 when none does. */
function clauseBehind(frame: Frame, verb: number, language: SpeechLanguage): number {
  const { words } = frame;
  if (language.hasCases) return -1;
  let from = verb + 1;
  if (words[from]?.key === 'on' && words[from + 1] && DAY.test(words[from + 1]!.key)) from += 2;
  else if (words[from] && DAY.test(words[from]!.key)) from += 1;
  const next = words[from];
  if (
    !next ||
    !/^[,:]?\s$/u.test(frame.gap(from)) ||
    language.preposition.test(next.key) ||
    language.opensClause.test(next.key)
  )
    return -1;
  const verbs = SAYS_ONLY.test(words[verb]!.key) ? FINITE : AUXILIARY;
  return words.slice(from + 1, from + 18).some(({ key }) => verbs.test(key)) ? from : -1;
}

const DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)$/u;

function referenceAfter(frame: Frame, verb: number, subjects: Subjects): Attributed | null {
  const reference = subjects.after(frame, verb);
  return reference && { reference, at: frame.words[verb]!.start, verb: frame.words[verb]!.key };
}

/** Verbs that take nothing but what was said; "announced a plan" has an object. */
const SAYS_ONLY = /^(?:said|says|told|tells|insisted|insists|believes|hopes)$/u;
const AUXILIARIES =
  'is|are|was|were|has|have|had|will|would|could|should|may|might|must|can|cannot|did|does|do|didn|doesn|don|wasn|weren|isn|aren|won|wouldn|re|ll|ve';
const AUXILIARY = new RegExp(`^(?:${AUXILIARIES})$`, 'u');
const FINITE = new RegExp(
  `^(?:${AUXILIARIES}|s|d|\\p{Ll}+ed|went|came|took|made|left|knew|got|became|saw|felt|needs?|wants?|plans?|believes?|hopes?|expects?|remains?)$`,
  'u',
);

/** Whether there is a verb among words, so that they may be a clause, and not "said nothing". */
function hasVerb(words: readonly Word[]): boolean {
  return words.some(({ key }) => FINITE.test(key));
}

/** …, Ada Byron said; …, said Ada Byron on Tuesday. */
function atEnd(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  const verb = words.findLastIndex(({ key, names }) => names.length === 0 && language.reports.test(key));
  if (verb < 2 || language.leads.test(words[verb]!.key) || isUndone(frame, verb, language)) return null;
  let comma = verb;
  while (comma > 0 && !/^\s*,["”»]?\s*[—–-]?\s*$|^\s+[—–-]\s+$/u.test(frame.gap(comma))) comma--;
  const opening = words[comma]!;
  const isNarrative =
    language.and.test(opening.key) ||
    language.opensClause.test(opening.key) ||
    opening.key === 'so' ||
    language.opensClause.test(words[0]!.key);
  if (comma < 2 || isNarrative || hasThatBehind(frame, verb, language)) return null;
  const behind = { words: words.slice(comma), gap: (at: number) => (at === 0 ? '' : frame.gap(at + comma)) };
  const place = verb - comma;
  const reference =
    place === 0 || language.hasCases
      ? (subjects.before(behind, place) ?? subjects.after(behind, place))
      : subjects.before(behind, place);
  if (!reference || isClauseBehind(behind, place, language)) return null;
  const first = words[0]!;
  if (!language.hasCases && (language.preposition.test(first.key) || !hasVerb(words.slice(1, comma)))) return null;
  return {
    reference,
    at: words[verb]!.start,
    verb: words[verb]!.key,
    clause: { start: first.start, end: words[comma - 1]!.end },
  };
}

function hasThatBehind({ words }: Frame, verb: number, { that }: SpeechLanguage): boolean {
  return words.slice(verb + 1, verb + 1 + FURTHEST_THAT).some(({ key }) => that.test(key));
}

const LONGEST_TAIL = 14;

/** Whether so much follows the verb, or such words, that it is no mere tail. */
function isClauseBehind({ words }: Frame, verb: number, { hasCases, preposition }: SpeechLanguage): boolean {
  const next = words[verb + 1];
  if (words.length - verb > LONGEST_TAIL) return true;
  const isTold =
    hasCases ||
    verb === 0 ||
    !next ||
    preposition.test(next.key) ||
    DAY.test(next.key) ||
    /^(?:told|tells)$/u.test(words[verb]!.key);
  return !isTold;
}

/** According to Ada Byron, …; …, according to Ada Byron. */
function byAccount(frame: Frame, subjects: Subjects, language: SpeechLanguage): Reported | null {
  const { words } = frame;
  const account = accordingTo(frame, subjects, language);
  if (!account) return null;
  const { reference, at, place, until } = account;
  if (place > 2) {
    const isTail = /,/u.test(frame.gap(place)) || words.length - until <= LONGEST_TAIL;
    return isTail ? { reference, at, verb: '', clause: { start: words[0]!.start, end: words[place - 1]!.end } } : null;
  }
  for (let comma = until + 1; comma < words.length; comma++) {
    if (/^\s*,/u.test(frame.gap(comma)))
      return { reference, at, verb: '', clause: { start: words[comma]!.start, end: words.at(-1)!.end } };
  }
  return null;
}
