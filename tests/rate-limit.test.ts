import type { IncomingMessage } from 'node:http';
import { Allowance } from '../src/http/allowance.js';
import { clientOf, isThisMachine } from '../src/http/client-address.js';
import { ask } from './support/ask.js';
import { openTestDatabase } from './support/database.js';
import { startTestServer, type TestServer } from './support/server.js';

describe('the points of a client', () => {
  let clock = 0;
  const allowance = (options: object = {}) => new Allowance({ pointsPerMinute: 10, now: () => clock, ...options });
  beforeEach(() => {
    clock = 1_000_000;
  });

  it('are spent for a minute that begins with its first request, and are then there again', () => {
    const points = allowance();
    expect(points.spend('a', 7)).toBe(true);
    clock += 30_000;
    expect(points.spend('a', 4)).toBe(false);
    expect(points.spend('a', 3)).toBe(true);
    expect(points.standing('a')).toEqual({ limit: 10, remaining: 0, resetAt: new Date(1_060_000) });
    clock += 30_000;
    expect(points.standing('a').remaining).toBe(10);
    expect(points.spend('a', 10)).toBe(true);
    expect(points.standing('a').resetAt).toEqual(new Date(1_120_000));
  });

  it('are its own', () => {
    const points = allowance();
    points.spend('a', 10);
    expect([points.spend('a', 1), points.spend('b', 1)]).toEqual([false, true]);
  });

  it('are forgotten when its minute is over, and sooner where there are too many clients', () => {
    const points = allowance({ mostClients: 3 });
    for (const client of ['a', 'b', 'c', 'd']) points.spend(client, 10);
    expect(['a', 'b', 'c', 'd'].map((client) => points.standing(client).remaining)).toEqual([10, 0, 0, 0]);
    clock += 60_000;
    points.spend('e', 1);
    expect(points.clients).toBe(1);
  });

  it('are without end where none are counted', () => {
    const points = allowance({ pointsPerMinute: 0 });
    expect([points.spend('a', 1_000_000), points.standing('a').remaining]).toEqual([true, 2_147_483_647]);
  });
});

describe('the client of a request', () => {
  const from = (remoteAddress: string, forwarded?: string, proxies = 0) =>
    clientOf(
      { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage,
      proxies,
    );

  it.each<[string, string, string | undefined, number, string]>([
    ['its address', '203.0.113.7', undefined, 0, '203.0.113.7'],
    ['IPv4 within IPv6', '::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
    ['the network of an IPv6 address', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
    ['the network of a shortened one', '2001:db8::5', undefined, 0, '2001:db8:0:0::/64'],
    ['its address, whatever it says of itself', '203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['what one proxy saw', '10.0.0.1', '192.0.2.9, 198.51.100.1', 1, '198.51.100.1'],
    ['what the outer of two proxies saw', '10.0.0.1', '192.0.2.9, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['the outermost where there are fewer than said', '10.0.0.1', '198.51.100.1', 3, '198.51.100.1'],
    ['an address with a port', '10.0.0.1', '198.51.100.1:1234', 1, '198.51.100.1'],
    ['an address in brackets', '10.0.0.1', '[2001:db8:0:9::1]:443', 1, '2001:db8:0:9::/64'],
    ['the proxy where it wrote no address', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ])('is %s', (_name, remote, forwarded, proxies, client) => {
    expect(from(remote, forwarded, proxies)).toBe(client);
  });

  it('may be this machine', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1'].map((address) => isThisMachine(from(address)))).toEqual(
      [true, true, true, false],
    );
  });
});

const STATEMENTS = 'statements(first: 100) { nodes { id article { id } } }';

describe('a client with few points', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('csto', { RATE_LIMIT: '10', TRUST_PROXY: '1' });
  });
  afterAll(() => server.close());
  const post = (client: string, query: string, variables = {}) =>
    server.post(query, variables, { 'x-forwarded-for': `192.0.2.1, ${client}` });

  it('spends what its requests cost, and is told so', async () => {
    const { body, headers } = await post(
      '198.51.100.1',
      `{ ${STATEMENTS} rateLimit { cost limit remaining nodeCount maximumCost dominantField tryFirst } }`,
    );
    expect(body.data.rateLimit).toEqual({
      cost: 2,
      limit: 10,
      remaining: 8,
      nodeCount: 200,
      maximumCost: 10,
      dominantField: 'statements.nodes',
      tryFirst: null,
    });
    expect(body.extensions.cost).toEqual({
      cost: 2,
      maximumCost: 10,
      nodeCount: 200,
      dominantField: 'statements.nodes',
    });
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['10', '8']);
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(50);
  });

  it('is refused when they are spent, with the time when they are there again, and nobody else is', async () => {
    const client = '198.51.100.2';
    for (let at = 0; at < 5; at++) expect((await post(client, `{ ${STATEMENTS} }`)).status).toBe(200);
    for (const query of ['{ __typename }', '{ nonsense', '{ rateLimit(dryRun: true) { cost } }']) {
      const { status, headers, body } = await post(client, query);
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      const [{ message, extensions }] = body.errors;
      expect(extensions).toEqual({
        code: 'RATE_LIMITED',
        cost: null,
        limit: 10,
        remaining: 0,
        resetAt: expect.any(String),
      });
      expect(message).toContain(extensions.resetAt);
    }
    expect((await post('198.51.100.3', '{ __typename }')).status).toBe(200);
  });

  it('is refused what costs more than is left, and may ask for less', async () => {
    const client = '198.51.100.4';
    const most = `{ a: ${STATEMENTS} b: ${STATEMENTS} c: ${STATEMENTS} }`;
    expect((await post(client, most)).status).toBe(200);
    const { status, headers, body } = await post(client, most);
    expect([status, body.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(body.errors[0].message).toContain('this request costs 6');
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await post(client, `{ ${STATEMENTS} }`)).status).toBe(200);
  });

  it('spends a point on what is refused', async () => {
    const client = '198.51.100.5';
    for (const query of ['{ nonsense', '{ nonsense }', `{ ${'__typename '.repeat(200)} }`]) await post(client, query);
    const { headers } = await post(client, '{ __typename }');
    expect(headers.get('ratelimit-remaining')).toBe('6');
  });

  it('spends them with GET as well, and none on pages and health', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.6' };
    // What a cache on the way may share says nothing of the client.
    const shared = await fetch(`${server.url}/graphql?query={__typename}`, { headers });
    expect(shared.headers.get('ratelimit-remaining')).toBeNull();
    const remaining = async () =>
      (await fetch(`${server.url}/graphql?query={rateLimit{cost}}`, { headers })).headers.get('ratelimit-remaining');
    expect(await remaining()).toBe('8');
    for (const path of ['/livez', '/', '/examples.json', '/news/nothing'])
      await fetch(`${server.url}${path}`, { headers });
    expect(await remaining()).toBe('7');
  });
});

describe('a dry run', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('csto', { RATE_LIMIT: '100' });
  });
  afterAll(() => server.close());

  const RATE = 'rateLimit(dryRun: true) { cost remaining nodeCount dominantField tryFirst }';

  it('prices the rest of the request and runs none of it, wherever it is asked for', async () => {
    const rest = 'statements(first: 100) { nodes { id article { id } } }';
    for (const query of [
      `{ ${RATE} ${rest} }`,
      `query { ...R ...S } fragment R on Query { ${RATE} } fragment S on Query { ${rest} }`,
      `query($dry: Boolean = true) { ... on Query { ${RATE.replace('true', '$dry')} ${rest} } }`,
    ]) {
      const { status, body } = await server.post(query);
      expect(status).toBe(200);
      expect(body.errors).toBeUndefined();
      expect(body.data).toEqual({
        rateLimit: { cost: 2, remaining: 100, nodeCount: 200, dominantField: 'statements.nodes', tryFirst: null },
      });
    }
  });

  it('tells what is too dear its price instead of refusing it', async () => {
    const rest = (first: number) =>
      `statements(first: ${first}) { nodes { topics { statements(first: 50) { nodes { id } } } } }`;
    const { body } = await server.post(`{ ${RATE} ${rest(100)} }`);
    const { cost, tryFirst, dominantField } = body.data.rateLimit;
    expect(cost).toBe(205);
    expect(dominantField).toBe('statements.nodes.topics.statements');
    expect(tryFirst).toBe(23);
    const refused = await server.post(`{ ${rest(100)} }`);
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].extensions).toEqual({
      code: 'QUERY_TOO_COMPLEX',
      cost,
      limit: 100,
      field: dominantField,
      tryFirst,
    });
  });

  it('is none where it is not asked for', async () => {
    const { body } = await server.post(
      `query($dry: Boolean!) { rateLimit(dryRun: $dry) { cost } topics(first: 1) { nodes { slug } } }`,
      { dry: false },
    );
    expect(Object.keys(body.data)).toEqual(['rateLimit', 'topics']);
  });
});

describe('whoever asks from this machine', () => {
  it('is not counted unless a limit is set', async () => {
    const server = await startTestServer('empty');
    const { body } = await server.post('{ rateLimit { limit remaining cost } }');
    await server.close();
    expect(body.data.rateLimit).toEqual({ limit: 2_147_483_647, remaining: 2_147_483_647, cost: 1 });
  });
});

describe('a request that comes over no network', () => {
  it('is not priced', async () => {
    const database = await openTestDatabase('empty');
    const { rateLimit } = await ask(database, '{ rateLimit { cost nodeCount remaining } }');
    await database.close();
    expect(rateLimit).toEqual({ cost: 0, nodeCount: 0, remaining: 2_147_483_647 });
  });
});
