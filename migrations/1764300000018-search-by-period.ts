import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search within a stretch of days reads the words of the years, months and days that make it up, however long the archive is: with
 * years alone, a week was looked for in all that had the words in its year. The type stands before the period, as the places of
 * all articles are far more than those of one year. The extension btree_gin stays: others may have come to use it.
 */
export class SearchByPeriod1764300000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // In SQL, so that the planner puts it in place, in the index as in the statement.
    await db.query(`create function search_periods(type_ text, day date) returns text[] language sql immutable parallel safe as $$
      select case when day is null then '{}' else array[
        (extract(year from day)::integer)::text,
        (extract(year from day)::integer)::text || '-' || (extract(month from day)::integer)::text,
        (extract(year from day)::integer)::text || '-' || (extract(month from day)::integer)::text
          || '-' || (extract(day from day)::integer)::text,
        type_ || ' ' || (extract(year from day)::integer)::text,
        type_ || ' ' || (extract(year from day)::integer)::text || '-' || (extract(month from day)::integer)::text,
        type_ || ' ' || (extract(year from day)::integer)::text || '-' || (extract(month from day)::integer)::text
          || '-' || (extract(day from day)::integer)::text] end $$`);
    await db.query('drop index search_document_by_word');
    await db.query(
      'create index search_document_by_word on search_document using gin (vector, search_periods(type_name, dated_on))',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index search_document_by_word');
    await db.query('drop function search_periods(text, date)');
    await db.query(
      'create index search_document_by_word on search_document using gin (vector, (extract(year from dated_on)::integer))',
    );
  }
}
