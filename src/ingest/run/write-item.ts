import type { EntityManager } from 'typeorm';
import type { Db } from '../../database/db.js';
import type { ArticleDraft } from '../../domain/article-draft.js';
import { saveArticle, type ArticleOrigin, type Verdict } from '../../domain/article.js';
import { FILE_KEY, isNotedOtherwise, mayRewrite, writtenLast } from '../../domain/import-run.js';
import { findNewsroom, type Newsroom } from '../../domain/newsroom.js';
import type { WrittenFields } from '../../domain/written-fields.js';
import type { Id } from '../../lib/node-key.js';
import { hostOf, webAddress } from '../../lib/web-address.js';
import { writeExported } from '../export/write-exported.js';
import type { ExportedItem, Item, RecordItem } from '../importers/item.js';
import { KnownNames } from '../records/known-names.js';
import { readNewsroomGazetteer } from '../recognizer.js';
import { draftArticle, type ArticleReading, type ItemOrigin } from './draft-article.js';
import { alikeArticle, alikeRecord } from './alike.js';
import { inputName, keysOf } from './identity.js';
import type { ImportPlan } from './plan.js';
import { readSectionNames } from './section-names.js';
import { SourceNames } from './source-names.js';
import { saveRecord } from './write-record.js';

/** What an item became. */
export interface WrittenItem {
  readonly typeName: string;
  readonly id: Id;
  readonly slug: string | null;
  readonly verdict: Verdict;
  /** Of an article that the item may write, what it is now; null else. */
  readonly written: WrittenFields | null;
}

/** Writes items of every type, each against all that was written before it. */
export class ItemWriter {
  /** Read at the first article, and again once records have changed what there is to be named. */
  private reading: ArticleReading | null = null;
  private readonly names = new KnownNames();
  private readonly sourceNames = new SourceNames();

  constructor(
    private newsroom: Newsroom,
    private readonly plan: Pick<ImportPlan, 'facts' | 'links'>,
  ) {}

  /** What can be made of an item while others are still being written; nothing of a record, which names those. */
  async draft(db: Db, item: Item, scheme: string | null): Promise<ArticleDraft | null> {
    if (item.type !== 'ARTICLE') return null;
    this.reading ??= await this.readAgainst(db);
    return draftArticle(this.reading, item, scheme);
  }

  async write(db: EntityManager, item: Item, draft: ArticleDraft | null, origin: ItemOrigin): Promise<WrittenItem> {
    if (item.type === 'EXPORTED') return this.writeExported(db, item, origin);
    return item.type === 'RECORD'
      ? this.writeRecord(db, item, origin)
      : this.writeArticle(db, draft as ArticleDraft, origin);
  }

  private async writeExported(db: EntityManager, { exported }: ExportedItem, origin: ItemOrigin): Promise<WrittenItem> {
    const written = await writeExported(db, this.newsroom, exported, origin);
    if (written.typeName === 'Newsroom') {
      this.newsroom = await findNewsroom(db);
      this.reading = null;
    }
    return { ...written, written: null };
  }

  private async writeArticle(db: EntityManager, draft: ArticleDraft, origin: ItemOrigin): Promise<WrittenItem> {
    const knownId = origin.isSurelyKnown ? origin.knownId : await alikeArticle(db, origin.knownId, draft);
    const saved = await saveArticle(db, this.newsroom, { ...draft, knownId }, articleOrigin(db, origin));
    return { typeName: 'Article', ...saved };
  }

  private async readAgainst(db: Db): Promise<ArticleReading> {
    const { newsroom, plan } = this;
    const gazetteer = plan.links ? await readNewsroomGazetteer(db, newsroom) : null;
    return { newsroom, facts: plan.facts, gazetteer, sections: await readSectionNames(db) };
  }

  private async writeRecord(db: EntityManager, item: RecordItem, origin: ItemOrigin): Promise<WrittenItem> {
    const { source, key, file, input, isSure } = origin;
    const { names } = this;
    const idsOfExternal = (lists: readonly string[], ids: readonly string[]) =>
      this.sourceNames.find(db, origin, lists, ids);
    const isAnother = (id: Id) =>
      isNotedOtherwise(db, { source, key, id, beginning: keysOf(item.list), file: isSure ? null : file });
    const url = webAddress(input);
    const sources = [url === null ? { title: inputName(input) } : { url }];
    const knownId = origin.isSurelyKnown ? origin.knownId : await alikeRecord(db, origin.knownId, item);
    const { exportedId } = item;
    const known = { knownId, idsOfExternal, isAnother, sources, names, exportedId };
    if (item.externalId !== null) this.sourceNames.forget(item.externalId);
    const saved = await saveRecord(db, this.newsroom, known, item);
    if (saved.verdict !== 'UNCHANGED') this.reading = null;
    return { ...saved, written: null };
  }
}

/** What a source holds for an article, and may do with it. */
function articleOrigin(db: EntityManager, origin: ItemOrigin): ArticleOrigin {
  const { source, key, file, isSure, site } = origin;
  const beginning = [keysOf('articles'), FILE_KEY].find((prefix) => key.startsWith(prefix));
  const isNamed = beginning === keysOf('articles');
  return {
    // A file may only have another name now; one of another day is another.
    isAnother: async (id, isOfThatDay) =>
      beginning !== undefined &&
      (isNamed || !isOfThatDay) &&
      (await isNotedOtherwise(db, { source, key, id, beginning, file: isSure || !isNamed ? null : file })),
    mayRewrite({ id: articleId, sourceUrl }) {
      // What has no address of its own is a stranger's at another site's, too: the same words prove nothing.
      const isForeign = site !== null && sourceUrl !== null && hostOf(sourceUrl) !== site;
      const authority = isForeign ? 'FOREIGN' : origin.authority;
      return mayRewrite(db, { source, key }, { articleId, authority });
    },
    writtenLast: (articleId) => writtenLast(db, articleId),
  };
}
