import type { DataSource } from 'typeorm';
import type { ArticleEntity } from '../entities/article.js';
import type { Newsroom } from '../domain/newsroom.js';
import { articlesBehind, publishedOf, relinkArticle, type Found } from '../domain/relink.js';
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
  report: (so: Relinked) => void,
): Promise<Relinked> {
  const gazetteer = await readNewsroomGazetteer(dataSource, newsroom);
  let so: Relinked = { read: 0, changed: 0 };
  for (let last = '0'; ;) {
    const ids = await articlesBehind(dataSource, last, AT_ONCE);
    for (const id of ids) {
      const isChanged = await dataSource.transaction((db) =>
        relinkArticle(db, newsroom, id, (article) => foundIn(gazetteer, newsroom, article)),
      );
      so = { read: so.read + 1, changed: so.changed + (isChanged ? 1 : 0) };
    }
    report(so);
    if (ids.length < AT_ONCE) return so;
    last = ids.at(-1) as string;
  }
}

function foundIn(gazetteer: NewsroomGazetteer, { timeZone }: Newsroom, article: ArticleEntity): Found {
  const { title, text, language, genre, outletId } = article;
  const published = publishedOf(article, timeZone);
  const isExact = published.precision === 'TIME' || published.precision === 'DAY';
  const known = published.precision === 'UNKNOWN' ? null : published;
  const dates = isExact ? { given: known, concluded: null } : { given: null, concluded: known };
  const { mentions, statements } = readArticle(gazetteer, { title, text, language, genre, ...dates });
  return {
    mentions: mentions.map(asMentionDraft),
    statements: statements.map((statement) => asStatementDraft(statement, published, outletId)),
  };
}
