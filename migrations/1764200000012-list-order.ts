import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index for each order in which a long list can be asked for: a page of it is one range, wherever it begins. */
const INDEXES: Readonly<Record<string, string>> = {
  article_by_content_update: 'article (content_updated_at desc, id desc)',
  article_by_title: 'article ((lower(title) collate "C"), id)',
  article_by_length: 'article (word_count, id)',
  statement_by_confidence: 'statement (confidence, id)',
  statement_by_update: 'statement (updated_at, id)',
  mention_by_place: 'mention (start_offset, id)',
  mention_by_confidence: 'mention (confidence, id)',
  mention_by_update: 'mention (updated_at, id)',
};

export class ListOrder1764200000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(INDEXES)) await db.query(`create index ${name} on ${columns}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await db.query(`drop index ${name}`);
  }
}
