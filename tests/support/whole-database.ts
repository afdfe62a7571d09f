import type { Db } from '../../src/database/db.js';
import { loadRows } from '../../src/database/rows.js';
import { PUBLIC_VIEWER } from '../../src/database/viewer.js';
import { KINDS } from '../../src/kinds/index.js';

/** Everything that readers and editors can be told of, as text, by what it is of. */
export interface Snapshot {
  /** The rows of all kinds as each viewer gets them, by key; of an article with its statements in reading order. */
  readonly rows: ReadonlyMap<string, string>;
  /** A hash of each table. */
  readonly tables: ReadonlyMap<string, string>;
}

const VIEWERS = [PUBLIC_VIEWER, { maySeeDrafts: true }];
const KINDS_OF_ROWS = KINDS.filter(({ name }) => name !== 'Subject');

/** The tables of the database, those first that the fewest others refer to. */
export async function tablesOf(db: Db): Promise<string[]> {
  const found = await db.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      order by (select count(*) from pg_constraint where contype = 'f' and confrelid = pg_class.oid), relname`,
  );
  return found.map(({ name }) => name);
}

export async function snapshotOf(db: Db, tables: readonly string[]): Promise<Snapshot> {
  const keys = await db.query<{ key: string }>(
    KINDS_OF_ROWS.map(({ name, table }) => `select '${name}:' || id as key from ${table}`).join(' union all '),
  );
  const wanted = keys.map(({ key }) => key);
  const rows = new Map<string, string>();
  for (const viewer of VIEWERS) {
    const loaded = await loadRows(db, viewer, wanted);
    wanted.forEach((key, index) => rows.set(key, (rows.get(key) ?? '') + JSON.stringify(loaded[index])));
  }
  const read = await db.query<{ key: string; statements: string }>(
    `select 'Article:' || article_id as key,
        string_agg(id || ' at ' || start_offset, ', ' order by start_offset, id) as statements
      from statement group by article_id`,
  );
  for (const { key, statements } of read) rows.set(key, `${rows.get(key)} ${statements}`);
  const hashes = await db.query<{ name: string; hash: string }>(
    tables
      .map((name) => `select '${name}' as name, sum(hashtextextended(t::text, 0))::text as hash from ${name} t`)
      .join(' union all '),
  );
  return { rows, tables: new Map(hashes.map(({ name, hash }) => [name, hash])) };
}

/** What reads differently: the keys of rows, and the names of tables. */
export function differences(before: Snapshot, after: Snapshot): { keys: string[]; tables: string[] } {
  return { keys: differing(before.rows, after.rows), tables: differing(before.tables, after.tables) };
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The columns of a table that a statement may set. */
export function columnsOf(db: Db, table: string): Promise<Column[]> {
  return db.query<Column>(
    `select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'
      order by ordinal_position`,
    [table],
  );
}

/** Values that a column might take instead, as SQL on its own row: some of them constraints refuse. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  text: [`coalesce(:column, '') || 'x'`, `'x'`, `'en'`, `'XX'`, `'UTC'`, 'null'],
  integer: [':column + 1', '1', '0', 'null'],
  bigint: [':column + 1000000', '1', 'null'],
  boolean: ['not :column'],
  jsonb: [`:column || '{"xx": "x"}'`, `'{"en": "x", "ru": "x"}'`, `'[]'`, `'{}'`, 'null'],
  'timestamp with time zone': [`coalesce(:column, now()) + interval '1 day'`, `'2020-01-01T00:00:00Z'`, 'null'],
  date: [':column + 1', ':column - 1', 'current_date', 'null'],
  'double precision': ['0.123'],
  ARRAY: [`array_append(:column, 'xx')`],
  tsvector: [`:column || 'x'::tsvector`],
};

/** Statements that change the column of one row or another, each to something else: the likeliest to be taken first. */
export async function changesOf(db: Db, table: string, { name, type }: Column): Promise<string[]> {
  const others = `select distinct ${name} as value from ${table} where ${name} is not null`;
  const targets = await db.query<{ target: string; theirs: string }>(
    `select a.attname as target, c.confrelid::regclass::text as theirs from pg_constraint c
      join pg_attribute own on own.attrelid = c.conrelid and own.attnum = any (c.conkey) and own.attname = $2
      join pg_attribute a on a.attrelid = c.confrelid and a.attname = 'id'
      where c.contype = 'f' and c.conrelid = $1::regclass and cardinality(c.conkey) = 1`,
    [table, name],
  );
  const words = await db.query<{ word: string }>(
    `select distinct found[1] as word from pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''::text', 'g') found
      where c.contype = 'c' and c.conrelid = $1::regclass and pg_get_constraintdef(c.oid) ~ ('\\y' || $2 || '\\y')`,
    [table, name],
  );
  const values = [
    ...targets.flatMap(({ theirs }) =>
      [0, 1, 2].map(
        (place) =>
          `(select id from ${theirs} where id is distinct from own.${name} order by md5(id::text) limit 1 offset ${place})`,
      ),
    ),
    ...words.map(({ word }) => `'${word}'`),
    `(select value from (${others}) other where value is distinct from own.${name} order by md5(value::text) limit 1)`,
    ...(OTHERWISE[type] ?? []).map((sql) => sql.replaceAll(':column', name)),
  ];
  return [0, 1, 2].flatMap((place) =>
    values.map(
      (value) => `update ${table} own set ${name} = ${value}
        where ctid = (select ctid from ${table} order by md5(ctid::text) limit 1 offset ${place})
          and ${name} is distinct from ${value} returning ctid`,
    ),
  );
}

/** For a few rows of a table, the statement that deletes one and the one that brings it back as it was. */
export async function rowsToDelete(db: Db, table: string): Promise<{ remove: string; restore: string }[]> {
  const columns = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(', ');
  const rows = await db.query<{ place: string; row: object }>(
    `select t.ctid::text as place, to_jsonb(t) as row from ${table} t order by md5(ctid::text) limit 40`,
  );
  return rows.map(({ place, row }) => ({
    remove: `delete from ${table} where ctid = '${place}'`,
    restore: `insert into ${table} (${names}) overriding system value
      select ${names} from jsonb_populate_record(null::${table}, '${JSON.stringify(row).replaceAll("'", "''")}')`,
  }));
}
