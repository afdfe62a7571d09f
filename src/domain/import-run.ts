import type { Db } from '../database/db.js';
import { NODE_KINDS, SUBJECT_KINDS } from '../kinds/index.js';
import type { Id } from '../lib/node-key.js';
import type { Verdict } from './article.js';

/** What became of an item. */
export type ItemVerdict = Verdict | 'REJECTED';

/** How many items met which end. */
export type Tally = Readonly<Record<ItemVerdict, number>>;

/** What tells an item of a source from all others. */
export interface ItemKey {
  readonly source: string;
  readonly key: string;
}

/** What an item became when it was imported before. */
export interface KnownItem extends ItemKey {
  /** Of all that it said then; null when it was rejected. */
  readonly digest: string | null;
  readonly typeName: string | null;
  /** Null when it became nothing, or what it became is there no more. */
  readonly nodeId: Id | null;
  /** The short name of what it became; null for what has none. */
  readonly slug: string | null;
}

/** The end that an item met, to be noted. */
export interface NotedItem extends ItemKey {
  readonly digest: string | null;
  readonly typeName: string | null;
  readonly nodeId: Id | null;
  readonly verdict: ItemVerdict;
  readonly file: string;
  readonly place: string;
  readonly reason: string | null;
}

/** Whether the node of an item `i` is still there, by its type. */
const IS_THERE = `case i.type_name ${NODE_KINDS.map(
  ({ name, table }) => `when '${name}' then exists (select 1 from ${table} t where t.id = i.node_id)`,
).join(' ')} else false end`;

/** The short name of the node of an item `i`. */
const SLUG = `coalesce((select a.slug from article a where i.type_name = 'Article' and a.id = i.node_id),
  (select s.slug from subject s where i.type_name = any ('{${SUBJECT_KINDS.map(({ name }) => name).join()}}') and s.id = i.node_id))`;

/** The id of a run that begins. */
export async function startRun(
  db: Db,
  inputs: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<Id> {
  const [run] = await db.query<{ id: Id }>(
    'insert into import_run (inputs, options) values ($1::text[], $2::jsonb) returning id::text as id',
    [inputs, JSON.stringify(options)],
  );
  return (run as { id: Id }).id;
}

export async function finishRun(db: Db, runId: Id, tally: Tally): Promise<void> {
  await db.query(
    `update import_run set finished_at = now(), created = $2::integer, updated = $3::integer, unchanged = $4::integer,
        rejected = $5::integer where id = $1::bigint`,
    [runId, tally.CREATED, tally.UPDATED, tally.UNCHANGED, tally.REJECTED],
  );
}

/** Those of the items that were imported before, by source and key. One statement. */
export async function knownItems(db: Db, keys: readonly ItemKey[]): Promise<Map<string, KnownItem>> {
  const rows = await db.query<KnownItem>(
    `select i.source, i.key, i.digest, i.type_name as "typeName", case when ${IS_THERE} then i.node_id::text end as "nodeId",
        ${SLUG} as slug
      from import_item i join unnest($1::text[], $2::text[]) wanted (source, key) using (source, key)`,
    [keys.map(({ source }) => source), keys.map(({ key }) => key)],
  );
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/** An item's name among all items of all sources. */
export function nameOf({ source, key }: ItemKey): string {
  return JSON.stringify([source, key]);
}

/** What the source's items of these keys became, the first noted first, as far as it is there still. One statement. */
export async function idsNoted(
  db: Db,
  { source, keys }: { source: string; keys: readonly string[] },
): Promise<readonly { readonly key: string; readonly id: Id }[]> {
  return db.query<{ key: string; id: Id }>(
    `select i.key, i.node_id::text as id from import_item i
      where i.source = $1 and i.key = any ($2::text[]) and ${IS_THERE} order by i.id`,
    [source, keys],
  );
}

/** Whether the source has the same under another key of that beginning: then it holds them for two. */
export async function isNotedOtherwise(
  db: Db,
  { source, key, id, beginning }: ItemKey & { readonly id: Id; readonly beginning: string },
): Promise<boolean> {
  const found = await db.query(
    `select 1 from import_item where node_id = $3::bigint and source = $1 and key <> $2 and starts_with(key, $4) limit 1`,
    [source, key, id, beginning],
  );
  return found.length > 0;
}

/** Forgets what was rejected of a file before this run, and was not there to be rejected again. */
export async function forgetRejections(db: Db, runId: Id, file: string): Promise<void> {
  await db.query(
    `delete from import_item where file = $1 and verdict = 'REJECTED' and node_id is null and run_id is distinct from $2::bigint`,
    [file, runId],
  );
}

/** Notes the end that an item met, in no run where nothing is kept; what it had become before stays noted where it is rejected now. */
export async function noteItem(db: Db, runId: Id | null, item: NotedItem): Promise<void> {
  await db.query(
    `insert into import_item as known (source, key, digest, type_name, node_id, run_id, verdict, file, place, reason)
      values ($1, $2, $3, $4, $5::bigint, $6::bigint, $7, $8, $9, $10)
      on conflict (source, key) do update set digest = excluded.digest,
        type_name = coalesce(excluded.type_name, known.type_name), node_id = coalesce(excluded.node_id, known.node_id),
        run_id = excluded.run_id, verdict = excluded.verdict, file = excluded.file, place = excluded.place,
        reason = excluded.reason`,
    [
      item.source,
      item.key,
      item.digest,
      item.typeName,
      item.nodeId,
      runId,
      item.verdict,
      item.file,
      item.place,
      item.reason,
    ],
  );
}

/** What a server said of a content, by which it tells whether there is another meanwhile. */
export interface AddressValidators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** How an address is asked whether there is anything new since it was read in full, with the same said of its items; null when it was not. */
export async function validatorsOf(db: Db, url: string, askedWith: string): Promise<AddressValidators | null> {
  const [found] = await db.query<AddressValidators>(
    'select etag, last_modified as "lastModified" from import_address where url = $1 and asked_with = $2',
    [url, askedWith],
  );
  return found ?? null;
}

/** Keeps how an address is to be asked again, once all that it had was written. */
export async function keepValidators(
  db: Db,
  runId: Id,
  { url, askedWith, etag, lastModified }: AddressValidators & { readonly url: string; readonly askedWith: string },
): Promise<void> {
  await db.query(
    `insert into import_address (url, asked_with, etag, last_modified, run_id) values ($1, $2, $3, $4, $5::bigint)
      on conflict (url) do update set asked_with = excluded.asked_with, etag = excluded.etag,
        last_modified = excluded.last_modified, run_id = excluded.run_id`,
    [url, askedWith, etag, lastModified, runId],
  );
}
