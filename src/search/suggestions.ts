import { Parameters, type Db } from '../database/db.js';
import { visibleSql, type Viewer } from '../database/viewer.js';
import { kindOf } from '../kinds/index.js';
import type { NodeKey } from '../lib/node-key.js';

/** What somebody is typing, and where it is looked for. */
export interface SuggestionRequest {
  readonly typed: string;
  readonly typeNames: readonly string[];
  readonly first: number;
}

/** So many candidates of each sort are compared. */
const MOST_CANDIDATES = 100;
/** More links than that do not make anything better known. */
const MOST_LINKS = 100;
/** Above every character: whatever begins with `a` is from `a` to `a` and this. */
const END = 'chr(1114111)';

/**
 * What may be meant, best first: what the whole name begins with it, then a word of the name, in any script; then titles of
 * news that begin with it; then names with a word that resembles it. Better known subjects first. One statement.
 */
export async function suggestionsFor(db: Db, viewer: Viewer, request: SuggestionRequest): Promise<NodeKey[]> {
  const { typed, typeNames, first } = request;
  const parameters = new Parameters();
  const text = parameters.add(typed, 'text');
  const types = parameters.add(
    typeNames.filter((typeName) => typeName !== 'Article'),
    'text[]',
  );
  const begins = (column: string, by: string) => `${column} >= ${by} and ${column} < ${by} || ${END}`;
  const earlier = `not exists (select 1 from unnest(typed.earlier) wanted (key) where not exists (
    select 1 from search_word o where o.type_name = w.type_name and o.node_id = w.node_id
      and o.name_number = w.name_number and o.key = wanted.key))`;
  const titles = typeNames.includes('Article')
    ? `union all (select title.* from typed cross join lateral (
        select 'Article', t.id, 2, length(t.title) from article t
        where ${begins('lower(left(t.title, 100)) collate "C"', 'lower(typed.text)')} and ${visibleSql(kindOf('Article'), viewer)}
        order by lower(left(t.title, 100)) collate "C", t.id limit ${MOST_CANDIDATES}) title)`
    : '';
  const rows = await db.query<{ key: NodeKey }>(
    `with words as materialized (select search_words_of(${text}) as list),
      typed as materialized (
        select btrim(${text}) as text, last.word collate "C" as word, search_key(last.word) collate "C" as key,
            -- Little is left of qqqq, which begins too much.
            length(search_key(last.word)) * 2 >= length(last.word) as key_says,
            array(select search_key(word) from unnest(list[:cardinality(list) - 1]) word) as earlier,
            (select string_agg(search_key(word), ' ' order by place) collate "C"
              from unnest(list) with ordinality each (word, place)) as name_key
          from words cross join lateral (select list[cardinality(list)] as word) last
          where cardinality(list) > 0),
      begun as materialized (
        (select w.type_name, w.node_id, 4 as fit, length(w.name_key) as length from search_word w, typed
          where w.word_number = 1 and typed.key_says and ${begins('w.name_key', 'typed.name_key')} and w.type_name = any (${types})
          order by w.name_key, w.words, w.type_name, w.node_id limit ${MOST_CANDIDATES})
        union all
        (select w.type_name, w.node_id, 3, length(w.name_key) from search_word w, typed
          where ${begins('w.word', 'typed.word')} and w.type_name = any (${types}) and ${earlier}
          order by w.word, w.type_name, w.node_id limit ${MOST_CANDIDATES})
        union all
        (select w.type_name, w.node_id, 3, length(w.name_key) from search_word w, typed
          where typed.key_says and ${begins('w.key', 'typed.key')} and w.type_name = any (${types}) and ${earlier}
          order by w.key, w.type_name, w.node_id limit ${MOST_CANDIDATES})
        ${titles}),
      alike as materialized (
        select w.type_name, w.node_id, near.likeness as fit, length(w.name_key) as length
          from typed cross join lateral search_alike(typed.key) near (key, likeness) join search_word w on w.key = near.key
          where (select count(*) from begun) < ${parameters.add(first, 'integer')} and length(typed.key) >= 4
            and w.type_name = any (${types}) and ${earlier}
          order by near.likeness desc, w.key, w.type_name, w.node_id limit ${MOST_CANDIDATES}),
      best as (
        select type_name, node_id, max(fit) as fit, min(length) as length
          from (select * from begun union all select * from alike) each group by type_name, node_id
          order by max(fit) desc, min(length), type_name, node_id limit ${MOST_CANDIDATES})
      select type_name || ':' || node_id as key from best
        order by fit desc, (select count(*) from (
            select 1 from article_subject l where l.subject_id = best.node_id and l.visible
              and best.type_name not in ('Article', 'Section') limit ${MOST_LINKS}) link) desc,
          length, type_name, node_id
        limit ${parameters.add(first, 'integer')}`,
    parameters.values,
  );
  return rows.map(({ key }) => key);
}
