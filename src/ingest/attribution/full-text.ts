import type { ArticleGenre } from '../../kinds/vocabulary.js';
import { isOutlet, type CompiledGazetteer } from '../recognition/compile.js';
import { STATEMENT_CONFIDENCE } from './confidence.js';
import { findMentions } from '../recognition/mentions.js';
import { hasQuestions, isFirstPerson, isSaidOfSelf, speaksOfSomebody, withoutQuotes } from './first-person.js';
import type { FoundMention, TextContext } from '../recognition/found.js';
import type { FoundStatement, NamedPage } from './found-statement.js';
import { titleSpeaker, type TitleSpeaker } from './title-speaker.js';

/** How articles of a genre stand to the words in them. */
interface GenreVoice {
  /** Whether the text may be one speaker's own words. */
  readonly isOwnWords: boolean;
  /** Whether journalists write such texts in the first person too, so that "he" may be the one they met. */
  readonly isOftenTold: boolean;
  /** Whether an organization may be the speaker. */
  readonly isOfOrganizations: boolean;
  /** Whether an outlet in the title is one that was answered. */
  readonly answersOutlet: boolean;
}

const NEVER: GenreVoice = { isOwnWords: false, isOftenTold: false, isOfOrganizations: false, answersOutlet: false };
const ANSWER: GenreVoice = { isOwnWords: true, isOftenTold: false, isOfOrganizations: false, answersOutlet: true };
const TALK: GenreVoice = { ...ANSWER, isOftenTold: true };

const GENRES: Readonly<Record<ArticleGenre, GenreVoice>> = {
  MEDIA_ANSWER: ANSWER,
  INTERVIEW: TALK,
  COMMENTARY: TALK,
  STATEMENT: { isOwnWords: true, isOftenTold: false, isOfOrganizations: true, answersOutlet: false },
  SPEECH: { isOwnWords: true, isOftenTold: false, isOfOrganizations: false, answersOutlet: false },
  NEWS: NEVER,
  PRESS_RELEASE: NEVER,
  COMMUNIQUE: NEVER,
  ANNOUNCEMENT: NEVER,
};

export interface FullTextAttribution {
  /** The whole text as somebody's words; null unless it is sure whose they are. */
  readonly statement: FoundStatement | null;
  /** The outlet whose question was answered. */
  readonly outletId: string | null;
}

/**
 * A whole text as the words of the one speaker its title names, when it is written in the first person and neither names
 * that speaker nor asks questions; and the outlet that was answered. When anything is in doubt there is no statement:
 * none is better than somebody else's words.
 */
export function attributeFullText(
  page: Omit<NamedPage, 'inText'>,
  gazetteer: CompiledGazetteer,
  context: TextContext,
): FullTextAttribution {
  const genre = GENRES[page.genre];
  const { inTitle } = page;
  const outlets = new Set(
    inTitle.filter((mention) => isOutlet(gazetteer, mention.subjectId)).map(({ subjectId }) => subjectId),
  );
  const [outletId] = outlets;
  const speaker = genre.isOwnWords ? titleSpeaker(page.title, inTitle, gazetteer) : null;
  return {
    statement:
      speaker && isOwnText(page.text, speaker, genre, gazetteer, context) ? fullText(page.text, speaker) : null,
    outletId: genre.answersOutlet && outlets.size === 1 ? (outletId as string) : null,
  };
}

function isOwnText(
  text: string,
  { speakerId, isOnlyTopic }: TitleSpeaker,
  genre: GenreVoice,
  gazetteer: CompiledGazetteer,
  context: TextContext,
): boolean {
  const speaker = gazetteer.subjects.get(speakerId);
  const isPerson = speaker?.kind === 'OFFICIAL';
  if (!isPerson && (!genre.isOfOrganizations || isOutlet(gazetteer, speakerId))) return false;
  const unquoted = withoutQuotes(text);
  if (hasQuestions(text) || !isFirstPerson(unquoted, context.language)) return false;
  if (genre.isOftenTold && (isOnlyTopic || speaksOfSomebody(unquoted))) return false;
  return !(isPerson && findMentions(unquoted, gazetteer, context).some((mention) => isSpokenOf(mention)));

  /** Whether a mention speaks of the speaker as of a third person: by name or office, save "as Secretary General, I". */
  function isSpokenOf({ subjectId, holderTenureId, start }: FoundMention): boolean {
    const holder = holderTenureId && gazetteer.tenures.get(holderTenureId)?.officialId;
    return subjectId === speakerId || (holder === speakerId && !isSaidOfSelf(unquoted, start));
  }
}

function fullText(text: string, { speakerId, officeId, roleAsPrinted, isNamed, rule }: TitleSpeaker): FoundStatement {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return {
    start,
    end,
    text: text.slice(start, end),
    form: 'FULL_TEXT',
    speakerId,
    officeId,
    isNamed,
    roleAsPrinted,
    confidence: STATEMENT_CONFIDENCE[rule],
    rule,
  };
}
