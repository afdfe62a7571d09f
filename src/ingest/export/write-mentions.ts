import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import type { ExportedMention } from './exported.js';
import { idsForNew } from './kept-id.js';
import { upsertRows } from './upsert-rows.js';
import type { EditionWork } from './written.js';

interface There {
  readonly id: Id;
  readonly subject: Id;
  readonly start: number;
}

/** Makes the mentions of an article those of the export. One of the same in the same place keeps its number. */
export async function writeMentions(db: Db, work: EditionWork, mentions: readonly ExportedMention[]): Promise<void> {
  const { articleId, isNew, named } = work;
  const left = isNew ? [] : await mentionsOf(db, articleId);
  const known = mentions.map(({ subject, start }) => {
    const at = left.findIndex((there) => there.subject === named.subject(subject) && there.start === start);
    return at < 0 ? null : (left.splice(at, 1)[0] as There).id;
  });
  if (left.length > 0) await db.query('delete from mention where id = any ($1::bigint[])', [left.map(({ id }) => id)]);
  const added = await idsForNew(
    db,
    'mention',
    mentions.filter((_, at) => known[at] === null).map(({ id }) => id),
  );
  const rows = mentions.map(({ subject, holder, start, end, surface, method, confidence, reviewState }, at) => ({
    ...{ id: known[at] ?? (added.shift() as Id), article_id: articleId, subject_id: named.subject(subject) },
    ...{ holder_id: holder && named.tenure(holder), start_offset: start, end_offset: end, surface },
    ...{ method, confidence, review_state: reviewState },
  }));
  await upsertRows(db, 'mention', rows);
}

function mentionsOf(db: Db, articleId: Id): Promise<There[]> {
  return db.query<There>(
    'select id::text as id, subject_id::text as subject, start_offset as start from mention where article_id = $1::bigint order by id',
    [articleId],
  );
}
