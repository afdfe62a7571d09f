// @ts-check
import { existsSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

/** @typedef {{ directory: string, syncWrites: boolean, flow: SharedArrayBuffer }} Start */

// A quarter of what it takes by itself: all of it is written to at the start, and the system keeps the files in memory as well.
const SHARED_BUFFERS = '32MB';
const CHUNK_BYTES = 65_536;
// What may wait in the main thread for a slow reader before the statement itself waits.
const CHUNKS_AHEAD = 256;

const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);
/** @type {unknown} */
const given = workerData;
const { directory, syncWrites, flow } = /** @type {Start} */ (given);
const taken = new Int32Array(flow);
let sent = 0;

class Backend extends PGlite {
  /** @override */
  async _initArrayTypes() {
    // PGlite (0.5.16) looks at all types by which to read answers, which others do here. Without this it is merely slower.
  }
}

/** @param {string} dataDir */
async function open(dataDir) {
  const usual = [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`];
  const startParams = syncWrites
    ? [...usual.filter((each) => each !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
    : usual;
  const backend = new Backend({ dataDir, startParams, extensions: { pg_trgm, unaccent, btree_gin, btree_gist } });
  await backend.waitReady;
  if (syncWrites) {
    // Emscripten's file system answers fsync without doing it.
    /** @type {unknown} */
    const module = backend.Module;
    const { NODEFS } = /** @type {{ NODEFS: { stream_ops: Record<string, unknown> } }} */ (module);
    NODEFS.stream_ops.fsync = (/** @type {{ nfd: number }} */ stream) => {
      fsyncSync(stream.nfd);
      return 0;
    };
  }
  return backend;
}

/** A kill while the directory is made leaves nothing under its real name. */
async function prepare() {
  const real = join(directory, 'pgdata');
  const aside = join(directory, 'pgdata.new');
  rmSync(aside, { recursive: true, force: true });
  if (!existsSync(join(real, 'PG_VERSION'))) {
    await (await open(aside)).close();
    renameSync(aside, real);
  }
  return real;
}

/** @param {Uint8Array} bytes @param {boolean} done */
function post(bytes, done) {
  port.postMessage({ bytes, done }, [/** @type {ArrayBuffer} */ (bytes.buffer)]);
  sent++;
  for (let seen = Atomics.load(taken, 0); sent - seen > CHUNKS_AHEAD; seen = Atomics.load(taken, 0)) {
    Atomics.wait(taken, 0, seen);
  }
}

/** @param {PGlite} pglite @param {Uint8Array} request */
async function run(pglite, request) {
  /** @type {Uint8Array[]} */
  let parts = [];
  let size = 0;
  const flush = (/** @type {boolean} */ done) => {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    parts = [];
    size = 0;
    post(bytes, done);
  };
  await pglite.execProtocolRawStream(request, {
    syncToFs: false,
    onRawData: (view) => {
      parts.push(view.slice());
      size += view.length;
      if (size >= CHUNK_BYTES) {
        flush(false);
      }
    },
  });
  flush(true);
}

/** @param {PGlite} pglite @param {Uint8Array} request @returns the whole answer, which must be small */
async function ask(pglite, request) {
  /** @type {Uint8Array[]} */
  const parts = [];
  await pglite.execProtocolRawStream(request, { syncToFs: false, onRawData: (view) => parts.push(view.slice()) });
  return new Uint8Array(Buffer.concat(parts));
}

/** @param {PGlite} pglite What a client is told of the server when it connects. */
function greeting(pglite) {
  const fields = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const startup = Buffer.alloc(8 + fields.length);
  startup.writeInt32BE(startup.length, 0);
  startup.writeInt32BE(196_608, 4);
  fields.copy(startup, 8);
  return ask(pglite, startup);
}

/** @param {PGlite} pglite The first statement is slow, which a client with a short limit must not pay for. */
async function warmUp(pglite) {
  const statement = Buffer.from('Q\0\0\0\0select 1\0');
  statement.writeInt32BE(statement.length - 1, 1);
  await ask(pglite, statement);
}

const pglite = await open(await prepare());
port.on('message', (/** @type {Uint8Array | 'close'} */ message) => {
  if (message === 'close') {
    void pglite.close().finally(() => process.exit(0));
  } else {
    run(pglite, message).catch((/** @type {unknown} */ error) => {
      throw error instanceof Error ? error : new Error(`The backend ended: ${JSON.stringify(error)}`);
    });
  }
});
const welcome = await greeting(pglite);
await warmUp(pglite);
port.postMessage({ greeting: welcome });
