import { performance } from 'node:perf_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Db } from '../../database/db.js';
import type { Item } from '../importers/item.js';
import { GivingWay } from './give-way.js';

/** Where items are written: for good, or for a look at what would come of it. */
export interface Work {
  /** For reading what was written so far. */
  readonly db: Db;
  /** Writes one item and notes what became of it, all of it or nothing. */
  write<Result>(
    type: Item['type'],
    run: (db: EntityManager) => Promise<Result>,
    note: (db: Db, result: Result) => Promise<void>,
  ): Promise<Result>;
  /** Notes what became of items that were not written. */
  note(run: (db: Db) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Keeps what is written. */
export function realWork(dataSource: DataSource): Work {
  return new RealWork(dataSource);
}

/** Items are written over one connection, which is sent the next statement before it has answered the last. */
class RealWork implements Work {
  private runner: QueryRunner;
  private readonly givingWay: GivingWay;

  constructor(readonly db: DataSource) {
    this.runner = db.createQueryRunner();
    this.givingWay = new GivingWay(db);
  }

  async write<Result>(
    _: Item['type'],
    run: (db: EntityManager) => Promise<Result>,
    note: (db: Db, result: Result) => Promise<void>,
  ): Promise<Result> {
    if (this.runner.isReleased) this.runner = this.db.createQueryRunner();
    const begun = performance.now();
    const result = await this.whole(this.runner, run, note);
    await this.givingWay.after(performance.now() - begun);
    return result;
  }

  private async whole<Result>(
    runner: QueryRunner,
    run: (db: EntityManager) => Promise<Result>,
    note: (db: Db, result: Result) => Promise<void>,
  ): Promise<Result> {
    const begun = runner.query('begin');
    const running = run(runner.manager);
    try {
      const [, result] = await Promise.all([begun, running]);
      await Promise.all([note(runner.manager, result), runner.query('commit')]);
      return result;
    } catch (error) {
      // Whatever it still says is within what is taken back.
      await running.catch(() => undefined);
      // A lost connection took its transaction along, and the next item gets another. What went wrong first is what is told.
      await runner.query('rollback').catch(() => runner.release());
      throw error;
    }
  }

  note(run: (db: Db) => Promise<void>): Promise<void> {
    return run(this.db);
  }

  close(): Promise<void> {
    this.givingWay.close();
    return this.runner.release();
  }
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

  async write<Result>(
    type: Item['type'],
    run: (db: EntityManager) => Promise<Result>,
    note: (db: Db, result: Result) => Promise<void>,
  ): Promise<Result> {
    const whole = async (db: EntityManager) => {
      const result = await run(db);
      await note(db, result);
      return result;
    };
    if (type !== 'ARTICLE' && this.together === null) {
      this.together = this.dataSource.createQueryRunner();
      await this.together.startTransaction();
    }
    return this.together ? this.together.manager.transaction(whole) : this.alone(whole);
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
