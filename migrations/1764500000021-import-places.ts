import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a source has is kept for each place that has it: two files, or two places of one, may say it in different words, and each is compared with
 * what stood there before. Beside it stands what an article was when an import wrote it last, so that what an editor changed since is
 * told from what a source says; and an article's address is found however it is written.
 */
export class ImportPlaces1764500000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table import_item drop constraint import_item_source_key_key,
      add column nth integer not null default 1,
      add column authority smallint not null default 2 check (authority between 0 and 2),
      add column written jsonb,
      add column noted_at timestamptz not null default clock_timestamp(),
      add unique (source, key, file, nth)`);
    await db.query('create index import_item_by_file on import_item (file)');
    await db.query(`create index article_by_address on article (${ADDRESS})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index article_by_address');
    // The newest of what stands in several places is the one that was there before.
    await db.query(`delete from import_item i using import_item newer
      where newer.source = i.source and newer.key = i.key and (newer.noted_at, newer.id) > (i.noted_at, i.id)`);
    await db.query(`alter table import_item drop column nth, drop column authority, drop column written, drop column noted_at,
      add constraint import_item_source_key_key unique (source, key)`);
    await db.query('drop index import_item_by_file');
  }
}

/** An address without what makes no difference to where it leads. */
const ADDRESS = `rtrim(regexp_replace(source_url, '^https?://(www\\.)?', ''), '/')`;
