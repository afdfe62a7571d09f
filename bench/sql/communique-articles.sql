-- Articles and what is said in them, with everything that follows from them: links, kept versions.
insert into article (id, slug, work_id, language, genre, title, lead, html, text, word_count, section_id, content_hash,
    published_at, published_precision, content_updated_at, publication_status)
  select id, slug, id, 'en', kind, title, lead, '<p>' || replace(body, E'\n\n', '</p>' || chr(10) || '<p>') || '</p>', body,
    array_length(string_to_array(body, ' '), 1), section_id, encode(sha256(slug::bytea), 'hex'),
    published_at, 'TIME', published_at, upper(status)
  from plain.article;
insert into article_revision (article_id, revision, title, lead, html, text)
  select id, revision, title, lead, html, text from article;
insert into statement (id, article_id, utterance_id, start_offset, end_offset, text, language, form, speaker_id, said_as_office_id,
    tenure_id, office_id, acting, stated_at, stated_precision, method, confidence, review_state, publication_status)
  select s.id, s.article_id, s.id, strpos(a.text, s.quote) - 1, strpos(a.text, s.quote) - 1 + length(s.quote), s.quote, 'en',
    'DIRECT_QUOTE', 1000 + s.official_id, 200 + s.office_id, t.id, t.office_id, t.acting, s.stated_at, 'TIME', 'SOURCE', 1, 'AUTO',
    a.publication_status
  from plain.statement s join article a on a.id = s.article_id
    join tenure t on t.official_id = 1000 + s.official_id and t.office_id = 200 + s.office_id;

create temporary view article_about as
  select article_id, 300 + topic_id as subject_id, 'TOPIC' as kind from plain.article_topic
  union all select article_id, 20000 + resolution_id, 'RESOLUTION' from plain.article_resolution
  union all select article_id, 10000 + meeting_id, 'MEETING' from plain.article_meeting;
insert into article_subject (article_id, role, subject_id, kind, position, published_at, language, section_id, visible)
  select l.article_id, 'ABOUT', l.subject_id, l.kind,
    row_number() over (partition by l.article_id order by l.subject_id) - 1,
    a.published_at, a.language, a.section_id, a.publication_status = 'PUBLISHED'
  from article_about l join article a on a.id = l.article_id;

create temporary view statement_link as
  select statement_id, 'ABOUT' as role, 300 + topic_id as subject_id, 'TOPIC' as kind from plain.statement_topic
  union all select statement_id, 'ABOUT', 20000 + resolution_id, 'RESOLUTION' from plain.statement_resolution
  union all select id, 'SPEAKER', 1000 + official_id, 'OFFICIAL' from plain.statement
  union all select id, 'OFFICE', 200 + office_id, 'OFFICE' from plain.statement;
insert into statement_subject (statement_id, role, subject_id, kind, position, stated_at, language, office_id, visible)
  select l.statement_id, l.role, l.subject_id, l.kind,
    case l.role when 'ABOUT' then row_number() over (partition by l.statement_id, l.role order by l.subject_id) - 1 else 0 end,
    s.stated_at, s.language, s.office_id, s.publication_status = 'PUBLISHED'
  from statement_link l join statement s on s.id = l.statement_id;
drop view article_about, statement_link;
