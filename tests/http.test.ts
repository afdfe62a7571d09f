import { readFileSync } from 'node:fs';
import { readConfig } from '../src/config/index.js';
import { joinDatabase } from '../src/database/open.js';
import { splitExamples } from '../src/lib/example-request.js';
import { startTestServer, type TestServer } from './support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('csto');
});
afterAll(() => server.close());

const REQUEST = readFileSync(new URL('./plans/statements-on-un-cooperation.graphql', import.meta.url), 'utf8');

describe('the request', () => {
  it('gives all statements by the Secretary General about UN cooperation, with the office of the day', async () => {
    const { status, body } = await server.post(REQUEST, { first: 100 });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    const { nodes, totalCount } = body.data.statements;
    expect(nodes).toHaveLength(totalCount);
    const english = nodes.filter((node: { text: string }) => !/[а-я]/i.test(node.text));
    expect(english.length).toBeGreaterThanOrEqual(8);
    expect(
      new Set(english.map((node: { speaker: { slug: string } }) => node.speaker.slug)).size,
    ).toBeGreaterThanOrEqual(4);
    for (const node of nodes) {
      expect(node).toMatchObject({ office: { slug: 'csto-secretary-general' }, form: 'REPORTED' });
      expect(node.topics.map((topic: { name: string }) => topic.name)).toContain('Cooperation with the United Nations');
      expect(node.acting).toBe(node.speaker.slug === 'valery-semerikov');
    }
  });

  it('goes on where the page ended', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { body } = await server.post(REQUEST, { first: 7, after });
      const { nodes, pageInfo } = body.data.statements;
      seen.push(...nodes.map((node: { id: string }) => node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    const { body } = await server.post(REQUEST, { first: 100 });
    expect(seen).toEqual(body.data.statements.nodes.map((node: { id: string }) => node.id));
  });

  it('answers in the language the client accepts', async () => {
    const { headers, body } = await server.post(REQUEST, { first: 1 }, { 'accept-language': 'ru;q=0.9, fr' });
    expect(body.data.statements.nodes[0].office.name).toBe('Генеральный секретарь');
    expect(headers.get('vary')).toContain('Accept-Language');
  });
});

describe('the examples that the workbench opens with', () => {
  const examples = splitExamples(readFileSync(new URL('../content/csto/examples.graphql', import.meta.url), 'utf8'));

  it('are six, and the first is the request', async () => {
    const offered = (await (await fetch(`${server.url}/examples.json`)).json()) as { title: string }[];
    expect(offered).toEqual(examples);
    expect(offered).toHaveLength(7);
    expect(offered[0]?.title).toBe('Statements on UN cooperation');
  });

  it.each(examples)('answer, with something at their root: $title', async ({ query, variables }) => {
    const { body } = await server.post(query, variables);
    expect(body.errors).toBeUndefined();
    expect(Object.values(body.data)).not.toContain(null);
  });
});

describe('bad input', () => {
  const NUL = String.fromCharCode(0);
  const values: [string, string, object?][] = [
    ['an empty cursor', '{ articles(after: "") { totalCount } }'],
    ['a malformed cursor', '{ articles(after: "nonsense") { totalCount } }'],
    ['a malformed id', '{ node(id: "nonsense") { id } }'],
    ['a malformed id in a filter', '{ articles(where: {id: {eq: "nonsense"}}) { totalCount } }'],
    ['an id of another type in a filter', '{ articles(where: {id: {eq: "VG9waWM6MQ"}}) { totalCount } }'],
    ['first: 0', '{ articles(first: 0) { totalCount } }'],
    ['first: 101', '{ articles(first: 101) { totalCount } }'],
    ['first below zero', '{ articles(first: -1) { totalCount } }'],
    ['last: 101', '{ articles(last: 101) { totalCount } }'],
    ['first and last together', '{ articles(first: 1, last: 1) { totalCount } }'],
    ['before without last', '{ articles(before: "x") { totalCount } }'],
    ['a NUL in a literal', '{ article(by: {slug: "a\\u0000b"}) { id } }'],
    ['a NUL in a variable', 'query($s: String) { article(by: {slug: $s}) { id } }', { s: `a${NUL}b` }],
    ['half a surrogate pair', 'query($s: String) { article(by: {slug: $s}) { id } }', { s: '\ud800' }],
    [
      'a language that is none, as a variable',
      'query($l: LanguageTag) { topics { nodes { name(language: $l) } } }',
      { l: 'not a tag' },
    ],
    [
      '30 February as a variable',
      'query($d: Date) { presidencies(where: {on: $d}) { totalCount } }',
      { d: '2023-02-30' },
    ],
    ['a month without a day', 'query($d: Date) { presidencies(where: {on: $d}) { totalCount } }', { d: '2023-02' }],
    [
      'an instant that is none',
      'query($d: DateTime) { articles(where: {publishedAt: {gt: $d}}) { totalCount } }',
      { d: '2023-02-30T10:00:00Z' },
    ],
    ['no key of a look-up', 'query($by: TopicBy!) { topic(by: $by) { id } }', { by: {} }],
    ['two keys of a look-up', 'query($by: TopicBy!) { topic(by: $by) { id } }', { by: { id: 'x', slug: 'un' } }],
    [
      'an unknown key of a filter',
      'query($w: ArticleWhere) { articles(where: $w) { totalCount } }',
      { w: { colour: { eq: 'red' } } },
    ],
    ['an excerpt of nothing', '{ articles(first: 1) { nodes { excerpt(length: 0) } } }'],
    [
      '101 ids',
      'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array.from({ length: 101 }, () => 'VG9waWM6MQ') },
    ],
    [
      'a filter nine levels deep',
      `{ articles(where: ${'{not: '.repeat(9)}{slug: {eq: "x"}}${'}'.repeat(9)}) { totalCount } }`,
    ],
    ['a filter of 101 conditions', `{ articles(where: {or: [${'{slug: {eq: "x"}},'.repeat(101)}]}) { totalCount } }`],
  ];
  it.each(values.map(([name, query, variables]) => [name, query, variables ?? {}] as const))(
    '%s is BAD_USER_INPUT, said in a sentence, without SQL',
    async (_name, query, variables) => {
      const { status, body } = await server.post(query, variables);
      expect(status).toBeLessThan(500);
      const [error] = body.errors;
      expect(error.extensions.code).toBe('BAD_USER_INPUT');
      expect(error.message).not.toMatch(/select |syntax error|invalid input|relation|column/i);
      expect(error.message.length).toBeGreaterThan(20);
      expect(error.extensions.stacktrace).toBeUndefined();
    },
  );

  const literals: [string, string][] = [
    ['30 February', '{ presidencies(where: {on: "2023-02-30"}) { totalCount } }'],
    ['a language that is none', '{ topics { nodes { name(language: "not a tag") } } }'],
    ['an unknown field', '{ articles { nodes { colour } } }'],
    ['an unknown key', '{ articles(where: {colour: {eq: "red"}}) { totalCount } }'],
    ['two keys of a look-up', '{ topic(by: {id: "x", slug: "un"}) { id } }'],
  ];
  it.each(literals)('%s as a literal is GRAPHQL_VALIDATION_FAILED', async (_name, query) => {
    const { status, body } = await server.post(query);
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('says what would work', async () => {
    const { body } = await server.post('{ articles(first: 101) { totalCount } }');
    expect(body.errors[0].message).toBe('"first" must be between 1 and 100, but got 101.');
  });

  it('gives null for what is not there', async () => {
    const { body } = await server.post(`{ article(by: {slug: "no-such"}) { id } node(id: "QXJ0aWNsZTo5OTk5OTk5") { id }
      other: node(id: "Tm90aGluZzox") { id } country(by: {code: "zz"}) { id } subject(by: {slug: "no-such"}) { id }
      statement(by: {permalink: "https://elsewhere.example.org/statements/x"}) { id } }`);
    expect(body.errors).toBeUndefined();
    expect(Object.values(body.data).every((value) => value === null)).toBe(true);
  });
});

describe('a request of fragments that spread fragments', () => {
  it('is priced at once, however many ways lead through them', async () => {
    const fragments = Array.from(
      { length: 60 },
      (_, at) => `fragment F${at} on Topic { a: broader { ...F${at + 1} } b: broader { ...F${at + 1} } }`,
    );
    const begun = performance.now();
    const { status } = await server.post(
      `{ topic(by: {slug: "x"}) { ...F0 } } ${fragments.join(' ')} fragment F60 on Topic { id }`,
    );
    expect(status).toBeLessThan(500);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

describe('what a list is filtered by', () => {
  it.each([
    [
      'resolutions of an organization and its bodies',
      '{ a: organization(by: {slug: "un"}) { list: resolutions { totalCount } } b: resolutions(where: {organ: {slug: {eq: "un"}}}) { totalCount } }',
      8,
    ],
    [
      'offices of an organization and its bodies',
      '{ a: organization(by: {slug: "csto"}) { list: offices { totalCount } } b: offices(where: {organization: {slug: {eq: "csto"}}}) { totalCount } }',
      13,
    ],
  ])('is what the nested list shows: %s', async (_name, query, count) => {
    const { body } = await server.post(query);
    expect([body.data.a.list.totalCount, body.data.b.totalCount]).toEqual([count, count]);
  });

  it('reads a symbol in the forms that people write', async () => {
    const { body } = await server.post('{ resolutions(where: {symbol: {eq: "Resolution 77/13"}}) { totalCount } }');
    expect(body.data.resolutions.totalCount).toBe(1);
  });

  it('takes a text literally, signs that mean something to a database included', async () => {
    for (const sign of ['%', '_', '％', '\\\\']) {
      const { body } = await server.post(
        'query($s: String) { articles(where: {title: {contains: $s}}) { totalCount } }',
        { s: sign },
      );
      expect(body.data.articles.totalCount).toBe(0);
    }
  });
});

describe('a request that is not of the right form', () => {
  const send = (init: RequestInit, path = '/graphql') => fetch(`${server.url}${path}`, init);
  const json = { 'content-type': 'application/json' };

  it.each<[string, number, RequestInit]>([
    ['another content type', 415, { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }],
    ['a body that is not JSON', 400, { method: 'POST', body: '{', headers: json }],
    ['a mutation', 400, { method: 'POST', body: '{"query":"mutation { x }"}', headers: json }],
    [
      'a persisted query that does not fit its hash',
      400,
      {
        method: 'POST',
        body: '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
        headers: json,
      },
    ],
    [
      'another charset',
      415,
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } },
    ],
    ['a batch', 400, { method: 'POST', body: '[{"query":"{__typename}"}]', headers: json }],
    ['a body without a query', 400, { method: 'POST', body: '{}', headers: json }],
    [
      'a body of more than 256 kB',
      413,
      { method: 'POST', body: JSON.stringify({ query: `{ a }${' '.repeat(300_000)}` }), headers: json },
    ],
    [
      'a query that nests too deep',
      400,
      { method: 'POST', body: JSON.stringify({ query: `{ articles(where: {or: ${'['.repeat(3000)}` }), headers: json },
    ],
    [
      'variables that nest too deep',
      400,
      {
        method: 'POST',
        body: `{"query":"{__typename}","variables":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
        headers: json,
      },
    ],
    [
      'a query of too many words',
      400,
      { method: 'POST', body: JSON.stringify({ query: `{ ${'a '.repeat(5000)} }` }), headers: json },
    ],
  ])('is refused with a reason: %s', async (_name, status, init) => {
    const response = await send(init);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0]?.message.length).toBeGreaterThan(10);
    expect(errors[0]?.extensions.code).toMatch(
      /^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COMPLEX)$/,
    );
  });

  it('is refused at other paths and with other methods, as a problem', async () => {
    const missing = await send({}, '/nowhere');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    const wrong = await send({ method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });
});

describe('other origins', () => {
  it('may read, without credentials', async () => {
    const { headers } = await server.post('{ __typename }', {}, { origin: 'https://partner.example.org' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('may ask first', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://partner.example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(response.headers.get('access-control-allow-headers')).toContain('*');
  });

  it('may ask with GET', async () => {
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ topics { totalCount } }')}`);
    expect(await response.json()).toMatchObject({ data: { topics: { totalCount: 22 } } });
  });
});

describe('health', () => {
  it('says that the process and its database answer', async () => {
    for (const path of ['/livez', '/readyz']) expect((await fetch(`${server.url}${path}`)).status).toBe(200);
  });
});

describe('an address', () => {
  it('finds what it is the address of', async () => {
    const { body } = await server.post('{ statements(first: 1) { nodes { id permalink article { slug url } } } }');
    const [statement] = body.data.statements.nodes;
    const again = await server.post(
      'query($permalink: URL!, $url: URL!) { statement(by: {permalink: $permalink}) { id } article(by: {url: $url}) { slug } }',
      { permalink: statement.permalink, url: statement.article.url },
    );
    expect(again.body.data).toEqual({ statement: { id: statement.id }, article: { slug: statement.article.slug } });
  });

  it('is a page for readers, in the language of the text, that runs no scripts', async () => {
    const { body } = await server.post(
      '{ statements(where: {language: {eq: "ru"}}, first: 1) { nodes { text permalink article { url title } } } }',
    );
    const [statement] = body.data.statements.nodes;
    for (const [address, words] of [
      [statement.permalink, statement.text],
      [statement.article.url, statement.article.title],
    ]) {
      const response = await fetch(`${server.url}${new URL(address).pathname}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      const html = await response.text();
      expect(html).toContain('<html lang="ru">');
      expect(html).toContain(words);
    }
    for (const path of ['/news/no-such', '/statements/nonsense', '/statements/QXJ0aWNsZTox']) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    }
  });

  it('leads back to the section and to all news, in the edition of the reader, page by page', async () => {
    const { body } = await server.post(
      '{ articles(where: {language: {eq: "en"}, section: {slug: {eq: "statements"}}}, first: 3) { nodes { url navigation { allUrl section { url } } } } }',
    );
    const { url, navigation } = body.data.articles.nodes[1];
    const html = await (await fetch(`${server.url}${new URL(url).pathname}`)).text();
    for (const address of [navigation.allUrl, navigation.section.url]) expect(html).toContain(`href="${address}"`);
    expect(html).toMatch(/>Newer: .*>Older: /);

    const news = async (path: string, language: string) => {
      const response = await fetch(`${server.url}${path}`, { headers: { 'accept-language': language } });
      expect([response.status, response.headers.get('vary')]).toEqual([200, 'Accept-Language']);
      return response.text();
    };
    const { pathname } = new URL(navigation.section.url);
    const first = await news(pathname, 'en');
    expect(first.match(/<li /g)).toHaveLength(20);
    const [, older = ''] = /href="[^"]*(\?after=[^"]+)">Older</.exec(first) ?? [];
    const second = await news(`${pathname}${older}`, 'en');
    const addresses = (page: string): string[] => page.match(/news\/[\w-]+/g) ?? [];
    expect(addresses(second).filter((address) => addresses(first).includes(address))).toEqual([]);
    expect(await news('/news', 'ru')).toContain('<h1>Все новости</h1>');
    expect((await fetch(`${server.url}/sections/no-such`)).status).toBe(404);
    expect((await fetch(`${server.url}/news?after=abc`)).status).toBe(400);
  });

  it('says of a page that was withdrawn that it is gone', async () => {
    const beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
    await beside.db.query(`update article set publication_status = 'WITHDRAWN' where slug = 'exercises-2026'`);
    await beside.close();
    const response = await fetch(`${server.url}/news/exercises-2026`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      410,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
