import type { Db } from '../database/db.js';
import { HEARD_TOGETHER } from '../database/freshness.js';
import type { RowReader } from '../database/rows.js';
import type { NodeKey } from '../lib/node-key.js';
import type { SearchQuery, SearchTerm } from '../lib/search-query.js';

/** How the database reads a term: as a stemmed word, a word of names, a misspelled one, as written, or not at all. */
export type Reading = 'WORDS' | 'NAME' | 'MISSPELLED' | 'LITERAL' | 'IGNORED';

/** A term with how it was read. */
export interface ReadTerm extends SearchTerm {
  readonly reading: Reading;
  /** The stems, the name's spellings or the symbol; empty for an ignored term. */
  readonly readAs: readonly string[];
  /** The lexemes of each word, in order; none for a word that is passed over. */
  readonly parts: readonly (readonly string[])[];
  /** Subjects that the term names, at most ten. */
  readonly subjects: readonly NodeKey[];
}

/** A search as the database understood it. */
export interface ReadSearch {
  readonly terms: readonly ReadTerm[];
  /** A tsquery; it finds nothing where every wanted term was ignored. */
  readonly tsquery: string;
  /** What the whole search names: its best answers. */
  readonly named: readonly NodeKey[];
}

interface ReadRow {
  readonly tsquery: string;
  readonly terms: readonly Pick<ReadTerm, 'reading' | 'readAs' | 'parts' | 'subjects'>[];
  readonly named: readonly NodeKey[];
}

/** What words are read against: names, and whether a word that resembles one is in any text. */
const READ_AGAINST = [HEARD_TOGETHER, 'Article', 'Statement'];

/** Reads the words of a search against the names and words that there are. One statement, none for what was read before. */
export async function readSearch({ db, caches }: RowReader, query: SearchQuery): Promise<ReadSearch> {
  if (!caches) return readAnew(db, query);
  const { freshness, searches } = caches;
  const words = JSON.stringify(query);
  const kept = searches.get(words) as { readonly read: ReadSearch; readonly epoch: number } | undefined;
  if (kept && freshness.isLive && READ_AGAINST.every((typeName) => !freshness.changedSince(kept.epoch, typeName)))
    return kept.read;
  const { epoch } = freshness;
  const read = await readAnew(db, query);
  searches.set(words, { read, epoch });
  return read;
}

async function readAnew(db: Db, query: SearchQuery): Promise<ReadSearch> {
  const [row] = await db.query<ReadRow>(
    `with term as materialized (select * from search_terms($1::jsonb)),
      whole as (
        select array_agg(k.key order by term.number, k.place) as keys
          from term cross join lateral unnest(term.keys) with ordinality k (key, place)
          where not term.excluded and term.query is not null)
      select (select search_joined(array_agg(query), array_agg(either), array_agg(excluded)) from term)::text as tsquery,
        (select json_agg(json_build_object('reading', reading, 'readAs', read_as, 'parts', parts, 'subjects',
            case when reading = 'IGNORED' then '{}'
              else search_bearers(keys, case when reading = 'LITERAL' then parts -> 0 ->> 0 end) end) order by number)
          from term) as terms,
        (select search_bearers(keys, null) from whole) as named`,
    [JSON.stringify(query)],
  );
  if (!row) throw new Error('The database read nothing.');
  const terms = query.map((term, at) => ({ ...term, ...(row.terms[at] as ReadRow['terms'][number]) }));
  const wanted = terms.filter(({ isExcluded, reading }) => !isExcluded && reading !== 'IGNORED');
  return {
    terms,
    tsquery: row.tsquery,
    named: [...row.named, ...(wanted.length === 1 ? (wanted[0]?.subjects ?? []) : [])],
  };
}
