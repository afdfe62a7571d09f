import { listOf } from '../../src/ingest/content/index.js';
import type { RecordItem } from '../../src/ingest/importers/item.js';

/** What a record still lacks once the records it names were found and it has a slug; empty when a bundle would take it. */
export function problemsOf({ list, record }: RecordItem): string[] {
  const { record: schema, references } = listOf(list);
  const found = structuredClone(record) as Record<string, unknown>;
  for (const path of Object.keys(references)) resolve(found, path.split('.'));
  const result = schema.safeParse(
    'slug' in found ? found : list === 'tenures' || list === 'memberships' ? found : { ...found, slug: 'made' },
  );
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function resolve(at: unknown, [key, ...rest]: readonly string[]): void {
  if (Array.isArray(at)) return at.forEach((one) => resolve(one, [key!, ...rest]));
  if (typeof at !== 'object' || at === null || key === undefined) return;
  const holder = at as Record<string, unknown>;
  if (rest.length > 0) return resolve(holder[key], rest);
  const named = holder[key];
  if (Array.isArray(named)) holder[key] = named.map(() => 'found');
  else if (typeof named === 'string' && named !== '') holder[key] = 'found';
}
