import { isOutlet, type CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import type { Span } from '../recognition/span.js';
import type { FoundStatement, NamedPage, Refusal, Speaker } from './found-statement.js';
import { isWithin } from './passage.js';
import { statementOf } from './spoken.js';

/** What a paragraph of an interview is: OTHER is somebody else's, UNTOLD goes on with what the one before it was. */
type Turn = 'QUESTION' | 'ANSWER' | 'OTHER' | 'UNTOLD';

interface Paragraph extends Span {
  readonly turn: Turn;
  /** Whose name stands before the words; null where none does. */
  readonly speaker: Speaker | null;
  /** Whether a mark says what it is, and not only that it ends in a question mark. */
  readonly isMarked: boolean;
}

export interface Interview {
  readonly answers: readonly FoundStatement[];
  readonly questions: readonly Refusal[];
}

const PARAGRAPH = /(?:[^\n]|\n(?![^\S\n]*\n))+/gu;
const QUESTION_MARK =
  /^\s*(?:q|question|вопрос|в)(?:\s?\d{1,3})?\s*:\s*|^\s*(?:question|вопрос)(?:\s?\d{1,3})?\s*[—–.-]\s*/iu;
const ANSWER_MARK = /^\s*(?:a|answer|ответ|о)(?:\s?\d{1,3})?\s*:\s*|^\s*(?:answer|ответ)(?:\s?\d{1,3})?\s*[—–.-]\s*/iu;
const NAME_MARK = /^\s*([^\n:.!?"“«]{2,80}):\s+/u;
/** What may be the name of a speaker before a colon. */
const SOMEBODY = /^\p{Lu}[\p{L}.’'-]*(?:\s+\p{Lu}[\p{L}.’'-]*){0,3}$/u;
const ENDS_AS_QUESTION = /\?["'”’»)]*\s*$/u;
const LONGEST_QUESTION = 700;

/**
 * The answers of an interview: all that stands below a question up to the next, as the words of the one whose name stands before it or,
 * where only questions and answers are told apart, of the one person whom the title or the beginning names. Null for a text that is no interview, or where it
 * is not sure who is asked.
 */
export function readInterview(page: NamedPage, gazetteer: CompiledGazetteer): Interview | null {
  const paragraphs = paragraphsOf(page, gazetteer);
  const isTold =
    paragraphs.some(({ turn, isMarked }) => isMarked && turn === 'QUESTION') &&
    paragraphs.some(({ turn, isMarked }) => isMarked && turn === 'ANSWER');
  const questions = paragraphs.filter(({ turn }) => turn === 'QUESTION');
  const [first] = questions;
  if (!first || (!isTold && (page.genre !== 'INTERVIEW' || questions.length < 2))) return null;
  const lead = page.text.slice(0, first.start);
  const inLead = page.inText.filter(({ end }) => end <= first.start);
  const interviewed =
    interviewedIn(page.title, page.inTitle, page.genre === 'INTERVIEW', gazetteer) ??
    interviewedIn(lead, inLead, false, gazetteer);
  return {
    answers: answersOf(page.text, paragraphs, interviewed),
    questions: questions.map(({ start, end }) => ({ start, end, reason: 'QUESTION' })),
  };
}

function paragraphsOf({ text, inText }: NamedPage, gazetteer: CompiledGazetteer): Paragraph[] {
  return Array.from(text.matchAll(PARAGRAPH), ({ 0: paragraph, index }) => {
    const end = index + paragraph.trimEnd().length;
    const question = QUESTION_MARK.exec(paragraph);
    if (question) return { start: index + question[0].length, end, turn: 'QUESTION', speaker: null, isMarked: true };
    const answer = ANSWER_MARK.exec(paragraph);
    if (answer) return { start: index + answer[0].length, end, turn: 'ANSWER', speaker: null, isMarked: true };
    const name = NAME_MARK.exec(paragraph);
    const named = name && namedBefore(name[1] as string, index + name[0].indexOf(name[1] as string), inText, gazetteer);
    if (name && !named && SOMEBODY.test(name[1] as string)) {
      return { start: index + name[0].length, end, turn: 'OTHER', speaker: null, isMarked: true };
    }
    if (name && named) return { start: index + name[0].length, end, isMarked: true, ...named };
    const indent = /^\s*(?:[—–-]\s+)?/u.exec(paragraph)?.[0].length ?? 0;
    const isQuestion = ENDS_AS_QUESTION.test(paragraph) && paragraph.length < LONGEST_QUESTION;
    return { start: index + indent, end, turn: isQuestion ? 'QUESTION' : 'UNTOLD', speaker: null, isMarked: false };
  });
}

/** What a name before a colon makes of a paragraph: an official answers, an outlet asks. */
function namedBefore(
  label: string,
  at: number,
  inText: readonly FoundMention[],
  gazetteer: CompiledGazetteer,
): Pick<Paragraph, 'turn' | 'speaker'> | null {
  const within = inText.filter((mention) => isWithin(mention, { start: at, end: at + label.length }));
  const speaker = theOnlyPerson(within, gazetteer);
  const covered = within.reduce((length, { start, end }) => length + end - start, 0);
  if (covered * 2 < label.trim().length) return null;
  if (speaker) return { turn: 'ANSWER', speaker };
  const asks = within.some(({ subjectId }) => isOutlet(gazetteer, subjectId));
  return asks ? { turn: 'QUESTION', speaker: null } : null;
}

const INTERVIEW_WITH =
  /(?:(?:interview|conversation|talk|q&a)\s+with|questions\s+(?:to|for)|(?:интервью|беседа|разговор)(?:\s+с)?)\s+(?:the\s+)?$/iu;
const ANSWERS =
  /^\s*(?:[:—–-]|(?:has\s+)?(?:answer(?:s|ed)|replie[sd]|responds?|responded|gave\s+an\s+interview|talks|spoke|speaks)(?!\p{L})|(?:ответил|отвечает|рассказал|рассказывает|дал)\p{L}*)/iu;
/** In the title of an interview, its matter: "Ada Byron on the dues". */
const MATTER = /^\s*(?:$|(?:on|about|о|об|про)(?!\p{L}))/iu;
const MORE_OF_IT =
  /^\s*(?:$|[.,:;!?()«"“—–-](?!\s*\p{Lu}\p{Ll}+\s+\p{Lu})|(?:on|about|for|in|at|to|о|об|про|для|в|во|на)(?!\p{L}))/u;

/** The one person whom a title or a beginning says to be interviewed; null when it says so of nobody, or of somebody besides. */
function interviewedIn(
  text: string,
  mentions: readonly FoundMention[],
  isInterview: boolean,
  gazetteer: CompiledGazetteer,
): Speaker | null {
  const person = theOnlyPerson(mentions, gazetteer);
  const named = mentions.filter(({ kind, holderTenureId }) => kind === 'OFFICIAL' || holderTenureId !== null);
  const [first, last] = [named[0], named.at(-1)];
  if (!person || !first || !last) return null;
  const [before, after] = [text.slice(0, first.start), text.slice(last.end)];
  const isWith = INTERVIEW_WITH.test(before) && MORE_OF_IT.test(after);
  const isSubject = /^(?:the\s+)?$/iu.test(before) && (ANSWERS.test(after) || (isInterview && MATTER.test(after)));
  return (isWith || isSubject) && !/^\s*(?:,|and|&|и)\s+\p{Lu}/u.test(after) ? person : null;
}

/** The person that names mean, with the office they are named by; null when they mean several or none. */
function theOnlyPerson(mentions: readonly FoundMention[], gazetteer: CompiledGazetteer): Speaker | null {
  const people = new Map<string, boolean>();
  for (const { kind, subjectId, holderTenureId } of mentions) {
    if (kind === 'OFFICIAL') people.set(subjectId, true);
    const holder = holderTenureId === null ? undefined : gazetteer.tenures.get(holderTenureId)?.officialId;
    if (holder !== undefined) people.set(holder, people.get(holder) ?? false);
  }
  const [only, another] = people;
  if (!only || another) return null;
  const office = mentions.find(({ kind }) => kind === 'OFFICE');
  return {
    speakerId: only[0],
    officeId: office?.subjectId ?? null,
    roleAsPrinted: office?.surface ?? null,
    isNamed: only[1],
  };
}

/** Whether a last paragraph of several sentences below an answer that a name stands before speaks in nobody's person: what the editors add. */
function isAfterword(text: string, paragraphs: readonly Paragraph[], place: number): boolean {
  const [last, before] = [paragraphs[place], paragraphs[place - 1]];
  if (!last || place < paragraphs.length - 1 || !before?.speaker) return false;
  return !FIRST_PERSON.test(text.slice(last.start, last.end));
}

const FIRST_PERSON =
  /(?<![\p{L}])(?:i|we|my|our|me|us|you|your|я|мы|мне|нас|нам|наш\p{L}*|мой|моя|мою|вы|вам|вас)(?![\p{L}])/iu;

interface OpenAnswer extends Span {
  readonly speaker: Speaker | null;
  /** Whether the speaker's own name stands before it. */
  readonly isNamed: boolean;
}

function answersOf(text: string, paragraphs: readonly Paragraph[], interviewed: Speaker | null): FoundStatement[] {
  const answers: FoundStatement[] = [];
  let current = null as OpenAnswer | null;
  let isBelowQuestion = false;
  const close = () => {
    const speaker = current?.speaker ?? null;
    if (current && speaker)
      answers.push(
        statementOf(
          text,
          current,
          'FULL_TEXT',
          speaker,
          current.isNamed ? 'ANSWER_BELOW_NAME' : 'ANSWER_OF_INTERVIEWED',
        ),
      );
    current = null;
  };
  for (const [place, { turn, start, end, speaker, isMarked }] of paragraphs.entries()) {
    if (turn === 'QUESTION') {
      close();
      isBelowQuestion = true;
    } else if (turn === 'ANSWER') {
      close();
      current = { start, end, speaker: speaker ?? interviewed, isNamed: speaker !== null };
      isBelowQuestion = false;
    } else if (turn === 'OTHER') {
      close();
      isBelowQuestion = false;
    } else if (current !== null && !isAfterword(text, paragraphs, place)) {
      current = { ...current, end };
    } else if (isBelowQuestion && !isMarked) {
      current = { start, end, speaker: interviewed, isNamed: false };
      isBelowQuestion = false;
    }
  }
  close();
  return answers;
}
