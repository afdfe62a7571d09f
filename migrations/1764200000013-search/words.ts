/** How texts and words are read, whoever asks: the same for what is searched and for what is searched for. */

/** What joins or surrounds words, each read as a space: "peace-keeping" is two words, «Мир» is one. */
const PUNCTUATION = `-‐‑‒–—―−/\\.,;:!?…@#%*+=|~^_$<>&"“”„‟«»‹›''‘’‚ʼ\`()[]{}·•№§`;
/** Characters as long as the list: the pairs of SQL's quote count once. */
const SPACES = ' '.repeat(Array.from(PUNCTUATION.replaceAll(`''`, `'`)).length);

/** Letters of Cyrillic alphabets, folded, and one Latin letter for each. */
const CYRILLIC = 'абвгґғдеєзийіїыӣкқлљмнңњоөпрстуұүўӯфхҳһцэәё';
const LATIN = 'abvgggdeeziiiiiikkllmnnnooprstuuuuufhhhceae';
/** In the Latin letters of keys: what is written now one way and now another becomes one. In this order. */
const RIVALS = [
  ['(dzh|dj)', 'zh'],
  ['j(?=[aeiouy])', 'zh'],
  ['(shch|tsch|sch)', 'sh'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['ph', 'f'],
  ['(ts|tz)', 'c'],
  ['ck', 'k'],
  ['x', 'ks'],
  ['w', 'v'],
  ['q', 'k'],
  ['ye', 'e'],
  ['([^aeiouy])yo', '\\1e'],
  ['([eo])ff?$', '\\1v'],
  ['[yj]', 'i'],
  ['([a-z])\\1+', '\\1'],
] as const;

/** The longest part of a text that is searched: a vector must not outgrow what PostgreSQL holds. */
const MOST_CHARACTERS = 300_000;
const MOST_LITERALS = 5_000;
/** So many letters of a word make its key. */
const LONGEST_KEY = 64;

export const WORD_FUNCTIONS = [
  'search_stems(text, boolean)',
  'search_key(text)',
  'search_vector(text, text, "char")',
  'search_literals(text)',
  'search_lexeme(text)',
  'search_folded(text)',
  'search_spaced(text)',
] as const;

export function wordFunctions(): string[] {
  const rivals = RIVALS.map(([from, to]) => `k := regexp_replace(k, '${from}', '${to}', 'g');`).join('\n        ');
  return [
    'create aggregate search_joined(tsvector) (sfunc = tsvector_concat, stype = tsvector)',
    'create aggregate search_either(tsquery) (sfunc = tsquery_or, stype = tsquery)',
    'create aggregate search_all(tsquery) (sfunc = tsquery_and, stype = tsquery)',
    // In PL/pgSQL where it is called from there: PostgreSQL before 18 plans a function in SQL at every call.
    // A text as words with single spaces between them. Made composed, as marks of their own would be cut off.
    `create function search_spaced(text_ text) returns text language plpgsql immutable parallel safe as $$
      begin
        return btrim(regexp_replace(translate(normalize(text_, NFC), '${PUNCTUATION}', '${SPACES}'), '\\s+', ' ', 'g'));
      end $$`,
    // Upper and lower case, accents and ё apart.
    `create function search_folded(text_ text) returns text language plpgsql stable parallel safe as $$
      begin
        return regexp_replace(lower(unaccent(text_)), '[\\u0300-\\u036f]', '', 'g');
      end $$`,
    // A lexeme as it is written in a vector or a query.
    `create function search_lexeme(word text) returns text language sql immutable parallel safe as $$
      select '''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''' $$`,
    // What is looked for as it is written: whatever has a digit or a stroke, folded. Also each part that follows a stroke, as
    // 77/13 of A/RES/77/13, and the numbers of what only hyphens join, as 2022 of 2022-2023. Letters that look alike in
    // Cyrillic and Latin are one: symbols are typed in both.
    `create function search_literals(text_ text) returns text[] language plpgsql stable parallel safe as $$
      begin
        if text_ !~ '[[:digit:]/]' then return '{}'; end if;
        return (with token as (
        select distinct translate(search_folded(hit[1]), 'авекмнорстух', 'abekmhopctyx') as token
          from regexp_matches(left(text_, ${MOST_CHARACTERS}), '[[:alnum:]]+(?:[-‑/.][[:alnum:]]+)*', 'g') hit
          where hit[1] ~ '[[:digit:]/]' and length(hit[1]) <= 100 limit ${MOST_LITERALS}),
      part as (select token.token, string_to_array(token.token, '/') as parts from token)
      select coalesce(array_agg(distinct literal order by literal), '{}') from (
        select array_to_string(parts[at:], '/') as literal
          from part, generate_series(1, least(cardinality(parts), 8)) at
          where at = 1 or at < cardinality(parts) or parts[at] ~ '[.]'
        union all
        select number from part, unnest(regexp_split_to_array(token, '[-‑]')) number
          where cardinality(parts) = 1 and token ~ '[-‑]' and number ~ '^[[:digit:]]+$') each);
      end $$`,
    // Stemming goes by the text's own language. A position in the vector is a word's number in the text.
    `create function search_vector(language text, text_ text, weight "char") returns tsvector
      language plpgsql stable parallel safe as $$
      declare
        plain text := search_folded(search_spaced(left(text_, ${MOST_CHARACTERS})));
        words tsvector := case split_part(language, '-', 1)
          when 'en' then to_tsvector('pg_catalog.english', plain)
          when 'ru' then to_tsvector('pg_catalog.russian', plain)
          else to_tsvector('pg_catalog.simple', plain) end;
      begin
        return setweight(words, weight) || coalesce((
          select string_agg(search_lexeme('=' || literal) || ':1' || weight::text, ' ')::tsvector
            from unnest(search_literals(text_)) literal), '');
      end $$`,
    // A folded word in Latin letters, as alike as can be for the spellings of one name in any script.
    `create function search_key(word text) returns text language plpgsql immutable parallel safe as $$
      declare
        -- No name has words so long; unifying letters takes the longer the more there are.
        k text := left(word, ${LONGEST_KEY});
      begin
        k := regexp_replace(regexp_replace(k, 'щ', 'sh', 'g'), 'ш', 'sh', 'g');
        k := replace(replace(replace(replace(k, 'ч', 'ch'), 'ж', 'zh'), 'җ', 'zh'), 'ҷ', 'zh');
        k := replace(replace(replace(replace(k, 'ю', 'yu'), 'я', 'ya'), 'ь', ''), 'ъ', '');
        k := translate(k, '${CYRILLIC}', '${LATIN}');
        ${rivals}
        return case when k = '' then word else k end;
      end $$`,
    // What a folded word is in documents of any language: its stems and itself. A Russian surname has two, Петров and
    // Петров-а; of a name written in the nominative the stem that its other cases have as well.
    `create function search_stems(word text, is_name boolean) returns text[] language plpgsql immutable parallel safe as $$
      begin
        return (select array_agg(distinct stem) from (
        select word as stem
        union all select unnest(ts_lexize('pg_catalog.english_stem', word))
        union all select unnest(ts_lexize('pg_catalog.russian_stem', word)) where word ~ '[а-я]'
        union all select unnest(ts_lexize('pg_catalog.russian_stem', declined)) from (
          select case when word ~ 'й$' then left(word, -1) || 'я' when word ~ 'ь$' then left(word, -1) || 'а'
            else word || 'а' end as declined) case_
          where (is_name and word ~ '[бвгджзйклмнпрстфхцчшщь]$') or word ~ '..(ов|ев|ин|ын)$'
        union all select unnest(ts_lexize('pg_catalog.russian_stem', stem)) from
          unnest(ts_lexize('pg_catalog.russian_stem', word)) stem where stem <> word and stem ~ '..(ов|ев)$') each);
      end $$`,
  ];
}
