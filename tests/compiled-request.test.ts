import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { execute, getNamedType, isNonNullType, parse, print, type DocumentNode, type GraphQLField } from 'graphql';
import { readConfig } from '../src/config/index.js';
import { joinDatabase } from '../src/database/open.js';
import { OperationKeeper } from '../src/execution/operation-keeper.js';
import { compileOperation } from '../src/execution/operation.js';
import { Random } from '../src/lib/random.js';
import { ask, testSchema } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { randomRequest, type Ingredients } from './support/random-request.js';
import { startTestServer, type TestServer } from './support/server.js';

const PLANS = new URL('./plans/', import.meta.url);
const GUIDE = readFileSync(new URL('../docs/asking.md', import.meta.url), 'utf8');

describe('a request of the product, compiled', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('csto');
  });
  afterAll(() => database.close());

  async function expectSame(document: DocumentNode, variableValues: Record<string, unknown> = {}) {
    const schema = await testSchema();
    const options = { languages: ['ru', 'en'] };
    const result = await execute({
      schema,
      document,
      variableValues,
      contextValue: await database.contextOf(options),
    });
    const operation = compileOperation(schema, document)!;
    const { data, errors } = await operation.run(undefined, await database.contextOf(options), variableValues);
    expect(data).toBe(JSON.stringify(result.data));
    expect(errors.map((error) => error.toJSON())).toEqual((result.errors ?? []).map((error) => error.toJSON()));
    return data!;
  }

  it.each(readdirSync(PLANS))('has the text that graphql-js gives: %s', async (file) => {
    const document = parse(readFileSync(new URL(file, PLANS), 'utf8'));
    for (const first of [1, 20]) expect((await expectSame(document, { first })).length).toBeGreaterThan(50);
  });

  it('has the text that graphql-js gives, if it is one of the guide', async () => {
    const requests = [...GUIDE.matchAll(/```graphql\n([^`]+)```/g)].map(([, request]) => request as string);
    for (const request of requests) await expectSame(parse(request));
  });

  it('has the text that graphql-js gives, whatever is asked', async () => {
    const schema = await testSchema();
    const ids = await idsOf(database);
    const ingredients: Ingredients = {
      depth: 4,
      breadth: 5,
      variables: '$on: Boolean!, $off: Boolean!, $first: Int = 2, $language: LanguageTag',
      conditions: ['on', 'off'],
      argumentsOf: (field, random) => argumentsOf(field, random, ids),
    };
    for (let seed = 0; seed < 200; seed++) {
      const random = new Random(seed);
      const document = randomRequest(schema, random, ingredients);
      try {
        await expectSame(document, { on: random.chance(0.5), off: false, language: 'en', first: random.below(4) });
      } catch (error) {
        throw new Error(`It differs for ${print(document)}`, { cause: error });
      }
    }
  });
});

/** A few ids of each kind that has a list of its own. */
async function idsOf(database: TestDatabase): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const lists = Object.values((await testSchema()).getQueryType()!.getFields()).filter(
    ({ type, name }) => getNamedType(type).name.endsWith('Connection') && !['search', 'changes'].includes(name),
  );
  for (const { name } of lists) {
    const answer = await ask(database, `{ list: ${name}(first: 4) { nodes { __typename id } } }`);
    for (const { __typename: type, id } of answer.list.nodes) found.set(type, [...(found.get(type) ?? []), id]);
  }
  return found;
}

function argumentsOf(
  { name, type, args }: GraphQLField<unknown, unknown>,
  random: Random,
  ids: ReadonlyMap<string, readonly string[]>,
): string | null {
  // It tells the time.
  if (name === 'rateLimit') return null;
  const id = () => random.pick(ids.get(random.pick([...ids.keys()]))!);
  const written: Record<string, () => string> = {
    by: () => `{id: "${random.chance(0.9) ? random.pick(ids.get(getNamedType(type).name) ?? [id()]) : id()}"}`,
    id: () => JSON.stringify(id()),
    ids: () => JSON.stringify([id(), 'no id', id()].filter((one) => one !== 'no id' || random.chance(0.1))),
    url: () => '"https://news.example.org/news"',
    query: () => JSON.stringify(random.pick(['UN', 'Semerikov', 'peacekeep -exercise', '"'])),
    interval: () => 'YEAR',
    first: () => (random.chance(0.3) ? '$first' : String(random.between(0, 3))),
    language: () => (random.chance(0.3) ? '$language' : random.pick(['"ru"', '"en"', '"fr"', 'null'])),
    on: () => '"2022-05-05"',
    length: () => String(random.between(0, 90)),
    where: () => '{}',
    editions: () => '{prefer: ["en"]}',
    kinds: () => '[TOPIC, ORGANIZATION]',
  };
  const given = args.flatMap((argument) => {
    const write = args.length > 0 && argument.name in written ? written[argument.name] : undefined;
    const isWanted = isNonNullType(argument.type) || argument.name === 'first' || random.chance(0.3);
    if (!write || (argument.name === 'kinds' && !String(argument.type).includes('SubjectKind'))) return [];
    return isWanted ? [`${argument.name}: ${write()}`] : [];
  });
  const isGiven = args.every(
    ({ name: asked, type: t }) => !isNonNullType(t) || given.some((one) => one.startsWith(`${asked}:`)),
  );
  return isGiven ? given.join(', ') : null;
}

describe('an operation that is asked for again', () => {
  const document = parse('query A { server { version timeZone } } query B { server { version } }');

  it('is compiled at its third sight, by the name it is asked for under', async () => {
    const keeper = new OperationKeeper(await testSchema());
    const found = (hash: string, name: string | null) => keeper.find(hash, document, name) !== null;
    expect([1, 2, 3, 4].map(() => found('x', 'A'))).toEqual([false, false, true, true]);
    expect([1, 2, 3].map(() => found('x', 'B'))).toEqual([false, false, true]);
    expect([1, 2, 3].map(() => found('y', 'A'))).toEqual([false, false, true]);
    expect(keeper.find('x', document, 'A')).toBe(keeper.find('x', document, 'A'));
  });

  it('is kept as long as others do not need its place', async () => {
    const keeper = new OperationKeeper(await testSchema(), { seen: 10, kept: 2, fields: 100 });
    const third = (hash: string) => [1, 2, 3].map(() => keeper.find(hash, document, 'A'))[2]!;
    const first = third('a');
    third('b');
    expect(keeper.find('a', document, 'A')).toBe(first);
    third('c');
    expect(keeper.find('a', document, 'A')).toBe(first);
    expect(keeper.find('b', document, 'A')).not.toBe(first);
  });

  it('goes for those used since when all of them have too many fields', async () => {
    const keeper = new OperationKeeper(await testSchema(), { seen: 10, kept: 10, fields: 5 });
    const third = (hash: string) => [1, 2, 3].map(() => keeper.find(hash, document, 'A'))[2]!;
    const run = (hash: string) => {
      const operation = third(hash);
      void operation.run(undefined, { version: '1', timeZone: 'UTC' });
      return operation;
    };
    const first = run('a');
    expect(third('a')).toBe(first);
    run('b');
    third('b');
    expect(third('a')).not.toBe(first);
  });
});

const NO_OFFICE = '{ offices(first: 1) { nodes { id holder(on: "2022-13-45") { id } } } }';

/**
 * Requests in which everything happens that an answer can tell. Articles cannot be read in them, and one field of each fails at
 * most: which of two failures comes first, and whether the second is still told, is the database's to say.
 */
const ASKED: readonly (readonly [what: string, query: string, variables?: object])[] = [
  [
    'a list',
    '{ statements(first: 3) { totalCount nodes { id text speaker { name } topics { name(language: "ru") } } } }',
  ],
  [
    'variables',
    'query ($first: Int, $by: TopicBy!) { topics(first: $first) { nodes { id } } topic(by: $by) { id } }',
    { first: 2, by: { slug: 'none' } },
  ],
  [
    'wrong variables',
    'query ($first: Int, $by: TopicBy!) { topics(first: $first) { nodes { id } } topic(by: $by) { id } }',
    { first: 'x', by: { slug: 1 } },
  ],
  ['a variable that is missing', 'query ($by: ArticleBy!) { article(by: $by) { id } }', {}],
  ['a null for a variable', 'query ($by: ArticleBy!) { article(by: $by) { id } }', { by: null }],
  ['a refused argument', '{ topics { totalCount } articles(first: 1000) { nodes { id } } }'],
  [
    'a refused argument further in',
    '{ offices(first: 2) { nodes { id tenures(first: 1000) { totalCount } } } topics { totalCount } }',
  ],
  [
    'an error where null may be',
    '{ office(by: {slug: "csto-secretary-general"}) { slug } node(id: "no id") { id } server { version } }',
  ],
  ['a literal of the wrong type', NO_OFFICE],
  ['a failure nobody foresaw', '{ articles(first: 1) { nodes { title } } topics(first: 1) { nodes { id } } }'],
  ['the schema', '{ __schema { queryType { name } } __type(name: "Article") { name fields { name } } }'],
  ['nothing much', '{ __typename again: __typename }'],
  ['a dry run', '{ rateLimit(dryRun: true) { cost nodeCount } articles { nodes { id } } }'],
  [
    'what is too dear',
    '{ articles(first: 100) { nodes { related(first: 20) { related(first: 20) { related(first: 20) { id } } } } } }',
  ],
  ['a mutation', 'mutation { articles }'],
  ['no query', '{ articles('],
];

describe('the same request again and again', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('csto');
    const beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
    await beside.db.query('alter table article_image rename to article_image_gone');
    await beside.close();
  });
  afterAll(() => server.close());

  /** The bytes as they were made: how small the network gets them is chosen anew while an answer is kept. */
  async function answerTo({ headers: given, ...init }: RequestInit, path = '/graphql') {
    const response = await fetch(`${server.url}${path}`, {
      ...init,
      headers: { ...(given as Record<string, string>), 'accept-language': 'en', 'accept-encoding': 'identity' },
    });
    const headers = Object.fromEntries(
      ['content-type', 'cache-control', 'vary', 'content-length'].map((name) => [name, response.headers.get(name)]),
    );
    // The one thing that is new each time: the id that the log has of a failure.
    const text = (await response.text()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
    return { status: response.status, headers, text };
  }

  const post = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  it.each(ASKED.map(([what, query, variables]) => [what, { query, variables }] as const))(
    'is answered to the byte as the first time: %s',
    async (_what, body) => {
      const answers = [];
      for (let sight = 0; sight < 5; sight++) answers.push(await answerTo(post(body)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    },
  );

  it('is answered so over GET, by its hash alone too', async () => {
    const query = 'query ($first: Int) { topics(first: $first) { totalCount nodes { id name } } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const search = (given: Record<string, unknown>) =>
      new URLSearchParams(
        Object.entries(given).map(([name, value]): [string, string] => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      ).toString();
    const variables = { first: 2 };
    const posted = await answerTo(post({ query, variables, extensions }));
    const first = await answerTo({}, `/graphql?${search({ query, variables })}`);
    expect(first.text).toBe(posted.text);
    expect(JSON.parse(first.text)).toMatchObject({ data: { topics: { totalCount: 22 } }, extensions: { cost: {} } });
    for (let sight = 0; sight < 4; sight++) {
      expect(await answerTo({}, `/graphql?${search({ query, variables })}`)).toEqual(first);
      expect(await answerTo({}, `/graphql?${search({ extensions, variables })}`)).toEqual(first);
      expect(await answerTo(post({ extensions, variables }))).toEqual(posted);
    }
  });

  it('runs the operation that is named, each time', async () => {
    const query = 'query One { topics(first: 1) { totalCount } } query Two { sections(first: 1) { totalCount } }';
    for (let sight = 0; sight < 4; sight++) {
      const [one, two] = [
        await answerTo(post({ query, operationName: 'One' })),
        await answerTo(post({ query, operationName: 'Two' })),
      ];
      expect(JSON.parse(one.text).data).toHaveProperty('topics');
      expect(JSON.parse(two.text).data).toHaveProperty('sections');
      expect(JSON.parse((await answerTo(post({ query, operationName: 'Three' }))).text)).not.toHaveProperty('data');
    }
  });
});
