import type { Db } from '../database/db.js';
import { NODE_KINDS, SUBJECT_KINDS } from '../kinds/index.js';
import type { Id } from '../lib/node-key.js';
import type { Verdict } from './article.js';
import type { WrittenFields } from './written-fields.js';

/** What became of an item. */
export type ItemVerdict = Verdict | 'REJECTED';

/** How many items met which end. */
export type Tally = Readonly<Record<ItemVerdict, number>>;

/** What tells an item of a source from all others. */
export interface ItemKey {
  readonly source: string;
  readonly key: string;
}

/** One of the places in which an item of a source stands. */
export interface ItemPlace extends ItemKey {
  /** Where the file lies: the whole path, an archive's with what it holds, an address. */
  readonly file: string;
  /** Which of the items under that key in the file, from 1. */
  readonly nth: number;
}

/** What an item became when it was imported from one place before. */
export interface KnownItem extends ItemPlace {
  /** Of all that it said then; null when it was rejected. */
  readonly digest: string | null;
  readonly typeName: string | null;
  /** Null when it became nothing, or what it became is there no more. */
  readonly nodeId: Id | null;
  /** The short name of what it became; null for what has none. */
  readonly slug: string | null;
}

/** Whose word an item is for the article at its address. The higher one stands against the lower. */
export const AUTHORITIES = {
  /** Another site's: what it repeats may be cut, or made up. */
  FOREIGN: 0,
  /** The article's own site's, but only what it quotes of it, as feeds do. */
  EXCERPT: 1,
  /** The article's own site's, or that of whoever imports it. */
  OWN: 2,
} as const;
export type Authority = keyof typeof AUTHORITIES;

/** The end that an item met, to be noted. */
export interface NotedItem extends ItemPlace {
  readonly digest: string | null;
  readonly typeName: string | null;
  readonly nodeId: Id | null;
  readonly authority: Authority;
  /** What the article was when this item wrote it; null where it did not. */
  readonly written: WrittenFields | null;
  readonly verdict: ItemVerdict;
  /** Where in the file, for a person. */
  readonly place: string;
  readonly reason: string | null;
}

/** Whether the node of an item `i` is still there, by its type: looked up one by one, as else whole tables would be read for the nodes of a few items. */
const IS_THERE = `case i.type_name ${NODE_KINDS.map(
  ({ name, table }) => `when '${name}' then exists (select 1 from ${table} t where t.id = i.node_id offset 0)`,
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

/** Whoever is told that a run is finished finds all of it on the disk. */
export async function finishRun(db: Db, runId: Id, tally: Tally): Promise<void> {
  await db.query(
    `update import_run set finished_at = now(), created = $2::integer, updated = $3::integer, unchanged = $4::integer,
        rejected = $5::integer from (select set_config('synchronous_commit', 'on', true)) durable where id = $1::bigint`,
    [runId, tally.CREATED, tally.UPDATED, tally.UNCHANGED, tally.REJECTED],
  );
}

/**
 * What is known of items under these keys, from whatever places, and of the files among them that are items themselves, whatever their keys were;
 * the newest first. One statement.
 */
export async function knownItems(db: Db, keys: readonly ItemKey[], files: readonly string[]): Promise<KnownItem[]> {
  return db.query<KnownItem>(
    `select i.source, i.key, i.file, i.nth, i.digest, i.type_name as "typeName",
        case when ${IS_THERE} then i.node_id::text end as "nodeId", ${SLUG} as slug
      from import_item i
      where i.id in (
        select k.id from import_item k join unnest($1::text[], $2::text[]) wanted (source, key) using (source, key)
        union
        select f.id from import_item f where f.file = any ($3::text[]) and starts_with(f.key, $4))
      order by i.noted_at desc, i.id desc`,
    [keys.map(({ source }) => source), keys.map(({ key }) => key), files, FILE_KEY],
  );
}

/** How the keys of files that are items themselves begin. */
export const FILE_KEY = 'file:';

/** What the source's items of these keys became, as far as it is there still: those in the same file first, then the newest. One statement. */
export async function idsNoted(
  db: Db,
  { source, keys, file }: { source: string; keys: readonly string[]; file: string },
): Promise<readonly { readonly key: string; readonly id: Id }[]> {
  return db.query<{ key: string; id: Id }>(
    `select i.key, i.node_id::text as id from import_item i
      where i.source = $1 and i.key = any ($2::text[]) and ${IS_THERE} order by i.file <> $3, i.noted_at desc, i.id`,
    [source, keys, file],
  );
}

/** Whether the source has the same under another key of that beginning, in the same file where `file` is given: then it holds them for two. */
export async function isNotedOtherwise(
  db: Db,
  {
    source,
    key,
    id,
    beginning,
    file,
  }: ItemKey & { readonly id: Id; readonly beginning: string; readonly file: string | null },
): Promise<boolean> {
  const found = await db.query(
    `select 1 from import_item where node_id = $3::bigint and source = $1 and key <> $2 and starts_with(key, $4)
      and ($5::text is null or file = $5) limit 1`,
    [source, key, id, beginning, file],
  );
  return found.length > 0;
}

/**
 * Whether an item may change the words of an article. One of less authority than another that wrote it may not. What neither it nor any other
 * wrote, since it was there before, changes by its own site's full text alone; and a foreign site changes nothing but what it brought.
 */
export async function mayRewrite(
  db: Db,
  { source, key }: ItemKey,
  { articleId, authority }: { readonly articleId: Id; readonly authority: Authority },
): Promise<boolean> {
  if (authority === 'OWN') return true;
  const [writers] = await db.query<{ own: boolean; others: number | null }>(
    `select coalesce(bool_or((source, key) = ($2, $3)), false) as own,
        max(authority) filter (where (source, key) <> ($2, $3))::integer as others
      from import_item where node_id = $1::bigint and type_name = 'Article' and written is not null`,
    [articleId, source, key],
  );
  const { own, others } = writers as { own: boolean; others: number | null };
  if (others !== null && others > AUTHORITIES[authority]) return false;
  return own || (authority === 'EXCERPT' && others !== null);
}

/** What an article was when an import wrote it last; null when none has. */
export async function writtenLast(db: Db, articleId: Id): Promise<WrittenFields | null> {
  const [last] = await db.query<{ written: WrittenFields }>(
    `select written from import_item where node_id = $1::bigint and type_name = 'Article' and written is not null
      order by noted_at desc, id desc limit 1`,
    [articleId],
  );
  return last?.written ?? null;
}

/** Forgets what was rejected of files before this run, and was not there to be rejected again. One statement. */
export async function forgetRejections(db: Db, runId: Id, files: readonly string[]): Promise<void> {
  await db.query(
    `delete from import_item where file = any ($1::text[]) and verdict = 'REJECTED' and node_id is null and run_id is distinct from $2::bigint`,
    [files, runId],
  );
}

/** Notes the end that an item met, in no run where nothing is kept; what it had become before stays noted where it is rejected now. */
export async function noteItem(db: Db, runId: Id | null, item: NotedItem): Promise<void> {
  await db.query(
    `insert into import_item as known
        (source, key, file, nth, digest, type_name, node_id, authority, written, run_id, verdict, place, reason)
      values ($1, $2, $3, $4::integer, $5, $6, $7::bigint, $8::smallint, $9::jsonb, $10::bigint, $11, $12, $13)
      on conflict (source, key, file, nth) do update set digest = excluded.digest,
        type_name = coalesce(excluded.type_name, known.type_name), node_id = coalesce(excluded.node_id, known.node_id),
        authority = excluded.authority, written = coalesce(excluded.written, known.written), run_id = excluded.run_id,
        verdict = excluded.verdict, place = excluded.place, reason = excluded.reason, noted_at = excluded.noted_at`,
    [
      item.source,
      item.key,
      item.file,
      item.nth,
      item.digest,
      item.typeName,
      item.nodeId,
      AUTHORITIES[item.authority],
      item.written === null ? null : JSON.stringify(item.written),
      runId,
      item.verdict,
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
