import { isOutlet, type CompiledGazetteer } from '../recognition/compile.js';
import type { TextContext } from '../recognition/found.js';
import type { Span } from '../recognition/span.js';
import { Discourse } from './discourse.js';
import type { FoundStatement, NamedPage, Refusal } from './found-statement.js';
import { attributeFullText } from './full-text.js';
import { readInterview } from './interview.js';
import { isWithin, readPassage, type Passage, type Sentence } from './passage.js';
import type { Quotation } from './quotations.js';
import { announcedBy, attributionOf, type Attributed } from './quoted-speech.js';
import { reportIn } from './reported-speech.js';
import { quoteRule, reportRule, spokenBy, statementOf, type Spoken } from './spoken.js';
import { speechOf, type SpeechLanguage } from './speech.js';
import { Subjects } from './subject.js';

/** What was found to be said in an article, and what was looked at in vain. */
export interface Attribution {
  /** In the order of the text. */
  readonly statements: readonly FoundStatement[];
  readonly refusals: readonly Refusal[];
  /** The outlet whose question was answered; null when none was. */
  readonly outletId: string | null;
}

/**
 * Whose words stand in an article. A text that is one speaker's is one statement; an interview is its answers; in all others each quotation
 * and each reported clause is somebody's, as far as the text says whose. Where that is in doubt there is no statement: none is better
 * than somebody else's words.
 */
export function findStatements(page: NamedPage, gazetteer: CompiledGazetteer, context: TextContext): Attribution {
  const { statement, outletId } = attributeFullText(page, gazetteer, context);
  if (statement) return { statements: [statement], refusals: [], outletId };
  const interview = readInterview(page, gazetteer);
  const { answers = [], questions = [] } = interview ?? {};
  const language = speechOf(context.language);
  const told = language ? new Teller(page, gazetteer, language).tell() : { statements: [], refusals: [] };
  const isOwn = (span: Span) => ![...answers, ...questions].some((turn) => isWithin(span, turn));
  return {
    statements: [...answers, ...told.statements.filter(isOwn)].sort((one, other) => one.start - other.start),
    refusals: [...questions, ...told.refusals.filter(isOwn)].sort((one, other) => one.start - other.start),
    outletId,
  };
}

/** Reads a text for what is quoted and reported in it, sentence by sentence. */
class Teller {
  private readonly passage: Passage;
  private readonly subjects: Subjects;
  private readonly discourse: Discourse;
  private readonly statements: FoundStatement[] = [];
  private readonly refusals: Refusal[] = [];

  constructor(
    { text, inText }: NamedPage,
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {
    this.passage = readPassage(text, inText, language);
    this.subjects = new Subjects(gazetteer, language);
    this.discourse = new Discourse(this.passage, inText, gazetteer, language);
  }

  tell(): Pick<Attribution, 'statements' | 'refusals'> {
    for (const [place, sentence] of this.passage.sentences.entries()) {
      const hasQuotations = sentence.elements.some(({ quotation }) => quotation);
      if (hasQuotations) this.quotations(sentence, place);
      else this.report(sentence, place);
    }
    return { statements: this.statements, refusals: this.refusals };
  }

  private quotations(sentence: Sentence, place: number): void {
    let inSentence: Spoken | null = null;
    for (const [at, { quotation }] of sentence.elements.entries()) {
      if (!quotation) continue;
      const attributed =
        attributionOf(this.passage, sentence, at, this.subjects, this.language) ??
        (at === 0 ? this.announced(sentence, place) : null);
      const spoken: Spoken = attributed
        ? this.speakerOf(attributed, place)
        : (this.sameAsBefore(sentence, at, inSentence) ?? this.goingOn(sentence, place));
      inSentence = spoken;
      if (attributed || spoken.speaker) this.note(quotation, attributed, place, spoken);
      if (spoken.speaker) {
        const rule = quoteRule(spoken.by);
        this.statements.push(statementOf(this.passage.text, quotation, 'DIRECT_QUOTE', spoken.speaker, rule));
      } else this.refusals.push({ start: quotation.start, end: quotation.end, reason: spoken.refused });
    }
  }

  private note(quotation: Quotation, attributed: Attributed | null, sentence: number, spoken: Spoken): void {
    const isQuestion = /\?["'”’»“]*$/u.test(this.passage.text.slice(quotation.start, quotation.end).trimEnd());
    const mayGoOn = !isQuestion && !this.language.asks.test(attributed?.verb ?? '');
    this.discourse.note({ at: quotation.close, sentence, speaker: spoken.speaker ?? null, mayGoOn });
  }

  private announced({ start }: Sentence, place: number): Attributed | null {
    const before = this.passage.sentences[place - 1];
    const isAnnounced =
      before !== undefined && /^[^\p{L}\p{N}]*:\s*$/u.test(this.passage.text.slice(before.end, start));
    return isAnnounced ? announcedBy(this.passage, before, this.subjects, this.language) : null;
  }

  /** Whose a quotation is by the words beside it. An outlet passes on what others say, save where it writes. */
  private speakerOf({ reference, at, verb }: Attributed, place: number): Spoken {
    const spoken = spokenBy(reference, this.discourse, at, place);
    if (!spoken.speaker || !isOutlet(this.gazetteer, spoken.speaker.speakerId)) return spoken;
    return this.language.outletSays.test(verb) ? spoken : { refused: 'UNKNOWN_SPEAKER' };
  }

  /** Whose a quotation is that is only joined to the one before it: “…” and that “…”. */
  private sameAsBefore({ elements }: Sentence, at: number, before: Spoken | null): Spoken | null {
    if (before === null) return null;
    const previous = elements.findLastIndex(({ quotation }, place) => place < at && quotation !== undefined);
    const { and, that } = this.language;
    const isJoined = elements
      .slice(previous + 1, at)
      .every(({ word }) => word && (and.test(word.key) || that.test(word.key)));
    return isJoined ? before : { refused: 'NO_SPEECH' };
  }

  /** Whose a quotation is that nothing in its sentence is said of: the one's who spoke right before it, in this paragraph or, where it stands alone, the last. */
  private goingOn({ elements, paragraph }: Sentence, place: number): Spoken {
    const { lastSpeech } = this.discourse;
    const before = this.passage.sentences[place - 1];
    const isAlone = elements.every(({ word }) => !word);
    if (!lastSpeech?.speaker || !lastSpeech.mayGoOn || !before || !isAlone || lastSpeech.sentence !== place - 1)
      return { refused: 'NO_SPEECH' };
    const speaker = { ...lastSpeech.speaker, officeId: null, roleAsPrinted: null };
    if (before.paragraph === paragraph) return { speaker, by: 'GOES_ON' };
    return before.paragraph === paragraph - 1 ? { speaker, by: 'ALONE' } : { refused: 'NO_SPEECH' };
  }

  private report(sentence: Sentence, place: number): void {
    const report = reportIn(this.passage, sentence, this.subjects, this.language);
    if (!report) return;
    const spoken = spokenBy(report.reference, this.discourse, report.at, place);
    this.discourse.note({ at: sentence.end, sentence: place, speaker: spoken.speaker ?? null, mayGoOn: true });
    if (!spoken.speaker) return;
    const rule = reportRule(spoken.by);
    this.statements.push(statementOf(this.passage.text, report.clause, 'REPORTED', spoken.speaker, rule));
  }
}
