import type { EntityManager } from 'typeorm';
import type { Db } from '../database/db.js';
import { ArticleSubjectEntity } from '../entities/article-subject.js';
import { ArticleEntity } from '../entities/article.js';
import { MentionEntity } from '../entities/mention.js';
import { StatementEntity } from '../entities/statement.js';
import { dayOf, periodOf } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';
import { startOf, type DraftDate, type MentionDraft, type StatementDraft } from './article-draft.js';
import { isDecided, isSettled, overlap, placeIn } from './evidence.js';
import { isSamePlace, isSameSpan, saveMentions } from './mention.js';
import type { Newsroom } from './newsroom.js';
import { saveStatements } from './statement.js';

/** The ids of articles behind one, in their order; of those that may be shown again some day. */
export async function articlesBehind(db: Db, id: Id, limit: number): Promise<Id[]> {
  const rows = await db.query<{ id: Id }>(
    `select id::text from article where id > $1 and publication_status <> 'WITHDRAWN' order by article.id limit $2`,
    [id, limit],
  );
  return rows.map((row) => row.id);
}

/** What is found in an article when it is read again. */
export interface Found {
  readonly mentions: readonly MentionDraft[];
  readonly statements: readonly StatementDraft[];
}

/** When an article came out, as what is found in it is dated. */
export function publishedOf(article: ArticleEntity, timeZone: string): DraftDate {
  const { publishedAt, publishedPrecision } = article;
  const day = dayOf(publishedAt, timeZone);
  if (publishedPrecision === 'TIME') return { from: day, until: day, precision: 'TIME', at: publishedAt };
  if (publishedPrecision === 'UNKNOWN') return { from: day, until: day, precision: 'UNKNOWN' };
  return { ...periodOf(day, publishedPrecision), precision: publishedPrecision } as DraftDate;
}

/** An article to be read; null when it is gone. */
export async function findArticleText(db: EntityManager, id: Id): Promise<ArticleEntity | null> {
  return db.findOneBy(ArticleEntity, { id });
}

/**
 * Makes what rules found in an article what was found in it now: mentions, statements, and the links that follow from mentions. What is settled
 * stays, and so do links that no mention made. False when nothing is different, or when the article is no longer the one that was read. `db` must be inside
 * a transaction.
 */
export async function relinkArticle(
  db: EntityManager,
  newsroom: Newsroom,
  read: ArticleEntity,
  found: Found,
): Promise<boolean> {
  const { id } = read;
  await db.query('select 1 from article where id = $1 for no key update', [id]);
  await db.query('select 1 from mention where article_id = $1 for update', [id]);
  await db.query('select 1 from statement where article_id = $1 for update', [id]);
  const article = await db.findOneBy(ArticleEntity, { id });
  if (article?.revision !== read.revision) return false;
  const mentions = await db.find(MentionEntity, { where: { articleId: id } });
  const statements = await db.find(StatementEntity, { where: { articleId: id } });
  if (isFoundAlready(article.text, newsroom, found, mentions, statements)) return false;
  await saveMentions(db, id, article.text, found.mentions);
  await saveStatements(db, newsroom, article, { text: article.text, ...found });
  await saveLinks(db, id, mentions);
  return true;
}

/** Whether all that is not settled is what was found. */
function isFoundAlready(
  text: string,
  { timeZone }: Newsroom,
  found: Found,
  mentions: readonly MentionEntity[],
  statements: readonly StatementEntity[],
): boolean {
  const said = { text, isOfSource: false };
  const [settledMentions, openMentions] = partition(mentions, (row) => isSettled(row, row.surface, said));
  const [settledStatements, openStatements] = partition(statements, (row) => isSettled(row, row.text, said));
  const taken = settledStatements.flatMap((row) => placeIn(text, row, row.text) ?? []);
  const isMentionTaken = (mention: MentionDraft) =>
    settledMentions.some((row) => isSamePlace(row, mention) || (isDecided(row) && isSameSpan(row, mention)));
  const wanted = [
    ...found.mentions
      .filter((mention) => !isMentionTaken(mention))
      .map((mention) => [mention.subjectId, mention.holderId, mention.start, mention.end, mention.confidence]),
    ...found.statements
      .filter((statement) => !taken.some((place) => overlap(place, statement)))
      .map((each) => [
        ...[each.speakerId, each.officeId, each.roleAsPrinted, each.form, each.start, each.end, each.confidence],
        ...[each.outletId, startOf(each.stated, timeZone).getTime(), each.stated.precision],
      ]),
  ];
  const there = [
    ...openMentions.map((row) => [row.subjectId, row.holderId, row.startOffset, row.endOffset, row.confidence]),
    ...openStatements.map((row) => [
      ...[row.speakerId, row.saidAsOfficeId, row.roleAsPrinted, row.form, row.startOffset, row.endOffset],
      ...[row.confidence, row.outletId, row.statedAt.getTime(), row.statedPrecision],
    ]),
  ];
  return printOf(wanted) === printOf(there);
}

function printOf(rows: readonly (readonly unknown[])[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');
}

function partition<Row>(rows: readonly Row[], is: (row: Row) => boolean): [Row[], Row[]] {
  return [rows.filter(is), rows.filter((row) => !is(row))];
}

/** Links follow mentions: those that only mentions made go with them, and new ones come behind what is there. */
async function saveLinks(db: EntityManager, articleId: Id, before: readonly MentionEntity[]): Promise<void> {
  const rows = await db.find(MentionEntity, { where: { articleId }, order: { startOffset: 'ASC' } });
  const named = new Set(rows.filter(({ reviewState }) => reviewState !== 'REJECTED').map(({ subjectId }) => subjectId));
  const where = { articleId, role: 'ABOUT' as const, inherited: false };
  const links = await db.find(ArticleSubjectEntity, { where, order: { position: 'ASC' } });
  const gone = new Set(before.map(({ subjectId }) => subjectId).filter((id) => !named.has(id)));
  for (const { subjectId } of links) {
    if (gone.has(subjectId)) await db.delete(ArticleSubjectEntity, { articleId, role: 'ABOUT', subjectId });
  }
  const linked = new Set(links.map(({ subjectId }) => subjectId));
  const last = links.at(-1)?.position ?? -1;
  const added = [...named].filter((subjectId) => !linked.has(subjectId));
  if (added.length === 0) return;
  await db.insert(
    ArticleSubjectEntity,
    added.map((subjectId, at) => ({ articleId, role: 'ABOUT' as const, subjectId, position: last + 1 + at })),
  );
}
