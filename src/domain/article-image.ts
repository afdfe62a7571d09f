import type { EntityManager } from 'typeorm';
import { ArticleImageEntity } from '../entities/article-image.js';
import { ImageEntity } from '../entities/image.js';
import type { Id } from '../lib/node-key.js';
import type { ImageDraft } from './article-draft.js';

/** Whether an article has these pictures, in this order, and all that is said of them. */
export async function haveImages(db: EntityManager, articleId: Id, drafts: readonly ImageDraft[]): Promise<boolean> {
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
  for (const [position, draft] of distinct(drafts).entries()) {
    const known = images.find((image) => isSame(image, draft));
    const imageId = known ? await supplement(db, known, draft) : await insertImage(db, draft, language);
    await db.insert(ArticleImageEntity, { articleId, imageId, position });
  }
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

async function insertImage(db: EntityManager, draft: ImageDraft, language: string): Promise<Id> {
  const { url, fileName, credit, width, height } = draft;
  const { identifiers } = await db.insert(ImageEntity, {
    ...{ url, fileName, credit, width, height, language },
    alt: draft.alt === null ? {} : { [language]: draft.alt },
    caption: draft.caption === null ? {} : { [language]: draft.caption },
  });
  return String(identifiers[0]?.id);
}
