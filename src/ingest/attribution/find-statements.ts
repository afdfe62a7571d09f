import type { CompiledGazetteer } from '../recognition/compile.js';
import type { TextContext } from '../recognition/found.js';
import { Discourse } from './discourse.js';
import type { FoundStatement, NamedPage, Refusal } from './found-statement.js';
import { attributeFullText } from './full-text.js';
import { readInterview } from './interview.js';
import { isWithin, readPassage, type Passage, type Sentence } from './passage.js';
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
  const answers = interview?.answers ?? [];
  const language = speechOf(context.language);
  const told = language ? new Teller(page, gazetteer, language).tell() : { statements: [], refusals: [] };
  const isOwn = (span: { readonly start: number; readonly end: number }) =>
    !answers.some((answer) => isWithin(span, answer));
  return {
    statements: [...answers, ...told.statements.filter(isOwn)].sort((one, other) => one.start - other.start),
    refusals: [...(interview?.questions ?? []), ...told.refusals.filter(isOwn)].sort(
      (one, other) => one.start - other.start,
    ),
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
    this.passage = readPassage(text, inText, gazetteer, language);
    this.subjects = new Subjects(gazetteer, language);
    this.discourse = new Discourse(this.passage, inText, gazetteer, language);
  }

  tell(): Pick<Attribution, 'statements' | 'refusals'> {
    for (const [at, sentence] of this.passage.sentences.entries()) {
      const hasQuotations = sentence.elements.some(({ quotation }) => quotation);
      if (hasQuotations) this.quotations(sentence, this.passage.sentences[at - 1]);
      else this.report(sentence);
    }
    return { statements: this.statements, refusals: this.refusals };
  }

  private quotations(sentence: Sentence, before: Sentence | undefined): void {
    let inSentence: Spoken | null = null;
    for (const [at, { quotation }] of sentence.elements.entries()) {
      if (!quotation) continue;
      const attributed =
        attributionOf(this.passage, sentence, at, this.subjects, this.language) ??
        (at === 0 ? this.announced(sentence, before) : null);
      const spoken: Spoken = attributed
        ? this.spokenBy(attributed, sentence)
        : (inSentence ?? this.goingOn(sentence, before));
      inSentence = spoken;
      if (attributed || spoken.speaker)
        this.discourse.note(quotation.close, sentence.paragraph, spoken.speaker ?? null);
      if (spoken.speaker)
        this.statements.push(
          statementOf(this.passage.text, quotation, 'DIRECT_QUOTE', spoken.speaker, quoteRule(spoken.by)),
        );
      else this.refusals.push({ start: quotation.start, end: quotation.end, reason: spoken.refused });
    }
  }

  private announced({ start }: Sentence, before: Sentence | undefined): Attributed | null {
    const isAnnounced =
      before !== undefined && /^[^\p{L}\p{N}]*:\s*$/u.test(this.passage.text.slice(before.end, start));
    return isAnnounced ? announcedBy(this.passage, before, this.subjects, this.language) : null;
  }

  /** Whose a quotation is by the words beside it. An outlet passes on what others say, save where it writes. */
  private spokenBy({ reference, at }: Attributed, { elements, paragraph }: Sentence): Spoken {
    const spoken = spokenBy(reference, this.discourse, at, paragraph);
    if (!spoken.speaker || !this.isOutlet(spoken.speaker.speakerId)) return spoken;
    const verb = elements.find(({ word }) => word?.start === at)?.word;
    return verb && this.language.outletSays.test(verb.key) ? spoken : { refused: 'UNKNOWN_SPEAKER' };
  }

  /** Whose a quotation is that nothing in its sentence is said of: the one's who spoke right before it, in this paragraph or, where it stands alone, the last. */
  private goingOn({ elements, paragraph }: Sentence, before: Sentence | undefined): Spoken {
    const { lastSpeech } = this.discourse;
    const isAlone = elements.every(({ word }) => !word);
    if (!lastSpeech?.speaker || !before || !isAlone || lastSpeech.at < before.start) return { refused: 'NO_SPEECH' };
    const { speaker } = lastSpeech;
    if (before.paragraph === paragraph)
      return { speaker: { ...speaker, officeId: null, roleAsPrinted: null }, by: 'GOES_ON' };
    return before.paragraph === paragraph - 1
      ? { speaker: { ...speaker, officeId: null, roleAsPrinted: null }, by: 'ALONE' }
      : { refused: 'NO_SPEECH' };
  }

  private report(sentence: Sentence): void {
    const report = reportIn(this.passage, sentence, this.subjects, this.language);
    if (!report) return;
    const spoken = spokenBy(report.reference, this.discourse, report.at, sentence.paragraph);
    this.discourse.note(sentence.end, sentence.paragraph, spoken.speaker ?? null);
    if (!spoken.speaker) return;
    this.statements.push(
      statementOf(this.passage.text, report.clause, 'REPORTED', spoken.speaker, reportRule(spoken.by)),
    );
  }

  private isOutlet(subjectId: string): boolean {
    return this.gazetteer.subjects.get(subjectId)?.organizationType === 'MEDIA_OUTLET';
  }
}
