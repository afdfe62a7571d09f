import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office of a statement hangs on, or is. */
const STATEMENT_COLUMNS = 'speaker_id, said_as_office_id, stated_at, stated_precision, tenure_id, office_id, acting';
/** What of a tenure statements hang on. */
const TENURE_COLUMNS = [
  ...['official_id', 'office_id', 'acting', 'starts_on', 'starts_precision', 'ends_on', 'ends_precision'],
  ...['first_known_on', 'last_known_on'],
];
/** Who waits for whom: many may share a turn, or one takes it alone. */
const TURNS = [
  ['statement', `insert or update of ${STATEMENT_COLUMNS}`, 'tenure', 'shared'],
  ['tenure', 'insert or update or delete', 'tenure', 'alone'],
  ['office', 'update of seats, rank', 'tenure', 'alone'],
  ['newsroom', 'update of time_zone', 'tenure', 'alone'],
  ['topic', 'insert or update of broader_id', 'topic', 'alone'],
  ['article_subject', 'insert or update or delete', 'topic', 'shared'],
  ['statement_subject', 'insert or update or delete', 'topic', 'shared'],
] as const;

/**
 * Who answers on a day, in SQL: the same rules as `src/lib/term.ts`, which says what they are. With them triggers keep
 * the office of each statement, whoever changes a tenure.
 */
export class Term1764100000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.firstDayIndexes(db, 'coalesce(starts_on, first_known_on)');
    await db.query('drop index statement_by_speaker');
    await db.query('create index statement_by_speaker on statement (speaker_id, stated_at)');
    await db.query(`create function newsroom_time_zone() returns text language sql stable as $$
      select coalesce((select time_zone from newsroom), 'UTC') $$`);
    await db.query(`create function last_day_of(day date, precision_ text) returns date language sql immutable as $$
      select case precision_
        when 'YEAR' then (date_trunc('year', day::timestamp) + interval '1 year')::date - 1
        when 'MONTH' then (date_trunc('month', day::timestamp) + interval '1 month')::date - 1
        else day end $$`);
    await db.query(`create function last_answering_day(starts_on date, starts_precision text, ends_on date,
      ends_precision text, last_known_on date, today date) returns date language sql immutable as $$
      select case when ends_precision = 'ONGOING' then today
        else coalesce(last_day_of(ends_on, ends_precision), last_known_on,
          case when starts_precision = 'DAY' then starts_on end) end $$`);
    await db.query(`create function last_day(t tenure, today date) returns date language sql immutable as $$
      select last_answering_day(t.starts_on, t.starts_precision, t.ends_on, t.ends_precision, t.last_known_on, today) $$`);
    await db.query(`create function last_day(p presidency, today date) returns date language sql immutable as $$
      select last_answering_day(p.starts_on, p.starts_precision, p.ends_on, p.ends_precision, p.last_known_on, today) $$`);
    await db.query(`create function first_day(t tenure) returns date language sql immutable as $$
      select coalesce(t.starts_on, t.first_known_on) $$`);
    await db.query(`create function first_day(p presidency) returns date language sql immutable as $$
      select coalesce(p.starts_on, p.first_known_on) $$`);

    // The tenure held throughout the days; of several the most senior. On a day shared by more than there are seats,
    // those who came first answer.
    await db.query(`create function tenure_held(official bigint, said_as bigint, from_ date, until_ date, today date)
      returns setof tenure language sql stable as $$
      select t.* from tenure t join office o on o.id = t.office_id
      where t.official_id = official and (said_as is null or t.office_id = said_as)
        and first_day(t) <= from_ and last_day(t, today) >= until_
        and o.seats > (select count(*) from tenure earlier
          where earlier.office_id = t.office_id and (first_day(earlier), earlier.id) < (first_day(t), t.id)
            and last_day(earlier, today) >= from_)
      order by o.rank nulls last, first_day(t), t.id limit 1 $$`);
    await db.query(`create function presidency_of(organization bigint, from_ date, until_ date, today date)
      returns bigint language sql stable as $$
      select presiding.id from (
        select p.id, last_day(p, today) as until_ from presidency p
        where p.organization_id = organization and first_day(p) <= from_ and last_day(p, today) >= from_
        order by first_day(p), p.id limit 1) presiding
      where presiding.until_ >= $3 $$`);
    // The days a presidency answers for: none of those on which an earlier one still does.
    await db.query(`create function answering_days(p presidency, today date)
      returns table (from_ date, until_ date) language sql stable as $$
      select greatest(first_day(p), (select max(last_day(earlier, today)) + 1 from presidency earlier
          where earlier.organization_id = p.organization_id
            and (first_day(earlier), earlier.id) < (first_day(p), p.id)
            and last_day(earlier, today) >= first_day(p))),
        last_day(p, today) $$`);

    // A term that goes on reaches to whatever day words are dated, even a day to come: the office of a statement must not
    // change by itself as time passes, only with what is entered.
    await db.query(`create function tenure_of(said statement) returns setof tenure language sql stable as $$
      select held.* from (
          select day as first, last_day_of(day, said.stated_precision) as last
          from (select (said.stated_at at time zone newsroom_time_zone())::date as day) stated) days
        cross join lateral tenure_held(said.speaker_id, said.said_as_office_id, days.first, days.last, days.last) held
      where said.stated_precision <> 'UNKNOWN' $$`);
    await this.turns(db);
    await db.query(`create function statement_tenure() returns trigger language plpgsql as $$
      declare held tenure;
      begin
        select t.* into held from tenure_of(new) t;
        new.tenure_id := held.id;
        new.office_id := held.office_id;
        new.acting := held.acting;
        return new;
      end $$`);
    // Before "statement_touch": triggers of one kind run in the order of their names.
    await db.query(`create trigger statement_tenure before insert or update of ${STATEMENT_COLUMNS} on statement
      for each row execute function statement_tenure()`);
    // Statements that have not the office they should have: those of some speakers dated on some days, or of all.
    await db.query(`create function statements_out_of_office(speakers bigint[], from_ date, until_ date)
      returns setof bigint language sql stable as $$
      select s.id from statement s left join lateral tenure_of(s) held on true
      where (speakers is null or s.speaker_id = any (speakers))
        and (from_ is null or s.stated_at >= from_::timestamp at time zone (select newsroom_time_zone()))
        and (until_ is null or s.stated_at < (until_ + 1)::timestamp at time zone (select newsroom_time_zone()))
        and (s.tenure_id, s.office_id, s.acting) is distinct from (held.id, held.office_id, held.acting) $$`);
    await db.query(`create function restate_offices(speakers bigint[], from_ date, until_ date) returns void language sql as $$
      update statement s set tenure_id = s.tenure_id
        where s.id in (select id from statements_out_of_office(speakers, from_, until_) out_ (id)) $$`);
    // Whoever held an office, since who answers on a shared day hangs on the others.
    await db.query(`create function holders_of(offices bigint[]) returns bigint[] language sql stable as $$
      select coalesce(array_agg(distinct official_id), '{}') from tenure where office_id = any (offices) $$`);
    // Only what is dated on the days that the tenure covered, or covers now, can move.
    await db.query(`create function tenure_moves_statements() returns trigger language plpgsql as $$
      begin
        perform restate_offices(
          array_remove(array[old.official_id, new.official_id], null)
            || holders_of(array_remove(array[old.office_id, new.office_id], null)),
          least(first_day(old), first_day(new)),
          greatest(last_day(old, 'infinity'), last_day(new, 'infinity')));
        return null;
      end $$`);
    await db.query(`create trigger tenure_moves_statements after insert or delete on tenure
      for each row execute function tenure_moves_statements()`);
    const rowOf = (row: 'old' | 'new') => TENURE_COLUMNS.map((column) => `${row}.${column}`).join(', ');
    await db.query(`create trigger tenure_moves_statements_on_update after update on tenure for each row
      when ((${rowOf('old')}) is distinct from (${rowOf('new')})) execute function tenure_moves_statements()`);
    await db.query(`create function office_moves_statements() returns trigger language plpgsql as $$
      begin
        perform restate_offices(holders_of(array[new.id]), null, null);
        return null;
      end $$`);
    await db.query(`create trigger office_moves_statements after update of seats, rank on office for each row
      when ((old.seats, old.rank) is distinct from (new.seats, new.rank)) execute function office_moves_statements()`);

    // What PostgreSQL does not know as a zone would fail later, at every statement.
    await db.query(`alter table newsroom add constraint newsroom_zone_is_known
      check ((timestamptz '2000-01-01T00:00:00Z' at time zone time_zone) is not null)`);
    // An imprecise date stands at the newsroom's midnight: it moves with the newsroom's zone.
    await db.query(`create function newsroom_moves_dates() returns trigger language plpgsql as $$
      begin
        update article set published_at = (published_at at time zone old.time_zone) at time zone new.time_zone
          where published_precision in ('DAY', 'MONTH', 'YEAR');
        update statement set stated_at = (stated_at at time zone old.time_zone) at time zone new.time_zone
          where stated_precision in ('DAY', 'MONTH', 'YEAR');
        -- An hour that stays the same may be on another day now.
        perform restate_offices(null, null, null);
        return null;
      end $$`);
    await db.query(`create trigger newsroom_moves_dates after update of time_zone on newsroom for each row
      when (old.time_zone <> new.time_zone) execute function newsroom_moves_dates()`);

    // A trigger bound to columns does not hear of what another trigger has set: this one compares the rows.
    await db.query('drop trigger statement_links on statement');
    await db.query(`create trigger statement_links after insert on statement
      for each row execute function statement_links()`);
    await db.query(`create trigger statement_links_on_update after update on statement for each row
      when ((old.speaker_id, old.office_id, old.outlet_id, old.meeting_id, old.stated_at, old.language,
          old.publication_status, old.review_state)
        is distinct from (new.speaker_id, new.office_id, new.outlet_id, new.meeting_id, new.stated_at, new.language,
          new.publication_status, new.review_state))
      execute function statement_links()`);

    await db.query(`create function no_topic_above_itself() returns trigger language plpgsql as $$
      begin
        if new.id = new.broader_id or new.id in (select id from topics_above(new.broader_id) above (id)) then
          raise exception 'A topic cannot be above itself: choose another broader topic, or none.'
            using errcode = '23514', constraint = 'topic_not_above_itself';
        end if;
        return new;
      end $$`);
    await db.query(`create function topics_above(topic_id bigint) returns setof bigint language sql stable as $$
      with recursive above (id) as (
        select broader_id from topic where id = topic_id and broader_id is not null
        union select t.broader_id from topic t join above on t.id = above.id where t.broader_id is not null)
      select id from above where id <> topic_id $$`);
    await db.query(`create trigger topic_not_above_itself before insert or update of broader_id on topic
      for each row when (new.broader_id is not null) execute function no_topic_above_itself()`);
  }

  /**
   * Whoever writes a statement waits for whoever writes a tenure, and the other way round; the same of links and topics:
   * of two that do not see each other, neither would be kept true to the other. Before any row is locked, so that nobody
   * waits in a circle. In REPEATABLE READ waiting would not help: what the other has entered stays unseen.
   */
  private async turns(db: QueryRunner): Promise<void> {
    await db.query(`create function take_turns() returns trigger language plpgsql as $$
      begin
        if current_setting('transaction_isolation') = 'repeatable read' then
          raise exception 'Write in READ COMMITTED or SERIALIZABLE: REPEATABLE READ would miss what others enter meanwhile.'
            using errcode = '25001';
        end if;
        if tg_argv[1] = 'alone' then
          perform pg_advisory_xact_lock(hashtext('communique.' || tg_argv[0]));
        else
          perform pg_advisory_xact_lock_shared(hashtext('communique.' || tg_argv[0]));
        end if;
        return null;
      end $$`);
    for (const [table, event, lock, how] of TURNS) {
      await db.query(`create trigger ${table}_takes_turns before ${event} on ${table}
        for each statement execute function take_turns('${lock}', '${how}')`);
    }
  }

  /** Lists of presidencies and operations run by their first day; where it is not known, by the first day of evidence. */
  private async firstDayIndexes(db: QueryRunner, firstDay: string): Promise<void> {
    for (const [index, key] of [
      ['presidency_by_start', 'presidency (organization_id'],
      ['operation_by_series', 'operation (series_id'],
      ['operation_by_organization', 'operation (organization_id'],
    ] as const) {
      await db.query(`drop index if exists ${index}`);
      await db.query(`create index ${index} on ${key}, ${firstDay} desc nulls last, id desc)`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await this.firstDayIndexes(db, 'starts_on');
    await db.query('drop index operation_by_organization');
    await db.query('drop index statement_by_speaker');
    await db.query('create index statement_by_speaker on statement (speaker_id)');
    await db.query('drop trigger topic_not_above_itself on topic');
    await db.query('drop trigger statement_links_on_update on statement');
    await db.query('drop trigger statement_links on statement');
    await db.query(`create trigger statement_links after insert or update of speaker_id, office_id, outlet_id, stated_at,
      language, publication_status, review_state on statement for each row execute function statement_links()`);
    await db.query('drop trigger newsroom_moves_dates on newsroom');
    await db.query('drop trigger office_moves_statements on office');
    await db.query('drop trigger tenure_moves_statements on tenure');
    await db.query('drop trigger tenure_moves_statements_on_update on tenure');
    await db.query('drop trigger statement_tenure on statement');
    for (const [table] of TURNS) await db.query(`drop trigger ${table}_takes_turns on ${table}`);
    await db.query('alter table newsroom drop constraint newsroom_zone_is_known');
    await db.query(`drop function no_topic_above_itself, topics_above, newsroom_moves_dates, office_moves_statements,
      tenure_moves_statements, holders_of, restate_offices, statements_out_of_office, take_turns, statement_tenure,
      tenure_of, answering_days,
      presidency_of, tenure_held, first_day(tenure), first_day(presidency), last_day(tenure, date),
      last_day(presidency, date), last_answering_day, last_day_of, newsroom_time_zone`);
  }
}
