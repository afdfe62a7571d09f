import type { TestDatabase } from './database.js';
import { inventedBundle, loadInto } from './newsroom.js';

/** How many items there are of each kind: enough for the largest sets to count as large. */
export const MANY = 9000;

/** Tables whose triggers rest while many rows come in that are already as the triggers would make them. */
const TABLES = ['article', 'article_subject', 'statement', 'statement_subject'];

/**
 * A newsroom with much about little: one topic and one office on nearly everything, another of each on a handful. News
 * and statements are numbered, the greatest number the newest; those whose number ends in 7 are drafts.
 */
export async function loadSkewed(database: TestDatabase): Promise<void> {
  await loadInto(database, inventedBundle({ articles: [] }));
  const { dataSource } = database;
  const each = async (action: 'disable' | 'enable') => {
    for (const table of TABLES) await dataSource.query(`alter table ${table} ${action} trigger user`);
  };
  await each('disable');
  const status = `case when n % 10 = 7 then 'DRAFT' else 'PUBLISHED' end`;
  const language = `case when n % 4 = 0 then 'ru' when n = 5 then 'hy' else 'en' end`;
  const day = `timestamptz '2001-01-01T00:00:00Z' + n * interval '1 hour'`;
  await dataSource.query(
    `insert into article (id, slug, work_id, language, is_original, genre, title, html, text, word_count, section_id,
        content_hash, published_at, published_precision, publication_status)
      select n, 'item-' || n, 1000000 + n, ${language}, true, 'NEWS', 'Item ' || n, '<p>x</p>', 'x', 1,
        (select id from section where slug = case when n % 3000 = 1 then 'harbours' else 'news' end), n::text, ${day}, 'TIME', ${status}
      from generate_series(1, ${MANY}) n`,
  );
  await dataSource.query(
    `insert into statement (id, article_id, start_offset, end_offset, text, language, form, speaker_id, office_id, acting,
        stated_at, stated_precision, method, confidence, review_state, publication_status)
      select n, n, 0, 1, 'x', ${language}, 'FULL_TEXT', (select id from subject where slug = 'ada-lindqvist'),
        (select id from subject where slug = case when n % 2000 = 3 then 'league-treasurer' else 'league-secretary' end), false,
        ${day}, 'TIME', 'RULE', 1, 'AUTO', ${status}
      from generate_series(1, ${MANY}) n`,
  );
  const links = (owner: 'article' | 'statement', key: string, role: string, slug: string, among: string) =>
    dataSource.query(
      `insert into ${owner}_subject (${owner}_id, role, subject_id, kind, ${key}, language, visible)
        select t.id, '${role}', s.id, s.kind, t.${key}, t.language, t.publication_status = 'PUBLISHED'
        from ${owner} t join subject s on s.slug = '${slug}' where (${among})`,
    );
  for (const [owner, key] of [
    ['article', 'published_at'],
    ['statement', 'stated_at'],
  ] as const) {
    await links(owner, key, 'ABOUT', 'seas', 't.id % 5 > 0');
    await links(owner, key, 'ABOUT', 'lighthouses', 't.id % 2 = 0');
    await links(owner, key, 'ABOUT', 'fishing', 't.id % 3000 = 12');
  }
  await links('statement', 'stated_at', 'SPEAKER', 'ada-lindqvist', 'true');
  await links('statement', 'stated_at', 'OFFICE', 'league-treasurer', 't.id % 2000 = 3');
  await links('statement', 'stated_at', 'OFFICE', 'league-secretary', 't.id % 2000 <> 3');
  await each('enable');
  await dataSource.query('vacuum analyze');
}
