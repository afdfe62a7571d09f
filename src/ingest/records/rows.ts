import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { TermColumns } from '../../entities/columns.js';

/** Columns as far as they are known: of one that is left out or undefined nothing is said. */
export type Columns = Readonly<Record<string, unknown>>;

type Known<Row> = {
  readonly [Column in keyof Row]?: Row[Column] extends TermColumns ? Partial<TermColumns> : Row[Column];
};

/** One row of a table. */
export interface RowPlan {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly columns: Columns;
  /** What it has besides where it is new. */
  readonly ifNew: Columns;
}

/** The rows of a table that are part of something: those that are not among them go. */
export interface PartPlan {
  readonly entity: EntityTarget<ObjectLiteral>;
  /** The column with the id of what they are part of. */
  readonly owner: string;
  /** The columns that tell them from each other; none where there can be one row only. */
  readonly key: readonly string[];
  readonly rows: readonly Columns[];
  readonly ifNew: Columns;
  /** Rows that take what another may have to give up first. */
  takesOver?(row: Columns): boolean;
}

/** The rows that keep a record, in the order in which they are written. Parts that are not there are not spoken of. */
export interface RecordRows {
  readonly own: RowPlan;
  readonly parts: readonly PartPlan[];
}

export function recordRows(own: RowPlan, ...parts: readonly (readonly PartPlan[])[]): RecordRows {
  return { own, parts: parts.flat() };
}

export function rowOf<Row extends ObjectLiteral>(
  entity: new () => Row,
  columns: Known<Row>,
  ifNew: Known<Row> = {},
): RowPlan {
  return { entity, columns, ifNew };
}

/** Parts of something, or none where nothing is said of them. */
export function partsOf<Row extends ObjectLiteral>(
  entity: new () => Row,
  owner: keyof Row & string,
  key: readonly (keyof Row & string)[],
  rows: readonly Known<Row>[] | undefined,
  more: { readonly ifNew?: Known<Row>; takesOver?(row: Known<Row>): boolean } = {},
): PartPlan[] {
  return rows === undefined ? [] : [{ entity, owner, key, rows, ifNew: {}, ...more }];
}
