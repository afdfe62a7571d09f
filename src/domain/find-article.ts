import type { EntityManager } from 'typeorm';
import { ArticleEntity } from '../entities/article.js';
import type { Id } from '../lib/node-key.js';
import { startOf, type ArticleDraft } from './article-draft.js';

/** Which article a draft is about. */
export interface FoundArticle {
  /** Null for a new one. */
  readonly existing: ArticleEntity | null;
  /** The address that it may have: another article's stays with that one. */
  readonly sourceUrl: string | null;
  /** The same words, imported before without their address: they give way to the article that has it. */
  readonly superseded: ArticleEntity | null;
}

/**
 * The article that the source's item became before; else the one that has its address; else the one with the same words and no other
 * address. `isAnother` tells of what the source holds for another item: with an id of its own, or of another day, the same words are two.
 */
export async function findArticle(
  db: EntityManager,
  draft: ArticleDraft,
  contentHash: string,
  timeZone: string,
  isAnother: (id: Id, isOfThatDay: boolean) => Promise<boolean>,
): Promise<FoundArticle> {
  const known = draft.knownId ? await db.findOneBy(ArticleEntity, { id: draft.knownId }) : null;
  const atSource = draft.sourceUrl ? await findAt(db, draft.sourceUrl) : null;
  const sameWords = known === null || atSource !== null ? await findSameWords(db, draft, contentHash) : [];
  const others = sameWords.filter(({ id }) => id !== known?.id && id !== atSource?.id);
  const same =
    known ?? atSource ?? (await firstNot(others, (article) => isAnother(article.id, isOf(draft, article, timeZone))));
  const isTaken = atSource !== null && atSource.id !== same?.id;
  const superseded =
    known === null && atSource !== null
      ? others.find(({ sourceUrl, publicationStatus }) => sourceUrl === null && publicationStatus === 'PUBLISHED')
      : undefined;
  return { existing: same, sourceUrl: isTaken ? null : draft.sourceUrl, superseded: superseded ?? null };
}

/** An address without what makes no difference to where it leads: the index `article_by_address` has the same. */
const PLAIN = (address: string) => `rtrim(regexp_replace(${address}, '^https?://(www\\.)?', ''), '/')`;

/** The article at an address, letter by letter before any other way to write it. */
async function findAt(db: EntityManager, address: string): Promise<ArticleEntity | null> {
  return db
    .createQueryBuilder(ArticleEntity, 'article')
    .where(`${PLAIN('article.source_url')} = ${PLAIN(':address')}`, { address })
    .orderBy('case when article.source_url = :address then 0 else 1 end')
    .addOrderBy('article.id')
    .limit(1)
    .getOne();
}

/** The articles with the same words, in their order. One that is known under another address is another article: sites reprint. */
async function findSameWords(
  db: EntityManager,
  { sourceUrl }: ArticleDraft,
  contentHash: string,
): Promise<ArticleEntity[]> {
  const found = await db.find(ArticleEntity, { where: { contentHash }, order: { id: 'ASC' } });
  return found.filter((article) => sourceUrl === null || article.sourceUrl === null || article.sourceUrl === sourceUrl);
}

/** Whether an article is of the day that a draft is said to be of. */
function isOf(
  { isPublishedGiven, published }: ArticleDraft,
  { publishedAt }: ArticleEntity,
  timeZone: string,
): boolean {
  return !isPublishedGiven || publishedAt.getTime() === startOf(published, timeZone).getTime();
}

async function firstNot<Value>(
  values: readonly Value[],
  is: (value: Value) => Promise<boolean>,
): Promise<Value | null> {
  for (const value of values) if (!(await is(value))) return value;
  return null;
}
