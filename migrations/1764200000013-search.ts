import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READING_FUNCTIONS, readingFunctions } from './1764200000013-search/reading.js';
import { renewingFunction } from './1764200000013-search/renewing.js';
import { WORD_FUNCTIONS, wordFunctions } from './1764200000013-search/words.js';

/** Tables whose rows say something that is searched, what of it, and whose document that makes anew. */
const SOURCES = [
  {
    table: 'article',
    columns: 'title, subheading, lead, text, language, published_at, published_precision, publication_status',
    node: `'Article'`,
  },
  {
    table: 'statement',
    columns: 'text, language, stated_at, stated_precision, publication_status, review_state',
    node: `'Statement'`,
  },
  { table: 'section', columns: 'name', node: `'Section'` },
  { table: 'subject', columns: 'kind, name, aliases, summary', node: `'Subject'` },
  { table: 'organization', columns: 'acronym', node: `'Subject'` },
  { table: 'resolution', columns: 'symbol, adopted_on, adopted_precision', node: `'Subject'` },
  { table: 'meeting', columns: 'starts_on', node: `'Subject'` },
  { table: 'presidency', columns: 'starts_on', node: `'Subject'` },
  { table: 'operation', columns: 'starts_on', node: `'Subject'` },
] as const;

/**
 * What is searched: a document for each article edition, statement, subject and section, and the words of all names.
 * Views say what there should be; triggers keep it so, whoever writes.
 */
export class Search1764200000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create extension if not exists pg_trgm');
    for (const definition of wordFunctions()) await db.query(definition);
    await this.tables(db);
    await this.due(db);
    await this.triggers(db);
    for (const definition of readingFunctions()) await db.query(definition);
    await db.query('insert into search_document select * from search_due_document');
    await db.query('insert into search_word select * from search_due_word');
    await this.indexes(db);
  }

  private async tables(db: QueryRunner): Promise<void> {
    // Rows of up to a page stay in one piece and uncompressed. Where a vector lies elsewhere, looking at one costs
    // several times as much, and the planner does not know it: a common word took 600 ms that now takes 16.
    await db.query(`create table search_document (
      type_name text collate "C" not null,
      node_id bigint not null,
      languages text[] not null,
      dated_on date,
      visible boolean not null,
      vector tsvector not null,
      primary key (type_name, node_id)) with (toast_tuple_target = 8160)`);
    await db.query('alter table search_document alter vector set storage external');
    await db.query(`create table search_word (
      type_name text collate "C" not null,
      node_id bigint not null,
      name_number integer not null,
      word_number integer not null,
      words integer not null,
      written text not null,
      word text collate "C" not null,
      key text collate "C" not null,
      name_key text collate "C" not null,
      primary key (type_name, node_id, name_number, word_number))`);
  }

  /** Once the tables are filled: sooner, filling them takes much longer. */
  private async indexes(db: QueryRunner): Promise<void> {
    await db.query('create index search_document_by_word on search_document using gin (vector)');
    await db.query(
      'create index search_document_newest on search_document (dated_on desc nulls first, type_name desc, node_id desc)',
    );
    await db.query('create index search_word_by_word on search_word (word)');
    await db.query('create index search_word_by_key on search_word (key)');
    await db.query('create index search_word_alike on search_word using gin (key gin_trgm_ops)');
    await db.query(
      'create index search_word_by_name on search_word (name_key, words, type_name, node_id) where word_number = 1',
    );
    // Beginnings of titles, for whoever is typing one.
    await db.query(`create index article_by_beginning on article (lower(left(title, 100)) collate "C")
      where publication_status = 'PUBLISHED'`);
  }

  /** What there should be in the two tables. */
  private async due(db: QueryRunner): Promise<void> {
    await db.query(`create view search_subject_name as
      select initcap(s.kind) collate "C" as type_name, s.id as node_id, named.source, named.language, named.text
        from subject s cross join lateral (
          select 1 as source, key as language, value as text from jsonb_each_text(s.name)
          union all
          select 2, coalesce(alias ->> 'language', 'und'), alias ->> 'text' from jsonb_array_elements(s.aliases) alias
          union all
          select 3, each.key, each.value from organization o, jsonb_each_text(o.acronym) each where o.id = s.id
          union all
          select 4, 'und', r.symbol from resolution r where r.id = s.id and r.symbol is not null) named`);
    await db.query(`create view search_name as
      select * from search_subject_name
      union all
      select 'Section' collate "C", s.id, 1, each.key, each.value from section s, jsonb_each_text(s.name) each`);
    await db.query(`create view search_due_article as
      select 'Article' collate "C" as type_name, a.id as node_id, array[a.language] as languages,
          case when a.published_precision <> 'UNKNOWN' then (a.published_at at time zone newsroom_time_zone())::date end
            as dated_on,
          a.publication_status = 'PUBLISHED' as visible,
          '@Article'::tsvector || search_vector(a.language, a.title, 'A')
            || search_vector(a.language, concat_ws(' ', a.subheading, a.lead), 'B')
            || search_vector(a.language, a.text, 'D') as vector
        from article a`);
    await db.query(`create view search_due_statement as
      select 'Statement' collate "C" as type_name, s.id as node_id, array[s.language] as languages,
          case when s.stated_precision <> 'UNKNOWN' then (s.stated_at at time zone newsroom_time_zone())::date end
            as dated_on,
          s.publication_status = 'PUBLISHED' and s.review_state in ('AUTO', 'ACCEPTED') as visible,
          '@Statement'::tsvector || search_vector(s.language, s.text, 'C') as vector
        from statement s`);
    await db.query(`create view search_due_subject as
      select initcap(s.kind) collate "C" as type_name, s.id as node_id,
          array(select jsonb_object_keys(s.name) order by 1) as languages,
          coalesce((select adopted_on from resolution where id = s.id), (select starts_on from meeting where id = s.id),
            (select starts_on from presidency where id = s.id), (select starts_on from operation where id = s.id)) as dated_on,
          true as visible,
          ('@' || initcap(s.kind))::tsvector
            || (select search_joined(search_vector(n.language, n.text, 'A') order by n.source, n.language, n.text)
              from search_subject_name n where n.node_id = s.id)
            || coalesce((select search_joined(search_vector(each.key, each.value, 'B') order by each.key)
              from jsonb_each_text(s.summary) each), '') as vector
        from subject s`);
    await db.query(`create view search_due_section as
      select 'Section' collate "C" as type_name, s.id as node_id,
          array(select jsonb_object_keys(s.name) order by 1) as languages, null::date as dated_on, true as visible,
          '@Section'::tsvector || (select search_joined(search_vector(each.key, each.value, 'A') order by each.key)
            from jsonb_each_text(s.name) each) as vector
        from section s`);
    await db.query(`create view search_due_document as
      select * from search_due_article union all select * from search_due_statement
        union all select * from search_due_subject union all select * from search_due_section`);
    await db.query(`create view search_due_word as
      select each.type_name, each.node_id, each.name_number, each.word_number::integer as word_number,
          count(*) over name_::integer as words, each.written, search_folded(each.written) collate "C" as word,
          search_key(search_folded(each.written)) collate "C" as key,
          left(string_agg(search_key(search_folded(each.written)), ' ')
            over (name_ order by each.word_number rows between unbounded preceding and unbounded following), 200)
            collate "C" as name_key
        from (
          select named.type_name, named.node_id, named.name_number, left(part.written, 100) as written,
              row_number() over (partition by named.type_name, named.node_id, named.name_number order by part.place)
                as word_number
            from (
              select type_name, node_id, text, row_number() over (partition by type_name, node_id
                  order by min(source), min(language), text)::integer as name_number
                from search_name group by type_name, node_id, text) named
              cross join lateral string_to_table(search_spaced(named.text), ' ') with ordinality part (written, place)
            where search_folded(part.written) <> '') each
        window name_ as (partition by each.type_name, each.node_id, each.name_number)`);
  }

  private async triggers(db: QueryRunner): Promise<void> {
    await db.query(renewingFunction('search_document'));
    await db.query(`create function search_changes() returns trigger language plpgsql set search_path from current as $$
      declare
        node bigint := case when tg_op = 'DELETE' then old.id else new.id end;
        type_ text := tg_argv[0];
      begin
        if type_ = 'Subject' then
          if tg_op = 'UPDATE' and to_jsonb(old) ->> 'kind' is distinct from to_jsonb(new) ->> 'kind' then
            perform search_renew(initcap(to_jsonb(old) ->> 'kind'), node);
          end if;
          type_ := initcap(case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> 'kind');
        end if;
        perform search_renew(type_, node);
        return null;
      end $$`);
    for (const { table, columns, node } of SOURCES) {
      const act = `for each row execute function search_changes(${node})`;
      await db.query(`create trigger ${table}_is_searched after insert or delete on ${table} ${act}`);
      // Whatever was set: triggers before it may have changed what nobody set, as when a statement comes to another article.
      const values = (row: 'old' | 'new') => columns.replace(/\w+/g, (column) => `${row}.${column}`);
      await db.query(`create trigger ${table}_is_searched_anew after update on ${table} for each row
        when ((${values('old')}) is distinct from (${values('new')})) execute function search_changes(${node})`);
    }
    // Days are the newsroom's: another zone puts what has an hour into other days.
    await db.query(`create function search_moves_days() returns trigger language plpgsql
      set search_path from current as $$
      begin
        update search_document d set dated_on = (a.published_at at time zone newsroom_time_zone())::date
          from article a where d.type_name = 'Article' and a.id = d.node_id and a.published_precision <> 'UNKNOWN'
            and d.dated_on is distinct from (a.published_at at time zone newsroom_time_zone())::date;
        update search_document d set dated_on = (s.stated_at at time zone newsroom_time_zone())::date
          from statement s where d.type_name = 'Statement' and s.id = d.node_id and s.stated_precision <> 'UNKNOWN'
            and d.dated_on is distinct from (s.stated_at at time zone newsroom_time_zone())::date;
        return null;
      end $$`);
    await db.query(`create trigger search_moves_days after insert or update of time_zone or delete on newsroom
      for each statement execute function search_moves_days()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger search_moves_days on newsroom');
    for (const { table } of SOURCES) {
      await db.query(`drop trigger ${table}_is_searched on ${table}`);
      await db.query(`drop trigger ${table}_is_searched_anew on ${table}`);
    }
    await db.query(`drop function search_moves_days, search_changes, search_renew, ${READING_FUNCTIONS.join(', ')}`);
    await db.query(`drop view search_due_document, search_due_article, search_due_statement, search_due_subject,
      search_due_section, search_due_word, search_name, search_subject_name`);
    await db.query('drop index article_by_beginning');
    await db.query('drop table search_word, search_document');
    await db.query('drop aggregate search_joined(tsvector), search_either(tsquery), search_all(tsquery)');
    await db.query(`drop function ${WORD_FUNCTIONS.join(', ')}`);
  }
}
