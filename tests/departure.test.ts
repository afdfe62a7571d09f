import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../src/config/index.js';
import { joinDatabase, openDatabase, type OpenDatabase } from '../src/database/open.js';
import { Lifetime } from '../src/lib/lifetime.js';
import { RequestEnded } from '../src/lib/request-ended.js';
import { startTestServer, type TestServer } from './support/server.js';
import { copyTemplate, SERVER_URL } from './support/template.js';

const IS_EMBEDDED = SERVER_URL === undefined;
/** Longer than any test waits, where nothing ends it; on a server without taking the processor from whoever is tested. */
const SLOW = IS_EMBEDDED
  ? 'select count(*) from generate_series(1, 40000) a, generate_series(1, 40000) b'
  : 'select pg_sleep(600)';
/** A read of sections is told in a sequence, which nothing rolls back; one of operations takes longer than any deadline. */
const PREPARED = [
  'create sequence read_of_section start 1 minvalue 0',
  'alter table section rename to section_kept',
  `create view section as select s.* from section_kept s, (select nextval('read_of_section') as n) told`,
  'alter table operation rename to operation_kept',
  `create view operation as select o.* from operation_kept o, (${SLOW}) slow`,
];
/** How long a slow request is kept up: on a busy machine it takes a while until all of them run. */
const KEPT_UP = IS_EMBEDDED ? 2000 : 4000;

async function until(isSo: () => Promise<boolean>, milliseconds: number): Promise<number> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > milliseconds) throw new Error(`It is not so after ${milliseconds} ms.`);
    await pause(20);
  }
  return performance.now() - begun;
}

describe('the database of a request', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    const config = readConfig({ CONTENT: 'none', ...(await copyTemplate('empty')) });
    database = await openDatabase({ ...config, statementTimeoutMs: 20_000, log: () => undefined });
  });
  afterAll(() => database.close());

  /** How many connections run something, this one aside. */
  async function active(): Promise<number> {
    const [row] = await database.db.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state = 'active'`,
    );
    return row?.n ?? -1;
  }

  it('begins nothing once the request is over, and says why', async () => {
    const lifetime = new Lifetime();
    const db = database.boundTo(lifetime);
    expect(await db.query('select 1 as n')).toEqual([{ n: 1 }]);
    lifetime.end(new RequestEnded('departure'));
    await expect(db.query('select 1')).rejects.toMatchObject({ code: 'TIMEOUT', ending: 'departure' });
  });

  it('ends what runs at the deadline', async () => {
    const lifetime = new Lifetime();
    const running = database.boundTo(lifetime).query(SLOW);
    const told = expect(running).rejects.toMatchObject({ code: 'TIMEOUT', ending: 'deadline' });
    await pause(200);
    const begun = performance.now();
    lifetime.end(new RequestEnded('deadline'));
    await told;
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(await active()).toBe(0);
    expect(await database.db.query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('ends all that runs at once', async () => {
    const lifetime = new Lifetime();
    const db = database.boundTo(lifetime);
    const running = Promise.allSettled(Array.from({ length: 25 }, () => db.query(SLOW)));
    await pause(200);
    lifetime.end(new RequestEnded('deadline'));
    for (const { status } of await running) expect(status).toBe('rejected');
    expect(await active()).toBe(0);
  });

  it('gives its connections back in order, however often a request ends just when a statement does', async () => {
    for (let round = 0; round < 150; round++) {
      const lifetime = new Lifetime();
      // On the embedded database only what waits is ended, as nothing may be opened again a hundred times.
      const statement = 'select pg_sleep(0.002), 1 as n';
      const running = database.boundTo(lifetime).query(statement);
      const settled = running.then(
        () => 'answered',
        (error: unknown) => (error instanceof RequestEnded ? 'ended' : String(error)),
      );
      await pause(round % 5);
      lifetime.end(new RequestEnded('departure'));
      expect(['answered', 'ended']).toContain(await settled);
      const after = await Promise.all(
        Array.from({ length: 3 }, (_, n) =>
          database.db.query<{ n: number }>('select pg_sleep(0.001), $1::int as n', [n]),
        ),
      );
      expect(after.map((rows: { n: number }[]) => rows[0]?.n)).toEqual([0, 1, 2]);
    }
  });

  it('leaves alone what others run', async () => {
    const lifetime = new Lifetime();
    const mine = database
      .boundTo(lifetime)
      .query(SLOW)
      .catch(() => 'ended');
    const others = (await database.dataSource()).transaction(async (db) => {
      await db.query('create table kept (n int)');
      await db.query('select pg_sleep(0.3)');
      return db.query<{ n: number }[]>('insert into kept values (1) returning n');
    });
    await pause(100);
    lifetime.end(new RequestEnded(IS_EMBEDDED ? 'departure' : 'deadline'));
    if (!IS_EMBEDDED) expect(await mine).toBe('ended');
    expect(await others).toEqual([{ n: 1 }]);
    await mine;
  });
});

describe('a client that leaves', () => {
  let server: TestServer;
  let beside: OpenDatabase;
  beforeAll(async () => {
    server = await startTestServer('csto', { STATEMENT_TIMEOUT_MS: String(KEPT_UP + 500) });
    const config = readConfig(server.environment);
    beside = await joinDatabase({ ...config, statementTimeoutMs: 20_000, log: () => undefined });
    for (const statement of PREPARED) await beside.db.query(statement);
  });
  afterAll(async () => {
    await beside.close();
    await server.close();
  });

  /** Asks, and leaves after a while without having waited for the answer. */
  async function askAndLeave(query: string, milliseconds: number): Promise<void> {
    const asked = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(milliseconds),
    });
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  }

  const others = `pid <> pg_backend_pid() and datname = current_database() and application_name = ''`;
  const activeNow = async () => {
    const [row] = await beside.db.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where ${others} and state = 'active'`,
    );
    return row?.n ?? -1;
  };
  const readsOfSections = async () => {
    const [row] = await beside.db.query<{ n: string }>(
      'select case when is_called then last_value else 0 end as n from read_of_section',
    );
    return Number(row?.n);
  };

  const isAnswering = async () => (await server.post('{ topics { totalCount } }')).body.data !== undefined;

  it('has its statement ended where that makes nobody wait, and nothing of its request begun after', async () => {
    const query = '{ operations { nodes { slug name articles { nodes { id section { slug } } } } } }';
    const before = await readsOfSections();
    await askAndLeave(query, 300);
    if (!IS_EMBEDDED) expect(await until(async () => (await activeNow()) === 0, 2000)).toBeLessThan(1000);
    await pause(500);
    expect(await readsOfSections()).toBe(before);
  });

  it('has its statement ended on a page for readers as well', async () => {
    const reads = `create view article_image as select i.* from article_image_kept i where (select count(*) from (${SLOW}) slow) > 0`;
    await beside.db.query('alter table article_image rename to article_image_kept');
    await beside.db.query(reads);
    const left = fetch(`${server.url}/news`, { signal: AbortSignal.timeout(300) });
    await expect(left).rejects.toMatchObject({ name: 'TimeoutError' });
    // The embedded database lets a statement end that nobody waits for: sooner, all others would have to.
    await (IS_EMBEDDED ? until(isAnswering, 15_000) : until(async () => (await activeNow()) === 0, 1000));
    await beside.db.query('drop view article_image');
    await beside.db.query('alter table article_image_kept rename to article_image');
  });

  it('has nothing done for it that had to wait', async () => {
    const before = await readsOfSections();
    // Each is another: whoever asks for the same waits for the one that was first.
    const slow = Array.from({ length: 12 }, (_, at) =>
      askAndLeave(`{ slow${at}: operations { totalCount } }`, KEPT_UP),
    );
    // All connections are taken, or the one session is.
    await (IS_EMBEDDED ? pause(500) : until(async () => (await activeNow()) >= 10, KEPT_UP / 2));
    await Promise.all(Array.from({ length: 30 }, () => askAndLeave('{ sections { totalCount } }', 300)));
    await Promise.all(slow);
    // Of the twelve slow ones at most one is waited for, with the opening after it; they would take half a minute.
    await until(isAnswering, IS_EMBEDDED ? 15_000 : 5000);
    expect(await readsOfSections()).toBe(before);
  });

  it('may leave fifty times in a row, and the others find everything as it was', async () => {
    for (let at = 0; at < 50; at++) await askAndLeave('{ operations { totalCount } topics { totalCount } }', 30);
    await until(isAnswering, 20_000);
    const answers = await Promise.all(Array.from({ length: 30 }, () => server.post('{ topics { totalCount } }')));
    expect(answers.map(({ body }) => body.data?.topics.totalCount)).toEqual(Array(30).fill(22));
    if (!IS_EMBEDDED) await until(async () => (await activeNow()) === 0, 1000);
  });
});

describe('a request past its deadline', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('csto', { STATEMENT_TIMEOUT_MS: IS_EMBEDDED ? '1500' : '300' });
    const beside = await joinDatabase({
      ...readConfig(server.environment),
      statementTimeoutMs: 20_000,
      log: () => undefined,
    });
    for (const statement of PREPARED) await beside.db.query(statement);
    await beside.close();
  });
  afterAll(() => server.close());

  it('is answered with TIMEOUT, and nothing of it runs on', async () => {
    // More than there is time for in that of four statements, even if a busy machine lets them in one after another.
    const requests = Array.from({ length: IS_EMBEDDED ? 10 : 200 }, () => server.post('{ operations { totalCount } }'));
    const begun = performance.now();
    const answers = await Promise.all(requests);
    expect(performance.now() - begun).toBeLessThan(IS_EMBEDDED ? 12_000 : 20_000);
    expect(new Set(answers.map(({ body }) => body.errors[0].extensions.code))).toEqual(new Set(['TIMEOUT']));
    expect(answers.filter(({ status }) => status === 504).length).toBeGreaterThan(0);
    await until(async () => (await server.post('{ topics { totalCount } }')).body.data !== undefined, 20_000);
  });
});
