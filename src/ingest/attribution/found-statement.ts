import type { ArticleGenre, StatementForm } from '../../kinds/vocabulary.js';
import type { FoundMention } from '../recognition/found.js';
import type { Span } from '../recognition/span.js';
import type { StatementRule } from './confidence.js';

/** Somebody whom a text shows to be the speaker. */
export interface Speaker {
  readonly speakerId: string;
  /** The office that the text names the speaker by. */
  readonly officeId: string | null;
  /** The words for that office, as the text prints them. */
  readonly roleAsPrinted: string | null;
  /** Whether the speaker is named: an office alone means whoever held it, which hangs on the date. */
  readonly isNamed: boolean;
}

/** Words in a text, letter by letter, and whose they are. */
export interface FoundStatement extends Span, Speaker {
  readonly text: string;
  readonly form: StatementForm;
  readonly confidence: number;
  readonly rule: StatementRule;
}

/** Why words that somebody may have said are no statement. */
export type RefusalReason =
  /** Nothing beside them says that they were said. */
  | 'NO_SPEECH'
  /** They were said by somebody whom the database does not know, or whom nothing names. */
  | 'UNKNOWN_SPEAKER'
  /** Several may have said them. */
  | 'SEVERAL_SPEAKERS'
  /** "He" or "the minister" may be more than one, or nobody who is known. */
  | 'UNCLEAR_REFERENCE'
  /** An interviewer asks them. */
  | 'QUESTION';

/** Words that were looked at and are no statement. */
export interface Refusal extends Span {
  readonly reason: RefusalReason;
}

/** An article as attribution sees it. */
export interface AttributedPage {
  readonly title: string;
  readonly text: string;
  readonly genre: ArticleGenre;
}

/** A page with what it names: in its title and, in reading order, in its text. */
export interface NamedPage extends AttributedPage {
  readonly inTitle: readonly FoundMention[];
  readonly inText: readonly FoundMention[];
}
