import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Db } from '../src/database/db.js';
import { readConfig } from '../src/config/index.js';
import { joinDatabase, type OpenDatabase } from '../src/database/open.js';
import { AnswerCache } from '../src/http/answer-cache.js';
import { HandDriven } from './support/hand-driven.js';
import { sendRaw, type RawAnswer, type RawRequest } from './support/raw-request.js';
import { startTestServer, type TestServer } from './support/server.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** A server whose clock and ears are the test's, with a way to write beside it. */
class Newsroom {
  /** Called whenever the server looks at its clock. */
  onClock: () => void = () => undefined;
  private now: Date | null = null;

  private constructor(
    readonly server: TestServer,
    readonly freshness: HandDriven,
    private readonly beside: OpenDatabase,
  ) {}

  static async open(extra: Record<string, string> = {}): Promise<Newsroom> {
    const freshness = new HandDriven();
    let opened: Newsroom | null = null;
    const clock = () => opened?.look() ?? new Date();
    const server = await startTestServer('csto', extra, { freshness, clock });
    const beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
    return (opened = new Newsroom(server, freshness, beside));
  }

  get db(): Db {
    return this.beside.db;
  }

  at(instant: string | null): void {
    this.now = instant === null ? null : new Date(instant);
  }

  private look(): Date {
    this.onClock();
    return this.now ?? new Date();
  }

  post(query: string, variables?: object, headers: Record<string, string> = {}): Promise<RawAnswer> {
    const body = JSON.stringify({ query, variables });
    return sendRaw(`${this.server.url}/graphql`, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
  }

  get(parameters: Record<string, string>, options: RawRequest = {}): Promise<RawAnswer> {
    return sendRaw(`${this.server.url}/graphql?${new URLSearchParams(parameters).toString()}`, options);
  }

  /** What is counted at /metrics. */
  async count(name: string): Promise<number> {
    const text = String((await sendRaw(`${this.server.url}/metrics`)).bytes);
    return Number(new RegExp(`^communique_answer_cache_${name} (\\d+)$`, 'm').exec(text)?.[1]);
  }

  /** How many of the requests made meanwhile were answered from what is kept. */
  async hitsOf(ask: () => Promise<unknown>): Promise<number> {
    const before = await this.count('hits_total');
    await ask();
    return (await this.count('hits_total')) - before;
  }

  async close(): Promise<void> {
    await this.beside.close();
    await this.server.close();
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const read = ({ bytes }: RawAnswer): any => JSON.parse(String(bytes));

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await Newsroom.open();
});
afterAll(() => newsroom.close());

describe('an answer that is kept', () => {
  it('is given again as it was, to whoever asks the same in the same words', async () => {
    const query = '{ topics(first: 3) { nodes { slug name } } }';
    const first = await newsroom.post(query);
    expect(await newsroom.hitsOf(async () => expect((await newsroom.post(query)).bytes).toEqual(first.bytes))).toBe(1);
    expect(await newsroom.hitsOf(() => newsroom.post(`${query} `))).toBe(0);
    expect(await newsroom.hitsOf(() => newsroom.post(query, { unused: 1 }))).toBe(0);
  });

  const KINDS = ['Article', 'Statement', 'Mention', 'Topic', 'Change'] as const;
  /** An article's row says where its statements stand. */
  const NEWS = ['Article', 'Statement'] as const;
  const EVERYTHING = [...NEWS, 'Mention', 'Change'] as const;
  const reads: [string, string, object, readonly (typeof KINDS)[number][]][] = [
    ['names', '{ topics { nodes { slug } } }', {}, []],
    ['the schema', '{ __schema { queryType { name } } }', {}, []],
    ['news', '{ articles(first: 2) { nodes { slug } } }', {}, NEWS],
    ['a count of news', '{ articles { totalCount } }', {}, NEWS],
    ['facets of news', '{ articles { facets { genres { count } } } }', {}, NEWS],
    ['news below a name', '{ topics(first: 2) { nodes { articles { totalCount } } } }', {}, NEWS],
    [
      'news in a fragment',
      '{ topics { ...T } } fragment T on TopicConnection { nodes { articles { totalCount } } }',
      {},
      NEWS,
    ],
    ['a filter by news', '{ sections(where: {articles: {}}) { nodes { slug } } }', {}, NEWS],
    [
      'a filter by news in a variable',
      'query($w: SectionWhere) { sections(where: $w) { nodes { slug } } }',
      { w: { or: [{ not: { articles: {} } }] } },
      NEWS,
    ],
    [
      'a variable that filters by names alone',
      'query($w: SectionWhere) { sections(where: $w) { nodes { slug } } }',
      { w: { or: [{ slug: { eq: 'news' } }] } },
      [],
    ],
    [
      'a variable that is left to its default',
      'query($w: SectionWhere = {articles: {}}) { sections(where: $w) { nodes { slug } } }',
      {},
      NEWS,
    ],
    ['words', '{ statements { totalCount } }', {}, NEWS],
    ['places that name something', '{ mentions { totalCount } }', {}, ['Article', 'Mention']],
    ['a filter by words', '{ officials(where: {statementsMade: {}}) { nodes { slug } } }', {}, NEWS],
    ['a filter by filters', '{ sections(where: {articles: {mentions: {}}}) { totalCount } }', {}, [...NEWS, 'Mention']],
    ['the search', '{ search(query: "peace") { totalCount } }', {}, EVERYTHING],
    ['suggestions', '{ suggest(query: "pea") { text } }', {}, EVERYTHING],
    ['the ledger', '{ changes(first: 1) { nodes { sequence } } }', {}, EVERYTHING],
    ['whatever has an id', '{ node(id: "VG9waWM6MQ") { id } }', {}, EVERYTHING],
    ['how far it reaches', '{ server { coverage { articleCount } } }', {}, EVERYTHING],
  ];
  it.each(reads)('of %s holds until something changes that it reads', async (_name, query, variables, busy) => {
    const isKeptAfter = async (kind: string) => {
      await newsroom.post(query, variables);
      newsroom.freshness.hear(kind);
      return (await newsroom.hitsOf(() => newsroom.post(query, variables))) === 1;
    };
    const ending: string[] = [];
    for (const kind of KINDS) if (!(await isKeptAfter(kind))) ending.push(kind);
    // Names stand in almost all of them.
    expect(ending.sort()).toEqual([...busy, 'Topic'].sort());
    expect(read(await newsroom.post(query, variables)).errors).toBeUndefined();
  });

  it('is another for each choice of languages, and of the type of the answer', async () => {
    const query = '{ topic(by: {slug: "un-cooperation"}) { name servedLanguage } }';
    const languageIn = async (headers: Record<string, string>) =>
      read(await newsroom.post(query, {}, headers)).data.topic.servedLanguage;
    const ask = async () => {
      expect(await languageIn({ 'accept-language': 'ru' })).toBe('ru');
      expect(await languageIn({ 'accept-language': 'en, ru;q=0.5' })).toBe('en');
      expect(await languageIn({ 'accept-language': 'ru, en;q=0.5' })).toBe('ru');
      expect(await languageIn({})).toBe('en');
      for (const accept of ['application/graphql-response+json', 'application/json', '*/*']) {
        const { headers } = await newsroom.post(query, {}, { accept });
        expect(headers['content-type']).toContain(accept === '*/*' ? 'application/json;' : accept);
      }
      expect((await newsroom.post(query, {}, { accept: 'text/csv' })).status).toBe(406);
    };
    await ask();
    expect(await newsroom.hitsOf(ask)).toBe(7);
    // Written otherwise, and the same.
    expect(await newsroom.hitsOf(() => languageIn({ 'accept-language': 'ru;q=1.0,en;q=0.4' }))).toBe(1);
  });

  it('is neither kept nor given while changes are not heard of', async () => {
    const [before, meanwhile] = ['{ countries { nodes { code } } }', '{ countries { nodes { id } } }'];
    await newsroom.post(before);
    newsroom.freshness.isLive = false;
    const whileDeaf = async () => {
      await newsroom.post(before);
      await newsroom.post(meanwhile);
      return newsroom.get({ query: before });
    };
    let headers: RawAnswer['headers'] = {};
    const hits = await newsroom.hitsOf(async () => ({ headers } = await whileDeaf()));
    newsroom.freshness.isLive = true;
    expect([hits, headers['cache-control']]).toEqual([0, 'no-store']);
    expect(await newsroom.hitsOf(() => newsroom.post(meanwhile))).toBe(0);
    // What was missed counts as changed, unless nothing was.
    expect(await newsroom.hitsOf(() => newsroom.post(before))).toBe(1);
  });

  it('is not kept when something changed while it was made', async () => {
    const query = '{ countries { nodes { slug } } }';
    newsroom.onClock = () => newsroom.freshness.hear('Country');
    await newsroom.post(query);
    newsroom.onClock = () => undefined;
    expect(await newsroom.hitsOf(() => newsroom.post(query))).toBe(0);
    expect(await newsroom.hitsOf(() => newsroom.post(query))).toBe(1);
  });

  it('is passed by for who has seen a later change, and given to who has not', async () => {
    const query = '{ offices { nodes { slug } } }';
    newsroom.freshness.sequence = '12';
    await newsroom.post(query, {});
    const since = (sequence: string) =>
      newsroom.hitsOf(() => newsroom.post(query, {}, { 'communique-sequence': sequence }));
    expect([await since('12'), await since('13'), await since('9'), await since('x')]).toEqual([1, 0, 1, 0]);
    expect((await newsroom.post(query, {})).headers['communique-sequence']).toBe('12');
    newsroom.freshness.sequence = '0';
  });
});

describe('an answer that is not kept', () => {
  const persisted = (query: string) =>
    JSON.stringify({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } });

  it.each<[string, string, Record<string, string>]>([
    ['one with an error', '{ articles(first: 0) { totalCount } }', {}],
    ['one to what cannot be read', '{ articles', {}],
    ['one that tells what this client has left', '{ topics { totalCount } rateLimit { remaining } }', {}],
    ['one under another name', '{ left: rateLimit { cost } }', {}],
    ['a dry run', '{ rateLimit(dryRun: true) { cost } topics { totalCount } }', {}],
    ['one to whoever says who they are', '{ topics { totalCount } }', { authorization: 'Bearer x' }],
  ])('is %s', async (_name, query, headers) => {
    const ask = async () => {
      expect((await newsroom.post(query, {}, headers)).headers['cache-control']).toBe('no-store');
      const { headers: told } = await newsroom.get({ query }, { headers });
      expect(told['cache-control']).toBe('no-store');
      expect(told['ratelimit-remaining']).toBeDefined();
    };
    await newsroom.post('{ topics { totalCount } }');
    await ask();
    expect(await newsroom.hitsOf(ask)).toBe(0);
  });

  it('is one that teaches us a query by its hash: the next has to teach it again', async () => {
    const query = '{ topics(first: 1) { nodes { slug } } }';
    const extensions = persisted(query);
    const unknown = await newsroom.get({ extensions });
    expect(read(unknown).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(unknown.headers['cache-control']).toBe('no-store');
    const body = JSON.stringify({ query, extensions: JSON.parse(extensions) as object });
    const teach = () => sendRaw(`${newsroom.server.url}/graphql`, { method: 'POST', headers: JSON_TYPE, body });
    expect(read(await teach()).data.topics.nodes).toHaveLength(1);
    expect(await newsroom.hitsOf(teach)).toBe(0);

    const byHash = await newsroom.get({ extensions });
    expect(read(byHash).data.topics.nodes).toHaveLength(1);
    expect(byHash.headers['cache-control']).toBe('public, max-age=0, s-maxage=10, must-revalidate');
    expect(await newsroom.hitsOf(() => newsroom.get({ extensions }))).toBe(1);
    const withQuery = await newsroom.get({ query, extensions });
    expect(withQuery.headers['cache-control']).toBe(byHash.headers['cache-control']);
  });
});

describe('an answer to a GET', () => {
  const query = '{ topics(first: 50) { nodes { slug name summary aliases { text } sources { url title } } } }';

  it('may be shared for ten seconds, and says nothing of the client', async () => {
    for (let at = 0; at < 2; at++) {
      const { headers } = await newsroom.get({ query });
      expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=10, must-revalidate');
      expect(headers.vary).toBe('Accept, Accept-Encoding, Accept-Language, Authorization, Communique-Sequence');
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(Object.keys(headers).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
    }
    const { headers } = await newsroom.post(query);
    expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined]);
    expect(headers['ratelimit-limit']).toBeDefined();
  });

  it('comes in the encoding that the client wants most, with the same bytes in it', async () => {
    newsroom.freshness.hear('Topic');
    const plain = await newsroom.get({ query }, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.bytes.length).toBeGreaterThan(1024);
    const kept: [string, string | undefined][] = [
      ['gzip', 'gzip'],
      ['gzip, deflate, br', 'br'],
      ['br;q=0.2, gzip;q=0.8', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['*', 'br'],
      ['*;q=0', undefined],
      ['gzip;q=0, identity', undefined],
      ['gzip;q=0.5, identity', undefined],
      ['zstd', undefined],
      ['', undefined],
    ];
    const etags = new Set<string | undefined>();
    for (const [accepts, encoding] of kept) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await newsroom.get({ query }, { method, headers: { 'accept-encoding': accepts } });
        expect([accepts, answer.headers['content-encoding']]).toEqual([accepts, encoding]);
        etags.add(answer.headers.etag);
        if (method === 'HEAD') expect(answer.bytes).toHaveLength(0);
        else expect(decoded(answer)).toEqual(plain.bytes);
      }
    }
    expect(etags.size).toBe(3);
  });

  it('is compressed when it is made as well, and a short one never', async () => {
    newsroom.freshness.hear('Topic');
    const headers = { 'accept-encoding': 'gzip, br' };
    const made = await newsroom.get({ query }, { headers });
    expect(made.headers['content-encoding']).toBe('gzip');
    expect(decoded(made)).toEqual(decoded(await newsroom.get({ query }, { headers })));
    const short = await newsroom.get({ query: '{ __typename }' }, { headers });
    expect(short.headers['content-encoding']).toBeUndefined();
  });

  it('is not sent again to who has it, however it was encoded', async () => {
    newsroom.freshness.hear('Topic');
    const given = [];
    for (const accepts of ['gzip', 'gzip', 'br', 'identity'])
      given.push((await newsroom.get({ query }, { headers: { 'accept-encoding': accepts } })).headers.etag ?? '');
    expect(new Set(given).size).toBe(4);
    const ifNoneMatch = (etag: string) => newsroom.get({ query }, { headers: { 'if-none-match': etag } });
    for (const etag of [...given, `W/${given[0]}`, `"else", ${given[2]}`, '*']) {
      const { status, headers, bytes } = await ifNoneMatch(etag);
      expect([etag, status, bytes.length]).toEqual([etag, 304, 0]);
      expect(headers['cache-control']).toContain('s-maxage=10');
      expect(headers.vary).toContain('Accept-Encoding');
      if (given.includes(etag)) expect(headers.etag).toBe(etag);
    }
    for (const etag of ['"else"', '""', given[0]?.slice(1) ?? '']) expect((await ifNoneMatch(etag)).status).toBe(200);
    // What is made anew is the same as long as nothing has changed in it.
    newsroom.freshness.hear('Topic');
    expect((await ifNoneMatch(given[0] ?? '')).status).toBe(304);
    await newsroom.db.query(`update subject set summary = summary || '{"en": "Something else."}' where kind = 'TOPIC'`);
    newsroom.freshness.hear('Topic');
    expect((await ifNoneMatch(given[0] ?? '')).status).toBe(200);
  });

  it('is refused where it would have been refused without one that is kept', async () => {
    await newsroom.get({ query });
    const refused = await newsroom.get({ query }, { headers: { 'content-type': 'text/plain' } });
    expect(refused.status).toBe(415);
    expect((await newsroom.get({ query }, { method: 'DELETE' })).status).toBe(405);
    await newsroom.post(query);
    const body = JSON.stringify({ query });
    for (const headers of [{ 'content-type': 'text/plain' }, { ...JSON_TYPE, 'content-encoding': 'gzip' }]) {
      const answer = await sendRaw(`${newsroom.server.url}/graphql`, { method: 'POST', headers, body });
      expect(answer.status).toBe(415);
    }
  });
});

function decoded({ bytes, headers }: RawAnswer): Buffer {
  const encoding = headers['content-encoding'];
  return encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
}

describe('the clock', () => {
  afterEach(() => newsroom.at(null));

  it('ends an answer when a meeting begins and when it is over', async () => {
    await newsroom.db.query(
      `update meeting set starts_on = '2031-05-06', starts_precision = 'DAY', ends_on = '2031-05-06',
        ends_precision = 'DAY', starts_at = '2031-05-06T10:00Z', ends_at = '2031-05-06T12:30Z'
        where id = (select min(id) from meeting)`,
    );
    newsroom.freshness.hear('Meeting');
    const query = '{ meetings(orderBy: [{field: STARTS_ON, direction: DESC}], first: 1) { nodes { phase } } }';
    const filtered = '{ meetings(where: {phase: {eq: LIVE}}) { totalCount } }';
    const seen: unknown[][] = [];
    for (const time of ['09:00', '09:59:59.999', '10:00', '12:29:59.999', '12:30', '12:31']) {
      newsroom.at(`2031-05-06T${time}Z`);
      const hits = await newsroom.hitsOf(async () => {
        const phase = read(await newsroom.get({ query })).data.meetings.nodes[0].phase;
        seen.push([time, phase, read(await newsroom.post(filtered)).data.meetings.totalCount]);
      });
      seen.at(-1)?.push(hits);
    }
    expect(seen).toEqual([
      ['09:00', 'UPCOMING', 0, 0],
      ['09:59:59.999', 'UPCOMING', 0, 2],
      ['10:00', 'LIVE', 1, 0],
      ['12:29:59.999', 'LIVE', 1, 2],
      ['12:30', 'PAST', 0, 0],
      ['12:31', 'PAST', 0, 2],
    ]);
    newsroom.at('2031-05-06T09:00Z');
    expect(read(await newsroom.get({ query })).data.meetings.nodes[0].phase).toBe('UPCOMING');
  });

  it('ends an answer with the day of a place where a meeting has no other end', async () => {
    await newsroom.db.query(
      `update meeting set starts_on = '2032-05-06', starts_precision = 'DAY', ends_on = null, ends_precision = 'UNKNOWN',
        starts_at = '2032-05-06T03:00Z', ends_at = null, time_zone = 'Asia/Tokyo'
        where id = (select max(id) from meeting)`,
    );
    newsroom.freshness.hear('Meeting');
    const phases = [];
    for (const time of ['14:59:59.999', '15:00', '20:59:59.999']) {
      newsroom.at(`2032-05-06T${time}Z`);
      const query = '{ meetings(orderBy: [{field: STARTS_ON, direction: DESC}], first: 1) { nodes { phase } } }';
      phases.push(read(await newsroom.post(query)).data.meetings.nodes[0].phase);
    }
    expect(phases).toEqual(['LIVE', 'PAST', 'PAST']);
  });

  it('ends every answer at midnight in the newsroom, and shortens what caches may do', async () => {
    const query = '{ office(by: {slug: "csto-secretary-general"}) { holder { official { slug } } } }';
    newsroom.at('2030-03-01T20:59:53.500Z');
    expect((await newsroom.get({ query })).headers['cache-control']).toContain('s-maxage=6,');
    newsroom.at('2030-03-01T20:59:59.999Z');
    const late = await newsroom.hitsOf(async () =>
      expect((await newsroom.get({ query })).headers['cache-control']).toContain('s-maxage=0,'),
    );
    newsroom.at('2030-03-01T21:00:00Z');
    expect([late, await newsroom.hitsOf(() => newsroom.get({ query }))]).toEqual([1, 0]);
    expect(await newsroom.hitsOf(() => newsroom.get({ query }))).toBe(1);
    // A clock that was put back has not seen what is kept.
    newsroom.at('2030-03-01T20:59:00Z');
    expect(await newsroom.hitsOf(() => newsroom.get({ query }))).toBe(0);
  });
});

describe('requests that are the same', () => {
  it('are answered once when they come together', async () => {
    newsroom.freshness.hear('Topic');
    const query = '{ topics { nodes { slug articles(first: 3) { nodes { title } } } } }';
    const before = await newsroom.count('misses_total');
    const answers = await Promise.all(Array.from({ length: 12 }, () => newsroom.post(query)));
    expect(new Set(answers.map(({ bytes }) => String(bytes))).size).toBe(1);
    expect((await newsroom.count('misses_total')) - before).toBe(1);
  });

  it('are all answered though the first leaves', async () => {
    newsroom.freshness.hear('Topic');
    const query = '{ topics { nodes { slug articles(first: 3) { nodes { slug } } } } }';
    const leaving = new AbortController();
    const request = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ query }) };
    const first = sendRaw(`${newsroom.server.url}/graphql`, { ...request, signal: leaving.signal }).catch(() => null);
    while ((await newsroom.count('misses_total')) === 0) await pause(1);
    const others = Array.from({ length: 5 }, () => newsroom.post(query));
    await pause(2);
    leaving.abort();
    await first;
    for (const { status, bytes } of await Promise.all(others)) {
      expect(status).toBe(200);
      expect(JSON.parse(String(bytes))).not.toHaveProperty('errors');
    }
  });

  it('do not wait for an answer that is begun before what was heard', () => {
    const freshness = new HandDriven();
    const clock = () => new Date();
    const answers = new AnswerCache({ freshness, clock, bytes: 1000, boundaryAfter: async () => new Date() });
    const attempt = answers.begin('key');
    expect([answers.landing('key'), answers.landing('other')]).toEqual([expect.any(Promise), null]);
    freshness.hear('Topic');
    expect(answers.landing('key')).toBeNull();
    attempt.end(null);
    const again = answers.begin('key');
    expect(answers.landing('key')).not.toBeNull();
    again.end(null);
    expect(answers.landing('key')).toBeNull();
  });
});

describe('a client with few points', () => {
  let few: Newsroom;
  beforeAll(async () => {
    few = await Newsroom.open({ RATE_LIMIT: '10', TRUST_PROXY: '1' });
  });
  afterAll(() => few.close());

  const QUERY = '{ statements(first: 100) { nodes { id article { id topics { slug } } } } }';

  it('pays for what is kept as for what is made, and is refused in the same words', async () => {
    const of = (client: string) => () => few.post(QUERY, {}, { 'x-forwarded-for': client });
    const told = async (ask: () => Promise<RawAnswer>) => {
      const { status, headers, bytes } = await ask();
      const { errors } = JSON.parse(String(bytes)) as { errors?: { message: string }[] };
      return [status, headers['ratelimit-limit'], headers['ratelimit-remaining'], errors?.[0]?.message.slice(0, 70)];
    };
    const spend = async (client: string) => [await told(of(client)), await told(of(client)), await told(of(client))];
    few.freshness.isLive = false;
    const made = await spend('198.51.100.1');
    few.freshness.isLive = true;
    await of('198.51.100.2')();
    let kept: unknown[] = [];
    expect(await few.hitsOf(async () => (kept = await spend('198.51.100.3')))).toBeGreaterThan(0);
    expect(kept).toEqual(made);
    expect(made.map(([status]) => status)).toContain(429);
  });

  it('spends points on a GET too, though the answer does not say so', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.9' };
    const statuses = [];
    for (let at = 0; at < 11; at++) statuses.push((await few.get({ query: '{ __typename }' }, { headers })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    const refused = await few.get({ query: '{ __typename }' }, { headers: { ...headers, 'if-none-match': '*' } });
    expect([refused.status, refused.headers['cache-control']]).toEqual([429, 'no-store']);
  });
});

describe('the memory for answers', () => {
  it('is bounded by bytes, of which one answer has a sixteenth at most', async () => {
    const small = await Newsroom.open({ ANSWER_CACHE_MB: '1' });
    const all = (name: string) => `${name}: articles(first: 100) { nodes { text html } }`;
    await small.post(`{ ${['a', 'b', 'c', 'd'].map(all).join(' ')} }`);
    expect([await small.count('entries'), await small.count('refused_total')]).toEqual([0, 1]);
    const query = (at: number) => `{ articles(first: 60) { nodes { text html } } a${at}: __typename }`;
    await small.get({ query: query(80) });
    const plain = await small.count('bytes');
    for (const encoding of ['gzip', 'br'])
      await small.get({ query: query(80) }, { headers: { 'accept-encoding': encoding } });
    expect(await small.count('bytes')).toBeGreaterThan(plain + 2000);
    let most = 0;
    for (let at = 0; at < 80; at++) {
      const parameters = { query: query(at) };
      await small.get(parameters);
      await small.get(parameters, { headers: { 'accept-encoding': 'gzip' } });
      await small.get(parameters, { headers: { 'accept-encoding': 'br' } });
      most = Math.max(most, await small.count('bytes'));
    }
    expect(most).toBeLessThanOrEqual(2 ** 20);
    expect(most).toBeGreaterThan(2 ** 19);
    expect(await small.count('entries')).toBeLessThan(80);
    expect(await small.hitsOf(() => small.get({ query: query(79) }))).toBe(1);
    expect(await small.hitsOf(() => small.get({ query: query(0) }))).toBe(0);
    await small.close();
  });

  it('is none where none is given', async () => {
    const none = await Newsroom.open({ ANSWER_CACHE_MB: '0' });
    const ask = () => none.get({ query: '{ topics { totalCount } }' });
    await ask();
    expect(await none.hitsOf(ask)).toBe(0);
    expect([await none.count('entries'), await none.count('bytes')]).toEqual([0, 0]);
    expect((await ask()).headers['cache-control']).toContain('s-maxage=10');
    await none.close();
  });
});
