import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows are nodes of the graph, with the name of their GraphQL type; null: the subject's kind names it. */
const NODE_TABLES = {
  subject: null,
  official: null,
  office: null,
  organization: null,
  country: null,
  presidency: null,
  resolution: null,
  operation: null,
  topic: null,
  tenure: 'Tenure',
  section: 'Section',
  image: 'Image',
  article: 'Article',
  statement: 'Statement',
  mention: 'Mention',
} as const;

const SHARED_ROW_TABLES = ['subject', 'tenure', 'section', 'image', 'article', 'statement', 'mention'];

/** The ledger: every change of what readers can see, in strict order of commit. */
export class Change1764000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create sequence change_sequence');
    await db.query(`create table change (
      id bigint generated always as identity primary key,
      sequence bigint unique,
      change_kind text not null check (change_kind in ('CREATED', 'UPDATED', 'CORRECTED', 'WITHDRAWN', 'DELETED')),
      changed_at timestamptz not null default now(),
      type_name text not null,
      node_id bigint not null,
      correction text)`);

    await db.query(`create function touch() returns trigger language plpgsql as $$
      begin
        -- Generated columns are not worked out yet in a BEFORE trigger.
        if to_jsonb(new) - 'sort_name' is distinct from to_jsonb(old) - 'sort_name' then
          new.revision := old.revision + 1;
          new.updated_at := now();
        end if;
        return new;
      end $$`);
    for (const table of SHARED_ROW_TABLES) {
      await db.query(`create trigger ${table}_touch before update on ${table}
        for each row execute function touch()`);
    }
    // A change to what a kind keeps apart is a change of the subject.
    await db.query(`create function touch_subject() returns trigger language plpgsql as $$
      begin
        update subject set updated_at = clock_timestamp() where id = new.id;
        return null;
      end $$`);

    await db.query(`create function is_shown(row_ jsonb) returns boolean language sql immutable as $$
      select coalesce(row_ ->> 'publication_status', 'PUBLISHED') = 'PUBLISHED'
        and coalesce(row_ ->> 'review_state', 'AUTO') in ('AUTO', 'ACCEPTED') $$`);
    await db.query(`create function record_change() returns trigger language plpgsql as $$
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
    for (const [table, typeName] of Object.entries(NODE_TABLES)) {
      if (SHARED_ROW_TABLES.includes(table)) {
        await db.query(`create trigger ${table}_created_or_deleted after insert or delete on ${table}
          for each row execute function record_change('${typeName ?? ''}')`);
        await db.query(`create trigger ${table}_changed after update on ${table}
          for each row when (old.* is distinct from new.*) execute function record_change('${typeName ?? ''}')`);
      } else {
        await db.query(`create trigger ${table}_touches_subject after update on ${table}
          for each row when (old.* is distinct from new.*) execute function touch_subject()`);
      }
    }

    // The sequence is taken as the last thing a transaction does, one transaction at a time: a slow transaction would
    // otherwise commit behind a number that a reader has already passed.
    await db.query(`create function number_change() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('communique.change'));
        update change set sequence = nextval('change_sequence') where id = new.id;
        perform pg_notify('communique_change', '');
        return null;
      end $$`);
    await db.query(`create constraint trigger number_change after insert on change deferrable initially deferred
      for each row execute function number_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(NODE_TABLES)) {
      if (SHARED_ROW_TABLES.includes(table)) {
        await db.query(`drop trigger ${table}_created_or_deleted on ${table}`);
        await db.query(`drop trigger ${table}_changed on ${table}`);
        await db.query(`drop trigger ${table}_touch on ${table}`);
      } else {
        await db.query(`drop trigger ${table}_touches_subject on ${table}`);
      }
    }
    await db.query('drop table change');
    await db.query('drop sequence change_sequence');
    await db.query('drop function touch, touch_subject, is_shown, record_change, number_change');
  }
}
