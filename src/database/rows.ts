import DataLoader from 'dataloader';
import { kindOf } from '../kinds/index.js';
import type { ColumnSet, Kind, LookUp, NodeRow } from '../kinds/kind.js';
import { groupBy } from '../lib/group-by.js';
import { splitKey, type Id, type NodeKey } from '../lib/node-key.js';
import { allOf, thenOf, type ValueOrPromise } from '../lib/value-or-promise.js';
import type { Caches, LongTexts } from './caches.js';
import { Parameters, type Db } from './db.js';
import type { Noticed } from './row-texts.js';
import { StoredRow } from './stored-row.js';
import { fromSql, keySql, PUBLIC_VIEWER, visibleSql, type Viewer } from './viewer.js';

/** What it takes to read rows: from where, for whom. */
export interface RowReader {
  readonly db: Db;
  readonly viewer: Viewer;
  /** What this process keeps; left out by whoever reads past it. */
  readonly caches?: Caches;
}

/**
 * The rows of one request, of whatever kinds they are; null for what is not there or must not be seen. What is at hand is
 * given at once; all others that are asked for at the same time cost one statement together.
 */
export class Rows {
  /** What is read, for whoever wants to know just now. */
  noticed: Noticed | null = null;
  private readonly rows = new DataLoader<NodeKey, StoredRow | null>((keys) => this.readThrough('rows', keys));
  private readonly texts = new DataLoader<NodeKey, StoredRow | null>((keys) => this.readThrough('texts', keys));

  constructor(private readonly reader: RowReader) {}

  of(key: NodeKey): NodeRow | null | Promise<NodeRow | null> {
    const kept = this.reader.caches?.rows.get(key);
    if (this.noticed !== null) this.notice(kept);
    return kept ? this.shown(kept) : this.rows.load(key).then((found) => this.shown(found));
  }

  /** Those of some places whose rows may be seen. */
  thoseSeen<Place extends { readonly key: NodeKey }>(places: readonly Place[]): ValueOrPromise<Place[]> {
    const seen = (all: readonly (NodeRow | null)[]) => places.filter((_, at) => all[at] !== null);
    return thenOf(allOf(places.map(({ key }) => this.of(key))), seen);
  }

  /** The texts of a row that are too long to be read along with it. */
  longTextsOf(key: NodeKey): LongTexts | null | Promise<LongTexts | null> {
    if (this.noticed !== null) this.noticed.isMore = true;
    const kept = this.reader.caches?.texts.get(key);
    return (kept ? this.shown(kept) : this.texts.load(key).then((found) => this.shown(found))) as
      LongTexts | null | Promise<LongTexts | null>;
  }

  /**
   * The row found by one of a kind's look-ups, such as a slug; null when there is none that may be seen. A row at hand that has
   * what is looked for is given at once.
   */
  find(kind: Kind, lookUp: string, value: string): NodeRow | null | Promise<NodeRow | null> {
    if (this.noticed !== null) this.noticed.isMore = true;
    const by = lookUpOf(kind, lookUp);
    const wanted = by.normalize(value);
    const place = `${kind.name} ${lookUp} ${wanted}`;
    const guess = this.reader.caches?.keyAt.get(place);
    const kept = guess === undefined ? undefined : this.reader.caches?.rows.get(guess);
    const row = kept?.row;
    if (row && holds(row, by, wanted)) return this.shown(kept) && row;
    return this.findThrough(kind, by, wanted, place);
  }

  private async findThrough(kind: Kind, by: LookUp, value: string, place: string): Promise<NodeRow | null> {
    const { db, viewer, caches } = this.reader;
    const epoch = caches?.freshness.epoch ?? 0;
    const parameters = new Parameters();
    const condition = `${lookUpSql(by, value, parameters)} and ${visibleSql(kind, viewer)}`;
    // Of several under one external id always the same.
    const [found] = await db.query<FoundRow>(
      `select * from (${rowsSql(kind, condition, kind.columns)}) found order by id::bigint limit 1`,
      parameters.values,
    );
    if (!found) return null;
    const stored = storedFrom(found, kind.columns, epoch);
    caches?.rows.keep(stored.key, stored);
    const { row } = stored;
    if (holds(row, by, value)) caches?.keyAt.set(place, stored.key);
    return this.shown(stored) && row;
  }

  private notice(kept: StoredRow | undefined): void {
    if (!kept) this.noticed!.isMissing = true;
    else if (kept.isHeardSingly) this.noticed!.rows.push({ key: kept.key, version: kept.version });
  }

  private shown(stored: StoredRow | null): NodeRow | null {
    return stored && (stored.isPublic || this.reader.viewer.maySeeDrafts) ? stored.row : null;
  }

  /** Reads them in one statement and keeps them for others. */
  private async readThrough(part: keyof typeof PARTS, keys: readonly NodeKey[]): Promise<(StoredRow | null)[]> {
    const { db, caches } = this.reader;
    const epoch = caches?.freshness.epoch ?? 0;
    const found = await readRows(db, keys, PARTS[part], epoch);
    for (const [key, stored] of found) caches?.[part].keep(key, stored);
    return keys.map((key) => found.get(key) ?? null);
  }
}

/** The same for whoever has no request: nothing is kept. */
export function loadRows(db: Db, viewer: Viewer, keys: readonly NodeKey[]): Promise<(NodeRow | null)[]> {
  const rows = new Rows({ db, viewer });
  return Promise.all(keys.map(async (key) => rows.of(key)));
}

/** The columns of a kind that are read together. */
const PARTS = {
  rows: ({ columns }: Kind) => columns,
  texts: ({ longTexts }: Kind) => longTexts ?? {},
} as const;

interface FoundRow {
  readonly type: string;
  readonly id: Id;
  readonly isPublic: boolean;
  /** A JSON list. */
  readonly values: string;
}

async function readRows(
  db: Db,
  keys: readonly NodeKey[],
  columnsOf: (kind: Kind) => ColumnSet,
  epoch: number,
): Promise<Map<NodeKey, StoredRow>> {
  const idsByType = groupBy(keys.map(splitKey), ({ typeName }) => typeName);
  const parameters = new Parameters();
  const selects = [...idsByType].map(([typeName, wanted]) => {
    const kind = kindOf(typeName);
    const ids = parameters.add([...new Set(wanted.map(({ id }) => id))], 'bigint[]');
    return rowsSql(kind, `t.id = any(${ids})`, columnsOf(kind));
  });
  const found = selects.length === 0 ? [] : await db.query<FoundRow>(selects.join(' union all '), parameters.values);
  return new Map(
    found.map((each) => {
      const stored = storedFrom(each, columnsOf(kindOf(each.type)), epoch);
      return [stored.key, stored];
    }),
  );
}

function storedFrom({ type, id, isPublic, values }: FoundRow, columns: ColumnSet, epoch: number): StoredRow {
  return new StoredRow(type, id, isPublic, values, epoch, columns);
}

/** The key of what a look-up finds, seen or not: of a subject of any kind with the type that it is. Null when none. */
export async function findKey(db: Db, kind: Kind, lookUp: string, value: string): Promise<NodeKey | null> {
  const by = lookUpOf(kind, lookUp);
  const parameters = new Parameters();
  const condition = lookUpSql(by, by.normalize(value), parameters);
  const [found] = await db.query<{ key: NodeKey }>(
    `select ${keySql(kind)} as key from ${fromSql(kind)} where ${condition} order by t.id limit 1`,
    parameters.values,
  );
  return found?.key ?? null;
}

function lookUpSql({ sql }: LookUp, value: string, parameters: Parameters): string {
  return sql.replaceAll(':value', parameters.add(value, 'text'));
}

/** Whether a row has what is looked for in a column of its own, so that it can be no other. */
function holds(row: NodeRow, { column }: LookUp, value: string): boolean {
  return column !== undefined && (row as unknown as Record<string, unknown>)[column] === value;
}

function lookUpOf(kind: Kind, lookUp: string): LookUp {
  const by = kind.keys[lookUp];
  if (!by) throw new Error(`A ${kind.noun} is not looked up by ${lookUp}.`);
  return by;
}

function rowsSql(kind: Kind, condition: string, columnSet: ColumnSet): string {
  const columns = Object.values(columnSet).map(({ sql }) => sql);
  return `select '${kind.name}' as type, t.id::text as id, ${visibleSql(kind, PUBLIC_VIEWER)} as "isPublic",
      json_build_array(${columns.join(', ')})::text as values
    from ${fromSql(kind)} where ${condition}`;
}
