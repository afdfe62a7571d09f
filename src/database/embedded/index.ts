import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { Connection } from './connection.js';
import { lockDirectory } from './directory-lock.js';
import { Engine } from './engine.js';
import { PairedStream } from './paired-stream.js';
import { Session } from './session.js';

export { DirectoryInUse, socketOf } from './directory-lock.js';

export interface EmbeddedOptions {
  /** Where the data is; created with mode 0700 when missing. */
  readonly directory: string;
  /** A statement that runs longer is ended; a client's own `statement_timeout` takes its place, and 0 is no limit. */
  readonly statementTimeoutMs: number;
  /** A client that holds a transaction open and sends nothing for this long is ended. */
  readonly idleInTransactionMs: number;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
  /**
   * Whether every commit waits until it is on the disk. Without it an acknowledged write survives the end of the process, but
   * not always a power cut. Each commit then waited about 0.25 ms more on the disk where it was measured.
   */
  readonly syncWrites?: boolean;
}

export interface EmbeddedDatabase {
  /** A new connection, for `new pg.Pool({ stream: () => db.stream(), user: 'postgres', database: 'postgres' })`. */
  stream(): Duplex;
  /** Tells that the database ended over a statement: what was committed last may have gone without a notification. */
  onLoss(hear: () => void): void;
  /** Ends what a connection waits for, given what it was told to cancel with; nothing that runs. */
  withdraw(processId: number, secret: number): void;
  /** The same, and what it runs: the database is then opened again, and transactions that are open are lost. */
  cancel(processId: number, secret: number): void;
  /** Where other processes of this user reach the database: `psql -h` with its directory, `-U postgres`. */
  readonly socketPath: string;
  /** Lets running and waiting requests end, rolls open transactions back and closes the database. */
  close(): Promise<void>;
}

const SOCKET = '.s.PGSQL.5432';
/** The system's limit is 104 bytes on macOS and 108 on Linux, with the final zero. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Opens the PostgreSQL that runs inside this process, in a thread of its own, creating it where there is none.
 *
 * All clients share one session, and wait for each other's transactions; advisory locks and temporary tables are therefore
 * shared too. A statement over its limit fails with 57014, and within a transaction its connection ends: the database is
 * opened again, with all that was committed and without what was not. A COMMIT ended in this way may have been written.
 *
 * Rejects with {@link DirectoryInUse} while another process, or another open, has the directory.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const directory = realpathSync(options.directory);
  const socket = placeForSocket(directory);
  const undo: (() => unknown)[] = [socket.remove];
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) {
      await step();
    }
  };
  try {
    const lock = await lockDirectory(directory, socket.path);
    undo.push(() => lock.release());
    let connections = 0;
    const losses: (() => void)[] = [];
    const session = new Session(() => engine, { ...options, onLost: () => losses.forEach((hear) => hear()) });
    const engine: Engine = new Engine({
      directory,
      syncWrites: options.syncWrites ?? false,
      log: options.log,
      onReady: () => session.execution.ready(),
      onAnswer: (bytes, isLast) => session.execution.answered(bytes, isLast),
      onCrash: (reason) => session.execution.crashed(reason),
      onUnable: (reason) => session.execution.cannotStart(reason),
    });
    const connect = (stream: Duplex): void => session.add(new Connection(++connections, stream, session));
    undo.push(() => engine.close());
    await engine.start();
    // A socket that a killed process has left behind; the lock says that it is nobody's.
    rmSync(socket.path, { force: true });
    const server = await listen(socket.path, connect);
    undo.push(() => void server.close());
    undo.push(() => session.close());
    let closed: Promise<void> | null = null;
    return {
      socketPath: socket.path,
      stream: () => {
        const [near, far] = PairedStream.pair();
        connect(far);
        return near;
      },
      onLoss: (hear) => void losses.push(hear),
      withdraw: (processId, secret) => void session.withdraw(processId, secret),
      cancel: (processId, secret) => session.cancel(processId, secret),
      close: () => (closed ??= undoAll()),
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

function placeForSocket(directory: string): { path: string; remove: () => void } {
  const path = join(directory, SOCKET);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) {
    return { path, remove: () => undefined };
  }
  const short = join(mkdtempSync(join(tmpdir(), 'communique-')), SOCKET);
  return { path: short, remove: () => rmSync(dirname(short), { recursive: true, force: true }) };
}

function listen(path: string, connect: (stream: Duplex) => void): Promise<Server> {
  const server = createServer(connect);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Between the making of the socket and a later chmod anybody could connect.
    const before = process.umask(0o177);
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve(server);
    });
    process.umask(before);
  });
}
