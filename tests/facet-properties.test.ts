import fc from 'fast-check';
import { getNamedType, isCompositeType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import type { ListField } from './support/nasty/asking.js';
import { Harness, SPECIAL, type Case } from './support/nasty/harness.js';
import { bucketsOf, FACETS, timelineOf } from './support/reference/facets.js';
import type { Row } from './support/reference/world.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness.close());

const KINDS = ['Article', 'Statement', 'Meeting', 'Resolution'];
const INTERVALS = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY'];
const SUBJECT_KINDS = [null, 'TOPIC', 'OFFICIAL', 'ORGANIZATION', 'COUNTRY', 'RESOLUTION', 'MEETING'];

/** What the buckets and the timeline are asked for. */
interface Counting {
  readonly first: number;
  readonly kind: string | null;
  readonly interval: string;
  readonly from: string | null;
  readonly until: string | null;
}

const counting: fc.Arbitrary<Counting> = fc
  .record({
    first: fc.constantFrom(1, 3, 100),
    kind: fc.constantFrom(...SUBJECT_KINDS),
    interval: fc.constantFrom(...INTERVALS),
    days: fc.option(
      fc.constantFrom(
        ['2020-03-14', '2020-03-16'],
        ['2019-12-31', '2021-01-04'],
        ['2021-06-30', '2021-06-30'],
        ['2030-01-01', '2030-02-01'],
      ),
    ),
    isOpen: fc.constantFrom(null, 'from', 'until'),
  })
  .map(({ days, isOpen, ...rest }) => ({
    ...rest,
    // More than a thousand days are refused.
    interval: days === null || isOpen ? (rest.interval === 'DAY' ? 'WEEK' : rest.interval) : rest.interval,
    from: isOpen === 'from' ? null : (days?.[0] ?? null),
    until: isOpen === 'until' ? null : (days?.[1] ?? null),
  }));

const fieldsOf = (kind: string) => {
  const type = harness.schema.getType(`${kind}Facets`) as GraphQLObjectType;
  return Object.values(type.getFields());
};

/** What a bucket is of, as it is asked for: an id, or the word itself. */
function keyFieldOf(field: GraphQLField<unknown, unknown>): { name: string; isNode: boolean } {
  const bucket = getNamedType(field.type);
  const key = isObjectType(bucket) ? Object.values(bucket.getFields()).find(({ name }) => name !== 'count') : undefined;
  if (!key) throw new Error(`${field.name} has no buckets.`);
  return { name: key.name, isNode: isCompositeType(getNamedType(key.type)) };
}

/** The variables that the facets of a kind take. */
function countingOf(kind: string): string {
  const takesKind = fieldsOf(kind).some((field) => field.args.some(({ name }) => name === 'kind'));
  return `, $buckets: Int, $interval: Interval!, $from: Date, $until: Date${takesKind ? ', $kind: SubjectKind' : ''}`;
}

/** All facets of a kind. */
function facetsSource(kind: string): string {
  const asked = fieldsOf(kind).map((field) => {
    if (field.name === 'timeline')
      return 'timeline(interval: $interval, from: $from, until: $until) { from until count }';
    const { name, isNode } = keyFieldOf(field);
    const args = field.args.map(
      (argument) => `${argument.name}: $${argument.name === 'first' ? 'buckets' : argument.name}`,
    );
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} { key: ${name}${isNode ? ' { id }' : ''} count }`;
  });
  return `facets { ${asked.join(' ')} }`;
}

/** What all facets of the rows of a list must be, in the shape of the answer. */
function expectedFacets(
  kind: string,
  rows: readonly Row[],
  asked: Case,
  { first, interval, ...counted }: Counting,
): object {
  const { world } = harness.referenceFor(asked);
  return Object.fromEntries(
    fieldsOf(kind).map((field) => {
      if (field.name === 'timeline') return [field.name, timelineOf(world, kind, rows, interval, counted)];
      const takes = (name: string) => field.args.some((argument) => argument.name === name);
      const buckets = bucketsOf(world, kind, field.name, rows, takes('kind') ? counted.kind : null);
      const shown = buckets.slice(0, takes('first') ? first : undefined).map(({ key, count }) => ({
        key: key !== null && typeof key === 'object' ? { id: harness.identities([key])[0] } : key,
        count,
      }));
      return [field.name, shown];
    }),
  );
}

const sizes = { none: 0, some: 0 };

async function expectCounts(list: ListField, asked: Case, counted: Counting): Promise<void> {
  const { where, role, on, editions } = asked;
  const { first, ...variables } = counted;
  const given = list.special.map((name) => `, ${name}: $${name}`).join('');
  const root = harness.lists.find(({ type, kind }) => type === 'Query' && kind === list.type);
  const listed = `listed: ${list.field}(where: $where, first: 1 ${given}) { totalCount ${facetsSource(list.kind)} }`;
  const answer = await harness.request(
    `query($where: ${list.kind}Where ${list.special.map((name) => `, $${name}: ${SPECIAL[name]}`).join('')} ${countingOf(list.kind)}) {
      ${root ? `parents: ${root.field}(first: 100) { nodes { ${listed} } }` : listed} }`,
    { where, role, on, editions, buckets: first, ...variables },
    asked,
  );
  const reference = harness.referenceFor(asked);
  const rowsOf = root
    ? reference
        .list(list.type, { where: null, orderBy: [] })
        .map((parent) => reference.listOf(parent, list.field, list.kind, asked))
    : [reference.list(list.kind, asked)];
  for (const rows of rowsOf) sizes[rows.length > 0 ? 'some' : 'none'] += 1;
  harness.expectSame(
    (root ? answer.parents.nodes : [answer]).map(({ listed: one }: { listed: object }) => one),
    rowsOf.map((rows) => ({ totalCount: rows.length, facets: expectedFacets(list.kind, rows, asked, counted) })),
    { list: `${list.type}.${list.field}`, ...asked, ...counted },
  );
}

describe('what a list consists of', () => {
  it('is known to the reference, whatever it is counted by', () => {
    const types = Object.keys(harness.schema.getTypeMap()).flatMap((name) => /^(\w+)Facets$/.exec(name)?.[1] ?? []);
    expect(types.sort()).toEqual([...KINDS].sort());
    for (const kind of types) {
      const facets = fieldsOf(kind).map(({ name }) => name);
      expect(facets.sort()).toEqual([...Object.keys(FACETS[kind] ?? {}), 'timeline'].sort());
    }
  });

  it.each(KINDS)('agrees with the reference for %s under any filter, in any editions', async (kind) => {
    const list = harness.lists.find((one) => one.type === 'Query' && one.kind === kind) as ListField;
    await harness.check(
      fc.tuple(harness.cases(list), counting),
      ([asked, counted]) => expectCounts(list, asked, counted),
      3,
    );
  });

  it.each(['Topic', 'Section', 'Official', 'Office', 'Organization', 'Presidency', 'Resolution', 'Article'])(
    'agrees with the reference for the lists of each %s at once',
    async (type) => {
      for (const list of harness.lists.filter((one) => one.type === type && KINDS.includes(one.kind))) {
        await harness.check(
          fc.tuple(harness.cases(list, 3), counting),
          ([asked, counted]) => expectCounts(list, asked, counted),
          0.3,
        );
      }
    },
  );

  it('is mostly asked of lists that have something in them', () => {
    expect(sizes.some).toBeGreaterThan(sizes.none / 4);
  });
});
