-- The ledger, and where numbers go on.
insert into change (change_kind, type_name, node_id, sequence)
  select 'CREATED', type_name, node_id, nextval('change_sequence') from (
    select initcap(kind) as type_name, id as node_id from subject
    union all select 'Section', id from section
    union all select 'Tenure', id from tenure
    union all select 'Article', id from article where publication_status = 'PUBLISHED'
    union all select 'Statement', id from statement where publication_status = 'PUBLISHED') visible;
select setval('subject_id_seq', 100000), setval('section_id_seq', (select max(id) from section)),
  setval('tenure_id_seq', (select max(id) from tenure)), setval('article_id_seq', (select max(id) from article)),
  setval('work_id', (select max(id) from article)), setval('statement_id_seq', (select max(id) from statement)),
  setval('utterance_id', (select max(id) from statement));
