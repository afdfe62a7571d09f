import type { MigrationInterface, QueryRunner } from 'typeorm';
import { renewingFunction } from './1764200000013-search/renewing.js';
import { replacing } from './replacing.js';

/**
 * The length of a document beside its words. A long text has more of any word, so a rank is divided by the logarithm of the
 * length; `ts_rank` counts it anew for each text that a search finds, and that took an eighth of the ranking.
 */
export class SearchLength1764300000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // As ts_rank counts with normalization 1: each place of a word, and once a word without places.
    await db.query(`create function search_log_length(vector tsvector) returns double precision
      language plpgsql immutable parallel safe as $$
      begin
        return (select ln(sum(coalesce(cardinality(word.positions), 1)) + 1::double precision) / ln(2::double precision)
          from unnest(vector) word);
      end $$`);
    await db.query(`alter table search_document
      add column log_length double precision not null generated always as (search_log_length(vector)) stored`);
    await db.query(replacing(renewingFunction('search_due_document')));
    await db.query('analyze search_document');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table search_document drop column log_length');
    await db.query('drop function search_log_length(tsvector)');
    await db.query(replacing(renewingFunction('search_document')));
    await db.query('analyze search_document');
  }
}
