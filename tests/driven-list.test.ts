import { listPage, listPages, type Page } from '../src/database/page.js';
import { PUBLIC_VIEWER } from '../src/database/viewer.js';
import type { Db } from '../src/database/db.js';
import { kindOf } from '../src/kinds/index.js';
import type { OrderTerm } from '../src/kinds/kind.js';
import { parseWhere } from '../src/kinds/where.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { loadSkewed, MANY } from './support/skewed-newsroom.js';

/** So many rows of tables and indexes a page may touch, however many items there are. */
const MOST_TOUCHED = 5000;
const READER = {
  viewer: PUBLIC_VIEWER,
  moment: { now: new Date('2026-11-01T09:00:00Z'), today: '2026-11-01' },
  cursorKey: 'key',
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadSkewed(database);
});
afterAll(() => database.close());

const about = (slug: string) => ({ about: { slug: { eq: slug } } });
const office = (slug: string) => ({ office: { slug: { eq: slug } } });

/** Which numbers a filter lets through: what each case is compared with. */
type Holds = (n: number) => boolean;
const isSeas: Holds = (n) => n % 5 > 0;
const isLighthouses: Holds = (n) => n % 2 === 0;
const isFishing: Holds = (n) => n % 3000 === 12;
const isTreasurer: Holds = (n) => n % 2000 === 3;

const STATEMENTS: [title: string, where: object, holds: Holds][] = [
  ['everything', {}, () => true],
  ['the largest subject', about('seas'), isSeas],
  ['the rarest subject', about('fishing'), isFishing],
  [
    'the largest subject with the rarest office',
    { ...about('seas'), ...office('league-treasurer') },
    (n) => isSeas(n) && isTreasurer(n),
  ],
  [
    'the rarest subject with the largest office',
    { ...office('league-secretary'), ...about('fishing') },
    (n) => isFishing(n) && !isTreasurer(n),
  ],
  ['two large subjects', { and: [about('seas'), about('lighthouses')] }, (n) => isSeas(n) && isLighthouses(n)],
  [
    'the largest subject and not another',
    { ...about('seas'), not: about('lighthouses') },
    (n) => isSeas(n) && !isLighthouses(n),
  ],
  ['not the largest subject', { not: about('seas') }, (n) => !isSeas(n)],
  [
    'not the largest subject, of the rarest office',
    { not: about('seas'), ...office('league-treasurer') },
    (n) => !isSeas(n) && isTreasurer(n),
  ],
  [
    'either of two rare ones',
    { or: [about('fishing'), office('league-treasurer')] },
    (n) => isFishing(n) || isTreasurer(n),
  ],
  [
    'a large one or a rare one',
    { or: [about('seas'), office('league-treasurer')] },
    (n) => isSeas(n) || isTreasurer(n),
  ],
  ['any topic', { about: { kind: { eq: 'TOPIC' } } }, (n) => isSeas(n) || isLighthouses(n) || isFishing(n)],
  [
    'one of several subjects',
    { about: { slug: { in: ['fishing', 'seas', 'norland'] } } },
    (n) => isSeas(n) || isFishing(n),
  ],
  ['none of the subjects', { about: { none: {} } }, (n) => !isSeas(n) && !isLighthouses(n) && !isFishing(n)],
  ['a large subject in rare words', { ...about('seas'), language: { eq: 'ru' } }, (n) => isSeas(n) && n % 4 === 0],
];

const shown = (holds: Holds) =>
  Array.from({ length: MANY }, (_, at) => MANY - at).filter((n) => n % 10 !== 7 && holds(n));

describe('a page of statements of which there are many', () => {
  it.each(STATEMENTS)('touches few rows, wherever it begins: %s', async (_title, where, holds) => {
    const expected = shown(holds);
    await walkSome('Statement', where, [], expected);
  });

  it('in another order than links have looks at no row twice', async () => {
    const orderBy: OrderTerm[] = [{ field: 'CONFIDENCE', direction: 'DESC' }];
    await walkSome('Statement', about('seas'), orderBy, shown(isSeas), 1.1 * MANY);
    await walkSome('Statement', about('fishing'), orderBy, shown(isFishing), 1.1 * MANY);
  });
});

describe('a page of news of which there is much', () => {
  it.each<[string, object, Holds]>([
    ['everything', {}, () => true],
    ['the largest section', { section: { slug: { eq: 'news' } } }, () => true],
    ['a rare section', { section: { slug: { eq: 'harbours' } } }, (n) => n % 3000 === 1],
    [
      'a rare section and the largest subject',
      { section: { slug: { eq: 'harbours' } }, ...about('seas') },
      (n) => n % 3000 === 1 && isSeas(n),
    ],
    ['the rarest subject on the largest shelf', { section: { slug: { eq: 'news' } }, ...about('fishing') }, isFishing],
    ['a rare language', { language: { eq: 'hy' } }, (n) => n === 5],
  ])('touches few rows, wherever it begins: %s', async (_title, where, holds) => {
    await walkSome('Article', where, [], shown(holds));
  });
});

describe('the lists of many parents', () => {
  it('touch few rows for each of them', async () => {
    const kind = kindOf('Statement');
    const touched: number[] = [];
    const reader = { ...READER, db: counting((rows) => touched.push(rows)) };
    const topics = await database.dataSource.query<{ id: string; slug: string }[]>(
      `select id::text, slug from subject where kind = 'TOPIC' order by slug`,
    );
    const list = {
      kind,
      scope: 'about',
      where: parseWhere(kind, office('league-treasurer')),
      first: 3,
      withTotal: true,
    };
    const pages = await listPages(
      reader,
      list,
      topics.map(({ id }) => id),
    );
    expect(Object.fromEntries(topics.map(({ slug }, at) => [slug, pages[at]?.total]))).toEqual({
      fishing: 0,
      lighthouses: shown((n) => isLighthouses(n) && isTreasurer(n)).length,
      seas: shown((n) => isSeas(n) && isTreasurer(n)).length,
    });
    expect(touched[0]).toBeLessThanOrEqual(topics.length * MOST_TOUCHED);
  });
});

/** The first page, one from the middle and the last, forward and backward: what they show and what they touch. */
async function walkSome(
  kind: string,
  where: object,
  orderBy: OrderTerm[],
  expected: readonly number[],
  most = MOST_TOUCHED,
): Promise<void> {
  const size = 20;
  const page = (kind: string, where: object, orderBy: OrderTerm[], part: Part) =>
    pageWithin(most, kind, where, orderBy, part);
  const first = await page(kind, where, orderBy, { first: size });
  expect(numbers(first)).toEqual(expected.slice(0, size));
  const last = await page(kind, where, orderBy, { last: size });
  expect(numbers(last)).toEqual(expected.slice(-size));
  const total = await page(kind, where, orderBy, { first: 1, withTotal: true });
  expect(total.total).toBe(expected.length);
  if (expected.length <= size) return;
  const next = await page(kind, where, orderBy, { first: size, after: first.cursors.at(-1) });
  expect(numbers(next)).toEqual(expected.slice(size, 2 * size));
  const before = await page(kind, where, orderBy, { last: size, before: last.cursors[0] });
  expect(numbers(before)).toEqual(expected.slice(0, -size).slice(-size));
}

function numbers({ keys }: Page): number[] {
  return keys.map((key) => Number(key.split(':')[1]));
}

interface Part {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  readonly withTotal?: boolean;
}

/** A page; without the total it must have touched few rows. */
async function pageWithin(
  most: number,
  kindName: string,
  where: object,
  orderBy: OrderTerm[],
  part: Part,
): Promise<Page> {
  const kind = kindOf(kindName);
  const db = part.withTotal ? database.dataSource : counting((touched) => expect(touched).toBeLessThanOrEqual(most));
  return listPage({ ...READER, db }, { kind, where: parseWhere(kind, where), orderBy, withTotal: false, ...part });
}

/** The test's database, which tells how many rows each statement touches before it is run. */
function counting(tell: (touched: number) => void): Db {
  return {
    async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
      tell(await touchedBy(sql, parameters ?? []));
      return database.dataSource.query(sql, parameters);
    },
  };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows the scans of a statement came by. */
async function touchedBy(sql: string, parameters: unknown[]): Promise<number> {
  const [row] = await database.dataSource.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
    `explain (analyze, format json, timing off) ${sql}`,
    parameters,
  );
  const count = (node: PlanNode): number => {
    const own = /(Seq|Index|Index Only|Bitmap Heap) Scan/.test(node['Node Type'])
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0;
    return own + (node.Plans ?? []).reduce((sum, below) => sum + count(below), 0);
  };
  return count(row!['QUERY PLAN'][0]!.Plan);
}
