import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import type { EntityManager } from 'typeorm';
import { ArticleEntity } from '../entities/article.js';
import { ArticleSubjectEntity } from '../entities/article-subject.js';
import { dayOf } from '../lib/calendar.js';
import type { ExternalIdValue } from '../kinds/subject.js';
import type { Id } from '../lib/node-key.js';
import { countWords, paragraphsToHtml } from '../lib/text.js';
import { startOf, type ArticleDraft } from './article-draft.js';
import { haveImages, replaceImages } from './article-image.js';
import { saveMentions } from './mention.js';
import type { Newsroom } from './newsroom.js';
import { saveStatements } from './statement.js';

export type Verdict = 'CREATED' | 'UPDATED' | 'UNCHANGED';

export interface SavedArticle {
  readonly id: Id;
  readonly slug: string;
  readonly verdict: Verdict;
}

/**
 * Writes an article with its statements, mentions, links and pictures, and publishes one that is new. What is brought up to date, under its
 * id and slug, is the article that the source's item became before; else the one that has its address; else the one with the
 * same words and no other address. What editors decided stays: whether it is published, and what they set or reviewed. The
 * same words with nothing new said about them change nothing. `db` must be inside a transaction.
 */
export async function saveArticle(db: EntityManager, newsroom: Newsroom, draft: ArticleDraft): Promise<SavedArticle> {
  // Of two imports of the same page at once, the second finds what the first has written.
  await db.query(`select pg_advisory_xact_lock(hashtext('communique.article'))`);
  const contentHash = hashOf(draft);
  const known = draft.knownId ? await db.findOneBy(ArticleEntity, { id: draft.knownId }) : null;
  const atSource = draft.sourceUrl ? await db.findOneBy(ArticleEntity, { sourceUrl: draft.sourceUrl }) : null;
  const sameWords = await findSameWords(db, contentHash, draft.sourceUrl);
  const existing = known ?? atSource ?? sameWords;
  // An address that another article has stays with it.
  const isAddressTaken = atSource !== null && atSource.id !== existing?.id;
  const sourceUrl = isAddressTaken ? null : draft.sourceUrl;
  const columns = { ...columnsOf(draft, contentHash, newsroom.timeZone), sourceUrl };
  if (existing?.contentHash === contentHash && (await saysNothingNew(db, existing, columns, draft))) {
    return { id: existing.id, slug: existing.slug, verdict: 'UNCHANGED' };
  }
  // The same words, imported before without their address, give way to the article that has it.
  if (!known && atSource && sameWords?.sourceUrl === null && sameWords.publicationStatus === 'PUBLISHED')
    await db.delete(ArticleEntity, { id: sameWords.id });

  const { id, slug } = existing
    ? await updateArticle(db, existing, columns, draft, newsroom.timeZone)
    : await insertArticle(db, columns, draft);
  await saveMentions(db, id, draft.mentions);
  await replaceLinks(db, id, draft);
  await replaceImages(db, id, draft.language, draft.images);
  await saveStatements(db, newsroom, { id, language: draft.language, isOriginal: draft.isOriginal }, draft);
  return { id, slug, verdict: existing ? 'UPDATED' : 'CREATED' };
}

/** Whether what was said about the words, besides what was concluded from them, is known already. */
async function saysNothingNew(
  db: EntityManager,
  existing: ArticleEntity,
  columns: ArticleColumns,
  draft: ArticleDraft,
): Promise<boolean> {
  const isDateKnown =
    existing.publishedAt.getTime() === columns.publishedAt.getTime() &&
    existing.publishedPrecision === columns.publishedPrecision;
  return (
    (columns.sourceUrl === null || columns.sourceUrl === existing.sourceUrl) &&
    (draft.sectionId === null || draft.sectionId === existing.sectionId) &&
    (draft.lead === null || draft.lead === existing.lead) &&
    (draft.html === null || draft.html === existing.html) &&
    (!draft.isPublishedGiven || isDateKnown) &&
    hasExternalIds(existing, draft) &&
    haveImages(db, existing.id, draft.images)
  );
}

function hasExternalIds(existing: ArticleEntity, { externalIds }: ArticleDraft): boolean {
  return externalIds.every(({ scheme, value }) =>
    existing.externalIds.some((known) => known.scheme === scheme && known.value === value),
  );
}

/** The article with the same words. One that is known under another address is another article: sites reprint. */
async function findSameWords(
  db: EntityManager,
  contentHash: string,
  sourceUrl: string | null,
): Promise<ArticleEntity | null> {
  const found = await db.find(ArticleEntity, { where: { contentHash }, order: { id: 'ASC' } });
  return (
    found.find((article) => sourceUrl === null || article.sourceUrl === null || article.sourceUrl === sourceUrl) ?? null
  );
}

type ArticleColumns = ReturnType<typeof columnsOf>;

function columnsOf(draft: ArticleDraft, contentHash: string, timeZone: string) {
  return {
    language: draft.language,
    isOriginal: draft.isOriginal,
    genre: draft.genre,
    title: draft.title,
    subheading: draft.subheading,
    lead: draft.lead,
    html: draft.html ?? paragraphsToHtml(draft.text),
    text: draft.text,
    wordCount: countWords(draft.text),
    question: draft.question,
    outletId: draft.outletId,
    sourceUrl: draft.sourceUrl,
    contentHash,
    publishedAt: startOf(draft.published, timeZone),
    publishedPrecision: draft.published.precision,
  };
}

/** What the import does not say about an article that is there, its shelf and its sources, stays as it is. */
async function updateArticle(
  db: EntityManager,
  existing: ArticleEntity,
  columns: ArticleColumns,
  draft: ArticleDraft,
  timeZone: string,
): Promise<{ id: Id; slug: string }> {
  const isReworded = existing.contentHash !== columns.contentHash;
  const { publishedAt, publishedPrecision } = isDateKept(existing, draft, timeZone) ? existing : columns;
  await db.update(
    ArticleEntity,
    { id: existing.id },
    {
      ...columns,
      publishedAt,
      publishedPrecision,
      sourceUrl: columns.sourceUrl ?? existing.sourceUrl,
      // The same words without their markup or their lead do not take these away.
      ...(isReworded ? {} : { lead: draft.lead ?? existing.lead, html: draft.html ?? existing.html }),
      sectionId: draft.sectionId ?? existing.sectionId,
      ...(draft.sources.length > 0 ? { sources: [...draft.sources] } : {}),
      ...(hasExternalIds(existing, draft) ? {} : { externalIds: unitedIds(existing, draft) }),
      ...(isReworded ? { contentUpdatedAt: () => 'now()' } : {}),
    },
  );
  return { id: existing.id, slug: existing.slug };
}

/** What it is called elsewhere; of one register, as the newest import says. */
function unitedIds({ externalIds: known }: ArticleEntity, { externalIds }: ArticleDraft): ExternalIdValue[] {
  return [...known.filter(({ scheme }) => externalIds.every((id) => id.scheme !== scheme)), ...externalIds];
}

/** A date that was only concluded does not replace one that it agrees with, which may be more exact. */
function isDateKept(existing: ArticleEntity, { isPublishedGiven, published }: ArticleDraft, timeZone: string): boolean {
  if (isPublishedGiven) return false;
  const day = dayOf(existing.publishedAt, timeZone);
  return published.precision === 'UNKNOWN' || (published.from <= day && day <= published.until);
}

async function insertArticle(
  db: EntityManager,
  columns: ArticleColumns,
  draft: ArticleDraft,
): Promise<{ id: Id; slug: string }> {
  const slug = await freeSlug(db, draft.slug ?? slugOf(draft.title));
  const row = {
    ...columns,
    slug,
    sectionId: draft.sectionId,
    sources: [...draft.sources],
    externalIds: [...draft.externalIds],
    publicationStatus: 'PUBLISHED' as const,
    ...(draft.workId === null ? {} : { workId: draft.workId }),
  };
  const { identifiers } = await db.insert(ArticleEntity, row);
  return { id: String(identifiers[0]?.id), slug };
}

async function replaceLinks(db: EntityManager, articleId: Id, draft: ArticleDraft): Promise<void> {
  await db.delete(ArticleSubjectEntity, { articleId, role: 'ABOUT' });
  const subjects = [...new Set([...draft.aboutIds, ...draft.mentions.map((mention) => mention.subjectId)])];
  if (subjects.length === 0) return;
  await db.insert(
    ArticleSubjectEntity,
    subjects.map((subjectId, position) => ({ articleId, role: 'ABOUT' as const, subjectId, position })),
  );
}

/** The same for the same words in the same language, wherever they were found. */
export function hashOf(draft: Pick<ArticleDraft, 'language' | 'title' | 'subheading' | 'text'>): string {
  const words = [draft.language, draft.title, draft.subheading ?? '', draft.text];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

const LONGEST_SLUG = 80;

function slugOf(title: string): string {
  const slug = slugify(title, { decamelize: false });
  const cut = slug.length > LONGEST_SLUG ? slug.slice(0, slug.lastIndexOf('-', LONGEST_SLUG)) : slug;
  return cut || 'article';
}

/** The slug itself, or the first of slug-2, slug-3, … that no article has. */
export async function freeSlug(db: EntityManager, slug: string): Promise<string> {
  const taken = await db.query<{ slug: string }[]>(
    'select slug from article where slug = $1 or starts_with(slug, $2)',
    [slug, `${slug}-`],
  );
  const names = new Set(taken.map((row) => row.slug));
  let candidate = slug;
  for (let number = 2; names.has(candidate); number++) candidate = `${slug}-${number}`;
  return candidate;
}
