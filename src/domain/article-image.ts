import type { EntityManager } from 'typeorm';
import { ArticleImageEntity } from '../entities/article-image.js';
import { ImageEntity } from '../entities/image.js';
import type { Db } from '../database/db.js';
import type { Id } from '../lib/node-key.js';
import type { ImageDraft } from './article-draft.js';
import { rowsAsJson } from './insert-rows.js';

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
  const linked: LinkedImage[] = [];
  for (const draft of distinct(drafts)) {
    const image = images.find((known) => isSame(known, draft));
    linked.push({ id: image ? await supplement(db, image, draft) : null, draft });
  }
  await linkImages(db, articleId, language, linked);
}

/** Gives an article that has none these pictures. One statement, however many there are. */
export async function addImages(db: Db, articleId: Id, language: string, drafts: readonly ImageDraft[]): Promise<void> {
  const linked = distinct(drafts).map((draft) => ({ id: null, draft }));
  if (linked.length > 0) await linkImages(db, articleId, language, linked);
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

/** A picture of an article; without an id while it is not there yet. */
interface LinkedImage {
  readonly id: Id | null;
  readonly draft: ImageDraft;
}

/** Ties an article to pictures in this order, and makes those that are new: visible where the article is, which a trigger would else find out one by one. */
async function linkImages(db: Db, articleId: Id, language: string, linked: readonly LinkedImage[]): Promise<void> {
  const told = (text: string | null) => (text === null ? {} : { [language]: text });
  const rows = linked.map(({ id, draft: { alt, caption, ...draft } }, position) => ({
    ...{ id, position, language, alt: told(alt), caption: told(caption) },
    ...{ url: draft.url, file_name: draft.fileName, credit: draft.credit, width: draft.width, height: draft.height },
  }));
  await db.query(
    `with given as materialized (
      select coalesce(r.id, nextval(pg_get_serial_sequence('image', 'id'))) as image_id, r.*
        from json_to_recordset($2::json) r (id bigint, position integer, language text, alt jsonb, caption jsonb,
          url text, file_name text, credit text, width integer, height integer)),
    made as (
      insert into image (id, language, alt, caption, url, file_name, credit, width, height, is_shown)
        select image_id, language, alt, caption, url, file_name, credit, width, height,
            (select publication_status = 'PUBLISHED' from article where id = $1::bigint)
          from given where id is null)
    insert into article_image (article_id, image_id, position) select $1::bigint, image_id, position from given`,
    [articleId, rowsAsJson(rows)],
  );
}
