import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search within some years reads the words of those years alone: a word that is in a tenth of a large archive is found there
 * a hundred times as often as in the year that was asked for.
 */
export class SearchByYear1764300000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create extension if not exists btree_gin');
    await db.query('drop index search_document_by_word');
    await db.query(
      'create index search_document_by_word on search_document using gin (vector, (extract(year from dated_on)::integer))',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index search_document_by_word');
    await db.query('create index search_document_by_word on search_document using gin (vector)');
    await db.query('drop extension btree_gin');
  }
}
