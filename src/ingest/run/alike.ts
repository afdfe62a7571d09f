import type { Db } from '../../database/db.js';
import type { ArticleDraft } from '../../domain/article-draft.js';
import type { Id } from '../../lib/node-key.js';
import { plainAddress } from '../../lib/web-address.js';
import type { RecordItem } from '../importers/item.js';

/** So many characters of two texts are compared. */
const BEGINNING = 100;

/**
 * The article that another file of the same name had under an item's key, if it is the same one: of its address, its title or its first words.
 * Folders are moved, and then it is; but `posts/1.md` of two sites have nothing in common.
 */
export async function alikeArticle(db: Db, id: Id | null, draft: ArticleDraft): Promise<Id | null> {
  if (id === null) return null;
  const [there] = await db.query<{ isAlike: boolean; address: string | null }>(
    `select title = $2 or left(text, $4) = left($3, $4) as "isAlike", source_url as address from article where id = $1::bigint`,
    [id, draft.title, draft.text, BEGINNING],
  );
  const address = there?.address ?? null;
  const isAt = address !== null && draft.sourceUrl !== null && plainAddress(address) === plainAddress(draft.sourceUrl);
  return isAt || there?.isAlike === true ? id : null;
}

/**
 * The record that another file of the same name had under an item's key, if one of its names or aliases is the item's name; what has no name is told by
 * what it ties together.
 */
export async function alikeRecord(db: Db, id: Id | null, { record }: RecordItem): Promise<Id | null> {
  const names = Object.values((record.name ?? {}) as Readonly<Record<string, string>>);
  if (id === null || names.length === 0) return null;
  const found = await db.query(
    `select 1 from subject s where s.id = $1::bigint and (
      exists (select 1 from jsonb_each_text(s.name) named where named.value = any ($2::text[]))
      or exists (select 1 from jsonb_array_elements(s.aliases) alias where alias ->> 'text' = any ($2::text[])))`,
    [id, names],
  );
  return found.length > 0 ? id : null;
}
