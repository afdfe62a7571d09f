import type { Db } from '../../database/db.js';
import { freeSlug } from '../../domain/free-slug.js';
import type { Localized } from '../../kinds/kind.js';
import { slugText } from '../../lib/slug-text.js';
import type { RecordListName } from '../content/index.js';
import { recordListOf } from '../content/index.js';

const LONGEST = 80;

/** A slug for what has none, from its name: `name`, or the next of `name-2`, `name-3`, … where others have those. */
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
