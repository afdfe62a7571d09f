-- What is searched. The plain schema's vectors of articles are those of the product, letter by letter, as long as texts are in
-- plain ASCII; one in a hundred is compared with what the product's own views say.
insert into search_document (type_name, node_id, languages, dated_on, visible, vector)
  select 'Article', id, array['en'], (published_at at time zone 'UTC')::date, status = 'published', search from plain.article
  union all
  select 'Statement', id, array['en'], (stated_at at time zone 'UTC')::date, publication_status = 'PUBLISHED',
    '''@Statement'''::tsvector || setweight(to_tsvector('english', text), 'C') from statement;
insert into search_document (type_name, node_id, languages, dated_on, visible, vector)
  select type_name, node_id, languages, dated_on, visible, vector from search_due_subject
  union all select type_name, node_id, languages, dated_on, visible, vector from search_due_section;
insert into search_word (type_name, node_id, name_number, word_number, words, written, word, key, name_key)
  select type_name, node_id, name_number, word_number, words, written, word, key, name_key from search_due_word;
do $$
  begin
    if exists (
      select 1 from search_document d join (
        select * from search_due_article where node_id % 100 = 0
        union all select * from search_due_statement where node_id % 100 = 0) due using (type_name, node_id)
      where (due.languages, due.dated_on, due.visible, due.vector) is distinct from (d.languages, d.dated_on, d.visible, d.vector))
    then raise exception 'The product searches by other vectors than bench/sql/communique-search.sql writes.'; end if;
  end $$;
