-- A news-and-events archive as one would draw it up for it alone.
create table country (id bigint primary key, code text not null unique, name text not null);
create table organization (id bigint primary key, name text not null, acronym text not null unique);
create table official (id bigint primary key, full_name text not null, slug text not null unique);
create table office (id bigint primary key, slug text not null unique, title text not null,
  organization_id bigint not null references organization);
create table tenure (id bigint primary key, official_id bigint not null references official,
  office_id bigint not null references office, starts_on date not null, ends_on date);
create table topic (id bigint primary key, slug text not null unique, name text not null);
create table section (id bigint primary key, slug text not null unique, name text not null);
create table presidency (id bigint primary key, country_id bigint not null references country,
  organization_id bigint not null references organization, starts_on date not null, ends_on date not null);
create table meeting (id bigint primary key, title text not null, starts_at timestamptz not null, location text not null,
  presidency_id bigint not null references presidency);
create table resolution (id bigint primary key, symbol text not null unique, title text not null, adopted_on date not null,
  session integer not null);
create table article (
  id bigint primary key, slug text not null, kind text not null, title text not null, lead text not null, body text not null,
  section_id bigint not null, published_at timestamptz not null, status text not null,
  -- Weighted, and as long, as the document that Communique searches: both rank alike.
  search tsvector generated always as ('''@Article'''::tsvector || setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', lead), 'B') || setweight(to_tsvector('english', body), 'D')) stored,
  check (kind in ('NEWS', 'SPEECH', 'PRESS_RELEASE', 'INTERVIEW', 'ANNOUNCEMENT')),
  check (status in ('draft', 'published')));
create table statement (id bigint primary key, article_id bigint not null, official_id bigint not null,
  office_id bigint not null, quote text not null, stated_at timestamptz not null);
create table statement_topic (statement_id bigint not null, topic_id bigint not null);
create table statement_resolution (statement_id bigint not null, resolution_id bigint not null);
create table article_topic (article_id bigint not null, topic_id bigint not null);
create table article_resolution (article_id bigint not null, resolution_id bigint not null);
create table article_meeting (article_id bigint not null, meeting_id bigint not null);

insert into country select i, chr(64 + (i + 25) / 26) || chr(65 + i % 26), initcap(w.word)
  from generate_series(1, 60) i join made_word w on w.rank = 900 + i;
insert into organization select i, case i when 1 then 'United Nations' else 'Organization for ' || initcap(w.word) end,
    case i when 1 then 'UN' else 'ORG' || i end
  from generate_series(1, 30) i join made_word w on w.rank = 1200 + i;
insert into official select i, initcap(given.word) || ' ' || initcap(family.word), 'official-' || i
  from generate_series(1, 300) i join made_word given on given.rank = 1500 + i join made_word family on family.rank = 2100 + i;
insert into office select i, 'office-' || i, (array['Secretary General', 'Foreign Minister', 'Permanent Representative',
    'President', 'Special Envoy', 'Executive Director', 'High Commissioner', 'Under-Secretary'])[1 + (i - 1) % 8],
    1 + (i - 1) % 30
  from generate_series(1, 80) i;
-- Everybody holds an office, every second person another beside it.
insert into tenure select i, i, 1 + (i - 1) % 80, date '2000-01-01' + (i % 5) * 365, null from generate_series(1, 300) i;
insert into tenure select 300 + i, i, 1 + (i + 6) % 80, date '2001-01-01', null from generate_series(1, 300, 2) i;
insert into topic select i, case i when 5 then 'un-cooperation' else 'topic-' || i end,
    case i when 5 then 'UN cooperation' else 'Topic ' || initcap(w.word) end
  from generate_series(1, 40) i join made_word w on w.rank = 96 + 12 * i;
insert into section select i, 'section-' || i, initcap(w.word)
  from generate_series(1, 12) i join made_word w on w.rank = 3000 + i;
insert into presidency select i, 1 + (i * 7) % 60, 1 + i % 3, date '2005-01-01' + (i - 1) * 365, date '2005-12-31' + (i - 1) * 365
  from generate_series(1, 20) i;
-- Cut at a word's end: half a word would be a name of its own in a search that forgives spellings.
insert into meeting select i, 'Meeting ' || i || ': ' || regexp_replace(left(s.text, 90), '\s\S*$', ''), timestamptz '2005-01-01 10:00+00' + i * interval '35 hours',
    (array['New York', 'Geneva', 'Vienna', 'Nairobi'])[1 + i % 4], least(20, 1 + (10 + i * 35) / 24 / 365)
  from generate_series(1, 5000) i join made_sentence s on s.id = 1 + (i * 13) % 30000;
insert into resolution select i, 'A/RES/' || (60 + i / 100) || '/' || i, regexp_replace(left(s.text, 110), '\s\S*$', ''), date '2005-01-01' + i * 3, 60 + i / 100
  from generate_series(1, 2000) i join made_sentence s on s.id = 1 + (i * 17) % 30000;
