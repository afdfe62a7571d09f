import type { Db } from '../../database/db.js';
import type { Localized } from '../../kinds/kind.js';
import { slugText } from '../../lib/slug-text.js';
import type { RecordListName } from '../content/index.js';
import { recordListOf } from '../content/index.js';

const LONGEST = 80;

/** A slug for what has none, from its name: the first of `name`, `name-2`, `name-3`, … that is free. */
export async function newSlug(db: Db, list: RecordListName, name: Localized, language: string): Promise<string> {
  const { subject, typeName } = recordListOf(list);
  const names = [name[language], ...Object.values(name)];
  const slug = names.map((text) => cut(slugText(text ?? ''))).find((text) => text !== '');
  return freeSlug(db, subject === undefined ? 'section' : 'subject', slug ?? typeName.toLowerCase());
}

function cut(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const end = slug.lastIndexOf('-', LONGEST);
  return slug.slice(0, end > 0 ? end : LONGEST);
}

async function freeSlug(db: Db, table: 'subject' | 'section', slug: string): Promise<string> {
  const [free] = await db.query<{ slug: string }>(
    `select slug from (select $1::text as slug, 1 as number
        union all select $1 || '-' || number, number from generate_series(2, (select count(*) + 2 from ${table} where slug = $1
          or starts_with(slug, $1 || '-'))) number) candidate
      where not exists (select 1 from ${table} taken where taken.slug = candidate.slug) order by number limit 1`,
    [slug],
  );
  if (!free) throw new Error(`There is no slug free that begins with "${slug}".`);
  return free.slug;
}
