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

/**
 * One transaction makes one change of a thing, however many of its statements touch it or what belongs to it: the revision
 * rises once, and the ledger has one entry.
 */
export class OneChange1764100000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.revisions(db);
    await this.ledger(db);
    await this.parts(db);
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
      const compared = 'links' in part ? [key, 'role', 'subject_id', 'position', 'inherited'] : ['*'];
      const values = (row: 'old' | 'new') => compared.map((column) => `${row}.${column}`).join(', ');
      const differs =
        'links' in part ? `(${values('old')}) is distinct from (${values('new')})` : 'old.* is distinct from new.*';
      await db.query(`create trigger ${table}_altered after update on ${table} for each row when (${differs}) ${act}`);
    }
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
    await this.earlierFunctions(db);
    await db.query('drop function touch_owner, joined_change, subject_changes_with, subject_goes');
    await db.query('drop index change_of_node');
  }

  /** The functions that this migration replaced, as they were. */
  private async earlierFunctions(db: QueryRunner): Promise<void> {
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
