import type { DataSource } from 'typeorm';
import type { Newsroom } from '../domain/newsroom.js';
import { articlesBehind, findArticleText, publishedOf, relinkArticle, type Found } from '../domain/relink.js';
import type { ArticleEntity } from '../entities/article.js';
import {
  asMentionDraft,
  asStatementDraft,
  readArticle,
  readNewsroomGazetteer,
  type NewsroomGazetteer,
} from './recognizer.js';

/** What came of reading articles again. */
export interface Relinked {
  readonly read: number;
  readonly changed: number;
}

const AT_ONCE = 100;

/**
 * Reads all articles again for what they name and say, against the subjects that there are now: a new name, alias or tenure counts in what was
 * there before it. Each article is a transaction of its own, so that a run that was ended is simply begun again. `report` hears how far it is.
 */
export async function relink(
  dataSource: DataSource,
  newsroom: Newsroom,
  report: (progress: Relinked) => void,
): Promise<Relinked> {
  const gazetteer = await readNewsroomGazetteer(dataSource, newsroom);
  let progress: Relinked = { read: 0, changed: 0 };
  let ids = await articlesBehind(dataSource, '0', AT_ONCE);
  while (ids.length > 0) {
    for (const id of ids) {
      const article = await findArticleText(dataSource.manager, id);
      if (article === null) continue;
      const found = foundIn(gazetteer, newsroom, article);
      const isChanged = await dataSource.transaction((db) => relinkArticle(db, newsroom, article, found));
      progress = { read: progress.read + 1, changed: progress.changed + (isChanged ? 1 : 0) };
    }
    report(progress);
    ids = await articlesBehind(dataSource, ids.at(-1) as string, AT_ONCE);
  }
  return progress;
}

/** What rules find in an article. That somebody only concluded its date is not kept: it counts as said, as what an editor set does. */
function foundIn(gazetteer: NewsroomGazetteer, { timeZone }: Newsroom, article: ArticleEntity): Found {
  const { title, text, language, genre, outletId } = article;
  const published = publishedOf(article, timeZone);
  const given = published.precision === 'UNKNOWN' ? null : published;
  const { mentions, statements } = readArticle(gazetteer, { title, text, language, genre, given, concluded: null });
  return {
    mentions: mentions.map(asMentionDraft),
    statements: statements.map((statement) => asStatementDraft(statement, published, outletId)),
  };
}
