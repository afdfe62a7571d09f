import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import type { ExportedImage } from './exported.js';
import { idsForNew } from './kept-id.js';
import { upsertRows } from './upsert-rows.js';

/**
 * Writes pictures, and gives their numbers. One of the same address is the same: among those `there`, which whoever shows them has already, or under
 * its own number, as another edition may show it too.
 */
export async function writeImages(db: Db, there: readonly Id[], images: readonly ExportedImage[]): Promise<Id[]> {
  if (images.length === 0) return [];
  const same = await db.query<{ id: Id | null }>(
    `select (select i.id::text from image i where (i.id = given.id or i.id = any ($2::bigint[]))
          and (i.url, i.file_name) is not distinct from (given.url, given.file_name)
        order by i.id = given.id desc, i.id limit 1) as id
      from unnest($1::bigint[], $3::text[], $4::text[]) with ordinality given (id, url, file_name, place) order by place`,
    [images.map(({ id }) => id), there, images.map(({ url }) => url), images.map(({ fileName }) => fileName)],
  );
  const added = await idsForNew(
    db,
    'image',
    images.filter((_, at) => !same[at]?.id).map(({ id }) => id),
  );
  const ids = same.map(({ id }) => id ?? (added.shift() as Id));
  const rows = images.map(({ url, fileName, language, alt, caption, credit, width, height }, at) => {
    return { id: ids[at] as Id, url, file_name: fileName, language, alt, caption, credit, width, height };
  });
  await upsertRows(db, 'image', rows);
  return ids;
}
