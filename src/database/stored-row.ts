import { findKind } from '../kinds/index.js';
import type { ColumnSet, NodeRow } from '../kinds/kind.js';
import { globalId, nodeKey, type Id, type NodeKey } from '../lib/node-key.js';

/** What one takes besides its characters: its own fields, its key, and its places in a cache. */
const OVERHEAD = 320;
/** A character that takes a text to two bytes each. */
// eslint-disable-next-line no-control-regex -- the first of those that take one
const BROAD = /[^\u0000-\u00ff]/;

/** The bytes of a text in memory. */
export function bytesOfText(text: string): number {
  return text.length * (BROAD.test(text) ? 2 : 1);
}

/** A row as it was when something was read of it. */
export interface ReadRow {
  readonly key: NodeKey;
  readonly version: number;
}

/** How a selection showed a row, and what that hung on. */
export interface KeptText {
  readonly selection: number;
  readonly variant: string;
  readonly text: string;
  readonly bytes: number;
  readonly epoch: number;
  readonly rows: readonly ReadRow[];
}

let versions = 0;

/**
 * Some columns of a row as they were read: their values as a JSON list, which takes a third of the room of what it says. Of
 * kinds with many rows it is looked into again by each request; mostly a text that was made of the row before will do.
 */
export class StoredRow {
  /** How it was written for answers. */
  texts: readonly KeptText[] = NO_TEXTS;
  readonly key: NodeKey;
  readonly isHeardSingly: boolean;
  /** Tells it from what was read of the same row at other times. */
  readonly version = ++versions;
  private shared: NodeRow | null = null;

  constructor(
    readonly typeName: string,
    readonly id: Id,
    /** Whether readers without a token may see it. */
    readonly isPublic: boolean,
    readonly values: string,
    /** When the statement began that read it. */
    readonly epoch: number,
    private readonly columns: ColumnSet,
  ) {
    this.key = nodeKey(typeName, id);
    this.isHeardSingly = findKind(typeName)?.isHeardSingly ?? false;
  }

  /** Bytes that it takes, roughly, without the texts made of it. */
  get size(): number {
    return OVERHEAD + bytesOfText(this.values) * (this.isHeardSingly ? 1 : AS_OBJECT);
  }

  /** The row, to be looked into. */
  get row(): NodeRow {
    if (this.isHeardSingly) return new (classOf(this.columns))(this);
    return (this.shared ??= new (classOf(this.columns))(this));
  }
}

const NO_TEXTS: readonly KeptText[] = [];
/** A row that stays looked into takes so many times the room. */
const AS_OBJECT = 3;

/** A row whose columns are read when the first of them is asked for. Its class has a getter for each. */
class LazyRow implements NodeRow {
  private read: readonly unknown[] | null = null;

  constructor(
    readonly stored: StoredRow,
    private readonly columns: ColumnSet,
  ) {}

  get typeName(): string {
    return this.stored.typeName;
  }

  get key(): Id {
    return this.stored.id;
  }

  get id(): string {
    return globalId(this.stored.key);
  }

  protected get values(): readonly unknown[] {
    return (this.read ??= readValues(this.stored.values, this.columns));
  }

  toJSON(): object {
    const { typeName, id, key, stored, columns, values } = this;
    const named = Object.fromEntries(Object.keys(columns).map((name, at) => [name, values[at]]));
    return { typeName, id, key, isPublic: stored.isPublic, ...named };
  }
}

/** The stored row behind one that was given out; null for anything else. */
export function storedOf(row: unknown): StoredRow | null {
  return row instanceof LazyRow ? row.stored : null;
}

function readValues(json: string, columns: ColumnSet): readonly unknown[] {
  const values = JSON.parse(json) as unknown[];
  Object.values(columns).forEach(({ read }, at) => {
    if (read) values[at] = read(values[at]);
  });
  return values;
}

type RowClass = new (stored: StoredRow) => LazyRow;
const classes = new Map<ColumnSet, RowClass>();

function classOf(columns: ColumnSet): RowClass {
  const known = classes.get(columns) ?? rowClass(columns);
  classes.set(columns, known);
  return known;
}

function rowClass(columns: ColumnSet): RowClass {
  class Row extends LazyRow {
    constructor(stored: StoredRow) {
      super(stored, columns);
    }
  }
  Object.keys(columns).forEach((name, at) => {
    Object.defineProperty(Row.prototype, name, {
      get(this: { values: readonly unknown[] }) {
        return this.values[at];
      },
    });
  });
  return Row;
}
