import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Db } from '../database/db.js';
import { ArticleEntity } from '../entities/article.js';
import { ArticleSubjectEntity } from '../entities/article-subject.js';
import { dayOf } from '../lib/calendar.js';
import type { ExternalIdValue } from '../kinds/subject.js';
import type { Id } from '../lib/node-key.js';
import { slugText } from '../lib/slug-text.js';
import { countWords, paragraphsToHtml } from '../lib/text.js';
import { startOf, type ArticleDraft } from './article-draft.js';
import { addImages, haveImages, replaceImages } from './article-image.js';
import { chooseArticle, findCandidates } from './find-article.js';
import { freeSlug } from './free-slug.js';
import { insertTableRow } from './insert-rows.js';
import { addMentions, saveMentions } from './mention.js';
import type { Newsroom } from './newsroom.js';
import { addStatements, saveStatements } from './statement.js';
import {
  columnsOfFields,
  editedFields,
  printsOf,
  type FieldColumns,
  type FieldName,
  type WrittenFields,
} from './written-fields.js';

export type Verdict = 'CREATED' | 'UPDATED' | 'UNCHANGED';

export interface SavedArticle {
  readonly id: Id;
  readonly slug: string;
  readonly verdict: Verdict;
  /** What the article is now, as the source has it; null where the source may not change it. */
  readonly written: WrittenFields | null;
}

/** What else is known of the source's item that an article is written from. */
export interface ArticleOrigin {
  /** Whether the source holds an article for that of another item. */
  isAnother(id: Id, isOfThatDay: boolean): Promise<boolean>;
  mayRewrite(article: Pick<ArticleEntity, 'id' | 'sourceUrl'>): Promise<boolean>;
  /** What the article was when an import wrote it last; null when none has. */
  writtenLast(id: Id): Promise<WrittenFields | null>;
}

/** Of what no import brings: the content of a newsroom, which is loaded once. */
const NO_ORIGIN: ArticleOrigin = {
  isAnother: () => Promise.resolve(false),
  mayRewrite: () => Promise.resolve(true),
  writtenLast: () => Promise.resolve(null),
};

/**
 * Writes an article with its statements, mentions, links and pictures, and publishes one that is new; `chooseArticle` says which one is brought up to
 * date, under its id and slug. What editors decided stays: whether it is published, what they changed of it since an import wrote it, and
 * what they set or reviewed. The same words with nothing new said about them change nothing, and so does a source that may not
 * change it. `db` must be inside a transaction.
 */
export async function saveArticle(
  db: EntityManager,
  newsroom: Newsroom,
  draft: ArticleDraft,
  origin: ArticleOrigin = NO_ORIGIN,
): Promise<SavedArticle> {
  const { timeZone } = newsroom;
  const isAnother = (id: Id, isOfThatDay: boolean) => origin.isAnother(id, isOfThatDay);
  // Of two imports of the same page at once, the second finds what the first has written. Asked together: none needs what another answers.
  const wanted = draft.slug ?? slugOf(draft);
  const [, candidates, { id: newId, isTaken }] = await Promise.all([
    db.query(`select pg_advisory_xact_lock(hashtext('communique.article'))`),
    findCandidates(db, { ...draft, contentHash: hashOf(draft) }),
    nextArticle(db, wanted),
  ]);
  const { existingId, sourceUrl, supersededId } = await chooseArticle(candidates, draft, timeZone, isAnother);
  const columns = { ...columnsOf(draft, timeZone), sourceUrl };
  if (existingId === null) {
    const fresh = { id: newId, slug: isTaken ? await freeSlug(db, 'article', wanted) : wanted };
    await Promise.all([insertArticle(db, fresh, columns, draft), addParts(db, newsroom, fresh.id, draft)]);
    return { ...fresh, verdict: 'CREATED', written: printsOf(columns) };
  }
  const existing = await db.findOneByOrFail(ArticleEntity, { id: existingId });
  const { id, slug } = existing;
  if (!(await origin.mayRewrite(existing))) return { id, slug, verdict: 'UNCHANGED', written: null };
  const before = await origin.writtenLast(id);
  const edited = editedFields(existing, before);
  const becoming = becomingOf(existing, columns, draft, edited, timeZone);
  const written = { ...printsOf(becoming), ...saidOf(columns, before, draft, edited) };
  if (await saysNothingNew(db, existing, becoming, draft)) return { id, slug, verdict: 'UNCHANGED', written };
  if (supersededId !== null) await db.delete(ArticleEntity, { id: supersededId });
  await updateArticle(db, existing, becoming, draft);
  // An editor's words are not the source's, and what was found in those stands elsewhere in these.
  if (edited.includes('words')) await replaceImages(db, id, draft.language, draft.images);
  else await saveParts(db, newsroom, id, draft);
  return { id, slug, verdict: 'UPDATED', written };
}

/** What belongs to an article that is new: nothing is looked for, and nothing removed. */
async function addParts(db: EntityManager, newsroom: Newsroom, id: Id, draft: ArticleDraft): Promise<void> {
  // First, as the only part that every article may have: it leaves together with the article itself.
  await addImages(db, id, draft.language, draft.images);
  await addMentions(db, id, draft.mentions);
  await addLinks(db, id, draft);
  await addStatements(db, newsroom, { id, language: draft.language, isOriginal: draft.isOriginal }, draft);
}

async function saveParts(db: EntityManager, newsroom: Newsroom, id: Id, draft: ArticleDraft): Promise<void> {
  await saveMentions(db, id, draft.text, draft.mentions);
  await db.delete(ArticleSubjectEntity, { articleId: id, role: 'ABOUT' });
  await addLinks(db, id, draft);
  await replaceImages(db, id, draft.language, draft.images);
  await saveStatements(db, newsroom, { id, language: draft.language, isOriginal: draft.isOriginal }, draft);
}

type ArticleColumns = FieldColumns & Pick<ArticleEntity, 'isOriginal' | 'sourceUrl' | 'contentHash'>;

function columnsOf(draft: ArticleDraft, timeZone: string): ArticleColumns {
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
    sectionId: draft.sectionId,
    outletId: draft.outletId,
    sourceUrl: draft.sourceUrl,
    contentHash: hashOf(draft),
    publishedAt: startOf(draft.published, timeZone),
    publishedPrecision: draft.published.precision,
  };
}

/** What an article that is there becomes: what the source says, save what it does not speak of and what an editor changed. */
function becomingOf(
  existing: ArticleEntity,
  columns: ArticleColumns,
  draft: ArticleDraft,
  edited: readonly FieldName[],
  timeZone: string,
): ArticleColumns {
  const { publishedAt, publishedPrecision } = isDateKept(existing, draft, timeZone) ? existing : columns;
  // The same words without their markup or their lead do not take these away.
  const isReworded = existing.contentHash !== columns.contentHash;
  const said = {
    ...columns,
    ...{ publishedAt, publishedPrecision },
    sourceUrl: columns.sourceUrl ?? existing.sourceUrl,
    ...(isReworded ? {} : { lead: draft.lead ?? existing.lead, html: draft.html ?? existing.html }),
    sectionId: draft.sectionId ?? existing.sectionId,
    ...columnsOfFields(existing, edited),
  };
  return { ...said, contentHash: hashOf(said) };
}

/** Of what an editor changed, what the source says now: once the two are the same, it is no longer the editor's alone. */
function saidOf(
  columns: ArticleColumns,
  before: WrittenFields | null,
  draft: ArticleDraft,
  edited: readonly FieldName[],
): WrittenFields {
  const said = printsOf(columns);
  const isUnsaid: Partial<Record<FieldName, boolean>> = {
    section: draft.sectionId === null,
    published: !draft.isPublishedGiven,
  };
  return Object.fromEntries(edited.map((name) => [name, isUnsaid[name] ? before?.[name] : said[name]]));
}

/** Whether what was said about the words, besides what was concluded from them, is known already. */
async function saysNothingNew(
  db: EntityManager,
  existing: ArticleEntity,
  becoming: ArticleColumns,
  draft: ArticleDraft,
): Promise<boolean> {
  const isDateKnown =
    existing.publishedAt.getTime() === becoming.publishedAt.getTime() &&
    existing.publishedPrecision === becoming.publishedPrecision;
  return (
    COMPARED.every((column) => existing[column] === becoming[column]) &&
    (!draft.isPublishedGiven || isDateKnown) &&
    hasExternalIds(existing, draft) &&
    haveImages(db, existing.id, draft.images)
  );
}

const COMPARED = ['contentHash', 'sourceUrl', 'sectionId', 'lead', 'html'] as const;

function hasExternalIds(existing: ArticleEntity, { externalIds }: ArticleDraft): boolean {
  return externalIds.every(({ scheme, value }) =>
    existing.externalIds.some((known) => known.scheme === scheme && known.value === value),
  );
}

async function updateArticle(
  db: EntityManager,
  existing: ArticleEntity,
  becoming: ArticleColumns,
  draft: ArticleDraft,
): Promise<void> {
  await db.update(
    ArticleEntity,
    { id: existing.id },
    {
      ...becoming,
      ...(draft.sources.length > 0 ? { sources: [...draft.sources] } : {}),
      ...(hasExternalIds(existing, draft) ? {} : { externalIds: unitedIds(existing, draft) }),
      ...(existing.contentHash === becoming.contentHash ? {} : { contentUpdatedAt: () => 'now()' }),
    },
  );
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

/** An article that is new to be, under an id and a slug that no other has. */
interface NewArticle {
  readonly id: Id;
  readonly slug: string;
}

async function insertArticle(
  db: EntityManager,
  fresh: NewArticle,
  columns: ArticleColumns,
  { sources, externalIds, workId }: ArticleDraft,
): Promise<void> {
  await insertTableRow(db, 'article', {
    ...fresh,
    ...columns,
    ...{ sources, externalIds, publicationStatus: 'PUBLISHED' },
    ...(workId === null ? {} : { workId }),
  });
}

async function addLinks(db: EntityManager, articleId: Id, draft: ArticleDraft): Promise<void> {
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

/** Made of the title; of the day where the title is in a script that has no Latin spelling here. */
function slugOf({ title, published }: ArticleDraft): string {
  const slug = slugText(title);
  const cut = slug.length > LONGEST_SLUG ? slug.slice(0, slug.lastIndexOf('-', LONGEST_SLUG)) : slug;
  return cut || (published.precision === 'UNKNOWN' ? 'article' : `article-${published.from}`);
}

/** The id of the next article, which is used up where it turns out to be there already, and whether another has the slug. */
async function nextArticle(db: Db, slug: string): Promise<{ readonly id: Id; readonly isTaken: boolean }> {
  const [next] = await db.query<{ id: Id; isTaken: boolean }>(
    `select nextval(pg_get_serial_sequence('article', 'id'))::text as id,
      exists (select 1 from article where slug = $1) as "isTaken"`,
    [slug],
  );
  return next as { id: Id; isTaken: boolean };
}
