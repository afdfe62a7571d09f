import type { DataSource } from 'typeorm';
import type { Config } from '../config/index.js';
import { isMigrated, migrate } from '../database/migrate.js';
import type { OpenDatabase } from '../database/open.js';
import { findNewsroom, moveNewsroom } from '../domain/newsroom.js';

/** What was done to make a database ready. */
export interface Preparation {
  readonly migrations: readonly string[];
  /** The bundle that was loaded; null when none was. */
  readonly content: string | null;
}

/**
 * Brings the tables up to date, loads the content into a database that has none, all of it or nothing, and puts the
 * newsroom into the time zone that the surroundings ask for. A database that has all of it is only looked at.
 */
export async function prepareDatabase(database: OpenDatabase, config: Config): Promise<Preparation> {
  if (await isPrepared(database, config)) return { migrations: [], content: null };
  return database.patiently((dataSource) => prepare(dataSource, config));
}

/** Whether nothing is left to do before a database serves. */
export async function isPrepared({ db }: OpenDatabase, { content, timeZone }: Config): Promise<boolean> {
  if (!(await isMigrated(db))) return false;
  const newsroom = await findNewsroom(db);
  return newsroom.isKnown ? timeZone === null || timeZone === newsroom.timeZone : content === null;
}

async function prepare(dataSource: DataSource, config: Config): Promise<Preparation> {
  const migrations = await migrate(dataSource);
  const { isKnown } = await findNewsroom(dataSource);
  if (isKnown && config.timeZone !== null) await moveNewsroom(dataSource, config.timeZone);
  if (config.content === null || isKnown) return { migrations, content: null };
  const { loadContent } = await import('./load-content.js');
  const loaded = await loadContent(dataSource, config.content, config.timeZone);
  return { migrations, content: loaded ? config.content : null };
}
