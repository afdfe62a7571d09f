/**
 * What runs SQL: a data source outside, an entity manager inside a transaction. Functions take it first, so that a
 * transaction is just another `db`.
 */
export interface Db {
  query<Row = unknown>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Collects the values of a statement and gives each its placeholder. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
