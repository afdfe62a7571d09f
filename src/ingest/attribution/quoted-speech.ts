import { frameOf, placeOfWords } from './frame.js';
import { endOf, type Element, type Passage, type Sentence } from './passage.js';
import type { Quotation } from './quotations.js';
import type { SpeechLanguage } from './speech.js';
import type { Frame, Reference, Subjects } from './subject.js';

/** Somebody who is said to speak, and the place of the words that say so. */
export interface Attributed {
  readonly reference: Reference;
  readonly at: number;
}

const FURTHEST_AFTER = 25;

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
  const attributed = behind(after, subjects, language) ?? inFront(before, subjects, language);
  if (attributed) return attributed;
  const first = elements[at - 1];
  const { open } = (elements[at] as Element & { readonly quotation: Quotation }).quotation;
  return first && /:\s*$/u.test(passage.text.slice(endOf(first), open)) ? introduced(before, subjects) : null;
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
  return verbOf(frame, language.quotes, subjects, language) ?? introduced(frame, subjects);
}

/** Ada Byron in her letter to the League: “…”: the only person named before the colon. */
function introduced(frame: Frame, subjects: Subjects): Attributed | null {
  const reference = subjects.ofSentence(frame, frame.words.length);
  const at = frame.words.at(-1)?.start;
  return reference?.kind === 'NAMED' && at !== undefined ? { reference, at } : null;
}

/** “…,” said Ada Byron; “…,” she told reporters; “…”, according to her. */
function behind(frame: Frame, subjects: Subjects, language: SpeechLanguage): Attributed | null {
  const { words } = frame;
  const [first] = words;
  if (!first) return null;
  const according = accordingTo(frame, subjects, language);
  if (according && according.place <= 2) return according;
  const isClause = language.opensClause.test(first.key) || language.and.test(first.key);
  if (isClause) return null;
  const verb = words.findIndex((word, at) => at <= FURTHEST_AFTER && language.quotes.test(word.key));
  if (verb < 0) return participleOf(frame, subjects, language);
  if (isDenied(frame, verb, language)) return null;
  const reference =
    verb === 0 || isOnlyPassedOver(frame, verb, language) ? subjects.after(frame, verb) : subjects.before(frame, verb);
  return reference && { reference, at: words[verb]!.start };
}

function isOnlyPassedOver({ words }: Frame, verb: number, { betweenSubjectAndVerb }: SpeechLanguage): boolean {
  return words.slice(0, verb).every(({ key }) => betweenSubjectAndVerb.test(key) || key === 'как' || key === 'as');
}

/** Ada Byron said: “…”; according to her, “…”. */
function inFront(frame: Frame, subjects: Subjects, language: SpeechLanguage): Attributed | null {
  return (
    verbOf(frame, language.quotes, subjects, language) ??
    accordingTo(frame, subjects, language) ??
    participleOf(frame, subjects, language)
  );
}

/** The last verb of a kind in a frame with its subject, wherever that stands; null when there is none, or it says that nothing was said. */
export function verbOf(
  frame: Frame,
  verbs: RegExp,
  subjects: Subjects,
  language: SpeechLanguage,
): (Attributed & { readonly verb: number }) | null {
  const verb = frame.words.findLastIndex(({ key, names }) => names.length === 0 && verbs.test(key));
  if (verb < 0 || isDenied(frame, verb, language)) return null;
  const reference = subjects.before(frame, verb) ?? subjects.after(frame, verb);
  return reference && { reference, at: frame.words[verb]!.start, verb };
}

function isDenied({ words }: Frame, verb: number, { denies, passive }: SpeechLanguage): boolean {
  const [before, previous] = [words[verb - 2], words[verb - 1]];
  if (previous && denies.test(previous.key)) return true;
  if (before && denies.test(before.key)) return true;
  return passive !== null && previous !== undefined && passive.test(previous.key);
}

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
    if (reference) return { reference, at: frame.words[place]!.start, place, until: last };
  }
  return null;
}

/** Ada Byron opposed the plan, calling it “…”: whoever is the subject of the sentence. */
function participleOf(frame: Frame, subjects: Subjects, language: SpeechLanguage): Attributed | null {
  const at = frame.words.findLastIndex(({ key }) => language.participle.test(key));
  if (at < 0) return null;
  const reference = frame.words[at - 1]?.key === 'as' ? subjects.before(frame, at - 1) : subjects.ofSentence(frame, at);
  return reference && { reference, at: frame.words[at]!.start };
}
