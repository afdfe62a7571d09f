import { startTestServer, type TestServer } from './support/server.js';
import { readConfig } from '../src/config/index.js';
import { joinDatabase } from '../src/database/open.js';

/** Makes reading operations take longer than any deadline: a view in place of the table, with a long count in it. */
const SLOW = [
  'alter table operation rename to operation_kept',
  `create view operation as select o.* from operation_kept o,
    (select count(*) as counted from generate_series(1, 40000) a, generate_series(1, 40000) b) slow`,
];
/** Breaks reading pictures in a way that nothing foresees. */
const BROKEN = ['alter table article_image rename to article_image_gone'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('csto', { STATEMENT_TIMEOUT_MS: '3000' });
  const beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
  for (const statement of [...SLOW, ...BROKEN]) await beside.db.query(statement);
  await beside.close();
});
afterAll(() => server.close());

describe('a query past its deadline', () => {
  it('is ended with TIMEOUT, while other requests are answered', async () => {
    let isOver = false;
    const slow = server.post('{ operations { totalCount } }').finally(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 100));

    const [alive, typename] = await Promise.all([fetch(`${server.url}/livez`), server.post('{ __typename }')]);
    expect(isOver).toBe(false);
    expect([alive.status, typename.body.data]).toEqual([200, { __typename: 'Query' }]);

    const queued = server.post('{ topics { totalCount } }');
    const { status, body } = await slow;
    expect(status).toBe(200);
    expect(body.errors[0].extensions.code).toBe('TIMEOUT');
    expect(body.errors[0].message).toMatch(/took too long/);
    expect((await queued).body.data).toEqual({ topics: { totalCount: 22 } });
  });

  it('loses nothing that was acknowledged', async () => {
    const { body } = await server.post('{ articles { totalCount } statements { totalCount } }');
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({ articles: { totalCount: 108 }, statements: { totalCount: 58 } });
  });
});

describe('a failure that nobody foresaw', () => {
  it('is masked: an id for the log, and nothing of its cause', async () => {
    const { status, body } = await server.post('{ articles(first: 1) { nodes { title } } }');
    expect(status).toBe(200);
    const [{ message, extensions }] = body.errors;
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) });
    expect(message).toContain(extensions.id);
    expect(JSON.stringify(body)).not.toMatch(/article_image|relation|select|stack/i);
  });
});
