-- The newsroom and everything that is linked to, from the plain schema. Subjects share one row of numbers: each kind begins at its own.
create view plain.subject as
  select 'COUNTRY' as kind, id, 0 + id as subject_id, 'country-' || id as slug, name from plain.country
  union all select 'ORGANIZATION', id, 100 + id, 'organization-' || id, name from plain.organization
  union all select 'OFFICE', id, 200 + id, slug, title from plain.office
  union all select 'TOPIC', id, 300 + id, slug, name from plain.topic
  union all select 'PRESIDENCY', id, 400 + id, 'presidency-' || id, 'Presidency ' || id from plain.presidency
  union all select 'OFFICIAL', id, 1000 + id, slug, full_name from plain.official
  union all select 'MEETING', id, 10000 + id, 'meeting-' || id, title from plain.meeting
  union all select 'RESOLUTION', id, 20000 + id, 'resolution-' || id, title from plain.resolution;

insert into newsroom (name, languages, time_zone) values ('{"en": "Benchmark"}', '{en}', 'UTC');
insert into subject (id, kind, slug, language, name)
  select subject_id, kind, slug, 'en', jsonb_build_object('en', name) from plain.subject;
insert into country (id, code) select 0 + id, code from plain.country;
insert into organization (id, organization_type, acronym)
  select 100 + id, 'INTERGOVERNMENTAL', jsonb_build_object('en', acronym) from plain.organization;
insert into official (id) select 1000 + id from plain.official;
insert into office (id, organization_id, seats) select 200 + id, 100 + organization_id, 16 from plain.office;
insert into tenure (id, official_id, office_id, starts_on, starts_precision, ends_precision, one_seat)
  select id, 1000 + official_id, 200 + office_id, starts_on, 'DAY', 'ONGOING', false from plain.tenure;
insert into topic (id) select 300 + id from plain.topic;
insert into presidency (id, organization_id, country_id, starts_on, starts_precision, ends_on, ends_precision)
  select 400 + id, 100 + organization_id, 0 + country_id, starts_on, 'DAY', ends_on, 'DAY' from plain.presidency;
insert into meeting (id, organization_id, session_kind, status, starts_on, starts_precision, starts_at, time_zone, place)
  select 10000 + m.id, 100 + p.organization_id, 'REGULAR', 'HELD', (m.starts_at at time zone 'UTC')::date, 'DAY', m.starts_at, 'UTC',
    jsonb_build_object('en', m.location)
  from plain.meeting m join plain.presidency p on p.id = m.presidency_id;
insert into resolution (id, symbol, title, title_key, organ_id, session, adopted_on, adopted_precision)
  select 20000 + id, symbol, jsonb_build_object('en', title), lower(title), 101, session, adopted_on, 'DAY' from plain.resolution;
insert into section (id, slug, language, name) select id, slug, 'en', jsonb_build_object('en', name) from plain.section;
