import { frameOf, placeOfWords, type Frame } from './frame.js';
import { endOf, startOf, type Element, type Passage, type Sentence, type Word } from './passage.js';
import type { Quotation } from './quotations.js';
import type { SpeechLanguage, WordSet } from './speech.js';
import type { Reference } from './reference.js';
import type { Subjects } from './subject.js';

/** Somebody who is said to speak, and the place of the words that say so. */
export interface Attributed {
  readonly reference: Reference;
  readonly at: number;
  /** The verb that says so, as a key; empty where it is said otherwise. */
  readonly verb: string;
}

const FURTHEST_AFTER = 25;

/** Said, though it is not known by whom, or not said at all. */
const NOBODY: Attributed = { reference: { kind: 'UNKNOWN' }, at: -1, verb: '' };

/** Who is said to speak the quotation at a place of a sentence: by the words behind it, else by those before it. Null when nothing says so. */
export function attributionOf(
  passage: Passage,
  { elements }: Sentence,
  at: number,
  subjects: Subjects,
  language: SpeechLanguage,
): Attributed | null {
  const next = elements.findIndex(({ quotation }, place) => place > at && quotation !== undefined);
  const previous = elements.findLastIndex(({ quotation }, place) => place < at && quotation !== undefined);
  const after = frameOf(passage.text, elements.slice(at + 1, next < 0 ? undefined : next));
  const before = frameOf(passage.text, elements.slice(previous + 1, at));
  const quotation = (elements[at] as Element & { readonly quotation: Quotation }).quotation;
  const [first, last] = [elements[at + 1], elements[at - 1]];
  const gapBehind = first ? passage.text.slice(quotation.close, startOf(first)) : '';
  const gapInFront = last ? passage.text.slice(endOf(last), quotation.open) : '';
  const isClosedOff =
    /[,!?…—–-]/u.test(gapBehind) || /[,!?…]["'”’»“]*$/u.test(passage.text.slice(quotation.start, quotation.close));
  const attributed = isClosedOff || isSayerFirst(after, language) ? behind(after, subjects, language) : null;
  return (
    attributed ??
    inFront(before, { subjects, language, gap: gapInFront, hasWordsBehind: isClauseBehind(after, gapBehind, language) })
  );
}

/** Whether a verb or a name follows: “…” said Ada Byron; “…” Ada Byron said. */
function isSayerFirst({ words }: Frame, { quotes, article, pronouns }: SpeechLanguage): boolean {
  const [first] = words;
  return (
    first !== undefined &&
    (quotes.test(first.key) || first.isCapital || article.test(first.key) || pronouns.has(first.key))
  );
}

/** Whether the sentence goes on about a quotation: "… that “the Accord is dead” was false". */
function isClauseBehind({ words }: Frame, gap: string, { hasCases }: SpeechLanguage): boolean {
  const [first] = words;
  return (
    first !== undefined &&
    /^\s*$/u.test(gap) &&
    (hasCases
      ? /^\p{Ll}/u.test(first.text) && !/^(?:и|а|в|на|по|с)$/u.test(first.key)
      : /^(?:is|was|were|are|had|has|will|would)$/u.test(first.key))
  );
}

/** “…,” said Ada Byron; “…,” she told reporters; “…”, according to her. */
function behind(frame: Frame, subjects: Subjects, language: SpeechLanguage): Attributed | null {
  const { words } = frame;
  const [first] = words;
  if (!first) return null;
  const according = accordingTo(frame, subjects, language);
  if (according && according.place <= 1) return according;
  if (language.opensClause.test(first.key) || language.and.test(first.key)) return null;
  const verb = words.findIndex((word, at) => at <= FURTHEST_AFTER && language.quotes.test(word.key));
  if (verb < 0) return null;
  if (isUndone(frame, verb, language)) return NOBODY;
  const isInverted = words
    .slice(0, verb)
    .every(({ key }) => language.betweenSubjectAndVerb.test(key) || language.as.test(key));
  const reference = isInverted ? subjects.after(frame, verb) : subjects.before(frame, verb);
  return reference && { reference, at: words[verb]!.start, verb: words[verb]!.key };
}

interface InFront {
  readonly subjects: Subjects;
  readonly language: SpeechLanguage;
  /** What stands between the words and the quotation. */
  readonly gap: string;
  readonly hasWordsBehind: boolean;
}

/** Words that may stand between a verb and the words quoted in part: "said that the plan was “…”". */
const MOST_BETWEEN = 10;

/** Ada Byron said: “…”; according to her, “…”. */
function inFront(frame: Frame, { subjects, language, gap, hasWordsBehind }: InFront): Attributed | null {
  const { words } = frame;
  const last = words.at(-1);
  if (!last || hasWordsBehind || language.works.test(last.key)) return null;
  const said = verbOf(frame, language.quotes, subjects, language);
  if (said) {
    const that = words.findLastIndex(({ key }, at) => at > said.place && language.that.test(key));
    const between = words.slice(Math.max(said.place, that) + 1);
    const isOfWork = words.slice(said.place + 1).some(({ key }) => language.works.test(key));
    const isWhole = /[:,]\s*[—–-]?\s*$/u.test(gap);
    return isWhole || (!isOfWork && isPartOfClause(between, language)) ? said : NOBODY;
  }
  if (words.some(({ key }) => language.vetoes.test(key))) return null;
  return (
    accordingTo(frame, subjects, language) ??
    participleOf(frame, subjects, language) ??
    introduced(frame, gap, subjects)
  );
}

/** Whether words between a verb and a quotation speak of nobody else. */
function isPartOfClause(
  between: readonly Word[],
  { quotes, works, opensClause, that, hasCases }: SpeechLanguage,
): boolean {
  if (between.length > MOST_BETWEEN) return false;
  const isOfOthers = between.some(({ key, isCapital, names }, at) => {
    const isName = isCapital && names.every(({ kind }) => kind !== 'COUNTRY') && !(hasCases && names.length > 0);
    return (
      (opensClause.test(key) && !that.test(key)) ||
      works.test(key) ||
      key === 's' ||
      quotes.test(key) ||
      (isName && at < 3)
    );
  });
  return !isOfOthers;
}

/** Who is said to speak by a sentence before a paragraph that begins with a quotation: "Ada Byron told the press:". */
export function announcedBy(
  passage: Passage,
  { elements }: Sentence,
  subjects: Subjects,
  language: SpeechLanguage,
): Attributed | null {
  const last = elements.findLastIndex(({ quotation }) => quotation !== undefined);
  const frame = frameOf(passage.text, elements.slice(last + 1));
  return verbOf(frame, language.quotes, subjects, language) ?? introduced(frame, ':', subjects);
}

const DOCUMENT =
  /^(?:letter|post|statement|message|tweet|address|speech|remarks|заявлени\p{L}+|обращени\p{L}+|письм\p{L}+|выступлени\p{L}+|послани\p{L}+)$/u;
const IN = /^(?:in|on|via|with|через|с|со|в)$/u;

/** Ada Byron in her letter to the League: “…”; she came out with a statement: “…”. */
function introduced(frame: Frame, gap: string, subjects: Subjects): Attributed | null {
  const { words } = frame;
  if (!/:\s*$/u.test(gap)) return null;
  const document = words.findLastIndex(({ key }) => DOCUMENT.test(key));
  if (document < 0 || !words.slice(Math.max(0, document - 3), document).some(({ key }) => IN.test(key))) return null;
  const reference = subjects.ofSentence(frame, document);
  return reference?.kind === 'NAMED' ? { reference, at: words[document]!.start, verb: '' } : null;
}

/** The last verb of a kind in a frame with its subject, wherever that stands; null when there is none. Of what is denied or doubted the subject is unknown. */
export function verbOf(
  frame: Frame,
  verbs: WordSet,
  subjects: Subjects,
  language: SpeechLanguage,
): (Attributed & { readonly place: number }) | null {
  const verb = frame.words.findLastIndex(({ key, names }) => names.length === 0 && verbs.test(key));
  if (verb < 0) return null;
  if (isUndone(frame, verb, language)) return { ...NOBODY, place: verb };
  const reference = subjects.before(frame, verb) ?? subjects.after(frame, verb);
  const { start, key } = frame.words[verb]!;
  return reference && { reference, at: start, verb: key, place: verb };
}

/** Whether words before a verb say that it was not said, or not for sure, or that the subject was told it. */
export function isUndone({ words }: Frame, verb: number, { vetoes, passive }: SpeechLanguage): boolean {
  const [previous, next] = [words[verb - 1], words[verb + 1]];
  if (words.slice(0, verb).some(({ key }) => vetoes.test(key)) || (next && NOTHING.test(next.key))) return true;
  return (
    passive !== null &&
    ((previous !== undefined && passive.test(previous.key)) || (next !== undefined && passive.test(next.key)))
  );
}

const NOTHING = /^(?:not|never|nothing|no|neither|ничего|бы)$/u;

/** "According to Ada Byron", with the place where it begins. */
export function accordingTo(
  frame: Frame,
  subjects: Subjects,
  language: SpeechLanguage,
): (Attributed & { readonly place: number; readonly until: number }) | null {
  for (const sought of language.accordingTo) {
    const place = placeOfWords(frame, sought);
    if (place < 0) continue;
    const last = place + sought.length - 1;
    const reference = subjects.following(frame, last);
    if (reference) return { reference, at: frame.words[place]!.start, verb: '', place, until: last };
  }
  return null;
}

/** Ada Byron opposed the plan, calling it “…”: whoever the sentence begins with. */
function participleOf(frame: Frame, subjects: Subjects, language: SpeechLanguage): Attributed | null {
  const at = frame.words.findLastIndex(({ key }) => language.participle.test(key));
  if (at < 1 || !/^,/u.test(frame.gap(at)) || isUndone(frame, at, language)) return null;
  if (language.passive !== null && frame.words.slice(0, at).some(({ key }) => language.passive!.test(key))) return null;
  const reference = subjects.ofSentence(frame, at);
  return reference && { reference, at: frame.words[at]!.start, verb: frame.words[at]!.key };
}
