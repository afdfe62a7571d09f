import type { DataSource } from 'typeorm';
import { EMPTY_LISTS, listOf, type Bundle } from '../../src/ingest/content/index.js';
import { loadLists } from '../../src/ingest/content/load-lists.js';
import type { RecordItem } from '../../src/ingest/importers/item.js';

class Undone extends Error {}

/** Writes records that name none but each other, and undoes it: what the database refuses fails. */
export async function tryOutRecords(dataSource: DataSource, items: readonly RecordItem[]): Promise<void> {
  const slugs = new Map(items.map(({ externalId }, at) => [`#${externalId}`, `record-${at}`]));
  const named = (value: unknown): unknown => {
    if (typeof value === 'string') return slugs.get(value) ?? value;
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner)]));
  };
  const lists = structuredClone(EMPTY_LISTS) as unknown as Record<string, unknown[]>;
  for (const { list, externalId, record } of items) {
    const slug = listOf(list).subject === undefined ? {} : { slug: slugs.get(`#${externalId}`) };
    lists[list]!.push(listOf(list).record.parse({ ...(named(record) as object), ...slug }));
  }
  const newsroom = { languages: ['en'] };
  const written = dataSource.transaction(async (db) => {
    await loadLists(db, { ...lists, newsroom, examples: [] } as unknown as Bundle);
    throw new Undone();
  });
  await written.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
}
