-- The rows of the plain schema. Every one is a function of its number: the same rows each time, whoever makes them.
create extension if not exists pg_stat_statements;

-- A number from 0 to 1 that follows from a row's number and from what it is for.
create function made_share(id bigint, purpose bigint) returns double precision language sql immutable parallel safe as
$$ select (hashint8extended(id, purpose) & 2147483647)::double precision / 2147483648 $$;
-- A rank from 1 to greatest, half as common each time it doubles.
create function made_rank(id bigint, purpose bigint, greatest_ integer) returns integer language sql immutable parallel safe as
$$ select least(greatest_, floor(exp(made_share(id, purpose) * ln(greatest_ + 1)))::integer) $$;

-- 4,000 words, the commonest first; from the hundredth on every twelfth is one that news is searched for.
create table made_word (rank integer primary key, word text not null);
insert into made_word
with common as (
  select place::integer, word from string_to_table('the of and to in on for with united nations security council general secretary states member that was by from as at international peace said this development its support human rights their global has new also people country countries government situation session meeting report work all been need more must committee assembly resolution world council representative other regional between year community statement process political efforts agreement law action role countries access draft under mission conflict members operations including national ensure progress water forces protection climate humanitarian assistance women children', ' ') with ordinality each (word, place)),
searched as (
  select place::integer, word from string_to_table('cooperation peacekeeping sanctions disarmament refugees mandate ceasefire sovereignty counterterrorism drought election trafficking reconciliation mediation sustainable financing biodiversity nuclear proliferation vaccine pandemic famine migration treaty tribunal accountability veto observer envoy delegation inequality poverty education youth indigenous oceans fisheries landmines piracy cyberspace outerspace decolonization budget reform genocide extremism radicalization desertification', ' ') with ordinality each (word, place)),
syllable as (select array['ba','co','di','fe','gra','ha','ki','lo','mer','no','pra','ri','sta','ten','ul','va','xi','zo','lin','tor','mon','cel'] as all_)
select rank, coalesce(
  (select word from common where place = rank),
  case when rank > 100 and rank % 12 = 0 then (select word from searched where place = (rank - 96) / 12) end,
  (select all_[1 + (rank * 7) % 22] || all_[1 + (rank / 22) % 22] || all_[1 + (rank / 484 + rank) % 22]
    || (array['tion', 'al', 's', 'ing', ''])[1 + rank % 5] from syllable))
from generate_series(1, 4000) rank;

create table made_sentence (id integer primary key, text text not null);
insert into made_sentence
select id, upper(left(words, 1)) || substr(words, 2) || '.' from (
  select id, (select string_agg(w.word, ' ' order by place) from generate_series(1, 12 + id % 11) place
    join made_word w on w.rank = made_rank(id * 64::bigint + place, 1, 4000)) as words
  from generate_series(1, 30000) id) sentence;
