import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import { keysOf } from '../run/identity.js';
import type { EditionRecord } from './exported.js';

/** An article that is here already. */
export interface FoundEdition {
  readonly id: Id;
  readonly slug: string;
  readonly workId: Id;
  readonly sourceUrl: string | null;
  /** Whether the address that the export gives it is another article's here. */
  readonly isAddressTaken: boolean;
}

interface Wanted {
  readonly knownId: Id | null;
  readonly exportedId: Id;
  readonly source: string;
  readonly key: string;
  readonly contentHash: string;
  readonly record: Pick<EditionRecord, 'slug' | 'sourceUrl'>;
}

/**
 * The article that an export's is already: what it came to be before; the one with its number and short name; that of its address; the one with
 * its words and no other address. None that another article of the export came to be, as the export tells them apart. One statement.
 */
export async function findEdition(db: Db, wanted: Wanted): Promise<FoundEdition | null> {
  const { knownId, exportedId, source, key, contentHash, record } = wanted;
  const [found] = await db.query<FoundEdition>(
    `select a.id::text as id, a.slug, a.work_id::text as "workId", a.source_url as "sourceUrl",
        exists (select 1 from article o where o.source_url = $4 and o.id <> a.id) as "isAddressTaken"
      from (
        select id, 1 as rank from article where id = $1::bigint
        union all select id, 2 from article where id = $2::bigint and slug = $3
        union all select id, 3 from article where source_url = $4
        union all select id, 4 from article where content_hash = $5 and (source_url is null or $4 is null)) alike
      join article a on a.id = alike.id
      where alike.rank = 1 or not exists (select 1 from import_item i where i.source = $6 and i.key <> $7
        and starts_with(i.key, $8) and i.type_name = 'Article' and i.node_id = a.id)
      order by alike.rank, a.id limit 1`,
    [knownId, exportedId, record.slug, record.sourceUrl, contentHash, source, key, keysOf('articles')],
  );
  return found ?? null;
}
