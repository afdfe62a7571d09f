import type { MigrationInterface, QueryRunner } from 'typeorm';

const year = `extract(year from day)::integer`;
const month = `extract(month from day)::integer`;
/** The periods that a day falls into, which is of the years 1 to 9999, from the millennium down to itself: m2, c20, d201, 2019, 2019-3, 2019-3-15. */
const PERIODS = [
  `'m' || (${year} / 1000)::text`,
  `'c' || (${year} / 100)::text`,
  `'d' || (${year} / 10)::text`,
  `(${year})::text`,
  `(${year})::text || '-' || (${month})::text`,
  `(${year})::text || '-' || (${month})::text || '-' || (extract(day from day)::integer)::text`,
];

/**
 * A search within a stretch of days reads the words of the periods that make it up, however long the archive is: with years alone, a
 * week was looked for in all that had the words in its year, and what had no end in all there was. The type stands before the
 * period, as the places of all articles are far more than those of one year. The extension btree_gin stays: others may have come to use it.
 */
export class SearchByPeriod1764300000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // In SQL, so that the planner puts it in place, in the index as in the statement.
    await db.query(`create function search_periods(type_ text, day date) returns text[] language sql immutable parallel safe as $$
      select case when day is null then '{}' else array[
        ${[...PERIODS, ...PERIODS.map((period) => `type_ || ' ' || ${period}`)].join(',\n        ')}] end $$`);
    await db.query('drop index search_document_by_word');
    await db.query(
      'create index search_document_by_word on search_document using gin (vector, search_periods(type_name, dated_on))',
    );
    await db.query('analyze search_document');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index search_document_by_word');
    await db.query('drop function search_periods(text, date)');
    await db.query(
      'create index search_document_by_word on search_document using gin (vector, (extract(year from dated_on)::integer))',
    );
    await db.query('analyze search_document');
  }
}
