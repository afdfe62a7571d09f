import type { ArticleGenre } from '../../kinds/vocabulary.js';
import type { CompiledGazetteer } from './compile.js';
import { STATEMENT_CONFIDENCE } from './confidence.js';
import { findMentions } from './mentions.js';
import { hasQuestions, isFirstPerson, isReported, withoutQuotes } from './first-person.js';
import type { AttributedPage, Attribution, FoundMention, FoundStatement, TextContext } from './found.js';
import { titleSpeaker, type TitleSpeaker } from './title-speaker.js';

export type { AttributedPage, Attribution, FoundStatement } from './found.js';

/** How articles of a genre stand to the words in them. */
interface GenreVoice {
  /** Whether the text may be one speaker's own words. */
  readonly isOwnWords: boolean;
  /** Whether an organization may be the speaker. */
  readonly isOfOrganizations: boolean;
  /** Whether an outlet in the title is one that was answered. */
  readonly answersOutlet: boolean;
}

const NEVER: GenreVoice = { isOwnWords: false, isOfOrganizations: false, answersOutlet: false };
const ANSWER: GenreVoice = { isOwnWords: true, isOfOrganizations: false, answersOutlet: true };

const GENRES: Readonly<Record<ArticleGenre, GenreVoice>> = {
  MEDIA_ANSWER: ANSWER,
  INTERVIEW: ANSWER,
  COMMENTARY: ANSWER,
  STATEMENT: { isOwnWords: true, isOfOrganizations: true, answersOutlet: false },
  SPEECH: { isOwnWords: true, isOfOrganizations: false, answersOutlet: false },
  NEWS: NEVER,
  PRESS_RELEASE: NEVER,
  COMMUNIQUE: NEVER,
  ANNOUNCEMENT: NEVER,
};

/**
 * A whole text as the words of the one speaker its title names, when it is written in the first person and neither names
 * that speaker nor asks questions; and the outlet that was answered. When anything is in doubt there is no statement:
 * none is better than somebody else's words.
 */
export function attributeFullText(
  page: AttributedPage,
  gazetteer: CompiledGazetteer,
  context: TextContext,
): Attribution {
  const genre = GENRES[page.genre];
  const inTitle = findMentions(page.title, gazetteer, context);
  const outlets = new Set(inTitle.filter((mention) => isOutlet(mention, gazetteer)).map(({ subjectId }) => subjectId));
  const [outletId] = outlets;
  const speaker = genre.isOwnWords ? titleSpeaker(page.title, inTitle, gazetteer) : null;
  return {
    statement:
      speaker && isOwnText(page.text, speaker, genre, gazetteer, context) ? fullText(page.text, speaker) : null,
    outletId: genre.answersOutlet && outlets.size === 1 ? (outletId as string) : null,
  };
}

function isOutlet({ subjectId }: FoundMention, gazetteer: CompiledGazetteer): boolean {
  return gazetteer.subjects.get(subjectId)?.organizationType === 'MEDIA_OUTLET';
}

function isOwnText(
  text: string,
  { speakerId }: TitleSpeaker,
  genre: GenreVoice,
  gazetteer: CompiledGazetteer,
  context: TextContext,
): boolean {
  const speaker = gazetteer.subjects.get(speakerId);
  const isPerson = speaker?.kind === 'OFFICIAL';
  if (!isPerson && (!genre.isOfOrganizations || speaker?.organizationType === 'MEDIA_OUTLET')) return false;
  const unquoted = withoutQuotes(text);
  if (hasQuestions(text) || !isFirstPerson(unquoted, context.language)) return false;
  return !(isPerson && findMentions(unquoted, gazetteer, context).some((mention) => isSpokenOf(mention)));

  /** Whether a mention speaks of the speaker as of a third person: by name, or by an office that "noted" something. */
  function isSpokenOf({ subjectId, holderTenureId, start, end }: FoundMention): boolean {
    const holder = holderTenureId && gazetteer.tenures.get(holderTenureId)?.officialId;
    return subjectId === speakerId || (holder === speakerId && isReported(unquoted, start, end));
  }
}

function fullText(text: string, { speakerId, officeId, roleAsPrinted, rule }: TitleSpeaker): FoundStatement {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return {
    start,
    end,
    text: text.slice(start, end),
    form: 'FULL_TEXT',
    speakerId,
    tenureHint: officeId,
    roleAsPrinted,
    confidence: STATEMENT_CONFIDENCE[rule],
    rule,
  };
}
