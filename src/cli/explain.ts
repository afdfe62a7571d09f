import type { Config } from '../config/index.js';
import { LEAST_SHOWN } from '../domain/evidence.js';
import { findNewsroom } from '../domain/newsroom.js';
import { asPage } from '../ingest/explain/as-page.js';
import { asText } from '../ingest/explain/as-text.js';
import { explained, type Explained } from '../ingest/explain/explained.js';
import { isItem, type ArticleItem } from '../ingest/importers/item.js';
import { readArticle, readNewsroomGazetteer, type ArticleText } from '../ingest/recognizer.js';
import { articleIn } from '../ingest/run/draft-article.js';
import type { ImportPlan } from '../ingest/run/plan.js';
import { isFound, readItems } from '../ingest/run/read-items.js';
import { openWeb } from '../ingest/source/web.js';
import { badInput, messageOf } from '../lib/errors.js';
import { joinExisting } from './existing.js';
import { planOf } from './import.js';

export interface ExplainOptions {
  readonly format?: string;
  readonly published?: string;
  readonly language?: string;
  readonly html?: boolean;
  readonly json?: boolean;
}

/** So many articles of a file are explained; more are nothing to read. */
const MOST_ARTICLES = 20;

/** An article as it is read, or why it cannot be: the others of the file are explained all the same. */
function articleOrFlaw(item: ArticleItem, facts: ImportPlan['facts']): ArticleText | { readonly flaw: string } {
  try {
    return articleIn(item, facts).article;
  } catch (error) {
    return { flaw: messageOf(error) };
  }
}

/**
 * What the first articles of a file name and say, against the subjects of the database, as text, as a page or as JSON. Nothing is written. BAD_USER_INPUT for a file
 * without an article, with the reason.
 */
export async function explainFile(
  config: Config,
  file: string,
  options: ExplainOptions & { readonly isColoured: boolean },
): Promise<string> {
  const { format, published, language, html, json, isColoured } = options;
  const plan = await planOf([file], { format, published, language, dryRun: true });
  const database = await joinExisting(config);
  const web = openWeb({ version: plan.version, allowPrivate: false, conditional: { get: () => null } });
  try {
    const newsroom = await findNewsroom(database.db);
    const gazetteer = await readNewsroomGazetteer(database.db, newsroom);
    const found: Explained[] = [];
    let flaw: string | null = null;
    for await (const step of readItems(plan, newsroom, { web, onRead: () => undefined })) {
      if (!isFound(step)) continue;
      if ('flaw' in step.found) flaw ??= step.found.flaw;
      if (!isItem(step.found) || step.found.type !== 'ARTICLE') continue;
      const article = articleOrFlaw(step.found, plan.facts);
      if ('flaw' in article) {
        flaw ??= article.flaw;
        continue;
      }
      found.push(explained(article, readArticle(gazetteer, article), gazetteer, LEAST_SHOWN));
      if (found.length === MOST_ARTICLES) break;
    }
    if (found.length === 0)
      throw badInput(`There must be an article in ${file}, but there is none. ${flaw ?? ''}`.trimEnd());
    if (json) return JSON.stringify(found);
    return html ? asPage(found) : found.map((each) => asText(each, isColoured)).join('\n\n');
  } finally {
    await web.close();
    await database.close();
  }
}
