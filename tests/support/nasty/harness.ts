import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { createCaches } from '../../../src/database/caches.js';
import { globalId, nodeKey } from '../../../src/lib/node-key.js';
import { ask, testSchema } from '../ask.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { moveClock } from '../moved-clock.js';
import { loadNastyNewsroom } from '../nasty-newsroom.js';
import { Filters } from '../random-where.js';
import { Reference, type Asked, type Narrowing } from '../reference/index.js';
import { World, type Row } from '../reference/world.js';
import { NOTHING_CHANGES } from '../still.js';
import { identityOfNode, listFields, nodeFields, orders, type ListField } from './asking.js';
import { CANARY } from './hidden.js';
import { NOW, TODAY } from './terms.js';

/** `PROPERTY_RUNS=300 PROPERTY_SEED=7 npm test -- tests/filter-properties.test.ts` looks longer, and elsewhere. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 12);
const SEED = Number(process.env.PROPERTY_SEED ?? 20260314);

const TAGS = ['ru', 'en', 'en-GB', 'pt', 'pt-PT', 'zh-Hant-TW', 'zh', 'fr'] as const;
/** Languages that a client accepts, and those that it asks for, most wanted first. */
const ACCEPTED = fc.array(fc.constantFrom(...TAGS), { maxLength: 3 });
const PREFERRED = fc.array(fc.constantFrom(...TAGS, 'RU', 'pt-br'), { maxLength: 3 });

/** What a list is asked for, and by whom. */
export interface Case extends Asked, Narrowing {
  readonly size: number;
  readonly maySeeDrafts: boolean;
}

/** Asks the nasty newsroom and its reference the same, and tells where they differ. */
export class Harness {
  /** How many filters let through none, some and all of what there is. */
  readonly through = { none: 0, some: 0, all: 0 };
  /** Every other request is answered from what is kept, as a server would. */
  private readonly caches = createCaches(NOTHING_CHANGES, 10_000_000);
  private asked = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly schema: GraphQLSchema,
    readonly filters: Filters,
    readonly reader: Reference,
    readonly editor: Reference,
    private readonly subjectIds: ReadonlyMap<number, string>,
  ) {}

  /** The clock stands still from here on: phases, and terms that go on, hang on it. */
  static async open(): Promise<Harness> {
    const [database, schema] = [await openTestDatabase('empty'), await testSchema()];
    await loadNastyNewsroom(database);
    const asking = { maySeeDrafts: false, now: NOW, today: TODAY, zone: 'America/Halifax' };
    const world = await World.read(database.dataSource, asking);
    const filters = new Filters(schema, world);
    const related = (kind: string, key: string) => filters.relatedKind(kind, key);
    moveClock(NOW);
    return new Harness(
      database,
      schema,
      filters,
      new Reference(world, related),
      new Reference(world.seenBy(true), related),
      new Map(world.all('Subject').map(({ id, type }) => [id, globalId(nodeKey(type, String(id)))])),
    );
  }

  async close(): Promise<void> {
    jest.useRealTimers();
    await this.database.close();
  }

  referenceFor({ maySeeDrafts }: Pick<Case, 'maySeeDrafts'>): Reference {
    return maySeeDrafts ? this.editor : this.reader;
  }

  get lists(): readonly ListField[] {
    return listFields(this.schema);
  }

  /** Random filters, orders, sizes and readers of a list. */
  cases({ kind, special }: ListField, depth?: number): fc.Arbitrary<Case> {
    const of = <Value>(argument: string, value: fc.Arbitrary<Value>) =>
      special.includes(argument) ? value : fc.constant(undefined);
    return fc.record({
      where: fc.option(this.filters.where(kind, depth), { freq: 20, nil: null }),
      orderBy: orders(this.schema, kind),
      size: fc.integer({ min: 1, max: 7 }),
      maySeeDrafts: fc.boolean(),
      role: of('role', fc.constantFrom(null, 'CHAIR', 'MEMBER', 'ABSENT')),
      on: of('on', fc.constantFrom(null, '2020-03-15', '2024-06-30', '2026-03-14')),
      editions: of('editions', fc.option(fc.record({ prefer: fc.option(PREFERRED, { freq: 4 }) }), { freq: 2 })),
      languages: ACCEPTED,
    });
  }

  /** Draws cases and looks at each; the smallest that fails is told. */
  async check<Value>(
    arbitrary: fc.Arbitrary<Value>,
    predicate: (value: Value) => Promise<void>,
    share = 1,
  ): Promise<void> {
    const numRuns = Math.max(Math.round(RUNS * share), 1);
    await fc.assert(fc.asyncProperty(arbitrary, predicate), { numRuns, seed: SEED });
  }

  /** What rows are told from each other by: their ids; somebody at a meeting has none, and is there once. */
  identities(rows: readonly Row[]): string[] {
    return rows.map((row) =>
      row.type === 'Participant'
        ? (this.subjectIds.get(row.subject_id as number) ?? '')
        : globalId(nodeKey(row.type, String(row.id))),
    );
  }

  count(through: number, of: number): void {
    this.through[through === 0 ? 'none' : through < of ? 'some' : 'all'] += 1;
  }

  /** Compares, and on a difference says what was asked, so that it can be asked again. */
  expectSame(found: unknown, expected: unknown, asked: object): void {
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    throw new Error(`The product and the reference differ:\n${JSON.stringify({ ...asked, expected, found }, null, 1)}`);
  }

  /** Asks, and makes sure that nothing hidden comes out. */
  async request(
    source: string,
    variables: Readonly<Record<string, unknown>>,
    { maySeeDrafts = false, languages = [] }: Partial<Case> = {},
  ) {
    this.asked += 1;
    const caches = this.asked % 2 === 0 ? this.caches : undefined;
    const answer = await ask(this.database, source, variables, { viewer: { maySeeDrafts }, languages, caches });
    if (!maySeeDrafts && JSON.stringify(answer).includes(CANARY))
      throw new Error(`Something hidden came out: ${source} ${JSON.stringify(variables)}`);
    return answer;
  }

  /** A page of a list: of all of a kind, or of what belongs to `parent`. */
  private async page({ type, field, kind, special }: ListField, asked: Case, page: object, parent?: string) {
    const node = `{ ${nodeFields(kind)} }`;
    const list = `${field}(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before
      ${special.map((name) => `, ${name}: $${name}`).join('')}) {
      totalCount nodes ${node} edges { cursor node ${node} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const source = `query(${variablesOf(kind)}, $first: Int, $after: String, $last: Int, $before: String
      ${special.map((name) => `, $${name}: ${SPECIAL[name]}`).join('')} ${parent ? ', $parent: ID!' : ''}) {
      ${parent ? `node(id: $parent) { ... on ${type} { ${list} } }` : list} }`;
    const { where, orderBy, role, on, editions } = asked;
    const answer = await this.request(source, { where, orderBy, ...page, role, on, editions, parent }, asked);
    return (parent ? answer.node : answer)[field];
  }

  /** Walks a list to its end, forward or back, and compares each page; the last cursor, null where nothing is listed. */
  async expectWalk(
    list: ListField,
    asked: Case,
    expected: readonly string[],
    backwards: boolean,
    parent?: string,
  ): Promise<string | null> {
    // Not more than a handful of pages, however long the list.
    const size = Math.min(100, Math.max(asked.size, Math.ceil(expected.length / 4)));
    let cursor: string | null = null;
    for (let done = 0; done === 0 || done < expected.length; done += size) {
      const page = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
      const found = await this.page(list, asked, page, parent);
      const from = backwards ? Math.max(expected.length - done - size, 0) : done;
      const until = backwards ? expected.length - done : Math.min(done + size, expected.length);
      const here = expected.slice(from, until);
      this.expectSame(
        {
          ...{ ...found.pageInfo, total: found.totalCount, nodes: found.nodes.map(identityOfNode) },
          edges: found.edges.map((edge: { node: object }) => identityOfNode(edge.node)),
        },
        {
          ...{ hasNextPage: until < expected.length, hasPreviousPage: from > 0 },
          ...{ startCursor: found.edges[0]?.cursor ?? null, endCursor: found.edges.at(-1)?.cursor ?? null },
          ...{ total: expected.length, nodes: here, edges: here },
        },
        { list: `${list.type}.${list.field}`, parent, ...asked, page },
      );
      cursor = (backwards ? found.pageInfo.startCursor : found.pageInfo.endCursor) as string | null;
    }
    return cursor;
  }

  /** A cursor is of no use with another filter, or in another order. */
  async expectRefused(list: ListField, asked: Case, cursor: string, parent?: string): Promise<void> {
    const [first, ...others] = asked.orderBy;
    const turned = first && { ...first, direction: first.direction === 'ASC' ? ('DESC' as const) : ('ASC' as const) };
    const filtered = { ...asked, where: { not: asked.where ?? {} } };
    for (const other of turned ? [filtered, { ...asked, orderBy: [turned, ...others] }] : [filtered]) {
      const refusal = await this.page(list, other, { first: 1, after: cursor }, parent).then(
        () => 'answered',
        (error: { code?: string }) => error.code,
      );
      this.expectSame(refusal, 'BAD_USER_INPUT', { list: `${list.type}.${list.field}`, ...other, cursor });
    }
  }
}

/** Arguments of some lists only. */
export const SPECIAL: Readonly<Record<string, string>> = {
  role: 'ParticipantRole',
  on: 'Date',
  editions: 'EditionsInput',
};

export function variablesOf(kind: string): string {
  return `$where: ${kind}Where, $orderBy: [${kind}Order!]`;
}
