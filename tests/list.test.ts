import { KINDS } from '../src/kinds/index.js';
import type { Kind, OrderTerm } from '../src/kinds/kind.js';
import { listPage, type Page, type PageArguments } from '../src/database/page.js';
import { PUBLIC_VIEWER } from '../src/database/viewer.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';

const MOMENT = { now: new Date('2026-11-01T09:00:00Z'), today: '2026-11-01' };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('csto');
});
afterAll(() => database.close());

function page(kind: Kind, orderBy: readonly OrderTerm[], part: PageArguments): Promise<Page> {
  return listPage(
    { db: database.dataSource, viewer: PUBLIC_VIEWER, moment: MOMENT, cursorKey: 'key' },
    { kind, orderBy, ...part, withTotal: true },
  );
}

/** Everything in a list, walked forward or backward a few at a time. */
async function walk(kind: Kind, orderBy: readonly OrderTerm[], size: number, backwards: boolean): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | undefined; ;) {
    const part = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { cursors, ...here } = await page(kind, orderBy, part);
    if (backwards) keys.unshift(...here.keys);
    else keys.push(...here.keys);
    if (!(backwards ? here.hasPreviousPage : here.hasNextPage)) return keys;
    cursor = backwards ? cursors[0] : cursors.at(-1);
  }
}

const listed = KINDS.filter((kind) => kind.name !== 'Image');
const orders = listed.flatMap((kind) =>
  Object.keys(kind.orders).flatMap((field) =>
    (['ASC', 'DESC'] as const).map((direction) => ({
      kind,
      orderBy: [{ field, direction }],
      title: `${kind.name} by ${field} ${direction}`,
    })),
  ),
);

describe('a list', () => {
  it.each(orders)('shows each row exactly once, forward and backward: $title', async ({ kind, orderBy }) => {
    const forward = await walk(kind, orderBy, 37, false);
    const { total } = await page(kind, orderBy, { first: 1 });
    expect(new Set(forward).size).toBe(forward.length);
    expect(forward).toHaveLength(total as number);
    expect(await walk(kind, orderBy, 41, true)).toEqual(forward);
  });

  it('can be ordered by several fields, ties settled by the next and at last by the id', async () => {
    const { articles } = await ask(
      database,
      `{ articles(orderBy: [{field: WORD_COUNT, direction: ASC}, {field: TITLE, direction: DESC}], first: 100) { nodes { wordCount title } } }`,
    );
    const seen = articles.nodes.map((node: { wordCount: number; title: string }) => [
      node.wordCount,
      node.title.toLowerCase(),
    ]);
    const sorted = [...seen].sort(([a, x], [b, y]) => a - b || (x < y ? 1 : x > y ? -1 : 0));
    expect(seen).toEqual(sorted);
  });

  it('puts what has no value last in both directions', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const { resolutions } = await ask(
        database,
        `{ resolutions(orderBy: [{field: SYMBOL, direction: ${direction}}]) { nodes { symbol } } }`,
      );
      const symbols = resolutions.nodes.map((node: { symbol: string | null }) => node.symbol);
      expect(symbols.filter((symbol: string | null) => symbol === null).length).toBeGreaterThan(1);
      expect(symbols.slice(0, 2)).not.toContain(null);
    }
  });

  it.each([
    ['forward', false],
    ['backward', true],
  ])('shows every row that stays exactly once while others come and go: %s', async (_way, backwards) => {
    const kind = listed.find(({ name }) => name === 'Topic') as Kind;
    const byName = [{ field: 'NAME', direction: 'ASC' }] as const;
    const stable = await walk(kind, byName, 100, false);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let turn = 0; ; turn++) {
      const part = backwards ? { last: 4, before: cursor } : { first: 4, after: cursor };
      const here = await page(kind, byName, part);
      seen[backwards ? 'unshift' : 'push'](...here.keys);
      cursor = backwards ? here.cursors[0] : here.cursors.at(-1);
      await database.dataSource.query(
        `with made as (insert into subject (kind, slug, language, name) values ('TOPIC', $1, 'en', $2) returning id)
          insert into topic (id) select id from made`,
        [`passing-${turn}`, { en: `${'amz'[turn % 3]} passing ${turn}` }],
      );
      if (turn > 0) await database.dataSource.query(`delete from subject where slug = $1`, [`passing-${turn - 1}`]);
      if (!(backwards ? here.hasPreviousPage : here.hasNextPage)) break;
    }
    expect(seen.filter((key) => stable.includes(key))).toEqual(stable);
    await database.dataSource.query(`delete from subject where starts_with(slug, 'passing-')`);
  });

  it('batches the same list of many parents into one statement, each with its own total', async () => {
    const statements: string[] = [];
    const { officials } = await ask(
      database,
      `{ officials(first: 50) { nodes { slug statementsMade(first: 2) { totalCount nodes { text } } } } }`,
      {},
      { statements },
    );
    expect(statements).toHaveLength(4);
    const zas = officials.nodes.find((node: { slug: string }) => node.slug === 'stanislav-zas');
    expect(zas.statementsMade.totalCount).toBeGreaterThan(2);
    expect(zas.statementsMade.nodes).toHaveLength(2);
  });
});

describe('a cursor', () => {
  const first = () => ask(database, '{ articles(first: 2) { pageInfo { endCursor } } }');

  it('is refused by a list with another filter or order', async () => {
    const { articles } = await first();
    const after = articles.pageInfo.endCursor as string;
    const other = 'query($after: String) { articles(after: $after, where: {language: {eq: "ru"}}) { totalCount } }';
    const turned =
      'query($after: String) { articles(after: $after, orderBy: [{field: TITLE, direction: ASC}]) { totalCount } }';
    await expect(ask(database, other, { after })).rejects.toThrow(/belongs to another list/);
    await expect(ask(database, turned, { after })).rejects.toThrow(/belongs to another list/);
  });

  it('is refused when it was made by hand or changed, before any statement is run', async () => {
    const { articles } = await first();
    const bytes = Buffer.from(articles.pageInfo.endCursor, 'base64url');
    const changed = [...bytes.keys()].map((at) => {
      const copy = Buffer.from(bytes);
      copy[at] = copy[at]! ^ 1;
      return copy.toString('base64url');
    });
    const foreign = await listPage(
      { db: database.dataSource, viewer: PUBLIC_VIEWER, moment: MOMENT, cursorKey: "another newsroom's" },
      { kind: listed.find(({ name }) => name === 'Article') as Kind, first: 2, withTotal: false },
    );
    const forged = [
      'abc',
      '',
      ' ',
      'W10',
      '🙂',
      foreign.cursors[0],
      bytes.subarray(0, 20).toString('base64url'),
      ...changed,
    ];
    for (const after of forged) {
      const statements: string[] = [];
      const asked = ask(
        database,
        'query($after: String) { articles(after: $after) { totalCount } }',
        { after },
        { statements },
      );
      await expect(asked).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(statements).toEqual([]);
    }
  });
});
