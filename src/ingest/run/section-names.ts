import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';

/** Sections by what they are called: short name and names in all languages, in lower case. */
export type SectionNames = ReadonlyMap<string, Id>;

/** The sections that there are, by all their names. One statement. */
export async function readSectionNames(db: Db): Promise<SectionNames> {
  const rows = await db.query<{ id: Id; names: string[] }>(
    `select id::text as id, array[slug] || array(select value from jsonb_each_text(name)) as names from section order by id`,
  );
  return new Map(rows.flatMap(({ id, names }) => names.map((name): [string, Id] => [folded(name), id])));
}

/** The section that the first of the shelves has for a name; null when none has. */
export function sectionNamed(sections: SectionNames, categories: readonly string[]): Id | null {
  const named = categories.map((category) => sections.get(folded(category))).find((id) => id !== undefined);
  return named ?? null;
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
