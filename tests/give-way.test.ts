import { GivingWay } from '../src/ingest/run/give-way.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { SERVER_URL } from './support/template.js';

const LOOKS = 20;
const SLEEPING = `select pid from pg_stat_activity where state = 'active' and query = 'select pg_sleep(3600)'`;

describe('an import beside others', () => {
  let database: TestDatabase;
  let others: GivingWay;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    others = new GivingWay(database.dataSource);
    // Looked only when the test says so.
    others.close();
  });
  afterAll(() => database.close());

  async function look(): Promise<void> {
    for (let at = 0; at < LOOKS; at++) await others.look();
  }

  it('does not wait where nobody is at work', async () => {
    await look();
    expect(others.pauseAfter(10)).toBe(0);
  });

  // In the embedded database requests wait in one line, and nobody is seen beside the one whose turn it is.
  (SERVER_URL ? it : it.skip)(
    'waits for most of the time where others always are, and no more once they are done',
    async () => {
      const other = database.dataSource.createQueryRunner();
      const work = other.query('select pg_sleep(3600)').catch(() => undefined);
      let pids: { pid: number }[] = [];
      while (pids.length === 0) pids = await database.dataSource.query(SLEEPING);
      await look();
      const pause = others.pauseAfter(10);
      await database.dataSource.query('select pg_cancel_backend($1)', [pids[0]?.pid]);
      await work;
      await other.release();
      await look();
      expect(pause).toBeGreaterThan(100);
      expect(others.pauseAfter(10)).toBeLessThan(2);
    },
  );
});
