import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which rows of a type a change of a table's rows may be of: a select of their ids from `:rows`, those of the table. */
interface Named {
  readonly type: string;
  readonly ids: string;
  /** Besides, those that share this column: each lists the others. It matters where one of them is listed otherwise. */
  readonly editions?: { readonly work: string; readonly listedBy: string };
}

/** The tables behind whatever is heard of one by one, for there are very many. */
const SINGLY: Readonly<Record<string, readonly Named[]>> = {
  article: [{ type: 'Article', ids: 'select id from :rows', editions: { work: 'work_id', listedBy: 'language' } }],
  article_subject: [{ type: 'Article', ids: 'select article_id from :rows' }],
  article_image: [{ type: 'Article', ids: 'select article_id from :rows' }],
  statement: [
    { type: 'Statement', ids: 'select id from :rows', editions: { work: 'utterance_id', listedBy: 'language' } },
    // An article knows its statements, and where in it they stand.
    { type: 'Article', ids: 'select article_id from :rows' },
  ],
  statement_subject: [{ type: 'Statement', ids: 'select statement_id from :rows' }],
  mention: [{ type: 'Mention', ids: 'select id from :rows' }],
};

/** The other tables that readers' answers hang on: a change of one may be a change of anything but the above. */
const TOGETHER = [
  ...['subject', 'official', 'office', 'organization', 'country', 'presidency', 'topic', 'tenure', 'membership'],
  ...['meeting', 'meeting_body', 'participant', 'operation', 'operation_country'],
  ...['resolution', 'resolution_subject', 'vote', 'country_vote'],
  ...['section', 'image', 'secret'],
];

/** Made from the others by triggers, of which those are heard: only whoever writes there directly is to be heard besides. */
const DERIVED = ['search_document', 'search_word'];

/** In one statement; beyond it the whole type is named. With 20 bytes for each id well below the 8000 of a payload. */
const MOST_IDS = 300;

const EVENTS = [
  { event: 'insert', rows: ['after'], referencing: 'new table as after' },
  { event: 'update', rows: ['before', 'after'], referencing: 'old table as before new table as after' },
  { event: 'delete', rows: ['before'], referencing: 'old table as before' },
] as const;

/** The select of all ids that a statement names, of a transition table or of both. */
function idsOf({ ids, editions }: Named, table: string, rows: readonly string[]): string {
  const own = rows.map((each) => ids.replace(':rows', each));
  if (!editions) return own.join(' union ');
  const keys = (each: string) => `select id, ${editions.work}, ${editions.listedBy} from ${each}`;
  const [one = '', other] = rows;
  // No join of the two tables: the plan is kept, and may have been made for a statement of one row.
  const moved =
    other === undefined
      ? keys(one)
      : `(${keys(one)} except ${keys(other)}) union all (${keys(other)} except ${keys(one)})`;
  return `${own.join(' union ')} union select edition.id from (${moved}) moved
    cross join lateral (select x.id from ${table} x where x.${editions.work} = moved.${editions.work} offset 0) edition`;
}

/**
 * Every change of what readers' answers hang on is told on the channel "communique_heard" as it is committed, whoever makes
 * it: `Article:12,13` for rows of a type, `Article` for any of them, `others` for anything else but those, `everything`,
 * and `sequence:1204` for each number of the ledger. PostgreSQL tells the same thing once a transaction.
 */
export class Heard1764300000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function tell_of(type_name text, ids bigint[]) returns void language plpgsql as $$
      begin
        if cardinality(ids) > ${MOST_IDS} then
          perform pg_notify('communique_heard', type_name);
        elsif cardinality(ids) > 0 then
          perform pg_notify('communique_heard', type_name || ':' || array_to_string(ids, ','));
        end if;
      end $$`);
    await db.query(`create function tell() returns trigger language plpgsql set search_path from current as $$
      begin
        if tg_level = 'STATEMENT' or tg_op <> 'UPDATE' or old is distinct from new then
          perform pg_notify('communique_heard', tg_argv[0]);
        end if;
        return null;
      end $$`);
    for (const [table, named] of Object.entries(SINGLY)) await this.singly(db, table, named);
    // For the tables of each further kind as well.
    await db.query(`create function changes_are_heard(table_name text, what text default 'others')
      returns void language plpgsql as $$
      begin
        execute format('create trigger %1$s_is_heard after insert or update or delete on %1$I
          for each row execute function tell(%2$L)', table_name, what);
        execute format('create trigger %1$s_is_emptied after truncate on %1$I
          for each statement execute function tell(''everything'')', table_name);
      end $$`);
    for (const table of TOGETHER) await db.query(`select changes_are_heard('${table}')`);
    // Days are the newsroom's, whatever they are of.
    await db.query(`select changes_are_heard('newsroom', 'everything')`);
    for (const table of DERIVED) {
      await db.query(`create trigger ${table}_is_heard after insert or update or delete or truncate on ${table}
        for each statement when (pg_trigger_depth() = 0) execute function tell('everything')`);
    }
    // Statements and mentions name subjects with their kind.
    await db.query(`create trigger subject_is_heard_anew after update on subject
      for each row when (old.kind is distinct from new.kind) execute function tell('everything')`);
    // What a migration does to a table no trigger tells.
    await db.query(`create trigger schema_migration_is_heard after insert or update or delete on schema_migration
      for each statement execute function tell('everything')`);
    await this.subjectTables(db, `perform changes_are_heard(kind_table);`);
    await this.ledger(db);
  }

  private async singly(db: QueryRunner, table: string, named: readonly Named[]): Promise<void> {
    const branches = EVENTS.map(({ event, rows }) => {
      const told = named.map(
        (each) => `perform tell_of('${each.type}', array(
          select id from (${idsOf(each, table, rows)}) named (id) order by id limit ${MOST_IDS + 1}));`,
      );
      return `tg_op = '${event.toUpperCase()}' then ${told.join('\n')}`;
    });
    // Looking other editions up must not become a walk through the table, as it would in a plan made while that was small.
    await db.query(`create function ${table}_is_heard() returns trigger language plpgsql
      set search_path from current set enable_seqscan = off as $$
      begin
        if ${branches.join('\nelsif ')}
        end if;
        return null;
      end $$`);
    for (const { event, referencing } of EVENTS) {
      await db.query(`create trigger ${table}_is_heard_on_${event} after ${event} on ${table}
        referencing ${referencing} for each statement execute function ${table}_is_heard()`);
    }
    await db.query(`create trigger ${table}_is_emptied after truncate on ${table}
      for each statement execute function tell('everything')`);
  }

  /** What is made for the table of each further kind of subject. */
  private async subjectTables(db: QueryRunner, more: string): Promise<void> {
    await db.query(`create or replace function subject_changes_with(kind_table text) returns void language plpgsql as $$
      begin
        execute format('create or replace trigger %1$s_touches_subject after update on %1$I for each row
          when (old.* is distinct from new.*) execute function touch_subject()', kind_table);
        execute format('create trigger %1$s_goes_with_subject after delete on %1$I for each row
          execute function subject_goes()', kind_table);
        ${more}
      end $$`);
  }

  private async ledger(db: QueryRunner): Promise<void> {
    await db.query(`create or replace function number_change() returns trigger language plpgsql
      set search_path from current as $$
      declare given bigint;
      begin
        perform pg_advisory_xact_lock(hashtext('communique.change'));
        update change set sequence = nextval('change_sequence') where id = new.id returning sequence into given;
        if found then perform pg_notify('communique_heard', 'sequence:' || given); end if;
        return null;
      end $$`);
    // A new entry is there for readers once it has its number, which is an update.
    await db.query(`create trigger change_is_heard after update or delete or truncate on change
      for each statement execute function tell('Change')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger change_is_heard on change');
    await db.query(`create or replace function number_change() returns trigger language plpgsql
      set search_path from current as $$
      begin
        perform pg_advisory_xact_lock(hashtext('communique.change'));
        update change set sequence = nextval('change_sequence') where id = new.id;
        perform pg_notify('communique_change', '');
        return null;
      end $$`);
    await this.subjectTables(db, '');
    await db.query('drop trigger schema_migration_is_heard on schema_migration');
    await db.query('drop trigger subject_is_heard_anew on subject');
    for (const table of DERIVED) await db.query(`drop trigger ${table}_is_heard on ${table}`);
    for (const table of [...TOGETHER, 'newsroom']) {
      await db.query(`drop trigger ${table}_is_heard on ${table}`);
      await db.query(`drop trigger ${table}_is_emptied on ${table}`);
    }
    for (const table of Object.keys(SINGLY)) {
      for (const { event } of EVENTS) await db.query(`drop trigger ${table}_is_heard_on_${event} on ${table}`);
      await db.query(`drop trigger ${table}_is_emptied on ${table}`);
      await db.query(`drop function ${table}_is_heard`);
    }
    await db.query('drop function changes_are_heard, tell, tell_of');
  }
}
