import type { EntityManager } from 'typeorm';
import { ArticleImageEntity } from '../entities/article-image.js';
import { ImageEntity } from '../entities/image.js';
import type { Id } from '../lib/node-key.js';
import type { ImageDraft } from './article-draft.js';

/** Whether an article has these pictures, in this order, and all that is said of them. Who names none says nothing of those there. */
export async function haveImages(db: EntityManager, articleId: Id, drafts: readonly ImageDraft[]): Promise<boolean> {
  if (drafts.length === 0) return true;
  const images = await imagesOf(db, articleId);
  const wanted = distinct(drafts);
  return (
    images.length === wanted.length &&
    wanted.every((draft, at) => {
      const image = images[at] as ImageEntity;
      return isSame(image, draft) && Object.keys(missingOf(image, draft, '')).length === 0;
    })
  );
}

/** Gives an article these pictures. Those that it has already keep their ids and what editors wrote about them. */
export async function replaceImages(
  db: EntityManager,
  articleId: Id,
  language: string,
  drafts: readonly ImageDraft[],
): Promise<void> {
  if (await haveImages(db, articleId, drafts)) return;
  const images = await imagesOf(db, articleId);
  await db.delete(ArticleImageEntity, { articleId });
  const wanted = distinct(drafts);
  const known = wanted.map((draft) => images.find((image) => isSame(image, draft)));
  const added = await insertImages(
    db,
    language,
    wanted.filter((_, at) => known[at] === undefined),
  );
  const ids: Id[] = [];
  for (const [at, draft] of wanted.entries()) {
    const image = known[at];
    ids.push(image ? await supplement(db, image, draft) : (added.shift() as Id));
  }
  await linkImages(db, articleId, ids);
}

/** Gives an article that is new these pictures. Two statements, however many there are. */
export async function addImages(
  db: EntityManager,
  articleId: Id,
  language: string,
  drafts: readonly ImageDraft[],
): Promise<void> {
  if (drafts.length > 0) await linkImages(db, articleId, await insertImages(db, language, distinct(drafts)));
}

/** In the order in which they are shown. */
async function imagesOf(db: EntityManager, articleId: Id): Promise<ImageEntity[]> {
  return db
    .createQueryBuilder(ImageEntity, 'image')
    .innerJoin(ArticleImageEntity, 'link', 'link.image_id = image.id')
    .where('link.article_id = :articleId', { articleId })
    .orderBy('link.position')
    .getMany();
}

function isSame(image: ImageEntity, draft: ImageDraft): boolean {
  return draft.url === null ? image.fileName === draft.fileName : image.url === draft.url;
}

/** A picture that a text shows twice belongs to the article once. */
function distinct(drafts: readonly ImageDraft[]): ImageDraft[] {
  return [...new Map(drafts.map((draft) => [draft.url ?? draft.fileName, draft])).values()];
}

/** What a draft says of a picture that nobody has said yet. */
function missingOf(image: ImageEntity, draft: ImageDraft, language: string): Partial<ImageEntity> {
  const { alt, caption, credit, width, height, fileName } = draft;
  return {
    ...(alt !== null && Object.keys(image.alt).length === 0 ? { alt: { [language]: alt } } : {}),
    ...(caption !== null && Object.keys(image.caption).length === 0 ? { caption: { [language]: caption } } : {}),
    ...(credit !== null && image.credit === null ? { credit } : {}),
    ...(width !== null && height !== null && image.width === null ? { width, height } : {}),
    ...(fileName !== null && image.fileName === null ? { fileName } : {}),
  };
}

async function supplement(db: EntityManager, image: ImageEntity, draft: ImageDraft): Promise<Id> {
  const missing = missingOf(image, draft, image.language);
  if (Object.keys(missing).length > 0) await db.update(ImageEntity, { id: image.id }, missing);
  return image.id;
}

/** The ids of new pictures, in their order. */
async function insertImages(db: EntityManager, language: string, drafts: readonly ImageDraft[]): Promise<Id[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ url, fileName, credit, width, height, alt, caption }) => ({
    ...{ url, fileName, credit, width, height, language },
    alt: alt === null ? {} : { [language]: alt },
    caption: caption === null ? {} : { [language]: caption },
  }));
  const { identifiers } = await db.insert(ImageEntity, rows);
  return identifiers.map(({ id }) => String(id));
}

/** In this order. */
async function linkImages(db: EntityManager, articleId: Id, imageIds: readonly Id[]): Promise<void> {
  await db.insert(
    ArticleImageEntity,
    imageIds.map((imageId, position) => ({ articleId, imageId, position })),
  );
}
