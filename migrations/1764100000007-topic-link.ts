import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The link tables with what each hangs on: both know topics above those that were linked. */
const LINKS = [
  { table: 'article_subject', key: 'article_id' },
  { table: 'statement_subject', key: 'statement_id' },
] as const;

/**
 * Links to a topic stand for the topics above it as well, and to a meeting for what was said there. They follow every change
 * of what they hang on: of the link, of the hierarchy, of the owner.
 */
export class TopicLink1764100000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table statement_subject drop constraint statement_subject_role_check');
    await db.query(`alter table statement_subject add constraint statement_subject_role_check
      check (role in ('ABOUT', 'SPEAKER', 'CO_SPEAKER', 'OFFICE', 'OUTLET', 'MEETING'))`);
    await db.query(`create or replace function statement_links() returns trigger language plpgsql as $$
      declare
        shown boolean := new.publication_status = 'PUBLISHED' and new.review_state in ('AUTO', 'ACCEPTED');
      begin
        delete from statement_subject where statement_id = new.id and (
          (role = 'SPEAKER' and subject_id <> new.speaker_id) or
          (role = 'OFFICE' and subject_id is distinct from new.office_id) or
          (role = 'OUTLET' and subject_id is distinct from new.outlet_id) or
          (role = 'MEETING' and subject_id is distinct from new.meeting_id));
        insert into statement_subject (statement_id, role, subject_id)
          select new.id, link.role, link.subject_id
          from (values ('SPEAKER', new.speaker_id), ('OFFICE', new.office_id), ('OUTLET', new.outlet_id),
            ('MEETING', new.meeting_id)) as link (role, subject_id)
          where link.subject_id is not null
          on conflict do nothing;
        update statement_subject
          set stated_at = new.stated_at, language = new.language, office_id = new.office_id, visible = shown
          where statement_id = new.id and (stated_at, language, office_id, visible) is distinct from
            (new.stated_at, new.language, new.office_id, shown);
        return null;
      end $$`);

    await this.ownersAsTheyAre(db, 'for no key update');
    // The words of a statement are in the language of its article.
    await db.query(`create function statement_language() returns trigger language plpgsql as $$
      begin
        select language into new.language from article where id = new.article_id;
        return new;
      end $$`);
    await db.query(`create trigger statement_language before insert or update of article_id, language on statement
      for each row execute function statement_language()`);
    for (const { table, key } of LINKS) {
      await db.query(`alter table ${table} add column inherited boolean not null default false,
        add constraint ${table}_inherits_topics check (not inherited or (role = 'ABOUT' and kind = 'TOPIC'))`);
      await db.query(`create function ${table}_inherit(owner bigint) returns void language sql as $$
        delete from ${table} link where link.${key} = owner and link.inherited and not exists (
          select 1 from ${table} direct, topics_above(direct.subject_id) above (id)
          where direct.${key} = owner and direct.role = 'ABOUT' and direct.kind = 'TOPIC' and not direct.inherited
            and above.id = link.subject_id);
        insert into ${table} (${key}, role, subject_id, inherited)
          select distinct owner, 'ABOUT', above.id, true
          from ${table} direct, topics_above(direct.subject_id) above (id)
          where direct.${key} = owner and direct.role = 'ABOUT' and direct.kind = 'TOPIC' and not direct.inherited
          on conflict do nothing $$`);
      // What is linked itself takes the place of what was only inherited.
      await db.query(`create function ${table}_in_place() returns trigger language plpgsql as $$
        begin
          delete from ${table}
            where ${key} = new.${key} and role = new.role and subject_id = new.subject_id and inherited;
          return new;
        end $$`);
      await db.query(`create trigger ${table}_in_place before insert or update of ${key}, role, subject_id on ${table}
        for each row when (not new.inherited and new.role = 'ABOUT') execute function ${table}_in_place()`);
      await db.query(`create function ${table}_inherits() returns trigger language plpgsql as $$
        begin
          perform ${table}_inherit(owner.id) from (
            select distinct ${key} as id from changed where role = 'ABOUT' and kind = 'TOPIC' and not inherited) owner;
          return null;
        end $$`);
      await db.query(`create trigger ${table}_inherits_added after insert on ${table}
        referencing new table as changed for each statement execute function ${table}_inherits()`);
      await db.query(`create trigger ${table}_inherits_gained after update on ${table}
        referencing new table as changed for each statement execute function ${table}_inherits()`);
      await db.query(`create trigger ${table}_inherits_lost after update on ${table}
        referencing old table as changed for each statement execute function ${table}_inherits()`);
      // A link that comes to another owner or subject carries what those have.
      await db.query(`drop trigger ${table}_keys on ${table}`);
      await db.query(`create trigger ${table}_keys before insert or update of ${key}, role, subject_id on ${table}
        for each row execute function ${table}_keys()`);
      await db.query(`create trigger ${table}_inherits_removed after delete on ${table}
        referencing old table as changed for each statement execute function ${table}_inherits()`);
    }
    await db.query(`create function topic_moves_links() returns trigger language plpgsql as $$
      begin
        perform article_subject_inherit(owner.id) from (
          select distinct article_id as id from article_subject where subject_id = new.id and role = 'ABOUT') owner;
        perform statement_subject_inherit(owner.id) from (
          select distinct statement_id as id from statement_subject where subject_id = new.id and role = 'ABOUT') owner;
        return null;
      end $$`);
    await db.query(`create trigger topic_moves_links after update of broader_id on topic for each row
      when (old.broader_id is distinct from new.broader_id) execute function topic_moves_links()`);

    for (const { table, key } of LINKS) {
      await db.query(`select ${table}_inherit(owner.id) from (
        select distinct ${key} as id from ${table} where role = 'ABOUT' and kind = 'TOPIC') owner`);
    }
  }

  /**
   * What a link, a statement or a mention carries is read from its owner under a lock: somebody who changes the owner at
   * the same time would not see the new row, nor be seen by it.
   */
  private async ownersAsTheyAre(db: QueryRunner, lock: 'for no key update' | ''): Promise<void> {
    await db.query(`create or replace function article_subject_keys() returns trigger language plpgsql as $$
      begin
        select kind into new.kind from subject where id = new.subject_id;
        select published_at, language, section_id, publication_status = 'PUBLISHED'
          into new.published_at, new.language, new.section_id, new.visible from article where id = new.article_id ${lock};
        return new;
      end $$`);
    await db.query(`create or replace function statement_subject_keys() returns trigger language plpgsql as $$
      begin
        select kind into new.kind from subject where id = new.subject_id;
        select stated_at, language, office_id, publication_status = 'PUBLISHED' and review_state in ('AUTO', 'ACCEPTED')
          into new.stated_at, new.language, new.office_id, new.visible from statement where id = new.statement_id ${lock};
        return new;
      end $$`);
    await db.query(`create or replace function belongs_to_article() returns trigger language plpgsql as $$
      begin
        select publication_status into new.publication_status from article where id = new.article_id ${lock};
        return new;
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger statement_language on statement');
    await db.query('drop trigger topic_moves_links on topic');
    await this.ownersAsTheyAre(db, '');
    for (const { table } of LINKS) {
      await db.query(`delete from ${table} where inherited or role = 'MEETING'`);
      for (const trigger of ['added', 'gained', 'lost', 'removed']) {
        await db.query(`drop trigger ${table}_inherits_${trigger} on ${table}`);
      }
      await db.query(`drop trigger ${table}_in_place on ${table}`);
      await db.query(`drop trigger ${table}_keys on ${table}`);
      await db.query(`create trigger ${table}_keys before insert on ${table}
        for each row execute function ${table}_keys()`);
      await db.query(`drop function ${table}_in_place, ${table}_inherits, ${table}_inherit`);
      await db.query(`alter table ${table} drop column inherited`);
    }
    await db.query('drop function statement_language, topic_moves_links');
    await db.query('alter table statement_subject drop constraint statement_subject_role_check');
    await db.query(`alter table statement_subject add constraint statement_subject_role_check
      check (role in ('ABOUT', 'SPEAKER', 'CO_SPEAKER', 'OFFICE', 'OUTLET'))`);
    await db.query(`create or replace function statement_links() returns trigger language plpgsql as $$
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
  }
}
