import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who answers on a day, in SQL: the same rules as `src/lib/term.ts`, which says what they are. With them triggers keep
 * the office of each statement, whoever changes a tenure.
 */
export class Term1764100000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
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
      returns bigint language sql stable as $$
      select t.id from tenure t join office o on o.id = t.office_id
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

    // Nothing has been said in the future: the days of an imprecise date end today.
    await db.query(`create function tenure_of(said statement) returns bigint language sql stable as $$
      select case when said.stated_precision <> 'UNKNOWN' then tenure_held(said.speaker_id, said.said_as_office_id,
          days.first, greatest(days.first, least(last_day_of(days.first, said.stated_precision), days.today)), days.today) end
      from (select (said.stated_at at time zone newsroom_time_zone())::date as first,
        (now() at time zone newsroom_time_zone())::date as today) days $$`);
    // Whoever writes a statement waits for whoever writes a tenure, and the other way round: of two that do not see each
    // other, neither would give the statement its office.
    await db.query(`create function statement_tenure() returns trigger language plpgsql as $$
      declare held tenure;
      begin
        perform pg_advisory_xact_lock_shared(hashtext('communique.tenure'));
        select t.* into held from tenure t where t.id = tenure_of(new);
        new.tenure_id := held.id;
        new.office_id := held.office_id;
        new.acting := held.acting;
        return new;
      end $$`);
    // Before "statement_touch": triggers of one kind run in the order of their names.
    await db.query(`create trigger statement_tenure before insert or update of speaker_id, said_as_office_id, stated_at,
      stated_precision, tenure_id, office_id, acting on statement for each row execute function statement_tenure()`);
    await db.query(`create function is_of_its_tenure(said statement) returns boolean language sql stable as $$
      select case when said.tenure_id is null then said.office_id is null and tenure_of(said) is null else exists (
        select 1 from tenure t where t.id = tenure_of(said)
          and (t.id, t.office_id, t.acting) = (said.tenure_id, said.office_id, said.acting)) end $$`);
    await db.query(`create function restate_offices(officials bigint[]) returns void language sql as $$
      update statement s set tenure_id = s.tenure_id
        where s.speaker_id = any (officials) and not is_of_its_tenure(s) $$`);
    // Whoever held an office, since who answers on a shared day hangs on the others.
    await db.query(`create function holders_of(offices bigint[]) returns bigint[] language sql stable as $$
      select coalesce(array_agg(distinct official_id), '{}') from tenure where office_id = any (offices) $$`);
    await db.query(`create function tenure_moves_statements() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('communique.tenure'));
        perform restate_offices(
          array_remove(array[old.official_id, new.official_id], null)
          || holders_of(array_remove(array[old.office_id, new.office_id], null)));
        return null;
      end $$`);
    await db.query(`create trigger tenure_moves_statements after insert or delete on tenure
      for each row execute function tenure_moves_statements()`);
    await db.query(`create trigger tenure_moves_statements_on_update after update on tenure for each row
      when (old.* is distinct from new.*) execute function tenure_moves_statements()`);
    await db.query(`create function office_moves_statements() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('communique.tenure'));
        perform restate_offices(holders_of(array[new.id]));
        return null;
      end $$`);
    await db.query(`create trigger office_moves_statements after update of seats, rank on office for each row
      when ((old.seats, old.rank) is distinct from (new.seats, new.rank)) execute function office_moves_statements()`);

    // An imprecise date stands at the newsroom's midnight: it moves with the newsroom's zone.
    await db.query(`create function newsroom_moves_dates() returns trigger language plpgsql as $$
      begin
        update article set published_at = (published_at at time zone old.time_zone) at time zone new.time_zone
          where published_precision in ('DAY', 'MONTH', 'YEAR');
        update statement set stated_at = (stated_at at time zone old.time_zone) at time zone new.time_zone
          where stated_precision in ('DAY', 'MONTH', 'YEAR');
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
          raise exception 'A topic cannot be above itself.' using errcode = '23514';
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

  async down(db: QueryRunner): Promise<void> {
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
    await db.query(`drop function no_topic_above_itself, topics_above, newsroom_moves_dates, office_moves_statements,
      tenure_moves_statements, holders_of, restate_offices, is_of_its_tenure, statement_tenure, tenure_of, answering_days,
      presidency_of, tenure_held, first_day(tenure), first_day(presidency), last_day(tenure, date),
      last_day(presidency, date), last_answering_day, last_day_of, newsroom_time_zone`);
  }
}
