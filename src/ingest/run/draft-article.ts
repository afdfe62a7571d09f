import type { DataSource } from 'typeorm';
import { saveArticle, type SavedArticle } from '../domain/article.js';
import type { ArticleDraft, DraftDate, StatementDraft } from '../domain/article-draft.js';
import { newsroomMoment, type Newsroom } from '../domain/newsroom.js';
import type { Id } from '../lib/node-key.js';
import { decodePage } from './page/decode-page.js';
import { readPage, type SavedPage } from './page/read-page.js';
import { attributeFullText, type Attribution, type FoundStatement } from './recognition/attribution.js';
import { heldDuring } from './recognition/holders.js';
import { recognize, type NewsroomGazetteer } from './recognizer.js';

/** What whoever imports a page knows besides the page. */
export interface PageFacts {
  /** The page's own address. */
  readonly sourceUrl: string | null;
  /** When it came out; takes precedence over what the page lets one conclude. */
  readonly published: DraftDate | null;
  readonly sectionId: Id | null;
}

/**
 * Reads one saved page and writes it as an article, with the statement it is and whatever it names. One transaction:
 * a page that is refused leaves nothing. Throws BAD_USER_INPUT with the reason for a file that is no such page.
 */
export async function importPage(
  dataSource: DataSource,
  newsroom: Newsroom,
  gazetteer: NewsroomGazetteer,
  bytes: Uint8Array,
  facts: PageFacts,
): Promise<SavedArticle> {
  const draft = draftPage(newsroom, gazetteer, decodePage(bytes), facts);
  return dataSource.transaction((db) => saveArticle(db, newsroom, draft));
}

function draftPage(newsroom: Newsroom, gazetteer: NewsroomGazetteer, text: string, facts: PageFacts): ArticleDraft {
  const { today } = newsroomMoment(newsroom);
  const page = readPage(text, { today });
  const { published, statement, outletId } = dateAndAttribute(page, gazetteer, facts.published);
  // A page without any date is filed under today.
  const filed: DraftDate = published ?? { from: today, until: today, precision: 'UNKNOWN' };
  return {
    slug: null,
    workId: null,
    language: page.language,
    isOriginal: true,
    genre: page.genre,
    title: page.title,
    subheading: page.subheading,
    lead: null,
    text: page.text,
    question: null,
    sectionId: facts.sectionId,
    outletId,
    sourceUrl: facts.sourceUrl,
    sources: facts.sourceUrl === null ? [] : [{ url: facts.sourceUrl }],
    externalIds: [],
    published: filed,
    isPublishedGiven: facts.published !== null,
    imageNames: page.imageNames,
    aboutIds: [],
    mentions: recognize(gazetteer, page.text, page.language, published ?? ANY_DAY),
    statements: statement === null ? [] : [statementDraft(statement, filed, outletId)],
  };
}

/** What a page may mean that no date is known of: "this year" stays open, and so does who held an office. */
const ANY_DAY: DraftDate = { from: '0001-01-01', until: '9999-12-31', precision: 'UNKNOWN' };

/**
 * When a page came out, and whose words it is. The two hang together: a year that the text only speaks of is not
 * enough to say who held an office, and a year in which the named speaker did not hold the office given is not the page's.
 */
function dateAndAttribute(
  page: SavedPage,
  { compiled, contextOf }: NewsroomGazetteer,
  given: DraftDate | null,
): Attribution & { readonly published: DraftDate | null } {
  const attribute = (published: DraftDate | null) => {
    const context = contextOf(page.language, published ?? ANY_DAY);
    return { published, context, ...attributeFullText(page, compiled, context) };
  };
  const found = attribute(given ?? page.published);
  const isConcluded = given === null && found.published?.precision !== 'DAY';
  if (!isConcluded || found.statement === null) return found;
  if (!found.statement.isNamed) return { ...found, statement: null };
  const { officeId, speakerId } = found.statement;
  const wasElsewhere = officeId !== null && heldDuring(officeId, speakerId, compiled, found.context) === false;
  return wasElsewhere ? attribute(null) : found;
}

function statementDraft(found: FoundStatement, stated: DraftDate, outletId: Id | null): StatementDraft {
  return {
    start: found.start,
    end: found.end,
    form: found.form,
    speakerId: found.speakerId,
    coSpeakerIds: [],
    officeId: found.officeId,
    roleAsPrinted: found.roleAsPrinted,
    stated,
    outletId,
    meetingId: null,
    utteranceId: null,
    aboutIds: [],
    method: 'RULE',
    confidence: found.confidence,
  };
}
