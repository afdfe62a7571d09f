import DataLoader from 'dataloader';
import { listPages, type ListQuery, type Page } from '../database/page.js';
import type { Reader } from '../database/reader.js';
import { loadRows } from '../database/rows.js';
import type { NodeRow } from '../kinds/kind.js';
import { groupBy } from '../lib/group-by.js';
import type { Id, NodeKey } from '../lib/node-key.js';
import type { BucketCount } from '../database/facet.js';
import { countsOfLists, facetKey, type FacetOfList } from './facet.js';
import { tombstonesOf, type TombstoneFact } from './change.js';
import { presidenciesOfOrganizations, type PresidencyFact } from './presidency.js';
import { tenuresOfOffices, tenuresOfOfficials, type TenureFact } from './tenure.js';

/** The batches of one request: whatever is asked for at the same time costs one statement. */
export interface Loaders {
  /** Rows of any kind; null for what is not there or must not be seen. */
  readonly node: DataLoader<NodeKey, NodeRow | null>;
  /** What is left of something withdrawn; null for anything else. */
  readonly tombstone: DataLoader<NodeKey, TombstoneFact | null>;
  readonly tenuresOfOffice: DataLoader<Id, TenureFact[]>;
  readonly tenuresOfOfficial: DataLoader<Id, TenureFact[]>;
  readonly presidenciesOf: DataLoader<Id, PresidencyFact[]>;
  /** What a list consists of: all facets of it that are asked for at the same time cost one statement. */
  readonly facet: DataLoader<FacetOfList, BucketCount[], string>;
  /** A page of the list that belongs to a parent, batched with the same list of other parents. */
  listOf(query: ListQuery, parent: Id): Promise<Page>;
}

export function createLoaders(reader: Reader): Loaders {
  const { db, viewer } = reader;
  const lists = new Map<string, DataLoader<Id, Page>>();
  return {
    node: new DataLoader((keys) => loadRows(db, viewer, keys)),
    tombstone: new DataLoader((keys) => tombstonesOf(db, keys)),
    tenuresOfOffice: grouped(
      (ids) => tenuresOfOffices(db, ids),
      (tenure) => tenure.officeId,
    ),
    tenuresOfOfficial: grouped(
      (ids) => tenuresOfOfficials(db, ids),
      (tenure) => tenure.officialId,
    ),
    presidenciesOf: grouped(
      (ids) => presidenciesOfOrganizations(db, ids),
      (presidency) => presidency.organizationId,
    ),
    facet: new DataLoader((asked) => countsOfLists(reader, asked), { cacheKeyFn: facetKey }),
    listOf(query, parent) {
      const { kind, ...rest } = query;
      const key = JSON.stringify([kind.name, rest]);
      const list = lists.get(key) ?? new DataLoader((parents) => listPages(reader, query, parents));
      lists.set(key, list);
      return list.load(parent);
    },
  };
}

function grouped<Fact>(
  load: (ids: readonly Id[]) => Promise<Fact[]>,
  keyOf: (fact: Fact) => Id,
): DataLoader<Id, Fact[]> {
  return new DataLoader(async (ids) => {
    const facts = groupBy(await load(ids), keyOf);
    return ids.map((id) => facts.get(id) ?? []);
  });
}
