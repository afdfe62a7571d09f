import { HEARD_TOGETHER } from '../database/freshness.js';
import type { RowReader } from '../database/rows.js';
import { groupBy } from '../lib/group-by.js';
import type { NodeKey } from '../lib/node-key.js';
import type { SearchQuery, SearchTerm } from '../lib/search-query.js';

/** How the database reads a term: as a stemmed word, a word of names, a misspelled one, as written, or not at all. */
export type Reading = 'WORDS' | 'NAME' | 'MISSPELLED' | 'LITERAL' | 'IGNORED';

/** A term with how it was read. */
export interface ReadTerm extends SearchTerm, ReadWords {}

/** A word or a phrase as the database reads it, whatever stands beside it. */
interface ReadWords {
  readonly reading: Reading;
  /** The stems, the name's spellings or the symbol; empty for an ignored term. */
  readonly readAs: readonly string[];
  /** The lexemes of each word, in order; none for a word that is passed over. */
  readonly parts: readonly (readonly string[])[];
  /** Subjects that the term names, at most ten. */
  readonly subjects: readonly NodeKey[];
  /** A tsquery; null for an ignored term. */
  readonly tsquery: string | null;
  /** The words of names that it is looked for among. */
  readonly keys: readonly string[];
  /** Whether each of them stands in a name. */
  readonly isOfNames: boolean;
}

/** A search as the database understood it. */
export interface ReadSearch {
  readonly terms: readonly ReadTerm[];
  /** A tsquery; it finds nothing where every wanted term was ignored. */
  readonly tsquery: string;
  /** What the whole search names: its best answers. */
  readonly named: readonly NodeKey[];
}

/** What the words are read from, and where they are remembered. */
type WordReader = Pick<RowReader, 'db' | 'caches'>;

/** What words are read against: names, and whether a word that resembles one is in any text. */
const READ_AGAINST = [HEARD_TOGETHER, 'Article', 'Statement'];

/**
 * Reads the words of a search against the names and words that there are. Each word is read once, whatever it is looked for together
 * with: two statements at most, none for what was read before.
 */
export async function readSearch(reader: WordReader, query: SearchQuery): Promise<ReadSearch> {
  const read = await remembered(reader, query.map(wordsOf), (missing) => readWords(reader, missing));
  const terms = query.map((term, at) => ({ ...term, ...(read[at] as ReadWords) }));
  const wanted = terms.filter(({ isExcluded, tsquery }) => !isExcluded && tsquery !== null);
  return { terms, tsquery: joined(terms, wanted), named: await namedByAll(reader, wanted) };
}

/** What decides how a term is read. */
function wordsOf({ text, isPhrase, isExcluded }: SearchTerm): string {
  return JSON.stringify({ text, isPhrase, isExcluded });
}

async function readWords({ db }: WordReader, words: readonly string[]): Promise<ReadWords[]> {
  return db.query<ReadWords>(
    `select term.query::text as tsquery, term.reading, term.read_as as "readAs", term.parts, term.keys, names.are_all as "isOfNames",
        case when term.reading = 'LITERAL' then search_bearers(term.keys, term.parts -> 0 ->> 0)
          when term.reading <> 'IGNORED' and names.are_all then search_bearers(term.keys, null) else '{}' end as subjects
      from search_terms($1::jsonb) term cross join lateral (
        select coalesce(bool_and(exists (select 1 from search_word w where w.key = each.key)), false) as are_all
          from unnest(term.keys) each (key)) names
      order by term.number`,
    [`[${words.join()}]`],
  );
}

/** What all the wanted terms together are the name of. */
async function namedByAll(reader: WordReader, wanted: readonly ReadTerm[]): Promise<readonly NodeKey[]> {
  if (wanted.length < 2) return wanted[0]?.subjects ?? [];
  if (!wanted.every(({ isOfNames }) => isOfNames)) return [];
  const keys = wanted.flatMap((term) => term.keys);
  const [named] = await remembered(reader, [`named ${keys.join(' ')}`], () =>
    reader.db.query<{ named: NodeKey[] }>('select search_bearers($1::text[], null) as named', [keys]),
  );
  return named?.named ?? [];
}

/** What was read under these names before and still holds; the rest is read at once. */
async function remembered<Read extends object>(
  { caches }: WordReader,
  names: readonly string[],
  readAnew: (missing: readonly string[]) => Promise<readonly Read[]>,
): Promise<readonly (Read | undefined)[]> {
  if (!caches) return readAnew(names);
  const { freshness, searches } = caches;
  const holds = (since: number) =>
    freshness.isLive && READ_AGAINST.every((typeName) => !freshness.changedSince(since, typeName));
  const known = new Map(
    names.flatMap((name) => {
      const kept = searches.get(name);
      return kept && holds(kept.epoch) ? [[name, kept.read as Read]] : [];
    }),
  );
  const missing = [...new Set(names)].filter((name) => !known.has(name));
  if (missing.length > 0) {
    const { epoch } = freshness;
    const read = await readAnew(missing);
    missing.forEach((name, at) => {
      if (!read[at]) return;
      known.set(name, read[at]);
      searches.set(name, { read: read[at], epoch });
    });
  }
  return names.map((name) => known.get(name));
}

/** One tsquery: of terms that share a number one is enough, of the others all are wanted, and none of those left out. */
function joined(terms: readonly ReadTerm[], wanted: readonly ReadTerm[]): string {
  if (wanted.length === 0) return `'@Nothing'`;
  const groups = [...groupBy(wanted, ({ either }) => either).values()];
  const excluded = terms.filter(({ isExcluded, tsquery }) => isExcluded && tsquery !== null);
  return [
    ...groups.map((group) => group.map(({ tsquery }) => `( ${tsquery} )`).join(' | ')),
    ...excluded.map(({ tsquery }) => `!( ${tsquery} )`),
  ]
    .map((part) => `( ${part} )`)
    .join(' & ');
}
