import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows are part of what something else shows, with the owner that changes when they do. */
const PARTS = [
  {
    table: 'article_subject',
    owner: 'article',
    key: 'article_id',
    links: `row_.role = 'ABOUT' and not row_.inherited`,
  },
  {
    table: 'statement_subject',
    owner: 'statement',
    key: 'statement_id',
    links: `row_.role in ('ABOUT', 'CO_SPEAKER') and not row_.inherited`,
  },
  { table: 'article_image', owner: 'article', key: 'article_id' },
  { table: 'meeting_body', owner: 'subject', key: 'meeting_id' },
  { table: 'participant', owner: 'subject', key: 'meeting_id' },
  { table: 'vote', owner: 'subject', key: 'id' },
  { table: 'country_vote', owner: 'subject', key: 'vote_id' },
  { table: 'resolution_subject', owner: 'subject', key: 'resolution_id' },
  { table: 'operation_country', owner: 'subject', key: 'operation_id' },
] as const;

/** The tables of what is a subject. */
const SUBJECT_TABLES = [
  ...['official', 'office', 'organization', 'country', 'presidency', 'meeting', 'resolution', 'operation', 'topic'],
] as const;

/** The link tables with what each hangs on: both know topics above those that were linked. */
const LINKS = [
  { table: 'article_subject', key: 'article_id' },
  { table: 'statement_subject', key: 'statement_id' },
] as const;

/**
 * Everything that follows from something else is kept by triggers, so that psql, an import and a restore count alike:
 * links to the topics above a topic, whether a picture is to be seen, and one ledger entry for each thing a transaction
 * changed, its parts included.
 */
export class Derived1764100000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.indexes(db);
    await this.links(db);
    await this.revisions(db);
    await this.pictures(db);
    await this.ledger(db);
    await this.parts(db);
    await this.catchUp(db);
    await this.ownPath(db);
  }

  private async indexes(db: QueryRunner): Promise<void> {
    await db.query('create index official_by_portrait on official (portrait_id)');
    await db.query('create index statement_by_said_as on statement (said_as_office_id)');
    await db.query('create index statement_by_speaker_and_date on statement (speaker_id, stated_at)');
    await db.query('drop index statement_by_speaker');
    await db.query('create index participant_by_office on participant (office_id)');
    await db.query('create index meeting_by_country on meeting (country_id, starts_on desc, id desc)');
    const byFirstDay = 'coalesce(starts_on, first_known_on) desc nulls last, id desc';
    await db.query(`create index operation_by_organization on operation (organization_id, ${byFirstDay})`);
    await db.query('drop index operation_by_series');
    await db.query(`create index operation_by_series on operation (series_id, ${byFirstDay})`);
    await db.query('drop index presidency_by_start');
    await db.query(`create index presidency_by_start on presidency (organization_id, ${byFirstDay})`);
  }

  private async links(db: QueryRunner): Promise<void> {
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

  /** One transaction is one change, however many of its statements touch the row. */
  private async revisions(db: QueryRunner): Promise<void> {
    await db.query(`create or replace function touch() returns trigger language plpgsql as $$
      begin
        -- Generated columns are not worked out yet in a BEFORE trigger.
        if to_jsonb(new) - 'sort_name' is distinct from to_jsonb(old) - 'sort_name' then
          new.revision := old.revision + case when old.updated_at = now() then 0 else 1 end;
          new.updated_at := now();
        end if;
        return new;
      end $$`);
    await db.query(`create trigger membership_touch before update on membership
      for each row execute function touch()`);
    await db.query(`create or replace function touch_subject() returns trigger language plpgsql as $$
      begin
        update subject set updated_at = clock_timestamp() where id = new.id and updated_at <> now();
        return null;
      end $$`);
    // A subject goes with what its kind keeps of it. For the migration of each further kind of subject as well.
    await db.query(`create function subject_goes() returns trigger language plpgsql as $$
      begin
        delete from subject where id = old.id;
        return null;
      end $$`);
    await db.query(`create function subject_changes_with(kind_table text) returns void language plpgsql as $$
      begin
        execute format('create or replace trigger %1$s_touches_subject after update on %1$I for each row
          when (old.* is distinct from new.*) execute function touch_subject()', kind_table);
        execute format('create trigger %1$s_goes_with_subject after delete on %1$I for each row
          execute function subject_goes()', kind_table);
      end $$`);
    for (const table of SUBJECT_TABLES) await db.query(`select subject_changes_with('${table}')`);
    await db.query(`create or replace function article_keep_revision() returns trigger language plpgsql as $$
      begin
        insert into article_revision (article_id, revision, title, subheading, lead, html, text)
          values (new.id, new.revision, new.title, new.subheading, new.lead, new.html, new.text)
          on conflict (article_id, revision) do update set title = excluded.title, subheading = excluded.subheading,
            lead = excluded.lead, html = excluded.html, text = excluded.text;
        return null;
      end $$`);
  }

  /** A picture is to be seen once something that is to be seen shows it. */
  private async pictures(db: QueryRunner): Promise<void> {
    await db.query('alter table image add column is_shown boolean not null default false');
    await db.query(`create function is_image_shown(image bigint) returns boolean language sql stable as $$
      select exists (select 1 from article_image l join article a on a.id = l.article_id
          where l.image_id = image and a.publication_status = 'PUBLISHED')
        or exists (select 1 from official o where o.portrait_id = image) $$`);
    await db.query(`create function show_images(images bigint[]) returns void language plpgsql as $$
      begin
        perform 1 from image where id = any (images) order by id for no key update;
        update image set is_shown = is_image_shown(id) where id = any (images) and is_shown <> is_image_shown(id);
      end $$`);
    await db.query(`create function article_image_shows() returns trigger language plpgsql as $$
      begin
        perform show_images(array[old.image_id, new.image_id]);
        return null;
      end $$`);
    await db.query(`create trigger article_image_shows after insert or update or delete on article_image
      for each row execute function article_image_shows()`);
    await db.query(`create function article_shows_images() returns trigger language plpgsql as $$
      begin
        perform show_images(array(select image_id from article_image where article_id = new.id));
        return null;
      end $$`);
    await db.query(`create trigger article_shows_images after update of publication_status on article
      for each row execute function article_shows_images()`);
    await db.query(`create function official_shows_portrait() returns trigger language plpgsql as $$
      begin
        perform show_images(array[old.portrait_id, new.portrait_id]);
        return null;
      end $$`);
    await db.query(`create trigger official_shows_portrait after insert or update of portrait_id or delete on official
      for each row execute function official_shows_portrait()`);
  }

  private async ledger(db: QueryRunner): Promise<void> {
    await db.query('create index change_of_node on change (type_name, node_id, sequence)');
    await db.query(`create or replace function is_shown(row_ jsonb) returns boolean language sql immutable as $$
      select coalesce(row_ ->> 'publication_status', 'PUBLISHED') = 'PUBLISHED'
        and coalesce(row_ ->> 'review_state', 'AUTO') in ('AUTO', 'ACCEPTED')
        and coalesce((row_ ->> 'is_shown')::boolean, true) $$`);
    // Two entries of one transaction about one thing are one: what was before it, and what is after it.
    await db.query(`create function joined_change(earlier text, later text) returns text language sql immutable as $$
      select case
        when earlier is null then later
        when earlier = 'CREATED' then case when later in ('WITHDRAWN', 'DELETED') then null else 'CREATED' end
        when earlier in ('WITHDRAWN', 'DELETED') and later = 'CREATED' then 'UPDATED'
        when earlier = 'CORRECTED' and later = 'UPDATED' then 'CORRECTED'
        else later end $$`);
    await db.query(`create or replace function record_change() returns trigger language plpgsql as $$
      declare
        before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
        after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
        was_shown boolean := before is not null and is_shown(before);
        now_shown boolean := after is not null and is_shown(after);
        -- Not "type" and "node": those are columns of the table.
        of_type text := coalesce(nullif(tg_argv[0], ''), initcap(coalesce(after, before) ->> 'kind'));
        of_node bigint := (coalesce(after, before) ->> 'id')::bigint;
        what text;
        own record;
      begin
        what := case
          when now_shown and not was_shown then 'CREATED'
          when was_shown and after is null then 'DELETED'
          when was_shown and not now_shown then 'WITHDRAWN'
          when was_shown and after ->> 'corrected_at' is distinct from before ->> 'corrected_at' then 'CORRECTED'
          when was_shown then 'UPDATED'
          -- What was to be seen once leaves for good only now.
          when after is null and exists (select 1 from change where type_name = of_type and node_id = of_node) then 'DELETED'
          end;
        if what is null then return null; end if;
        -- Without a number: of this transaction, as others' cannot be seen before they have theirs. Not "is null": the
        -- unique index on the numbers would be walked through all that the transaction has not numbered yet.
        select id, change_kind into own from change
          where type_name = of_type and node_id = of_node and coalesce(sequence, 0) = 0;
        if not found then
          insert into change (change_kind, type_name, node_id, correction)
            values (what, of_type, of_node, case when what = 'CORRECTED' then after ->> 'correction' end);
        elsif joined_change(own.change_kind, what) is null then
          delete from change where id = own.id;
          -- Restored and deleted at once: it leaves for good, though nobody saw it come back.
          if what = 'DELETED' and exists (select 1 from change where type_name = of_type and node_id = of_node) then
            insert into change (change_kind, type_name, node_id) values (what, of_type, of_node);
          end if;
        else
          update change set change_kind = joined_change(own.change_kind, what),
              correction = case when what = 'CORRECTED' then after ->> 'correction'
                when joined_change(own.change_kind, what) = 'CORRECTED' then correction end
            where id = own.id;
        end if;
        return null;
      end $$`);
    await db.query(`create trigger membership_created_or_deleted after insert or delete on membership
      for each row execute function record_change('Membership')`);
    await db.query(`create trigger membership_changed after update on membership
      for each row when (old.* is distinct from new.*) execute function record_change('Membership')`);
  }

  private async parts(db: QueryRunner): Promise<void> {
    await db.query(`create function touch_owner() returns trigger language plpgsql as $$
      begin
        execute format('update %I set updated_at = clock_timestamp() where id = any ($1) and updated_at <> now()', tg_argv[0])
          using array[(to_jsonb(old) ->> tg_argv[1])::bigint, (to_jsonb(new) ->> tg_argv[1])::bigint];
        return null;
      end $$`);
    for (const part of PARTS) {
      const { table, owner, key } = part;
      const condition = (row: 'old' | 'new') => ('links' in part ? `when (${part.links.replaceAll('row_', row)})` : '');
      const act = `execute function touch_owner('${owner}', '${key}')`;
      await db.query(`create trigger ${table}_added after insert on ${table} for each row ${condition('new')} ${act}`);
      await db.query(
        `create trigger ${table}_removed after delete on ${table} for each row ${condition('old')} ${act}`,
      );
      const compared = 'links' in part ? ['role', 'subject_id', 'position', 'inherited'] : ['*'];
      const values = (row: 'old' | 'new') => compared.map((column) => `${row}.${column}`).join(', ');
      const differs =
        'links' in part ? `(${values('old')}) is distinct from (${values('new')})` : 'old.* is distinct from new.*';
      await db.query(`create trigger ${table}_altered after update on ${table} for each row when (${differs}) ${act}`);
    }
  }

  /** Triggers find their tables whatever the session's search_path is: a restore of data empties it. */
  private async ownPath(db: QueryRunner): Promise<void> {
    await db.query(`do $$
      declare trigger_ regprocedure;
      begin
        for trigger_ in select oid from pg_proc
          where pronamespace = current_schema()::regnamespace and prorettype = 'trigger'::regtype
            and prolang = (select oid from pg_language where lanname = 'plpgsql')
        loop execute format('alter function %s set search_path from current', trigger_); end loop;
      end $$`);
  }

  /** Brings what was written before into the state that the triggers keep. */
  private async catchUp(db: QueryRunner): Promise<void> {
    for (const { table, key } of LINKS) {
      await db.query(`select ${table}_inherit(owner.id) from (
        select distinct ${key} as id from ${table} where role = 'ABOUT' and kind = 'TOPIC') owner`);
    }
    await db.query('select restate_offices(null, null, null)');
    // The ledger has every picture as there for all: those that are stay, the others go.
    await db.query('alter table image disable trigger user');
    await db.query('update image set is_shown = is_image_shown(id)');
    await db.query('alter table image enable trigger user');
    await db.query(`insert into change (change_kind, type_name, node_id)
      select 'WITHDRAWN', 'Image', id from image where not is_shown`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of PARTS) {
      for (const when of ['added', 'removed', 'altered']) await db.query(`drop trigger ${table}_${when} on ${table}`);
    }
    await db.query('drop trigger membership_changed on membership');
    await db.query('drop trigger membership_created_or_deleted on membership');
    await db.query('drop trigger membership_touch on membership');
    await db.query('drop trigger meeting_touches_subject on meeting');
    for (const table of SUBJECT_TABLES) await db.query(`drop trigger ${table}_goes_with_subject on ${table}`);
    await db.query('drop trigger official_shows_portrait on official');
    await db.query('drop trigger article_shows_images on article');
    await db.query('drop trigger article_image_shows on article_image');
    await db.query('drop trigger statement_language on statement');
    await db.query('drop function statement_language');
    await db.query('drop trigger topic_moves_links on topic');
    await this.earlierFunctions(db);
    await this.ownersAsTheyAre(db, '');
    await db.query('drop function touch_owner, joined_change, topic_moves_links, subject_changes_with, subject_goes');
    await db.query('drop function official_shows_portrait, article_shows_images, article_image_shows');
    await db.query('drop function show_images, is_image_shown');
    await db.query('drop index change_of_node');
    for (const index of [
      'official_by_portrait',
      'statement_by_said_as',
      'participant_by_office',
      'meeting_by_country',
    ]) {
      await db.query(`drop index ${index}`);
    }
    await db.query('drop index operation_by_organization, operation_by_series, presidency_by_start');
    await db.query('create index operation_by_series on operation (series_id, starts_on desc nulls last, id desc)');
    await db.query(
      'create index presidency_by_start on presidency (organization_id, starts_on desc nulls last, id desc)',
    );
    await db.query('drop index statement_by_speaker_and_date');
    await db.query('create index statement_by_speaker on statement (speaker_id)');
    await db.query('alter table image drop column is_shown');
    for (const { table } of LINKS) {
      await db.query(`delete from ${table} where inherited or role = 'MEETING'`);
      for (const trigger of [
        'in_place',
        'inherits_added',
        'inherits_gained',
        'inherits_lost',
        'inherits_removed',
        'keys',
      ]) {
        await db.query(`drop trigger ${table}_${trigger} on ${table}`);
      }
      await db.query(`create trigger ${table}_keys before insert on ${table}
        for each row execute function ${table}_keys()`);
      await db.query(`drop function ${table}_in_place, ${table}_inherits, ${table}_inherit`);
      await db.query(`alter table ${table} drop column inherited`);
    }
    await db.query('alter table statement_subject drop constraint statement_subject_role_check');
    await db.query(`alter table statement_subject add constraint statement_subject_role_check
      check (role in ('ABOUT', 'SPEAKER', 'CO_SPEAKER', 'OFFICE', 'OUTLET'))`);
  }

  /** The functions that this migration replaced, as they were. */
  private async earlierFunctions(db: QueryRunner): Promise<void> {
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
    await db.query(`create or replace function touch() returns trigger language plpgsql as $$
      begin
        if to_jsonb(new) - 'sort_name' is distinct from to_jsonb(old) - 'sort_name' then
          new.revision := old.revision + 1;
          new.updated_at := now();
        end if;
        return new;
      end $$`);
    await db.query(`create or replace function touch_subject() returns trigger language plpgsql as $$
      begin
        update subject set updated_at = clock_timestamp() where id = new.id;
        return null;
      end $$`);
    await db.query(`create or replace function article_keep_revision() returns trigger language plpgsql as $$
      begin
        insert into article_revision (article_id, revision, title, subheading, lead, html, text)
          values (new.id, new.revision, new.title, new.subheading, new.lead, new.html, new.text);
        return null;
      end $$`);
    await db.query(`create or replace function is_shown(row_ jsonb) returns boolean language sql immutable as $$
      select coalesce(row_ ->> 'publication_status', 'PUBLISHED') = 'PUBLISHED'
        and coalesce(row_ ->> 'review_state', 'AUTO') in ('AUTO', 'ACCEPTED') $$`);
    await db.query(`create or replace function record_change() returns trigger language plpgsql as $$
      declare
        before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
        after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
        was_shown boolean := before is not null and is_shown(before);
        now_shown boolean := after is not null and is_shown(after);
        what text;
      begin
        what := case
          when now_shown and not was_shown then 'CREATED'
          when was_shown and after is null then 'DELETED'
          when was_shown and not now_shown then 'WITHDRAWN'
          when was_shown and after ->> 'corrected_at' is distinct from before ->> 'corrected_at' then 'CORRECTED'
          when was_shown then 'UPDATED' end;
        if what is not null then
          insert into change (change_kind, type_name, node_id, correction) values (
            what,
            coalesce(nullif(tg_argv[0], ''), initcap(coalesce(after, before) ->> 'kind')),
            (coalesce(after, before) ->> 'id')::bigint,
            case when what = 'CORRECTED' then after ->> 'correction' end);
        end if;
        return null;
      end $$`);
  }
}
