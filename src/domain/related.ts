import { Parameters } from '../database/db.js';
import type { Reader } from '../database/reader.js';
import { visibleSql } from '../database/viewer.js';
import { articleKind } from '../kinds/article.js';
import { groupBy } from '../lib/group-by.js';
import type { Id, NodeKey } from '../lib/node-key.js';

/** So many are kept for each article; `Article.related` gives the first of them. */
export const MOST_RELATED = 20;
/** So many of an article's subjects are looked at, those it names first, and so much of the news about each. */
const SUBJECTS = 20;
const NEWS_EACH_WAY = 40;
/** A subject with so much news tells nothing more apart than one with more. */
const COMMONPLACE = 1000;

/** News about a subject next to an article in time, on one side of it. */
function besideIt(comes: '<=' | '>', direction: 'asc' | 'desc'): string {
  return `(select l.article_id from article_subject l
    where l.subject_id = named.subject_id and l.role = 'ABOUT' and l.visible and l.published_at ${comes} named.published_at
    order by l.published_at ${direction}, l.article_id ${direction} limit ${NEWS_EACH_WAY})`;
}

/**
 * The other news on the subjects of each article, the nearest first: that with the most subjects in common, where a rare
 * one says more than a common one; of equals the one nearest in time. One edition of each work, in the article's own
 * language where there is one. It is found through what readers may see, whoever asks. What is looked at is bounded,
 * however common a subject is. One statement for all.
 */
export async function relatedArticles({ db, viewer }: Reader, ids: readonly Id[]): Promise<NodeKey[][]> {
  const parameters = new Parameters();
  const rows = await db.query<{ id: Id; key: NodeKey }>(
    `with own as (
        select a.id, a.work_id, a.language, a.published_at from article a where a.id = any(${parameters.add(ids, 'bigint[]')})),
      named as materialized (
        select own.*, about.subject_id, 1 / ln(3 + (
          select count(*) from (select 1 from article_subject x where x.subject_id = about.subject_id and x.role = 'ABOUT'
            and x.visible limit ${COMMONPLACE}) news)) as weight
        from own cross join lateral (
          select l.subject_id from article_subject l where l.article_id = own.id and l.role = 'ABOUT' and not l.inherited
            order by l.position, l.subject_id limit ${SUBJECTS}) about),
      near as (
        select named.id, named.work_id, named.language, named.published_at, found.article_id, sum(named.weight) as score
        from named cross join lateral (${besideIt('<=', 'desc')} union ${besideIt('>', 'asc')}) found
        group by 1, 2, 3, 4, 5),
      work as (
        select near.id, near.language, near.published_at, a.work_id, max(near.score) as score
        from near join article a on a.id = near.article_id where a.work_id <> near.work_id group by 1, 2, 3, 4),
      edition as (
        select distinct on (work.id, work.work_id) work.id, work.score, t.id as article_id,
          abs(extract(epoch from t.published_at - work.published_at)) as distance
        from work join article t on t.work_id = work.work_id where ${visibleSql(articleKind, viewer)}
        order by work.id, work.work_id, t.language = work.language desc, t.is_original desc, t.id),
      ranked as (
        select *, row_number() over (partition by id order by score desc, distance, article_id) as n from edition)
    select id::text, 'Article:' || article_id as key from ranked where n <= ${MOST_RELATED} order by id, n`,
    parameters.values,
  );
  const byId = groupBy(rows, ({ id }) => id);
  return ids.map((id) => (byId.get(id) ?? []).map(({ key }) => key));
}
