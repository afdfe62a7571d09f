import type { Duplex } from 'node:stream';
import '../lib/named-runtime.js';
import pg from 'pg';

/** How to reach a database: over the network, in this process, or beside it on this machine. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly stream: () => Duplex }
  /** The directory of a Unix socket named as PostgreSQL names its own. */
  | { readonly socketDirectory: string };

export interface ConnectionOptions {
  readonly address: DatabaseAddress;
  readonly statementTimeoutMs: number;
  /**
   * Whether it is for an import, which says the same thousands of times (`ImportClient`). On PostgreSQL its plans are for tables that grow meanwhile, and its
   * commits are answered before they are on the disk: all or nothing of each is there after a crash, but the last of them may not be.
   */
  readonly isForImport?: boolean;
  readonly onPoolError: (error: Error) => void;
}

export const POOL_SIZE = 10;
export const CONNECT_TIMEOUT_MS = 5000;
const IDLE_IN_TRANSACTION_MS = 60_000;

/** Connections for statements, the first of them made: rejects where there is no database. */
export async function openPool({ address, onPoolError, ...session }: ConnectionOptions): Promise<pg.Pool> {
  const pool = new pg.Pool({
    ...placeOf(address),
    max: POOL_SIZE,
    // What is in this process is there, however busy the process is.
    connectionTimeoutMillis: 'stream' in address ? 0 : CONNECT_TIMEOUT_MS,
    ...sessionOf(address, session),
  });
  pool.on('error', onPoolError);
  try {
    (await pool.connect()).release();
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function placeOf(address: DatabaseAddress): pg.PoolConfig {
  if ('url' in address) return { connectionString: address.url };
  return { ...EMBEDDED, ...('socketDirectory' in address ? { host: address.socketDirectory } : {}) };
}

/** Whose the embedded database is, and its name. */
export const EMBEDDED = { user: 'postgres', database: 'postgres' } as const;

/** What each connection is told as it begins. */
export function sessionOf(
  address: DatabaseAddress,
  { statementTimeoutMs, isForImport = false }: Pick<ConnectionOptions, 'statementTimeoutMs' | 'isForImport'>,
): pg.PoolConfig {
  if (!('url' in address))
    return {
      statement_timeout: statementTimeoutMs,
      idleTimeoutMillis: 0,
      ...('stream' in address ? { stream: address.stream } : {}),
    };
  return {
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    // A server that went away without a word is given up soon after it should have ended the statement.
    query_timeout: statementTimeoutMs + 2000,
    // A list is one large statement that runs for milliseconds: compiling it first took seconds, whenever the
    // planner thought that it would read more than it does.
    options: isForImport ? '-c jit=off -c synchronous_commit=off -c enable_seqscan=off' : '-c jit=off',
  };
}
