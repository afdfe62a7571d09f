import type { Db } from '../../database/db.js';
import { BY_SLUG, KnownNames, type Named } from './known-names.js';

/** What the names in an export of ours lead to: short names, and nothing that only sounds alike. */
export class KnownSlugs extends KnownNames {
  override async find(db: Db, texts: Iterable<string>): Promise<ReadonlyMap<string, readonly Named[]>> {
    const slugs = [...new Set(texts)];
    const found = new Map<string, Named[]>(slugs.map((slug) => [slug, []]));
    if (slugs.length === 0) return found;
    const rows = await db.query<Omit<Named, 'rank'>>(
      `select initcap(kind) as "typeName", id::text as id, slug from subject where slug = any ($1::text[])
        union all select 'Section', id::text, slug from section where slug = any ($1::text[])`,
      [slugs],
    );
    for (const row of rows) found.get(row.slug)?.push({ ...row, rank: BY_SLUG });
    return found;
  }
}
