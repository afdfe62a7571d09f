import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { ask, testSchema } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { globalId, nodeKey } from '../src/lib/node-key.js';
import { loadNastyNewsroom } from './support/nasty-newsroom.js';
import { identityOf, identityOfNode, listFields, nodeFields, orders, type ListField } from './support/nasty/asking.js';
import { CANARY } from './support/nasty/hidden.js';
import { NOW, TODAY } from './support/nasty/terms.js';
import { Filters } from './support/random-where.js';
import { Reference } from './support/reference/index.js';
import type { OrderTerm } from './support/reference/order.js';
import type { Where } from './support/reference/where.js';
import { World, type Row } from './support/reference/world.js';

/** `PROPERTY_RUNS=500 PROPERTY_SEED=… npm test -- tests/filter-properties.test.ts` looks longer, and elsewhere. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 12);
const SEED = Number(process.env.PROPERTY_SEED ?? 20260314);

const REAL = [
  ...['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'setInterval'],
  ...['clearInterval', 'performance', 'hrtime'],
] as never[];

let database: TestDatabase;
let schema: GraphQLSchema;
let filters: Filters;
let reader: Reference;
let editor: Reference;
let subjectIds: ReadonlyMap<number, string>;

beforeAll(async () => {
  schema = await testSchema();
  database = await openTestDatabase('empty');
  await loadNastyNewsroom(database);
  const asking = { maySeeDrafts: false, now: NOW, today: TODAY, zone: 'America/Halifax' };
  const world = await World.read(database.dataSource, asking);
  filters = new Filters(schema, world);
  const related = (kind: string, key: string) => filters.relatedKind(kind, key);
  [reader, editor] = [new Reference(world, related), new Reference(world.seenBy(true), related)];
  subjectIds = new Map(world.all('Subject').map(({ id, type }) => [id, globalId(nodeKey(type, String(id)))]));
  // The clock stands still: phases, and terms that go on, hang on it.
  jest.useFakeTimers({ now: NOW, doNotFake: REAL });
});
afterAll(async () => {
  jest.useRealTimers();
  await database.close();
});

interface Case {
  readonly where: Where | null;
  readonly orderBy: readonly OrderTerm[];
  readonly size: number;
  readonly maySeeDrafts: boolean;
}

const cases = (kind: string): fc.Arbitrary<Case> =>
  fc.record({
    where: fc.option(filters.where(kind), { freq: 20, nil: null }),
    orderBy: orders(schema, kind),
    size: fc.integer({ min: 1, max: 7 }),
    maySeeDrafts: fc.boolean(),
  });

const identities = (rows: readonly Row[]) => rows.map((row) => identityOf(row, subjectIds));
const referenceOf = ({ maySeeDrafts }: Case) => (maySeeDrafts ? editor : reader);

/** How many filters let through none, some and all of what there is. */
const let_ = { none: 0, some: 0, all: 0 };
function countThrough(through: number, of: number): void {
  let_[through === 0 ? 'none' : through < of ? 'some' : 'all'] += 1;
}

/** Compares, and on a difference says what was asked, so that it can be asked again. */
function expectSame(found: unknown, expected: unknown, asked: object): void {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  const told = JSON.stringify({ ...asked, expected, found }, null, 1);
  throw new Error(`The product and the reference differ:\n${told}`);
}

async function request(source: string, variables: Record<string, unknown>, maySeeDrafts: boolean) {
  const answer = await ask(database, source, variables, { viewer: { maySeeDrafts } });
  if (!maySeeDrafts && JSON.stringify(answer).includes(CANARY))
    throw new Error(`Something hidden came out: ${source} ${JSON.stringify(variables)}`);
  return answer;
}

/** Asks for a page of a list: of all of a kind, or of the one that belongs to `parent`. */
async function askPage({ type, field, kind, special }: ListField, asked: Case, page: object, parent?: string) {
  const role = special.includes('role') && 'role' in asked ? asked.role : undefined;
  const list = `${field}(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before
    ${role === undefined ? '' : ', role: $role'}) {
    totalCount nodes { ${nodeFields(kind)} } edges { cursor node { ${nodeFields(kind)} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const source = `query($where: ${kind}Where, $orderBy: [${kind}Order!], $first: Int, $after: String, $last: Int, $before: String
      ${role === undefined ? '' : '$role: ParticipantRole'} ${parent ? '$parent: ID!' : ''}) {
    ${parent ? `node(id: $parent) { ... on ${type} { ${list} } }` : list} }`;
  const { where, orderBy, maySeeDrafts } = asked;
  const answer = await request(source, { where, orderBy, ...page, role, parent }, maySeeDrafts);
  return (parent ? answer.node : answer)[field];
}

/** Walks a list to its end, forward or back, and compares each page with its part of what is expected. */
async function expectWalk(list: ListField, asked: Case, expected: readonly string[], backwards: boolean, parent?: string) {
  // Not more than a handful of pages, however long the list.
  const size = Math.min(100, Math.max(asked.size, Math.ceil(expected.length / 4)));
  let cursor: string | null = null;
  for (let done = 0; done === 0 || done < expected.length; done += size) {
    const page = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const found = await askPage(list, asked, page, parent);
    const from = backwards ? Math.max(expected.length - done - size, 0) : done;
    const until = backwards ? expected.length - done : Math.min(done + size, expected.length);
    const nodes = found.nodes.map(identityOfNode);
    expectSame(
      { ...found.pageInfo, total: found.totalCount, nodes, edges: found.edges.map((edge: never) => identityOfNode(edge['node'])) },
      {
        ...{ hasNextPage: until < expected.length, hasPreviousPage: from > 0 },
        ...{ startCursor: found.edges[0]?.cursor ?? null, endCursor: found.edges.at(-1)?.cursor ?? null },
        ...{ total: expected.length, nodes: expected.slice(from, until), edges: expected.slice(from, until) },
      },
      { list: `${list.type}.${list.field}`, parent, ...asked, page },
    );
    cursor = backwards ? found.pageInfo.startCursor : found.pageInfo.endCursor;
  }
  return cursor;
}

/** A cursor is of no use with another filter, or in another order. */
async function expectRefused(list: ListField, asked: Case, cursor: string): Promise<void> {
  const [first, ...others] = asked.orderBy.length > 0 ? asked.orderBy : [];
  const turned = first && [{ ...first, direction: first.direction === 'ASC' ? ('DESC' as const) : ('ASC' as const) }, ...others];
  for (const other of [{ ...asked, where: { not: asked.where ?? {} } }, ...(turned ? [{ ...asked, orderBy: turned }] : [])]) {
    const refusal = await askPage(list, other, { first: 1, after: cursor }).then(
      () => 'answered',
      (error: { code?: string }) => error.code,
    );
    expectSame(refusal, 'BAD_USER_INPUT', { list: list.field, ...other, cursor });
  }
}

const check = <Value>(arbitrary: fc.Arbitrary<Value>, predicate: (value: Value) => Promise<void>, runs = RUNS) =>
  fc.assert(fc.asyncProperty(arbitrary, predicate), { numRuns: runs, seed: SEED, includeErrorInReport: true } as never);

const ROOTS = [
  ...['articles', 'statements', 'mentions', 'sections', 'subjects', 'officials', 'offices', 'tenures', 'organizations'],
  ...['memberships', 'countries', 'presidencies', 'meetings', 'resolutions', 'operations', 'topics'],
];

describe('a list', () => {
  it('is looked at here whatever it lists', () => {
    const known = listFields(schema).filter(({ type }) => type === 'Query');
    expect(known.map(({ field }) => field).sort()).toEqual([...ROOTS].sort());
  });

  it.each(ROOTS)('of %s agrees with the reference under any filter and order, forward and back', async (field) => {
    const list = listFields(schema).find((one) => one.type === 'Query' && one.field === field) as ListField;
    await check(cases(list.kind), async (asked) => {
      const reference = referenceOf(asked);
      const expected = identities(reference.list(list.kind, asked));
      countThrough(expected.length, reference.world.visible(list.kind).length);
      await expectWalk(list, asked, expected, false);
      const cursor = await expectWalk(list, asked, expected, true);
      if (cursor !== null) await expectRefused(list, asked, cursor);
    });
  });
});
