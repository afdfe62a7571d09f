import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import { normalizeSymbol } from '../../lib/un-symbol.js';

/** Something that a text may name, and by what: the lower the rank, the surer. */
export interface Named {
  readonly typeName: string;
  readonly id: Id;
  readonly slug: string;
  readonly rank: number;
}

/** By a slug; by a country's code or a resolution's symbol; by a name, an alias or an acronym in any language. */
export const BY_SLUG = 1;
const BY_CODE = 2;
export const BY_NAME = 3;

/** So many texts are remembered before all are forgotten. */
const MOST_TEXTS = 20_000;

/** The words of a name, as the search keeps them: upper and lower case, accents and punctuation apart. */
const WORDS = `array(select search_folded(word) from string_to_table(search_spaced(given.text), ' ') word
  where search_folded(word) <> '')`;
const NAME_KEY = `left(array_to_string(array(select search_key(word) from unnest(words.list) word), ' '), 200) collate "C"`;

const NAMED = `select given.text, found.type_name as "typeName", found.id::text as id, found.slug, min(found.rank) as rank
  from unnest($1::text[], $2::text[]) given (text, symbol)
    cross join lateral (select ${WORDS} as list offset 0) words
    cross join lateral (
      select initcap(s.kind) as type_name, s.id, s.slug, ${BY_SLUG} as rank from subject s where s.slug = given.text
      union all
      select 'Section', id, slug, ${BY_SLUG} from section where slug = given.text
      union all
      select 'Country', c.id, s.slug, ${BY_CODE} from country c join subject s on s.id = c.id
        where upper(given.text) in (c.code, c.code3)
      union all
      select 'Resolution', r.id, s.slug, ${BY_CODE} from resolution r join subject s on s.id = r.id
        where r.symbol in (given.text, given.symbol)
      union all
      select w.type_name, w.node_id, coalesce(s.slug, shelf.slug), ${BY_NAME} from search_word w
        left join subject s on s.id = w.node_id and w.type_name <> 'Section'
        left join section shelf on shelf.id = w.node_id and w.type_name = 'Section'
        where w.word_number = 1 and w.name_key = ${NAME_KEY} and w.words = cardinality(words.list)
          and words.list = array(select o.word::text from search_word o where o.type_name = w.type_name and o.node_id = w.node_id
            and o.name_number = w.name_number order by o.word_number)) found
  group by given.text, found.type_name, found.id, found.slug order by given.text, rank, found.id`;

/** What resembles a text, the most alike first. */
const ALIKE = `select coalesce(s.name ->> s.language, shelf.name ->> shelf.language) as name, coalesce(s.slug, shelf.slug) as slug
  from (select w.type_name, w.node_id, sum(near.likeness) as likeness
      from (select distinct search_key(word) as key from unnest((search_words_of(left($1, 200)))[:8]) word) given
        cross join lateral search_alike(given.key) near (key, likeness) join search_word w on w.key = near.key
      where w.type_name = any ($2::text[]) group by w.type_name, w.node_id order by 3 desc, 2 limit 3) best
    left join subject s on s.id = best.node_id and best.type_name <> 'Section'
    left join section shelf on shelf.id = best.node_id and best.type_name = 'Section'
  order by best.likeness desc, best.node_id`;

/**
 * What texts name, remembered within a run. Only what was found is remembered, and nothing once a subject or section has been written, as a
 * name may be that of two by then. Whoever undoes a transaction has it forget as well.
 */
export class KnownNames {
  private readonly named = new Map<string, readonly Named[]>();

  /** What each of the texts names, the surest first; one statement for all that are not remembered. */
  async find(db: Db, texts: Iterable<string>): Promise<ReadonlyMap<string, readonly Named[]>> {
    const wanted = [...new Set(texts)];
    const unknown = wanted.filter((text) => !this.named.has(text));
    const found = new Map<string, Named[]>();
    if (unknown.length > 0) {
      const rows = await db.query<Named & { text: string }>(NAMED, [unknown, unknown.map(normalizeSymbol)]);
      for (const { text, ...named } of rows) found.set(text, [...(found.get(text) ?? []), named]);
    }
    if (this.named.size + found.size > MOST_TEXTS) this.named.clear();
    const all = new Map(wanted.map((text) => [text, this.named.get(text) ?? found.get(text) ?? []]));
    for (const [text, named] of found) this.named.set(text, named);
    return all;
  }

  /** Names of some types that resemble a text: `"Norland" (norland)`. */
  async alike(db: Db, text: string, typeNames: readonly string[]): Promise<string[]> {
    const rows = await db.query<{ name: string; slug: string }>(ALIKE, [text, typeNames]);
    return rows.map(({ name, slug }) => `"${name}" (${slug})`);
  }

  forget(): void {
    this.named.clear();
  }
}
