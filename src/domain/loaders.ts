import DataLoader from 'dataloader';
import { listedIn, listPages, pageOfListed, type ListQuery, type Page } from '../database/page.js';
import type { Reader } from '../database/reader.js';
import type { Caches, LongTexts } from '../database/caches.js';
import { HEARD_TOGETHER } from '../database/freshness.js';
import { Rows } from '../database/rows.js';
import type { ArticleRow, ArticleTexts } from '../kinds/article.js';
import type { NodeRow } from '../kinds/kind.js';
import { groupBy } from '../lib/group-by.js';
import { thenOf, type ValueOrPromise } from '../lib/value-or-promise.js';
import { CommuniqueError } from '../lib/errors.js';
import { nodeKey, type Id, type NodeKey } from '../lib/node-key.js';
import type { BucketCount } from '../database/facet.js';
import { countsOfLists, facetKey, type FacetOfList } from './facet.js';
import { neighboursInList, type Neighbours } from '../database/neighbour.js';
import type { ListSet } from '../database/conjunct.js';
import { relatedArticles } from './related.js';
import { servedHtml } from './served-html.js';
import { tombstonesOf, type TombstoneFact } from './change.js';
import { presidenciesOfOrganizations, type PresidencyFact } from './presidency.js';
import { tenuresOfOffices, tenuresOfOfficials, type TenureFact } from './tenure.js';

/** The batches of one request: whatever is asked for at the same time costs one statement. */
export interface Loaders {
  /** Rows of any kind, and what finds them. */
  readonly rows: Rows;
  /** The words of an article. */
  articleTexts(row: ArticleRow): ValueOrPromise<Pick<ArticleTexts, 'text'>>;
  /** The body of an article, safe to be put into a page. */
  articleHtml(row: ArticleRow): ValueOrPromise<string>;
  /** What is left of something withdrawn; null for anything else. */
  readonly tombstone: DataLoader<NodeKey, TombstoneFact | null>;
  readonly tenuresOfOffice: DataLoader<Id, readonly TenureFact[]>;
  readonly tenuresOfOfficial: DataLoader<Id, readonly TenureFact[]>;
  readonly presidenciesOf: DataLoader<Id, readonly PresidencyFact[]>;
  /** What a list consists of: all facets of it that are asked for at the same time cost one statement. */
  readonly facet: DataLoader<FacetOfList, BucketCount[], string>;
  /** Other news on the subjects of an article, nearest first. */
  readonly related: DataLoader<Id, NodeKey[]>;
  /** What stands on either side of a row in a list of its kind. */
  neighboursIn(list: ListSet, id: Id): Promise<Neighbours>;
  /** A page of the list that belongs to a parent: at once where its row names them, else batched with that of other parents. */
  listOf(query: ListQuery, parent: NodeRow): ValueOrPromise<Page>;
}

export function createLoaders(reader: Reader): Loaders {
  const { db, caches } = reader;
  const rows = new Rows(reader);
  const lists = new Map<string, DataLoader<Id, Page>>();
  const neighbours = new Map<string, DataLoader<Id, Neighbours>>();
  const articleTexts = (row: ArticleRow) => thenOf(rows.longTextsOf(nodeKey(row.typeName, row.key)), stillThere);
  return {
    rows,
    articleTexts,
    articleHtml: (row) => thenOf(articleTexts(row), servedHtml),
    tombstone: new DataLoader((keys) => tombstonesOf(db, keys)),
    tenuresOfOffice: factsOf(caches, 'tenures of office', {
      read: (ids) => tenuresOfOffices(db, ids),
      owner: (tenure) => tenure.officeId,
    }),
    tenuresOfOfficial: factsOf(caches, 'tenures of official', {
      read: (ids) => tenuresOfOfficials(db, ids),
      owner: (tenure) => tenure.officialId,
    }),
    presidenciesOf: factsOf(caches, 'presidencies of', {
      read: (ids) => presidenciesOfOrganizations(db, ids),
      owner: (presidency) => presidency.organizationId,
    }),
    facet: new DataLoader((asked) => countsOfLists(reader, asked), { cacheKeyFn: facetKey }),
    related: new DataLoader((ids) => relatedArticles(reader, ids)),
    neighboursIn: (list, id) => loaderOf(neighbours, list, (ids) => neighboursInList(reader, list, ids)).load(id),
    listOf(query, parent) {
      const listed = listedIn(query, parent);
      if (listed) return thenOf(rows.thoseSeen(listed), (places) => pageOfListed(reader, query, parent, places));
      return loaderOf(lists, query, (parents) => listPages(reader, query, parents)).load(parent.key);
    },
  };
}

/** Between the reading of an article and of its body it may have been deleted. */
function stillThere(texts: LongTexts | null): ArticleTexts {
  if (texts) return texts as ArticleTexts;
  throw new CommuniqueError('CONFLICT', 'An article was taken back while it was being read. Ask again.');
}

/** The loader of whatever is asked of one list, made when it is first asked. */
function loaderOf<Value>(
  loaders: Map<string, DataLoader<Id, Value>>,
  { kind, ...list }: ListSet,
  load: (ids: readonly Id[]) => Promise<Value[]>,
): DataLoader<Id, Value> {
  const key = JSON.stringify([kind.name, list]);
  const loader = loaders.get(key) ?? new DataLoader(load);
  loaders.set(key, loader);
  return loader;
}

/** Facts of some owners, and how they are read. */
interface FactSource<Fact> {
  /** Of all owners that are asked for together, in one statement. */
  read(owners: readonly Id[]): Promise<Fact[]>;
  owner(fact: Fact): Id;
}

/** The facts of each owner, remembered as long as nothing has changed that is heard of together with them. */
function factsOf<Fact extends object>(
  caches: Caches | undefined,
  what: string,
  source: FactSource<Fact>,
): DataLoader<Id, readonly Fact[]> {
  const known = (id: Id) => {
    const kept = caches?.freshness.isLive ? caches.facts.get(`${what} ${id}`) : undefined;
    return kept && !caches?.freshness.changedSince(kept.epoch, HEARD_TOGETHER) ? (kept.facts as readonly Fact[]) : null;
  };
  return new DataLoader(async (ids) => {
    const atHand = ids.map(known);
    const missing = ids.filter((_, at) => atHand[at] === null);
    if (missing.length === 0) return atHand as (readonly Fact[])[];
    const epoch = caches?.freshness.epoch ?? 0;
    const facts = groupBy(await source.read(missing), (fact) => source.owner(fact));
    for (const id of missing) caches?.facts.set(`${what} ${id}`, { facts: facts.get(id) ?? [], epoch });
    return ids.map((id, at) => atHand[at] ?? facts.get(id) ?? []);
  });
}
