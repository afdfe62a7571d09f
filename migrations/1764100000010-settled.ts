import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Brings what was written before into the state that triggers keep, and makes the triggers sure of their tables. */
export class Settled1764100000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('select restate_offices(null, null, null)');
    // Triggers find their tables whatever the session's search_path is: a restore of data empties it.
    await this.ofEachTrigger(db, 'set search_path from current');
  }

  async down(db: QueryRunner): Promise<void> {
    await this.ofEachTrigger(db, 'reset search_path');
  }

  private async ofEachTrigger(db: QueryRunner, action: string): Promise<void> {
    await db.query(`do $$
      declare trigger_ regprocedure;
      begin
        for trigger_ in select oid from pg_proc
          where pronamespace = current_schema()::regnamespace and prorettype = 'trigger'::regtype
            and prolang = (select oid from pg_language where lanname = 'plpgsql')
        loop execute format('alter function %s ${action}', trigger_); end loop;
      end $$`);
  }
}
