import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase, type OpenDatabase } from '../src/database/open.js';
import type { Freshness } from '../src/database/freshness.js';
import { runCommand } from './support/command.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { SERVER_URL } from './support/template.js';

const TYPES = ['Article', 'Statement', 'Mention', 'Section', 'Official', 'Change', 'Newsroom', 'Search'];

let number = 0;
const addSection = () =>
  `insert into section (slug, language, name) values ('shelf-${++number}', 'en', '{"en": "Shelf ${number}"}')`;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
});
afterAll(() => database.close());

/** A client of its own, as of another process. */
async function anotherClient(): Promise<pg.Client> {
  const { databaseUrl, dataDirectory } = database.config;
  const client = new pg.Client(
    databaseUrl === null
      ? { host: dataDirectory, user: 'postgres', database: 'postgres' }
      : { connectionString: databaseUrl },
  );
  await client.connect();
  return client;
}

async function until(holds: () => boolean, withinMs = 5000): Promise<number> {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > withinMs) throw new Error('It did not come to be.');
    await setTimeout(1);
  }
  return performance.now() - from;
}

const ledgerOf = async (): Promise<string> => {
  const [row] = await database.dataSource.query<{ last: string }[]>('select max(sequence)::text as last from change');
  return row?.last ?? '0';
};

describe('a process that listens', () => {
  let freshness: Freshness;
  beforeAll(async () => {
    freshness = await database.openFreshness();
  });

  it('is live, and knows how far the ledger had come', async () => {
    expect([freshness.isLive, freshness.sequence]).toEqual([true, await ledgerOf()]);
  });

  it('takes all that was kept before for changed', () => {
    expect(TYPES.filter((name) => !freshness.changedSince(0, name))).toEqual([]);
    expect(TYPES.filter((name) => freshness.changedSince(freshness.epoch, name))).toEqual([]);
  });

  it('hears of a change once it is committed, and of none that is rolled back', async () => {
    const { epoch } = freshness;
    const runner = database.dataSource.createQueryRunner();
    for (const end of ['rollback', 'commit'] as const) {
      await runner.startTransaction();
      await runner.query(addSection());
      await setTimeout(50);
      expect(freshness.changedSince(epoch, 'Section')).toBe(false);
      await (end === 'rollback' ? runner.rollbackTransaction() : runner.commitTransaction());
      await setTimeout(end === 'rollback' ? 50 : 0);
      if (end === 'rollback') expect(freshness.epoch).toBe(epoch);
    }
    await runner.release();
    await until(() => freshness.changedSince(epoch, 'Section'));
    expect(freshness.changedSince(epoch, 'Official')).toBe(true);
    expect(freshness.changedSince(epoch, 'Article')).toBe(false);
  });

  it('follows the ledger as it is written, by whatever connection', async () => {
    const other = await anotherClient();
    for (const write of [() => other.query(addSection()), () => database.dataSource.query(addSection())]) {
      await write();
      const last = await ledgerOf();
      await until(() => freshness.sequence === last);
    }
    await other.end();
  });

  it('hears of what another wrote within a tenth of a second', async () => {
    const other = await anotherClient();
    const delays: number[] = [];
    for (let write = 0; write < 25; write++) {
      const { epoch } = freshness;
      await other.query(addSection());
      delays.push(await until(() => freshness.changedSince(epoch, 'Section')));
    }
    await other.end();
    const [median = Infinity] = delays.sort((a, b) => a - b).slice(12);
    expect(median).toBeLessThan(100);
  });

  it('does not forget anything only because it stood still', async () => {
    const { epoch } = freshness;
    standStill(1500);
    await until(() => freshness.isLive);
    expect(freshness.epoch).toBe(epoch);
  });
});

/** Blocks the event loop without taking the processor. */
function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const inProcess = SERVER_URL ? describe.skip : describe;

inProcess('the embedded database', () => {
  it('tells of a change before whoever made it knows that it is made', async () => {
    const freshness = await database.openFreshness();
    const other = await anotherClient();
    for (const write of [() => other.query(addSection()), () => database.dataSource.query(addSection())]) {
      const { epoch } = freshness;
      await write();
      expect(freshness.changedSince(epoch, 'Section')).toBe(true);
      expect(freshness.sequence).toBe(await ledgerOf());
    }
    await other.end();
  });

  it('counts everything as changed when it has to be opened again', async () => {
    const freshness = await database.openFreshness();
    const { epoch } = freshness;
    const runner = database.dataSource.createQueryRunner();
    await runner.query('set statement_timeout = 100');
    await expect(
      runner.query('select count(*) from generate_series(1, 4000) a, generate_series(1, 8000) b'),
    ).rejects.toThrow();
    await runner.query('reset statement_timeout');
    await runner.release();
    expect(TYPES.filter((name) => !freshness.changedSince(epoch, name))).toEqual([]);
    const after = freshness.epoch;
    await database.dataSource.query(addSection());
    expect([freshness.isLive, freshness.changedSince(after, 'Section')]).toEqual([true, true]);
  });
});

describe('an import by another process', () => {
  it('is heard of, and says which number of the ledger it came to', async () => {
    const freshness = await database.openFreshness();
    const { epoch } = freshness;
    await database.dataSource.query(
      `insert into newsroom (name, languages, time_zone) values ('{"en": "Harbour League"}', '{en}', 'America/Halifax')
        on conflict do nothing`,
    );
    const { databaseUrl, dataDirectory } = database.config;
    const { output } = await runCommand(
      ['import', '--json', '--published', '2024-03-01', path.join(process.cwd(), 'tests/fixtures/pages/en-answer.txt')],
      { CONTENT: 'none', DATA_DIR: dataDirectory, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) },
    );
    const { created, sequence } = JSON.parse(output) as { created: number; sequence: string };
    expect([created, sequence]).toEqual([1, await ledgerOf()]);
    await until(() => freshness.sequence === sequence);
    expect(freshness.changedSince(epoch, 'Article')).toBe(true);
  }, 60_000);
});

const overTheNetwork = SERVER_URL ? describe : describe.skip;

overTheNetwork('a connection that listens over the network', () => {
  let proxy: Proxy;
  let other: OpenDatabase;
  let freshness: Freshness;
  const told: { typeName: string; id: string | null; wasLive: boolean }[] = [];
  const logged: string[] = [];

  beforeAll(async () => {
    proxy = await Proxy.open(String(database.config.databaseUrl));
    other = await openDatabase({
      ...database.config,
      databaseListenUrl: proxy.url,
      log: (message) => logged.push(message),
    });
    freshness = await other.openFreshness();
    freshness.onChange((typeName, id) => told.push({ typeName, id, wasLive: freshness.isLive }));
  });
  afterAll(async () => {
    await other.close();
    await proxy.close();
  });

  it('is not live once it was ended, and with the next one everything counts as changed', async () => {
    const { epoch } = freshness;
    await endListeners();
    await until(() => !freshness.isLive);
    expect(logged).toEqual(['changes are not heard of, and caches stay unused until they are']);
    told.length = 0;
    await until(() => freshness.isLive);
    expect(TYPES.filter((name) => !freshness.changedSince(epoch, name))).toEqual([]);
    expect(told).toContainEqual({ typeName: 'Article', id: null, wasLive: false });
    expect(told.some(({ wasLive }) => wasLive)).toBe(false);
    const after = freshness.epoch;
    await database.dataSource.query(addSection());
    await until(() => freshness.changedSince(after, 'Section'));
  });

  it('knows what came into the ledger while it was lost', async () => {
    proxy.refuses = true;
    await endListeners();
    await until(() => !freshness.isLive);
    await database.dataSource.query(addSection());
    await setTimeout(300);
    expect(freshness.isLive).toBe(false);
    proxy.refuses = false;
    await until(() => freshness.isLive);
    expect(freshness.sequence).toBe(await ledgerOf());
  });

  it('is not live a second after it fell silent, and hears in order when it is back', async () => {
    const { epoch } = freshness;
    proxy.hold();
    await until(() => !freshness.isLive, 1100);
    await database.dataSource.query(addSection());
    await setTimeout(100);
    expect(freshness.changedSince(epoch, 'Section')).toBe(false);
    proxy.release();
    await until(() => freshness.isLive);
    expect(freshness.changedSince(epoch, 'Section')).toBe(true);
    expect(freshness.changedSince(epoch, 'Article')).toBe(false);
  });

  it('has heard of everything that had reached it, however long it stood still', async () => {
    const other = await anotherClient();
    const direct = await database.openFreshness();
    const { epoch } = direct;
    const written = other.query(addSection());
    await setTimeout(20);
    standStill(1500);
    await direct.heardSoFar();
    expect(direct.changedSince(epoch, 'Section')).toBe(true);
    await written;
    await other.end();
  });

  it('is given up when it stays silent', async () => {
    const { epoch } = freshness;
    proxy.hold();
    await until(() => !freshness.isLive, 1100);
    await until(() => freshness.isLive, 15_000);
    expect(freshness.changedSince(epoch, 'Article')).toBe(true);
    proxy.release();
  }, 30_000);

  it('is never live where it leads to another database', async () => {
    const elsewhere = await openDatabase({
      ...database.config,
      databaseListenUrl: String(SERVER_URL),
      log: () => undefined,
    });
    expect((await elsewhere.openFreshness()).isLive).toBe(false);
    await elsewhere.close();
  }, 30_000);

  async function endListeners(): Promise<void> {
    await database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'communique freshness'`,
    );
  }
});

/** Stands between, and can fall silent without a word. */
class Proxy {
  refuses = false;
  private readonly sockets = new Set<Socket>();
  private held: Socket[] = [];

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async open(databaseUrl: string): Promise<Proxy> {
    const target = new URL(databaseUrl);
    const server = createServer((near) => {
      if (proxy.refuses) return near.destroy();
      const far = connect(Number(target.port), target.hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        proxy.sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => to.destroy());
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const proxy: Proxy = new Proxy(Object.assign(new URL(target), { host: `127.0.0.1:${port}` }).href, server);
    return proxy;
  }

  /** Hands nothing on any more of what runs through it now. */
  hold(): void {
    this.held = [...this.sockets].filter((socket) => !socket.destroyed);
    for (const socket of this.held) {
      socket.unpipe();
      socket.pause();
    }
  }

  release(): void {
    for (let at = 0; at + 1 < this.held.length; at += 2) {
      const [near, far] = [this.held[at] as Socket, this.held[at + 1] as Socket];
      near.pipe(far);
      far.pipe(near);
    }
    this.held = [];
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
