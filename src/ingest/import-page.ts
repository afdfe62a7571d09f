import type { DataSource } from 'typeorm';
import { saveArticle, type SavedArticle } from '../domain/article.js';
import type { ArticleDraft, DraftDate, StatementDraft } from '../domain/article-draft.js';
import { newsroomToday, type Newsroom } from '../domain/newsroom.js';
import type { Id } from '../lib/node-key.js';
import { decodePage } from './page/decode-page.js';
import { readPage } from './page/read-page.js';
import { attributeFullText, type FoundStatement } from './recognition/attribution.js';
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
  const today = newsroomToday(newsroom);
  const page = readPage(text, { today });
  const published = facts.published ?? page.published;
  // A page without any date is filed under today; what it calls "this year" stays open.
  const filed: DraftDate = published ?? { from: today, until: today, precision: 'UNKNOWN' };
  const meant: DraftDate = published ?? { from: '0001-01-01', until: today, precision: 'UNKNOWN' };
  const { statement, outletId } = attributeFullText(
    page,
    gazetteer.compiled,
    gazetteer.contextOf(page.language, meant),
  );
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
    published: filed,
    isPublishedGiven: facts.published !== null,
    imageNames: page.imageNames,
    aboutIds: [],
    mentions: recognize(gazetteer, page.text, page.language, meant),
    statements: statement === null ? [] : [statementDraft(statement, filed, outletId)],
  };
}

function statementDraft(found: FoundStatement, stated: DraftDate, outletId: Id | null): StatementDraft {
  return {
    start: found.start,
    end: found.end,
    form: found.form,
    speakerId: found.speakerId,
    coSpeakerIds: [],
    officeId: found.tenureHint,
    roleAsPrinted: found.roleAsPrinted,
    stated,
    outletId,
    aboutIds: [],
    method: 'RULE',
    confidence: found.confidence,
  };
}
