import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Lifetime } from '../lib/lifetime.js';
import { boundTo, type Cancel } from './bound.js';
import { requestCancel } from './cancel-request.js';
import type { Db } from './db.js';
import { DirectoryInUse, openEmbedded, socketOf, type EmbeddedDatabase } from './embedded/index.js';
import { RequestEnded } from '../lib/request-ended.js';
import { databaseFailure } from './failure.js';
import type { Freshness } from './freshness.js';
import { Listening } from './listening.js';
import { StatementNames } from './named-statement.js';
import { openPool, type DatabaseAddress } from './pool.js';

export interface OpenOptions {
  /** The PostgreSQL to use; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Where to listen for changes to it; null where that is the same address. */
  readonly databaseListenUrl?: string | null;
  readonly dataDirectory: string;
  readonly statementTimeoutMs: number;
  /** Whether what the entities are written with is for an import, see `ConnectionOptions`. */
  readonly isForImport?: boolean;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
}

export interface OpenDatabase {
  /** For statements. All that serving needs. */
  readonly db: Db;
  /** The same database with its entities, for whoever writes: TypeORM is loaded at the first use. */
  dataSource(): Promise<DataSource>;
  /** What it is, in words for whoever started it. */
  readonly description: string;
  /** The database for one request, over with its lifetime. */
  boundTo(lifetime: Lifetime): Db;
  /** Runs what may take its time, such as migrations and the wait for another server's. */
  patiently<Result>(run: (dataSource: DataSource) => Promise<Result>): Promise<Result>;
  /** Begins to listen for changes, once the tables are there. The connection is closed with the database. */
  openFreshness(): Promise<Freshness>;
  close(): Promise<void>;
}

const IDLE_IN_TRANSACTION_MS = 60_000;
const PATIENCE_MS = 3_600_000;

/** The PostgreSQL named, or the embedded database, which then belongs to this process alone: DirectoryInUse if not. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataDirectory, statementTimeoutMs, log } = options;
  if (databaseUrl !== null) return reach({ url: databaseUrl }, 'PostgreSQL', options);
  const embedded = await openEmbedded({
    directory: dataDirectory,
    statementTimeoutMs,
    idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
    log,
  });
  const address = { stream: () => embedded.stream() };
  return reach(address, `the embedded database in ${dataDirectory}`, options, {
    cancel: cancelIn(embedded),
    onLoss: (hear) => embedded.onLoss(hear),
    close: () => embedded.close(),
  });
}

/**
 * A statement past the deadline ends with the worker, and the others wait until it is opened again. For a client that
 * merely left nobody is made to wait: what has not begun is dropped, and what runs has its own limit.
 */
function cancelIn(embedded: EmbeddedDatabase): Cancel {
  return async ({ processID, secretKey }, reason) => {
    if (reason instanceof RequestEnded && reason.ending === 'departure') embedded.withdraw(processID, secretKey);
    else embedded.cancel(processID, secretKey);
  };
}

/** What differs by address: how a statement is ended, what may be missed, and whatever was started for the database. */
interface Means {
  readonly cancel: Cancel;
  readonly onLoss: (hear: () => void) => void;
  readonly close: () => Promise<void>;
}

const OVER_THE_NETWORK: Means = {
  cancel: requestCancel,
  onLoss: () => undefined,
  close: async () => undefined,
};

/** A database that is there, at an address. */
async function reach(
  address: DatabaseAddress,
  description: string,
  { statementTimeoutMs, databaseListenUrl, isForImport, log }: OpenOptions,
  { cancel, onLoss, close }: Means = OVER_THE_NETWORK,
): Promise<OpenDatabase> {
  const onPoolError = (error: Error) => log('a database connection was lost', { reason: error.message });
  try {
    const pool = await openPool({ address, statementTimeoutMs, onPoolError });
    const connections = { pool, names: new StatementNames() };
    const db: Db = {
      query: async <Row>(sql: string, parameters?: unknown[]) => (await pool.query(sql, parameters)).rows as Row[],
    };
    const withEntities = async (timeoutMs: number) => {
      const { openDataSource } = await import('./data-source.js');
      return openDataSource({ address, statementTimeoutMs: timeoutMs, isForImport, onPoolError });
    };
    let dataSource: Promise<DataSource> | null = null;
    const opened: Listening[] = [];
    return {
      db,
      dataSource: () =>
        (dataSource ??= withEntities(statementTimeoutMs).catch((error: unknown) => {
          // Whoever asks next may find it.
          dataSource = null;
          throw error;
        })),
      description,
      boundTo: (lifetime) => boundTo(connections, lifetime, cancel),
      async patiently(run) {
        const patient = await withEntities(PATIENCE_MS);
        return run(patient).finally(() => patient.destroy());
      },
      async openFreshness() {
        const listenAt = databaseListenUrl ? { url: databaseListenUrl } : address;
        const listening = await Listening.open({ address: listenAt, db, log });
        opened.push(listening);
        onLoss(() => listening.miss());
        return listening;
      },
      async close() {
        for (const listening of opened) await listening.close();
        await (await dataSource?.catch(() => null))?.destroy();
        await pool.end();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How often, and after how long, a server that is just going away is looked for again. */
const LOOKS = 10;
const LOOK_AGAIN_MS = 200;

/** The same, or, where a server runs on the directory already, that server's database through its socket. */
export async function joinDatabase(options: OpenOptions): Promise<OpenDatabase> {
  for (let look = 1; ; look++) {
    const socket = options.databaseUrl === null ? socketOf(options.dataDirectory) : null;
    try {
      return await (socket === null ? openDatabase(options) : throughSocket(options, socket));
    } catch (error) {
      const mayPass = error instanceof DirectoryInUse || (socket !== null && databaseFailure(error) !== undefined);
      if (!mayPass || look === LOOKS) throw error;
      await setTimeout(LOOK_AGAIN_MS);
    }
  }
}

function throughSocket(options: OpenOptions, socket: string): Promise<OpenDatabase> {
  const description = `the embedded database in ${options.dataDirectory}, of the server that runs there`;
  return reach({ socketDirectory: path.dirname(socket) }, description, options);
}
