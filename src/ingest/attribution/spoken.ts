import { STATEMENT_CONFIDENCE, type StatementRule } from './confidence.js';
import type { Discourse, Understood } from './discourse.js';
import type { FoundStatement, RefusalReason, Speaker } from './found-statement.js';
import type { Reference } from './reference.js';
import type { StatementForm } from '../../kinds/vocabulary.js';
import type { Span } from '../recognition/span.js';

/** Whose words something is, or why that is not known. */
export type Spoken =
  | { readonly speaker: Speaker; readonly by: SpokenBy; readonly refused?: never }
  | { readonly speaker?: never; readonly refused: RefusalReason };

/** How the speaker is told. */
export type SpokenBy = 'NAMED' | 'HOLDER' | 'PRONOUN' | 'TITLE' | 'UNSURE' | 'GOES_ON' | 'ALONE';

/** Whom a subject means, at a place of a sentence. */
export function spokenBy(reference: Reference, discourse: Discourse, at: number, sentence: number): Spoken {
  if (reference.kind === 'PRONOUN') return understood(discourse.pronoun(reference.of, at, sentence), 'PRONOUN');
  if (reference.kind === 'TITLE') return understood(discourse.title(reference.noun, at), 'TITLE');
  if (reference.kind === 'SEVERAL') return { refused: 'SEVERAL_SPEAKERS' };
  if (reference.kind === 'UNKNOWN') return { refused: 'UNKNOWN_SPEAKER' };
  return { speaker: reference.speaker, by: reference.kind };
}

function understood(found: Understood | null, by: SpokenBy): Spoken {
  if (found === null) return { refused: 'UNCLEAR_REFERENCE' };
  return { speaker: found.speaker, by: found.isSure ? by : 'UNSURE' };
}

const QUOTE_RULES: Readonly<Record<SpokenBy, StatementRule>> = {
  NAMED: 'QUOTE_OF_NAMED',
  HOLDER: 'QUOTE_OF_HOLDER',
  PRONOUN: 'QUOTE_OF_PRONOUN',
  TITLE: 'QUOTE_OF_TITLE',
  UNSURE: 'QUOTE_OF_NEAREST',
  GOES_ON: 'QUOTE_GOES_ON',
  ALONE: 'QUOTE_ALONE',
};

export function quoteRule(by: SpokenBy): StatementRule {
  return QUOTE_RULES[by];
}

const REPORT_RULES: Readonly<Record<SpokenBy, StatementRule>> = {
  ...QUOTE_RULES,
  NAMED: 'REPORT_OF_NAMED',
  HOLDER: 'REPORT_OF_HOLDER',
  PRONOUN: 'REPORT_OF_PRONOUN',
  TITLE: 'REPORT_OF_TITLE',
  UNSURE: 'REPORT_OF_NEAREST',
};

export function reportRule(by: SpokenBy): StatementRule {
  return REPORT_RULES[by];
}

/** The words between two places as a statement, without the spaces around them. */
export function statementOf(
  text: string,
  { start, end }: Span,
  form: StatementForm,
  speaker: Speaker,
  rule: StatementRule,
): FoundStatement {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const until = end - (words.length - words.trimEnd().length);
  return {
    ...speaker,
    start: from,
    end: until,
    text: text.slice(from, until),
    form,
    confidence: STATEMENT_CONFIDENCE[rule],
    rule,
  };
}
