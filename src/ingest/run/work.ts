import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Db } from '../../database/db.js';
import type { Item } from '../importers/item.js';

/** Where items are written: for good, or for a look at what would come of it. */
export interface Work {
  /** For reading what was written so far. */
  readonly db: Db;
  /** Writes one item, all of it or nothing. */
  write<Result>(type: Item['type'], run: (db: EntityManager) => Promise<Result>): Promise<Result>;
  /** Notes what became of items that were not written. */
  note(run: (db: Db) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Keeps what is written. */
export function realWork(dataSource: DataSource): Work {
  return {
    db: dataSource,
    write: (_, run) => dataSource.transaction(run),
    note: (run) => run(dataSource),
    close: () => Promise.resolve(),
  };
}

/** Takes back what is written. */
export function dryWork(dataSource: DataSource): Work {
  return new DryWork(dataSource);
}

/** What an article would have become, on the way out of its transaction. */
class Undone<Result> extends Error {
  constructor(readonly result: Result) {
    super('Taken back.');
  }
}

/**
 * Articles are taken back one by one: a transaction over all of them would keep other writers, and on the embedded database readers as
 * well, waiting for as long as the run takes. Records name each other, and what was exported names them, so that from the first one on all is taken back at the end.
 */
class DryWork implements Work {
  private together: QueryRunner | null = null;

  constructor(private readonly dataSource: DataSource) {}

  get db(): Db {
    return this.together?.manager ?? this.dataSource;
  }

  async write<Result>(type: Item['type'], run: (db: EntityManager) => Promise<Result>): Promise<Result> {
    if (type !== 'ARTICLE' && this.together === null) {
      this.together = this.dataSource.createQueryRunner();
      await this.together.startTransaction();
    }
    return this.together ? this.together.manager.transaction(run) : this.alone(run);
  }

  private async alone<Result>(run: (db: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.dataSource.transaction(async (db) => {
        throw new Undone(await run(db));
      });
    } catch (error) {
      if (error instanceof Undone) return (error as Undone<Result>).result;
      throw error;
    }
  }

  note(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.together?.rollbackTransaction();
    await this.together?.release();
  }
}
