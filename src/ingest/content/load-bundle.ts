import type { EntityManager } from 'typeorm';
import { saveArticle } from '../../domain/article.js';
import type { DraftDate, MentionDraft, StatementDraft } from '../../domain/article-draft.js';
import type { Newsroom } from '../../domain/newsroom.js';
import { NewsroomEntity } from '../../entities/newsroom.js';
import { parsePartialDate } from '../../lib/calendar.js';
import type { Id } from '../../lib/node-key.js';
import { idOf, loadSubjects, sectionKey, type LoadedIds } from './load-subjects.js';
import type { ArticleRecord, Bundle, StatementRecord } from './records.js';

/** Finds what a text of the newsroom names. */
export type Recognize = (text: string, language: string, published: DraftDate) => MentionDraft[];

/**
 * Loads a bundle into an empty database: first what articles refer to, then the articles with their statements.
 * `recognizer` is asked once the subjects are there. `db` must be inside a transaction, so that a load that is
 * interrupted leaves nothing. `timeZone` takes precedence over the newsroom's own.
 */
export async function loadBundle(
  db: EntityManager,
  bundle: Bundle,
  timeZone: string | null,
  recognizer: (newsroom: Newsroom) => Promise<Recognize>,
): Promise<void> {
  const ids = await loadSubjects(db, bundle);
  const { name, languages, timeZone: ownTimeZone, organization } = bundle.newsroom;
  const organizationId = idOf(ids, organization);
  await db.insert(NewsroomEntity, {
    id: 1,
    name,
    languages: [...languages],
    timeZone: ownTimeZone,
    organizationId,
    // TypeORM's type of a JSON column's value does not go through records.
    examples: bundle.examples as never,
  });

  const newsroom: Newsroom = { languages, timeZone: timeZone ?? ownTimeZone, organizationId, isKnown: true };
  const recognize = await recognizer(newsroom);
  const works = new Map<string, Id>();
  for (const record of bundle.articles) {
    const workId = works.get(record.work) ?? null;
    const id = await loadArticle(db, newsroom, ids, recognize, record, workId);
    if (workId === null) works.set(record.work, await workOf(db, id));
  }
}

async function loadArticle(
  db: EntityManager,
  newsroom: Newsroom,
  ids: LoadedIds,
  recognize: Recognize,
  record: ArticleRecord,
  workId: Id | null,
): Promise<Id> {
  const idsOf = (slugs: readonly string[]) => slugs.map((slug) => idOf(ids, slug));
  const { slug, language, isOriginal, genre, title, subheading, lead, question, sourceUrl, sources } = record;
  const text = record.text.normalize('NFC');
  const published = parsePartialDate(record.published);
  const saved = await saveArticle(db, newsroom, {
    ...{ slug, workId, language, isOriginal, genre, title, subheading, lead, text, question, sourceUrl, sources },
    sectionId: record.section === null ? null : idOf(ids, sectionKey(record.section)),
    outletId: record.outlet === null ? null : idOf(ids, record.outlet),
    published,
    isPublishedGiven: true,
    imageNames: [],
    aboutIds: idsOf(record.about),
    mentions: recognize(text, language, published),
    statements: record.statements.map((statement) => statementDraft(ids, idsOf, text, statement)),
  });
  return saved.id;
}

function statementDraft(
  ids: LoadedIds,
  idsOf: (slugs: readonly string[]) => Id[],
  text: string,
  record: StatementRecord,
): StatementDraft {
  const words = record.text.normalize('NFC');
  const start = record.start ?? text.indexOf(words);
  return {
    start,
    end: start + words.length,
    form: record.form,
    speakerId: idOf(ids, record.speaker),
    coSpeakerIds: idsOf(record.coSpeakers),
    officeId: record.office === null ? null : idOf(ids, record.office),
    roleAsPrinted: record.roleAsPrinted,
    stated: parsePartialDate(record.stated),
    outletId: record.outlet === null ? null : idOf(ids, record.outlet),
    aboutIds: idsOf(record.about),
    method: 'SOURCE',
    confidence: 1,
  };
}

async function workOf(db: EntityManager, articleId: Id): Promise<Id> {
  const [row] = await db.query<{ workId: Id }[]>('select work_id::text as "workId" from article where id = $1', [
    articleId,
  ]);
  return row?.workId as Id;
}
