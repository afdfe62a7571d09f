import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from '../../src/database/embedded/index.js';

const opened: EmbeddedDatabase[] = [];

/** Its removal closes the databases that a failed test has left open, so that nothing stays behind. */
export function newDirectory(name = 'embedded'): { path: string; remove: () => Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  const remove = async (): Promise<void> => {
    await Promise.all(opened.map((each) => each.close()));
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  return { path, remove };
}

export async function open(directory: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({
    directory,
    statementTimeoutMs: 20_000,
    idleInTransactionMs: 20_000,
    log: () => undefined,
    ...options,
  });
  opened.push(database);
  return database;
}

/** A connected client whose end is heard by nobody but the test. */
export async function clientOf(database: EmbeddedDatabase): Promise<pg.Client> {
  return connected({ stream: () => database.stream() });
}

export async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ user: 'postgres', database: 'postgres', ...config });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 5000): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo()); await pause(10)) {
    if (Date.now() > end) {
      throw new Error(`It did not come about within ${limitMs} ms.`);
    }
  }
}

/** Takes many seconds, and no memory. */
export const LONG_STATEMENT = 'select count(*) from generate_series(1, 400000) a, generate_series(1, 80000) b';
