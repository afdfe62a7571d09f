import { rm } from 'node:fs/promises';
import { type DataSource } from 'typeorm';
import { type Config, readConfig } from '../../src/config/index.js';
import type { Caches } from '../../src/database/caches.js';
import type { Db } from '../../src/database/db.js';
import type { Freshness } from '../../src/database/freshness.js';
import { openDatabase } from '../../src/database/open.js';
import { PUBLIC_VIEWER, type Viewer } from '../../src/database/viewer.js';
import { findNewsroom } from '../../src/domain/newsroom.js';
import { createContext, type RequestContext } from '../../src/resolvers/context.js';
import { copyTemplate, type Filling } from './template.js';

export const TEST_PUBLIC_URL = 'https://news.example.org';

/** A database of the test's own: embedded, or on TEST_DATABASE_URL. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly config: Config;
  /** What a request carries, with the statements it makes listed in `statements`. */
  contextOf(options?: {
    viewer?: Viewer;
    languages?: readonly string[];
    statements?: string[];
    caches?: Caches;
  }): Promise<RequestContext>;
  openFreshness(): Promise<Freshness>;
  close(): Promise<void>;
}

export async function openTestDatabase(filling: Filling): Promise<TestDatabase> {
  const config = readConfig({ CONTENT: 'none', LOG_LEVEL: 'silent', ...(await copyTemplate(filling)) });
  const database = await openDatabase({ ...config, log: () => undefined });
  const dataSource = await database.dataSource();
  return {
    dataSource,
    config,
    async contextOf({ viewer = PUBLIC_VIEWER, languages = [], statements = [], caches } = {}) {
      const newsroom = await findNewsroom(dataSource);
      return createContext(counting(database.db, statements), viewer, newsroom, {
        languages,
        publicUrl: TEST_PUBLIC_URL,
        version: '0.0.0',
        caches,
      });
    },
    openFreshness: () => database.openFreshness(),
    async close() {
      await database.close();
      await rm(config.dataDirectory, { recursive: true, force: true });
    },
  };
}

function counting(db: Db, statements: string[]): Db {
  return {
    query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
      statements.push(sql);
      return db.query<Row>(sql, parameters);
    },
  };
}
