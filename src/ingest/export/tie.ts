import type { Db } from '../../database/db.js';
import { noteItem } from '../../domain/import-run.js';
import type { Id } from '../../lib/node-key.js';
import { externalKey } from '../run/identity.js';

/** What ties the rows of a table together, and what its ties are noted under. */
const TIES = {
  article: { typeName: 'Article', column: 'work_id', list: 'works' },
  statement: { typeName: 'Statement', column: 'utterance_id', list: 'utterances' },
} as const;

interface Wanted {
  readonly source: string;
  /** As the export calls them; null for what stands alone. */
  readonly names: readonly (Id | null)[];
  readonly language: string;
  /** The rows that are to be tied. */
  readonly but: readonly Id[];
}

/** The works or utterances here that the export's are already, save those that another row of the language stands in. */
export async function tiedTo(db: Db, table: keyof typeof TIES, wanted: Wanted): Promise<Map<Id, Id>> {
  const { typeName, column, list } = TIES[table];
  const names = wanted.names.filter((name) => name !== null);
  if (names.length === 0) return new Map();
  const found = await db.query<{ name: Id; tie: Id }>(
    `select named.name, t.${column}::text as tie from unnest($2::text[], $3::text[]) named (name, key)
      join import_item i on i.source = $1 and i.key = named.key and i.type_name = $4 join ${table} t on t.id = i.node_id
      where not exists (select 1 from ${table} o
        where o.${column} = t.${column} and o.language = $5 and o.id <> all ($6::bigint[]))`,
    [wanted.source, names, names.map((name) => externalKey(list, name)), typeName, wanted.language, wanted.but],
  );
  return new Map(found.map(({ name, tie }) => [name, tie]));
}

/** Notes what stands first in a work or an utterance of the export, for others to be tied to. */
export async function noteTies(
  db: Db,
  table: keyof typeof TIES,
  source: string,
  first: readonly (readonly [name: Id, nodeId: Id])[],
): Promise<void> {
  const { typeName, list } = TIES[table];
  for (const [name, nodeId] of first) {
    await noteItem(db, null, {
      ...{ source, key: externalKey(list, name), file: '', nth: 1, place: '', typeName, nodeId, authority: 'OWN' },
      ...{ digest: null, written: null, verdict: 'CREATED', reason: null },
    });
  }
}
