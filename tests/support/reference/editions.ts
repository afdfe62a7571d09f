import type { Row, World } from './world.js';

/** What is shared by the language editions of one work, and their language. */
const WORKS: Readonly<
  Record<string, { readonly work: string; readonly language: (row: Row, world: World) => string }>
> = {
  Article: { work: 'work_id', language: (row) => row.language as string },
  Statement: {
    work: 'utterance_id',
    language: (row, world) => world.one('Article', row.article_id as number)[0]?.language as string,
  },
};

/** Of the rows of a list one of each work: that which serves the first wish that any serves, else the original. */
export function oneOfEach(world: World, kind: string, rows: readonly Row[], wishes: readonly string[]): Row[] {
  const { work, language } = WORKS[kind] ?? {};
  if (!work || !language) throw new Error(`${kind} has no editions.`);
  const tiers = wishes.map(canonical).flatMap(tiersOf);
  const place = (row: Row) => {
    const found = tiers.findIndex((serves) => serves(language(row, world)));
    return found < 0 ? tiers.length : found;
  };
  const shown = new Map<unknown, Row>();
  for (const row of rows) {
    const other = shown.get(row[work]);
    if (!other || comesBefore(row, other, place)) shown.set(row[work], row);
  }
  return rows.filter((row) => shown.get(row[work]) === row);
}

function comesBefore(row: Row, other: Row, place: (row: Row) => number): boolean {
  if (place(row) !== place(other)) return place(row) < place(other);
  return row.is_original === other.is_original ? row.id < other.id : (row.is_original as boolean);
}

/** What serves a wish, best first: the tag itself, ever less of it, any tag of that language (RFC 4647, lookup). */
function tiersOf(wish: string): ((tag: string) => boolean)[] {
  const parts = wish.split('-');
  const lesser = parts.map((_, at) => parts.slice(0, parts.length - at).join('-'));
  return [...lesser.map((wanted) => (tag: string) => tag === wanted), (tag) => tag.split('-')[0] === parts[0]];
}

function canonical(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? '';
}
