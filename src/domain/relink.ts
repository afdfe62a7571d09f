import type { EntityManager } from 'typeorm';
import type { Db } from '../database/db.js';
import { ArticleSubjectEntity } from '../entities/article-subject.js';
import { ArticleEntity } from '../entities/article.js';
import { MentionEntity } from '../entities/mention.js';
import { StatementEntity } from '../entities/statement.js';
import { dayOf, periodOf } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';
import type { DraftDate, MentionDraft, StatementDraft } from './article-draft.js';
import { isSettled } from './evidence.js';
import { isSamePlace, saveMentions } from './mention.js';
import type { Newsroom } from './newsroom.js';
import { isSameWords, saveStatements } from './statement.js';

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

/**
 * Makes what rules found in an article what `read` finds in it now: mentions, statements, and the links that follow from mentions. What is settled
 * stays, and so do links that no mention made. False when nothing is different, or when the article is gone. `db` must be inside a transaction.
 */
export async function relinkArticle(
  db: EntityManager,
  newsroom: Newsroom,
  id: Id,
  read: (article: ArticleEntity) => Found,
): Promise<boolean> {
  await db.query('select 1 from article where id = $1 for no key update', [id]);
  const article = await db.findOneBy(ArticleEntity, { id });
  if (article === null) return false;
  const found = read(article);
  const mentions = await db.find(MentionEntity, { where: { articleId: id } });
  const statements = await db.find(StatementEntity, { where: { articleId: id } });
  if (isFoundAlready(article.text, found, mentions, statements)) return false;
  await saveMentions(db, id, article.text, found.mentions);
  await saveStatements(db, newsroom, article, { text: article.text, ...found });
  await saveLinks(db, id, new Set(mentions.map(({ subjectId }) => subjectId)), found.mentions);
  return true;
}

/** Whether all that is not settled is what was found. */
function isFoundAlready(
  text: string,
  found: Found,
  mentions: readonly MentionEntity[],
  statements: readonly StatementEntity[],
): boolean {
  const said = { text, isOfSource: false };
  const [settledMentions, openMentions] = partition(mentions, (row) => isSettled(row, row.surface, said));
  const [settledStatements, openStatements] = partition(statements, (row) => isSettled(row, row.text, said));
  const wanted = [
    ...found.mentions
      .filter((mention) => !settledMentions.some((row) => isSamePlace(row, mention)))
      .map((mention) => [mention.subjectId, mention.holderId, mention.start, mention.end, mention.confidence]),
    ...found.statements
      .filter(({ start, end }) => !settledStatements.some((row) => isSameWords(row, text.slice(start, end), start)))
      .map((each) => [
        each.speakerId,
        each.officeId,
        each.roleAsPrinted,
        each.form,
        each.start,
        each.end,
        each.confidence,
      ]),
  ];
  const there = [
    ...openMentions.map((row) => [row.subjectId, row.holderId, row.startOffset, row.endOffset, row.confidence]),
    ...openStatements.map((row) => [
      ...[row.speakerId, row.saidAsOfficeId, row.roleAsPrinted, row.form, row.startOffset, row.endOffset],
      row.confidence,
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

async function saveLinks(
  db: EntityManager,
  articleId: Id,
  linkedBefore: ReadonlySet<Id>,
  mentions: readonly MentionDraft[],
): Promise<void> {
  const where = { articleId, role: 'ABOUT' as const };
  const links = await db.find(ArticleSubjectEntity, { where, order: { position: 'ASC' } });
  const given = links.map(({ subjectId }) => subjectId).filter((id) => !linkedBefore.has(id));
  const subjects = [...new Set([...given, ...mentions.map(({ subjectId }) => subjectId)])];
  if (subjects.join() === links.map(({ subjectId }) => subjectId).join()) return;
  await db.delete(ArticleSubjectEntity, where);
  if (subjects.length === 0) return;
  await db.insert(
    ArticleSubjectEntity,
    subjects.map((subjectId, position) => ({ ...where, subjectId, position })),
  );
}
