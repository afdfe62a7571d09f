import type { EntityManager } from 'typeorm';
import type { Db } from '../../database/db.js';
import { saveArticle, type Verdict } from '../../domain/article.js';
import { idNoted, isNotedOtherwise } from '../../domain/import-run.js';
import { findNewsroom, type Newsroom } from '../../domain/newsroom.js';
import type { Id } from '../../lib/node-key.js';
import { writeExported } from '../export/write-exported.js';
import type { ArticleItem, ExportedItem, Item, RecordItem } from '../importers/item.js';
import { KnownNames } from '../records/known-names.js';
import { readNewsroomGazetteer } from '../recognizer.js';
import { draftArticle, type ArticleFacts, type ArticleReading, type ItemOrigin } from './draft-article.js';
import { externalKey } from './identity.js';
import { readSectionNames } from './section-names.js';
import { saveRecord } from './write-record.js';

/** What an item became. */
export interface WrittenItem {
  readonly typeName: string;
  readonly id: Id;
  readonly slug: string | null;
  readonly verdict: Verdict;
}

/** Writes items of every type, each against all that was written before it. */
export class ItemWriter {
  /** Read at the first article, and again once records have changed what there is to be named. */
  private reading: ArticleReading | null = null;
  private readonly names = new KnownNames();

  constructor(
    private newsroom: Newsroom,
    private readonly facts: ArticleFacts,
  ) {}

  async write(db: EntityManager, item: Item, origin: ItemOrigin): Promise<WrittenItem> {
    if (item.type === 'EXPORTED') return this.writeExported(db, item, origin);
    return item.type === 'ARTICLE' ? this.writeArticle(db, item, origin) : this.writeRecord(db, item, origin);
  }

  private async writeExported(db: EntityManager, { exported }: ExportedItem, origin: ItemOrigin): Promise<WrittenItem> {
    const written = await writeExported(db, this.newsroom, exported, origin);
    if (written.typeName === 'Newsroom') {
      this.newsroom = await findNewsroom(db);
      this.reading = null;
    }
    return written;
  }

  private async writeArticle(db: EntityManager, item: ArticleItem, origin: ItemOrigin): Promise<WrittenItem> {
    this.reading ??= await this.readAgainst(db);
    const saved = await saveArticle(db, this.newsroom, draftArticle(this.reading, item, origin));
    return { typeName: 'Article', ...saved };
  }

  private async readAgainst(db: Db): Promise<ArticleReading> {
    const { newsroom, facts } = this;
    const gazetteer = await readNewsroomGazetteer(db, newsroom);
    return { newsroom, facts, gazetteer, sections: await readSectionNames(db) };
  }

  private async writeRecord(db: EntityManager, item: RecordItem, origin: ItemOrigin): Promise<WrittenItem> {
    const { source, key, knownId } = origin;
    const { names } = this;
    const idOfExternal = (lists: readonly string[], id: string) =>
      idNoted(db, { source, keys: lists.map((list) => externalKey(list, id)) });
    const isAnother = (id: Id) => isNotedOtherwise(db, { source, key, id, beginning: externalKey(item.list, '') });
    const sources = [URL.canParse(origin.input) ? { url: origin.input } : { title: source }];
    const { exportedId } = item;
    const known = { knownId, idOfExternal, isAnother, sources, names, exportedId };
    const saved = await saveRecord(db, this.newsroom, known, item);
    if (saved.verdict !== 'UNCHANGED') this.reading = null;
    return saved;
  }
}
