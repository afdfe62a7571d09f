import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds with a row of their own that says something to the search, written after that of the subject. */
const SEARCHED_WITH_THEIR_OWN = ['ORGANIZATION', 'RESOLUTION', 'MEETING', 'PRESIDENCY', 'OPERATION'];
const RENEWS = `for each row execute function search_changes('Subject')`;

/** What is searched of a new subject is made once: with the row of its kind, where that has a part in it, and not with both. */
export class SearchedOnce1764600000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('drop trigger subject_is_searched on subject');
    await db.query(`create trigger subject_is_searched after delete on subject ${RENEWS}`);
    await db.query(
      `create trigger subject_is_searched_first after insert on subject ${RENEWS.replace(
        'execute',
        `when (new.kind <> all ('{${SEARCHED_WITH_THEIR_OWN.join()}}')) execute`,
      )}`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger subject_is_searched_first on subject');
    await db.query('drop trigger subject_is_searched on subject');
    await db.query(`create trigger subject_is_searched after insert or delete on subject ${RENEWS}`);
  }
}
