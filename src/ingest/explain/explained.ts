import type { RefusalReason } from '../attribution/found-statement.js';
import type { StatementForm, SubjectKind } from '../../kinds/vocabulary.js';
import type { Span } from '../recognition/span.js';
import type { ArticleFindings, NewsroomGazetteer } from '../recognizer.js';

/** A mention, in words for whoever asks why it is one. */
export interface ExplainedMention extends Span {
  readonly words: string;
  readonly kind: SubjectKind;
  readonly slug: string;
  /** Of an office: who is meant by it; null when that is not sure. */
  readonly holder: string | null;
  readonly rule: string;
  readonly confidence: number;
}

export interface ExplainedStatement extends Span {
  readonly words: string;
  readonly form: StatementForm;
  readonly speaker: string;
  readonly office: string | null;
  readonly rule: string;
  readonly confidence: number;
  /** False where an editor must decide first. */
  readonly isShown: boolean;
}

export interface ExplainedRefusal extends Span {
  readonly words: string;
  readonly reason: RefusalReason;
  readonly why: string;
}

/** A text with all that is found in it, and all that was looked at in vain. */
export interface Explained {
  readonly title: string;
  readonly text: string;
  readonly language: string;
  /** The day it came out on, or the first of those it may have; null when that is not known. */
  readonly published: string | null;
  readonly mentions: readonly ExplainedMention[];
  readonly statements: readonly ExplainedStatement[];
  readonly refusals: readonly ExplainedRefusal[];
}

const WHY: Readonly<Record<RefusalReason, string>> = {
  NO_SPEECH: 'nothing beside these words says that somebody said them',
  UNKNOWN_SPEAKER: 'they are said by somebody whom the database does not know',
  SEVERAL_SPEAKERS: 'several are named as saying them',
  UNCLEAR_REFERENCE: '"he", "she" or a title may mean more than one person, or none that is known',
  QUESTION: 'an interviewer asks them',
};

/** Findings with names instead of ids. */
export function explained(
  article: { readonly title: string; readonly text: string; readonly language: string },
  findings: ArticleFindings,
  { compiled }: NewsroomGazetteer,
  leastShown: number,
): Explained {
  const slugOf = (id: string) => compiled.subjects.get(id)?.slug ?? id;
  const wordsOf = ({ start, end }: Span) => article.text.slice(start, end);
  return {
    title: article.title,
    text: article.text,
    language: article.language,
    published: findings.published?.from ?? null,
    mentions: findings.mentions.map(({ start, end, surface, kind, subjectId, holderTenureId, rule, confidence }) => {
      const holderId = holderTenureId === null ? undefined : compiled.tenures.get(holderTenureId)?.officialId;
      const holder = holderId === undefined ? null : slugOf(holderId);
      return { start, end, words: surface, kind, slug: slugOf(subjectId), holder, rule, confidence };
    }),
    statements: findings.statements.map(({ start, end, text, form, speakerId, officeId, rule, confidence }) => ({
      ...{
        start,
        end,
        words: text,
        form,
        speaker: slugOf(speakerId),
        office: officeId === null ? null : slugOf(officeId),
      },
      ...{ rule, confidence, isShown: confidence >= leastShown },
    })),
    refusals: findings.refusals.map(({ start, end, reason }) => ({
      ...{ start, end, words: wordsOf({ start, end }), reason, why: WHY[reason] },
    })),
  };
}

/** A piece of the text between two places where something begins or ends. */
export interface Piece {
  readonly words: string;
  readonly mention: ExplainedMention | null;
  readonly statement: ExplainedStatement | null;
  readonly refusal: ExplainedRefusal | null;
  /** Whether the mention, statement or refusal begins with it. */
  readonly begins: readonly ('MENTION' | 'STATEMENT' | 'REFUSAL')[];
  readonly ends: readonly ('MENTION' | 'STATEMENT' | 'REFUSAL')[];
}

/** The text in pieces, each the same all through. Of mentions that overlap the first counts: topics may lie across names. */
export function piecesOf({ text, mentions, statements, refusals }: Explained): Piece[] {
  const shown: ExplainedMention[] = [];
  for (const mention of mentions) if (mention.start >= (shown.at(-1)?.end ?? 0)) shown.push(mention);
  const spans: readonly Span[] = [...shown, ...statements, ...refusals];
  const places = [...new Set([0, ...spans.flatMap(({ start, end }) => [start, end]), text.length])].sort(
    (a, b) => a - b,
  );
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] as number;
    const holds = (span: Span) => span.start <= start && end <= span.end;
    const here = [
      ['MENTION', shown.find(holds)],
      ['STATEMENT', statements.find(holds)],
      ['REFUSAL', refusals.find(holds)],
    ] as const;
    const [[, mention = null], [, statement = null], [, refusal = null]] = here;
    return {
      ...{ words: text.slice(start, end), mention, statement, refusal },
      begins: here.flatMap(([what, span]) => (span?.start === start ? [what] : [])),
      ends: here.flatMap(([what, span]) => (span?.end === end ? [what] : [])),
    };
  });
}
