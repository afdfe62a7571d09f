/** How the words of a search are read, and what they find by name. */

/** Keys alike enough for one to be taken for a misspelling of the other. */
const ALIKE = 0.4;
/** Of few letters more must be the same: SCHOOL is no misspelled SCO. */
const ALIKE_IF_SHORT = 0.5;
const SHORT_KEY = 6;
/** Shorter words are taken as they are: too much resembles them. */
const LONG_ENOUGH = 4;
/** Above every character: whatever begins with `a` is from `a` to `a` and this. */
const END = `chr(1114111)`;

/** Endings of Russian cases, and those of the nominatives they may be of. */
const NOMINATIVES = [
  ['(а|у|ом|ем|е|ым|ой|ы|и|я|ю)', ''],
  ['(у|ы|е|и|ой|ою)', 'а'],
  ['(и|е|ю|ей|ею)', 'я'],
  ['(ии|ию|ией)', 'ия'],
  ['(я|ю|ем|е|и)', 'й'],
  ['(я|ю|ем|е|и)', 'ь'],
] as const;

export const READING_FUNCTIONS = [
  'search_subjects(jsonb)',
  'search_query(jsonb)',
  'search_bearers(text[], text)',
  'search_terms(jsonb)',
  'search_reading(text, boolean, boolean)',
  'search_word_reading(text, boolean)',
  'search_nearest(text)',
  'search_alike(text)',
  'search_pieces(text)',
  'search_keys(text)',
  'search_words_of(text)',
  'search_is_literal(text)',
] as const;

export const RESEMBLING_FIRST = `nearest := search_nearest(own);
          if exists (select 1 from search_document d where d.visible and d.vector
              @@ (select string_agg(search_lexeme(stem), ' | ')::tsquery from unnest(stems) stem)) then
            nearest := null;
          end if;`;

/**
 * How one word is read. A word of names is read as all words of names with its key, whatever their script, and as those it is a case
 * of. What is no word of names and stands nowhere for readers to see is read as the word of names that it resembles most, but for a
 * word that is to be left out: nothing is left out by a guess. `findNearest` sets `nearest` to that word's key where it is one.
 */
export function wordReadingFunction(findNearest: string): string {
  return `create function search_word_reading(word_ text, may_guess boolean, out stems text[], out names text[], out keys text[],
      out is_name boolean, out is_misspelled boolean) language plpgsql stable as $$
    declare
      own text := search_key(word_);
      forms text[] := search_keys(word_);
      nearest text;
    begin
      is_name := false;
      is_misspelled := false;
      if ts_lexize('pg_catalog.english_stem', word_) = '{}'
        or (word_ ~ '[а-я]' and ts_lexize('pg_catalog.russian_stem', word_) = '{}') then return; end if;
      stems := search_stems(word_, false);
      keys := array(select w.key from search_word w where w.key = any (forms)
        group by w.key order by w.key <> own, w.key);
      if may_guess and keys = '{}' and length(word_) >= ${LONG_ENOUGH} and word_ !~ '[[:digit:]]' then
        ${findNearest}
        if nearest is not null then
          is_misspelled := true;
          keys := array[nearest];
          stems := '{}';
        end if;
      end if;
      if keys = '{}' then
        keys := array[own];
        return;
      end if;
      stems := array(select unnest(stems) union select unnest(search_stems(named.word, true))
        from (select distinct w.word from search_word w where w.key = any (keys)) named order by 1);
      is_name := is_misspelled or exists (select 1 from search_word w where w.key = any (keys) and w.word <> word_);
      if is_name then
        names := array(select min(w.written collate "C") from search_word w where w.key = any (keys)
          group by w.word order by count(*) desc, w.word limit 10);
      end if;
    end $$`;
}

/**
 * All terms in one query; one that finds nothing where no word is left to look for. Declared immutable, though names decide, so that
 * the planner works it out, once, and knows how common the words are.
 */
export const QUERY_FUNCTION = `create function search_query(terms jsonb) returns tsquery language plpgsql immutable as $$
  begin
    return (with read as materialized (select * from search_terms(terms) t where t.query is not null),
        wanted as (select search_either(query) as query from read where not excluded group by either)
      select coalesce(case when exists (select 1 from wanted) then search_all(query) end, '@Nothing'::tsquery)
        from (select query from wanted union all select !!query from read where excluded) each);
  end $$`;

export function readingFunctions(): string[] {
  const nominatives = NOMINATIVES.map(
    ([ending, nominative]) =>
      `union all select regexp_replace(word, '${ending}$', '${nominative}') where word ~ '[а-я]{3}${ending}$'`,
  ).join('\n          ');
  return [
    `create function search_is_literal(term text) returns boolean language sql immutable parallel safe as $$
      select term ~ '[[:digit:]]' or term ~ '[[:alnum:]]/[[:alnum:]]' $$`,
    // The folded words of a term, in order.
    `create function search_words_of(term text) returns text[] language plpgsql stable parallel safe as $$
      begin
        return (select coalesce(array_agg(token.token order by place), '{}')
          from ts_parse('default', search_folded(search_spaced(term))) with ordinality token (tokid, token, place)
          where tokid <> 12);
      end $$`,
    // The keys of the words of names that a folded word may be a form of.
    `create function search_keys(word text) returns text[] language plpgsql stable parallel safe as $$
      begin
        return (select array_agg(distinct search_key(form)) from (
          select word as form
          ${nominatives}) each
        where length(search_key(form)) >= 3);
      end $$`,
    // Patterns for the pieces of a key: whatever resembles it has one of them. The operator of pg_trgm would say so too, but
    // ends the embedded database where the extension was made by an earlier process; its index and similarity() do not.
    `create function search_pieces(key text) returns text[] language sql immutable parallel safe as $$
      select array(select distinct '%' || substr(key, at, size) || '%'
        from (select case when length(key) < 8 then 3 else 4 end as size) sized, generate_series(1, length(key) - size + 1) at) $$`,
    // The keys of names that a key resembles, the most alike first.
    `create function search_alike(key_ text) returns table (key text, likeness real) language plpgsql stable rows 10 as $$
      begin
        return query select near.key, similarity(near.key, key_)
          from (select distinct w.key from unnest(search_pieces(key_)) piece (pattern)
            join search_word w on w.key like piece.pattern) near
          where similarity(near.key, key_) >= case when length(key_) < ${SHORT_KEY} then ${ALIKE_IF_SHORT} else ${ALIKE} end
          order by 2 desc, length(near.key), near.key limit 20;
      end $$`,
    // The one that it resembles most; null when it resembles none.
    `create function search_nearest(key_ text) returns text language sql stable as $$
      select key from search_alike(key_) limit 1 $$`,
    wordReadingFunction(RESEMBLING_FIRST),
    // How a term is read: a query that finds it, null for what is too common to tell anything apart. readings: LITERAL,
    // NAME, MISSPELLED, WORDS, IGNORED. parts: the lexemes of each of its words, in order; those of one without any are
    // passed over.
    `create function search_reading(term text, is_phrase boolean, may_guess boolean, out query tsquery, out reading text, out read_as text[],
        out keys text[], out parts jsonb) language plpgsql stable as $$
      declare
        word_ text;
        one record;
        distance integer := 1;
        own tsquery;
      begin
        parts := '[]';
        keys := '{}';
        read_as := '{}';
        reading := 'WORDS';
        if not is_phrase and search_is_literal(term) then
          select string_agg(search_lexeme('=' || literal), ' & ')::tsquery, array_agg(literal),
              jsonb_agg(jsonb_build_array('=' || literal))
            into query, read_as, parts
            from (select search_literals(token[1]) as all_
              from regexp_matches(term, '[[:alnum:]]+(?:[-‑/.][[:alnum:]]+)*', 'g') token) each
              cross join lateral (select literal from unnest(each.all_) literal order by length(literal) desc limit 1) longest;
          if query is not null then
            reading := 'LITERAL';
            keys := array(select search_key(w) from unnest(search_words_of(term)) w);
            return;
          end if;
          parts := '[]';
          read_as := '{}';
        end if;
        foreach word_ in array search_words_of(term) loop
          one := search_word_reading(word_, may_guess);
          if one.stems is null then
            distance := distance + 1;
            keys := keys || search_key(word_);
            parts := parts || jsonb_build_array('[]'::jsonb);
            continue;
          end if;
          own := (select string_agg(search_lexeme(stem), ' | ')::tsquery from unnest(one.stems) stem);
          query := case when query is null then own else tsquery_phrase(query, own, distance) end;
          distance := 1;
          parts := parts || jsonb_build_array(to_jsonb(one.stems));
          keys := keys || one.keys[1];
          read_as := read_as || coalesce(one.names, array(select stem from unnest(one.stems) stem where stem <> word_
            or cardinality(one.stems) = 1));
          reading := case when one.is_misspelled then 'MISSPELLED' when one.is_name and reading <> 'MISSPELLED' then 'NAME'
            else reading end;
        end loop;
        if query is null then
          reading := 'IGNORED';
          read_as := '{}';
        end if;
      end $$`,
    // terms: [{"text", "isPhrase", "isExcluded", "either"}], one of those that share a number in "either" being enough.
    `create function search_terms(terms jsonb) returns table (number integer, query tsquery, excluded boolean, either integer,
        reading text, read_as text[], keys text[], parts jsonb) language plpgsql stable rows 4 as $$
      begin
        return query select term.number::integer, r.query, (term.value ->> 'isExcluded')::boolean,
            (term.value ->> 'either')::integer, r.reading, r.read_as, r.keys, r.parts
          from jsonb_array_elements(terms) with ordinality term (value, number),
            search_reading(term.value ->> 'text', (term.value ->> 'isPhrase')::boolean,
              not (term.value ->> 'isExcluded')::boolean) r;
      end $$`,
    // The subjects, at most ten, that have a name with these keys in this order; people go by one word of their name as
    // well, and a symbol with a stroke is looked for in all that are named by it.
    `create function search_bearers(keys text[], literal text) returns text[] language plpgsql stable as $$
      begin
        return array(
          select d.type_name || ':' || d.node_id as bearer from search_document d
            where literal ~ '/' and d.vector @@ (search_lexeme(literal) || ':A')::tsquery
              and d.type_name not in ('Article', 'Statement', 'Section')
          union
          select w.type_name || ':' || w.node_id from search_word w
            where w.word_number = 1 and w.words = cardinality(keys) and w.name_key = left(array_to_string(keys, ' '), 200)
              and w.type_name <> 'Section'
          union
          select w.type_name || ':' || w.node_id from search_word w
            where cardinality(keys) = 1 and w.key = keys[1] and w.type_name = 'Official'
          order by bearer limit 10);
      end $$`,
    QUERY_FUNCTION,
    // The subjects in whose names the words are, in any script: a word or the beginning of one; where there is no such
    // word, those that have the one it resembles most. Declared immutable for the same reason as the query.
    `create function search_subjects(terms jsonb) returns bigint[] language plpgsql immutable as $$
      declare
        term record;
        word_ text;
        own bigint[];
        having_ bigint[];
        either_ integer;
        any_ bigint[];
        found bigint[];
        without bigint[] := '{}';
        words_ text[];
        key_ text;
        forms text[];
      begin
        for term in select value ->> 'text' as text_, (value ->> 'isPhrase')::boolean as phrase,
            (value ->> 'isExcluded')::boolean as excluded, (value ->> 'either')::integer as either
          from jsonb_array_elements(terms) order by (value ->> 'either')::integer
        loop
          own := null;
          words_ := search_words_of(term.text_);
          if search_is_literal(term.text_) and not term.phrase then
            own := array(select d.node_id from search_document d where d.vector @@ (search_reading(term.text_, false, true)).query
              and d.type_name not in ('Article', 'Statement', 'Section'));
          else
            foreach word_ in array words_ loop
              continue when ts_lexize('pg_catalog.english_stem', word_) = '{}'
                or (word_ ~ '[а-я]' and ts_lexize('pg_catalog.russian_stem', word_) = '{}');
              key_ := search_key(word_);
              forms := search_keys(word_);
              having_ := array(select distinct w.node_id from search_word w where w.type_name <> 'Section'
                and (w.word >= word_ and w.word < word_ || ${END}
                  or w.key = any (forms)
                  or (length(key_) >= 3 and w.key >= key_ and w.key < key_ || ${END})));
              if having_ = '{}' and length(word_) >= ${LONG_ENOUGH} then
                key_ := search_nearest(key_);
                having_ := array(select distinct w.node_id from search_word w where w.type_name <> 'Section' and w.key = key_);
              end if;
              own := case when own is null then having_
                else array(select unnest(own) intersect select unnest(having_)) end;
            end loop;
            if term.phrase and own is not null then
              own := array(select distinct w.node_id from search_word w where w.node_id = any (own) and w.word_number = 1
                and w.type_name <> 'Section' and position(' ' || array_to_string(array(select search_key(p) from unnest(words_) p), ' ')
                  in ' ' || w.name_key) > 0);
            end if;
          end if;
          continue when own is null;
          if term.excluded then
            without := without || own;
          elsif term.either is not distinct from either_ then
            any_ := any_ || own;
          else
            found := case when any_ is null then found when found is null then any_
              else array(select unnest(found) intersect select unnest(any_)) end;
            any_ := own;
            either_ := term.either;
          end if;
        end loop;
        found := case when any_ is null then found when found is null then any_
          else array(select unnest(found) intersect select unnest(any_)) end;
        return array(select distinct id from unnest(found) id where id <> all (without));
      end $$`,
  ];
}
