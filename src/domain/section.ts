import type { Db } from '../database/db.js';
import { badInput } from '../lib/errors.js';
import type { Id } from '../lib/node-key.js';

/** The section of that short name; BAD_USER_INPUT naming those there are when there is none. */
export async function findSection(db: Db, slug: string): Promise<Id> {
  const sections = await db.query<{ id: Id; slug: string }>('select id::text as id, slug from section order by slug');
  const found = sections.find((section) => section.slug === slug);
  if (found) return found.id;
  const known = sections.map((section) => section.slug).join(', ') || 'none yet';
  throw badInput(`There is no section "${slug}". Known are: ${known}.`);
}
