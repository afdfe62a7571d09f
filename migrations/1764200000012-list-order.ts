import type { MigrationInterface, QueryRunner } from 'typeorm';

const PUBLIC = `where publication_status = 'PUBLISHED'`;
const PUBLIC_WORDS = `${PUBLIC} and review_state in ('AUTO', 'ACCEPTED')`;

/**
 * An index for each order in which a long list can be asked for: a page of it is one range, wherever it begins. Those of
 * what readers may see are counted without looking at a row; so are the facets, from what stands beside the ids.
 */
const INDEXES: Readonly<Record<string, string>> = {
  article_public: `article (published_at desc, id desc) ${PUBLIC}`,
  article_public_by_section: `article (section_id, published_at desc, id desc) ${PUBLIC}`,
  article_public_by_language: `article (language, published_at desc, id desc) ${PUBLIC}`,
  article_counted: 'article (id) include (publication_status, language, section_id, genre, outlet_id, published_at)',
  statement_public_by_language: `statement (language, stated_at desc, id desc) ${PUBLIC_WORDS}`,
  statement_public: `statement (stated_at desc, id desc) ${PUBLIC_WORDS}`,
  statement_counted:
    'statement (id) include (publication_status, review_state, language, office_id, outlet_id, form, article_id, stated_at)',
  article_by_content_update: 'article (content_updated_at desc, id desc)',
  article_by_title: 'article ((lower(title) collate "C"), id)',
  article_by_length: 'article (word_count, id)',
  statement_by_confidence: 'statement (confidence, id)',
  statement_by_update: 'statement (updated_at, id)',
  mention_by_place: 'mention (start_offset, id)',
  mention_by_confidence: 'mention (confidence, id)',
  mention_by_update: 'mention (updated_at, id)',
};

/**
 * The links by subject: whoever may see them stands before the date, so that one index serves lists, counts and the deletion
 * of a subject. Beside a second one on the subject alone the database took now and then the wrong one.
 */
const LINKS = [
  { table: 'article_subject', feed: 'article_feed', key: 'published_at', owner: 'article_id', more: 'section_id' },
  { table: 'statement_subject', feed: 'statement_feed', key: 'stated_at', owner: 'statement_id', more: 'office_id' },
] as const;

export class ListOrder1764200000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(INDEXES)) await db.query(`create index ${name} on ${columns}`);
    for (const { table, feed, key, owner, more } of LINKS) {
      await db.query(`drop index ${feed}, ${table}_by_subject`);
      await db.query(`create index ${feed} on ${table} (subject_id, role, visible, ${key} desc, ${owner} desc)
        include (language, ${more})`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table, feed, key, owner, more } of LINKS) {
      await db.query(`drop index ${feed}`);
      await db.query(`create index ${feed} on ${table} (subject_id, role, ${key} desc, ${owner} desc)
        include (language, ${more}) where visible`);
      await db.query(`create index ${table}_by_subject on ${table} (subject_id)`);
    }
    for (const name of Object.keys(INDEXES)) await db.query(`drop index ${name}`);
  }
}
