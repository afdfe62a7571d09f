import type { Db } from '../database/db.js';
import type { DraftDate, MentionDraft, StatementDraft } from '../domain/article-draft.js';
import type { Id } from '../lib/node-key.js';
import { newsroomMoment, type Newsroom } from '../domain/newsroom.js';
import { findStatements, type Attribution } from './attribution/find-statements.js';
import type { AttributedPage, FoundStatement } from './attribution/found-statement.js';
import { attributeFullText } from './attribution/full-text.js';
import type { Recognize } from './content/load-bundle.js';
import { compileGazetteer, type CompiledGazetteer } from './recognition/compile.js';
import { heldDuring } from './recognition/holders.js';
import { findMentions, type FoundMention, type TextContext } from './recognition/mentions.js';
import { readGazetteer } from './recognition/read-gazetteer.js';

/** What a newsroom's texts may speak of, ready to be looked for. */
export interface NewsroomGazetteer {
  readonly compiled: CompiledGazetteer;
  readonly contextOf: (language: string, published: DraftDate) => TextContext;
}

/** Reads the database's own subjects: a new name or alias counts at once. */
export async function readNewsroomGazetteer(db: Db, newsroom: Newsroom): Promise<NewsroomGazetteer> {
  const compiled = compileGazetteer(await readGazetteer(db));
  const { today } = newsroomMoment(newsroom);
  return {
    compiled,
    contextOf: (language, published) => ({
      language,
      published,
      homeOrganizationId: newsroom.organizationId,
      today,
    }),
  };
}

/** Finds what texts of a newsroom name. */
export async function createRecognizer(db: Db, newsroom: Newsroom): Promise<Recognize> {
  const gazetteer = await readNewsroomGazetteer(db, newsroom);
  return (text, language, published) => recognize(gazetteer, text, language, published);
}

/** What one text names, as an article keeps it. */
export function recognize(
  { compiled, contextOf }: NewsroomGazetteer,
  text: string,
  language: string,
  published: DraftDate,
): MentionDraft[] {
  return findMentions(text, compiled, contextOf(language, published)).map(asMentionDraft);
}

/** An article before anything is looked for in it. */
export interface ArticleText extends AttributedPage {
  readonly language: string;
  /** When it came out, as somebody said; null when nobody did. */
  readonly given: DraftDate | null;
  /** When it came out, as far as the text itself shows; null when it does not. */
  readonly concluded: DraftDate | null;
}

/** What is found in an article. */
export interface ArticleFindings extends Attribution {
  /** When it came out, as its words and speakers agree; null when that is not known. */
  readonly published: DraftDate | null;
  readonly mentions: readonly FoundMention[];
}

/** What a text may mean that no date is known of: "this year" stays open, and so does who held an office. */
const ANY_DAY: DraftDate = { from: '0001-01-01', until: '9999-12-31', precision: 'UNKNOWN' };

/**
 * What an article names and says. When it came out and whose words it has hang together: a year that the text only speaks of is not
 * enough to say who held an office, and a year in which the speaker of it all did not hold the office given is not the text's.
 */
export function readArticle(gazetteer: NewsroomGazetteer, article: ArticleText): ArticleFindings {
  const { compiled, contextOf } = gazetteer;
  const published = article.given ?? agreedDate(gazetteer, article);
  const context = contextOf(article.language, published ?? ANY_DAY);
  const [inTitle, inText] = [article.title, article.text].map((text) => findMentions(text, compiled, context)) as [
    FoundMention[],
    FoundMention[],
  ];
  const attribution = findStatements({ ...article, inTitle, inText }, compiled, context);
  const isConcluded = article.given === null && published?.precision !== 'DAY';
  const statements = attribution.statements.filter(({ isNamed }) => isNamed || !isConcluded);
  return { ...attribution, statements, published, mentions: inText };
}

function agreedDate({ compiled, contextOf }: NewsroomGazetteer, article: ArticleText): DraftDate | null {
  const { concluded } = article;
  if (concluded === null || concluded.precision === 'DAY') return concluded;
  const context = contextOf(article.language, concluded);
  const inTitle = findMentions(article.title, compiled, context);
  const { statement } = attributeFullText({ ...article, inTitle }, compiled, context);
  if (!statement?.isNamed || statement.officeId === null) return concluded;
  return heldDuring(statement.officeId, statement.speakerId, compiled, context) === false ? null : concluded;
}

/** A mention as an article keeps it. */
export function asMentionDraft({
  subjectId,
  holderTenureId,
  start,
  end,
  surface,
  confidence,
}: FoundMention): MentionDraft {
  return { subjectId, holderId: holderTenureId, start, end, surface, method: 'RULE', confidence };
}

/** A statement as an article keeps it, said when the article came out. */
export function asStatementDraft(found: FoundStatement, stated: DraftDate, outletId: Id | null): StatementDraft {
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
