import type { EntityManager } from 'typeorm';
import type { Db } from '../../database/db.js';
import { saveArticle, type Verdict } from '../../domain/article.js';
import { idsNoted, isNotedOtherwise } from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import type { Id } from '../../lib/node-key.js';
import type { ArticleItem, Item, RecordItem } from '../importers/item.js';
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
    private readonly newsroom: Newsroom,
    private readonly facts: ArticleFacts,
  ) {}

  async write(db: EntityManager, item: Item, origin: ItemOrigin): Promise<WrittenItem> {
    return item.type === 'ARTICLE' ? this.writeArticle(db, item, origin) : this.writeRecord(db, item, origin);
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
    const idsOfExternal = (lists: readonly string[], ids: readonly string[]) => idsOf(db, source, lists, ids);
    const isAnother = (id: Id) => isNotedOtherwise(db, { source, key, id, beginning: externalKey(item.list, '') });
    const sources = [URL.canParse(origin.input) ? { url: origin.input } : { title: source }];
    const saved = await saveRecord(db, this.newsroom, { knownId, idsOfExternal, isAnother, sources, names }, item);
    if (saved.verdict !== 'UNCHANGED') this.reading = null;
    return saved;
  }
}

/** What the source gave under these names, in any of the lists: of two, the first. */
async function idsOf(
  db: Db,
  source: string,
  lists: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const named = new Map(ids.flatMap((id) => lists.map((list): [string, string] => [externalKey(list, id), id])));
  const noted = await idsNoted(db, { source, keys: [...named.keys()] });
  return new Map(noted.toReversed().map(({ key, id }) => [named.get(key)!, id]));
}
