import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/index.js';
import { migrate } from '../database/data-source.js';
import type { OpenDatabase } from '../database/open.js';
import { findNewsroom, lockContent, moveNewsroom } from '../domain/newsroom.js';
import { loadBundle } from '../ingest/content/load-bundle.js';
import { readBundle } from '../ingest/content/read-bundle.js';
import { createRecognizer } from '../ingest/recognizer.js';
import { CONTENT_DIRECTORY } from './project.js';

/** What was done to make a database ready. */
export interface Preparation {
  readonly migrations: readonly string[];
  /** The bundle that was loaded; null when none was. */
  readonly content: string | null;
}

/**
 * Brings the tables up to date, loads the content into a database that has none, all of it or nothing, and puts the
 * newsroom into the time zone that the surroundings ask for.
 */
export function prepareDatabase(database: OpenDatabase, config: Config): Promise<Preparation> {
  return database.patiently((dataSource) => prepare(dataSource, config));
}

async function prepare(dataSource: DataSource, config: Config): Promise<Preparation> {
  const migrations = await migrate(dataSource);
  const { isKnown } = await findNewsroom(dataSource);
  if (isKnown && config.timeZone !== null) await moveNewsroom(dataSource, config.timeZone);
  if (config.content === null || isKnown) return { migrations, content: null };
  const bundle = await readBundle(bundleDirectory(config.content));
  const loaded = await dataSource.transaction(async (db) => {
    await lockContent(db);
    if ((await findNewsroom(db)).isKnown) return false;
    await loadBundle(db, bundle, config.timeZone, (newsroom) => createRecognizer(db, newsroom));
    return true;
  });
  return { migrations, content: loaded ? config.content : null };
}

/** A name is one of ours; whatever has a separator in it is a path. */
function bundleDirectory(content: string): string {
  return /[/\\]/.test(content) ? path.resolve(content) : path.join(CONTENT_DIRECTORY, content);
}
