import { existsSync } from 'node:fs';
import type { Config } from '../config/index.js';
import { isMigrated } from '../database/migrate.js';
import { joinDatabase, type OpenDatabase } from '../database/open.js';
import { badInput } from '../lib/errors.js';

/** A database that is there, with the tables of this release: nothing is made or brought up to date, unlike where one is served or filled. */
export async function joinExisting(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl === null && !existsSync(config.dataDirectory))
    throw badInput(`There is no database in ${config.dataDirectory}. Name another with --data-dir or --database-url.`);
  const database = await joinDatabase({ ...config, log: () => undefined });
  try {
    if (await isMigrated(database.db)) return database;
    throw badInput('The tables are of an earlier release. Run communique migrate, then try again.');
  } catch (error) {
    await database.close();
    throw error;
  }
}
