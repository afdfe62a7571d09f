import { getIntrospectionQuery } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { documentRefusal } from '../src/http/document-limits.js';
import { startTestServer, type TestServer } from './support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('csto');
  await server.post(getIntrospectionQuery());
});
afterAll(() => server.close());

const times = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');
const chain = (count: number, write: (name: string, next: string) => string, last = 'id') =>
  `${times(count, (at) => `fragment F${at} on Topic { ${write(`F${at}`, `F${at + 1}`)} }`)} fragment F${count} on Topic { ${last} }`;
const topic = (selection: string) => `{ topic(by: { slug: "x" }) { ${selection} } }`;

/** What somebody might send to keep a server busy, with what it is refused with. */
const ATTACKS: [name: string, query: string, code: string, variables?: object][] = [
  ['one field under many names', `{ ${times(200, (at) => `a${at}: topics { totalCount }`)} }`, 'QUERY_TOO_COMPLEX'],
  [
    'many fields at the root',
    `{ ${times(51, (at) => (at % 2 ? `a${at}: topics { totalCount }` : `a${at}: sections { totalCount }`))} }`,
    'QUERY_TOO_COMPLEX',
  ],
  ['one field again and again', `{ ${times(3900, () => '__typename')} }`, 'QUERY_TOO_COMPLEX'],
  [
    'fields to be compared with each other',
    `{ ${times(30, () => `topics { ${times(30, () => 'nodes { id }')} }`)} }`,
    'QUERY_TOO_COMPLEX',
  ],
  ['more words than are read', `{ ${times(4100, (at) => `a${at}`)} }`, 'QUERY_TOO_COMPLEX'],
  ['fields nested deep', topic(`${'broader { '.repeat(60)} id ${'}'.repeat(60)}`), 'QUERY_TOO_COMPLEX'],
  [
    'fragments nested deep',
    `${topic('...F0')} ${chain(190, (_, next) => `broader { ...${next} }`)}`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'fragments that double',
    `${topic('...F0')} ${chain(60, (_, next) => `a: broader { ...${next} } b: broader { ...${next} }`)}`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'fragments that double, not very deep',
    `${topic('...F0')} ${chain(20, (_, next) => `a: broader { ...${next} } b: broader { ...${next} }`)}`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'fragments that all spread each other',
    `${topic('...F0')} ${times(60, (at) => `fragment F${at} on Topic { id ${times(Math.min(59 - at, 30), (by) => `...F${at + by + 1}`)} }`)}`,
    'QUERY_TOO_COMPLEX',
  ],
  ['many fragments', `${topic('id')} ${times(300, (at) => `fragment F${at} on Topic { id }`)}`, 'QUERY_TOO_COMPLEX'],
  ['many operations', times(300, (at) => `query Q${at} { __typename }`), 'QUERY_TOO_COMPLEX'],
  ['many directives', `{ __typename ${'@skip(if: false) '.repeat(500)} }`, 'QUERY_TOO_COMPLEX'],
  [
    'the schema under many names',
    `{ ${times(20, (at) => `a${at}: __schema { types { name } }`)} }`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'parts of the schema under many names',
    `{ __schema { ${times(20, (at) => `a${at}: types { fields { name } }`)} } }`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'the schema nested',
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'lists within lists',
    '{ statements(first: 100) { nodes { topics { statements(first: 100) { nodes { topics { name } } } } } } }',
    'QUERY_TOO_COMPLEX',
  ],
  [
    'counts within lists',
    `{ statements(first: 100) { nodes { topics { ${times(6, (at) => `a${at}: statements { totalCount }`)} } } } }`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'a fragment that leads back to itself',
    `${topic('...F')} fragment F on Topic { id ...F }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a fragment that leads back to itself through a field',
    `${topic('...F')} fragment F on Topic { broader { ...F } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'many fragments that lead back',
    `${topic('...F0')} ${times(60, (at) => `fragment F${at} on Topic { ${times(20, (by) => `...F${(at + by) % 60}`)} }`)}`,
    'QUERY_TOO_COMPLEX',
  ],
  ['fields that there are not', `{ ${times(1900, (at) => `aaa${at}`)} }`, 'QUERY_TOO_COMPLEX'],
  [
    'a deep filter',
    `{ topics(where: ${'{not: '.repeat(150)}{slug: {eq: "x"}}${'}'.repeat(150)}) { totalCount } }`,
    'BAD_USER_INPUT',
  ],
  [
    'a broad filter',
    `{ topics(where: {or: [${times(390, () => '{slug: {eq: "x"}}')}]}) { totalCount } }`,
    'BAD_USER_INPUT',
  ],
  [
    'a filter of long lists',
    'query($in: [String!]) { topics(where: {slug: {in: $in}}) { totalCount } }',
    'BAD_USER_INPUT',
    { in: Array.from({ length: 20_000 }, (_, at) => `s${at}`) },
  ],
  [
    'long lists of ids',
    'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    'BAD_USER_INPUT',
    { ids: Array.from({ length: 10_000 }, (_, at) => `id${at}`) },
  ],
  [
    'lists of ids under many names',
    `query($ids: [ID!]!) { ${times(50, (at) => `a${at}: nodes(ids: $ids) { id }`)} }`,
    'QUERY_TOO_COMPLEX',
    { ids: Array.from({ length: 10_000 }, (_, at) => `id${at}`) },
  ],
  [
    'variables nested deep',
    'query($w: TopicWhere) { topics(where: $w) { totalCount } }',
    'QUERY_TOO_COMPLEX',
    { w: JSON.parse(`${'{"not":'.repeat(500)}{}${'}'.repeat(500)}`) as object },
  ],
];

describe('a request made to keep the server busy', () => {
  it.each(ATTACKS.map(([name, query, code, variables]) => [name, query, code, variables ?? {}] as const))(
    'is refused at once: %s',
    async (_name, query, code, variables) => {
      const times = [];
      for (let sent = 0; sent < 3; sent++) {
        const begun = process.cpuUsage();
        const { status, body } = await server.post(query, variables);
        const { user, system } = process.cpuUsage(begun);
        times.push((user + system) / 1000);
        expect(body.errors[0].extensions.code).toBe(code);
        expect(status).toBeLessThan(500);
        expect(body.errors[0].message.length).toBeGreaterThan(20);
      }
      // Time on the processor, and far more than any takes: what doubles with every level takes longer on any machine.
      expect(Math.min(...times)).toBeLessThan(3000);
    },
  );

  it('is told what the limit is, and what was found', async () => {
    const { body } = await server.post(`{ ${times(60, (at) => `a${at}: topics { totalCount }`)} }`);
    expect(body.errors[0]).toEqual({
      message:
        'A field may be asked for under 50 names at most, but "topics" has 60. Use a list with a filter, or ask in several requests.',
      extensions: { code: 'QUERY_TOO_COMPLEX', limit: 50, found: 60, field: 'topics' },
    });
  });

  it('leaves the server as it was', async () => {
    const { status, body } = await server.post('{ topics { totalCount } }');
    expect([status, body.data.topics.totalCount]).toEqual([200, 22]);
  });
});

describe('an honest request', () => {
  const examples = readdirSync(new URL('./plans/', import.meta.url));
  it.each(examples)('passes: %s', async (file) => {
    const query = readFileSync(new URL(`./plans/${file}`, import.meta.url), 'utf8');
    const { body } = await server.post(query, { first: 100 });
    expect(body.errors).toBeUndefined();
  });

  it('passes when tools ask for the schema, with all that they may want to know', async () => {
    for (const options of [
      {},
      {
        inputValueDeprecation: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        oneOf: true,
      },
    ]) {
      const { status, body } = await server.post(getIntrospectionQuery(options));
      expect([status, body.errors]).toEqual([200, undefined]);
    }
  });

  it('passes with a fragment for each of sixty components that ask for the same', () => {
    const spread = times(60, (at) => `...C${at}`);
    const query = `{ topics { nodes { ${spread} } } } ${times(60, (at) => `fragment C${at} on Topic { id name broader { id } }`)}`;
    expect(documentRefusal(query)).toBeNull();
  });

  it('passes with fifty looked up at once', async () => {
    const { body } = await server.post(`{ ${times(50, (at) => `a${at}: topic(by: {slug: "t${at}"}) { id }`)} }`);
    expect(body.errors).toBeUndefined();
  });
});

describe('a request that could return too much', () => {
  const list = 'topics { statements(first: 100) { nodes { id } } }';
  const nodes = `{ nodes { a: ${list} b: ${list} } }`;

  it('is refused before it is run, with what it costs and what would pass', async () => {
    const { status, body } = await server.post(`{ statements(first: 100) ${nodes} }`);
    expect(status).toBe(400);
    const [{ message, extensions }] = body.errors;
    expect(extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', cost: 809, limit: 500, field: 'statements', tryFirst: 61 });
    expect(message).toContain('Try "first: 61"');
    const passing = await server.post(`{ statements(first: ${extensions.tryFirst}) ${nodes} }`);
    expect(passing.body.errors).toBeUndefined();
    expect(passing.body.extensions.cost).toMatchObject({ maximumCost: 500 });
  });

  it('is found through fragments and variables as well', async () => {
    const { body } = await server.post(
      `query($n: Int = 100) { statements(first: $n) { ...S } } fragment S on StatementConnection ${nodes}`,
      {},
    );
    expect(body.errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
