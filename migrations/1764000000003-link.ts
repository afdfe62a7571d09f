import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The links that lists run on. Each carries its owner's sort key and what filters ask for besides, so that a page of
 * any subject is one index range. Triggers keep them, so that psql, an import and a restore count alike.
 */
export class Link1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table article_subject (
      article_id bigint not null references article on delete cascade,
      role text not null check (role in ('ABOUT', 'OUTLET')),
      subject_id bigint not null references subject,
      kind text not null,
      position integer not null default 0,
      published_at timestamptz not null,
      language text not null,
      section_id bigint,
      visible boolean not null,
      primary key (article_id, role, subject_id))`);
    await db.query(`create index article_feed on article_subject (subject_id, role, published_at desc, article_id desc)
      include (language, section_id) where visible`);
    await db.query(`create table statement_subject (
      statement_id bigint not null references statement on delete cascade,
      role text not null check (role in ('ABOUT', 'SPEAKER', 'CO_SPEAKER', 'OFFICE', 'OUTLET')),
      subject_id bigint not null references subject,
      kind text not null,
      position integer not null default 0,
      stated_at timestamptz not null,
      language text not null,
      office_id bigint,
      visible boolean not null,
      primary key (statement_id, role, subject_id))`);
    await db.query(`create index statement_feed on statement_subject (subject_id, role, stated_at desc, statement_id desc)
      include (language, office_id) where visible`);

    await db.query('create index article_subject_by_subject on article_subject (subject_id)');
    await db.query('create index statement_subject_by_subject on statement_subject (subject_id)');

    await db.query(`create function article_subject_keys() returns trigger language plpgsql as $$
      begin
        select kind into new.kind from subject where id = new.subject_id;
        select published_at, language, section_id, publication_status = 'PUBLISHED'
          into new.published_at, new.language, new.section_id, new.visible from article where id = new.article_id;
        return new;
      end $$`);
    await db.query(`create trigger article_subject_keys before insert on article_subject
      for each row execute function article_subject_keys()`);
    await db.query(`create function statement_subject_keys() returns trigger language plpgsql as $$
      begin
        select kind into new.kind from subject where id = new.subject_id;
        select stated_at, language, office_id, publication_status = 'PUBLISHED' and review_state in ('AUTO', 'ACCEPTED')
          into new.stated_at, new.language, new.office_id, new.visible from statement where id = new.statement_id;
        return new;
      end $$`);
    await db.query(`create trigger statement_subject_keys before insert on statement_subject
      for each row execute function statement_subject_keys()`);

    await db.query(`create function article_links() returns trigger language plpgsql as $$
      begin
        delete from article_subject
          where article_id = new.id and role = 'OUTLET' and subject_id is distinct from new.outlet_id;
        if new.outlet_id is not null then
          insert into article_subject (article_id, role, subject_id) values (new.id, 'OUTLET', new.outlet_id)
            on conflict do nothing;
        end if;
        update article_subject
          set published_at = new.published_at, language = new.language, section_id = new.section_id,
            visible = (new.publication_status = 'PUBLISHED')
          where article_id = new.id and (published_at, language, section_id, visible) is distinct from
            (new.published_at, new.language, new.section_id, new.publication_status = 'PUBLISHED');
        return null;
      end $$`);
    await db.query(`create trigger article_links after insert or update of outlet_id, published_at, language, section_id,
      publication_status on article for each row execute function article_links()`);

    await db.query(`create function statement_links() returns trigger language plpgsql as $$
      declare
        shown boolean := new.publication_status = 'PUBLISHED' and new.review_state in ('AUTO', 'ACCEPTED');
      begin
        delete from statement_subject where statement_id = new.id and (
          (role = 'SPEAKER' and subject_id <> new.speaker_id) or
          (role = 'OFFICE' and subject_id is distinct from new.office_id) or
          (role = 'OUTLET' and subject_id is distinct from new.outlet_id));
        insert into statement_subject (statement_id, role, subject_id)
          select new.id, link.role, link.subject_id
          from (values ('SPEAKER', new.speaker_id), ('OFFICE', new.office_id), ('OUTLET', new.outlet_id))
            as link (role, subject_id)
          where link.subject_id is not null
          on conflict do nothing;
        update statement_subject
          set stated_at = new.stated_at, language = new.language, office_id = new.office_id, visible = shown
          where statement_id = new.id and (stated_at, language, office_id, visible) is distinct from
            (new.stated_at, new.language, new.office_id, shown);
        return null;
      end $$`);
    await db.query(`create trigger statement_links after insert or update of speaker_id, office_id, outlet_id, stated_at,
      language, publication_status, review_state on statement for each row execute function statement_links()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger article_links on article');
    await db.query('drop trigger statement_links on statement');
    await db.query('drop table statement_subject, article_subject');
    await db.query('drop function article_subject_keys, statement_subject_keys, article_links, statement_links');
  }
}
