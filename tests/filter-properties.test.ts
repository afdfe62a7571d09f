import { KINDS } from '../src/kinds/index.js';
import { identityOfNode, nodeFields, type ListField } from './support/nasty/asking.js';
import { everyCondition, rootOf, type Condition } from './support/nasty/every-condition.js';
import { Harness, SPECIAL, variablesOf, type Case } from './support/nasty/harness.js';
import { meetingPhase } from './support/reference/days.js';
import { listingOf } from './support/reference/lists.js';
import { presidencyOfMeeting } from './support/reference/relations.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open();
});
afterAll(() => harness.close());

/** What the search is kept to is a filter of documents, which are shown as what they stand for. */
const FILTERED = KINDS.filter(({ name }) => name !== 'Search');

const ROOTS = [
  ...['articles', 'statements', 'mentions', 'sections', 'subjects', 'officials', 'offices', 'tenures', 'organizations'],
  ...['memberships', 'countries', 'presidencies', 'meetings', 'resolutions', 'operations', 'topics'],
];

describe('a list', () => {
  it('is looked at here whatever it lists', () => {
    const known = harness.lists.filter(({ type }) => type === 'Query').map(({ field }) => field);
    expect(known.sort()).toEqual([...ROOTS].sort());
  });

  it.each(ROOTS)('of %s agrees with the reference under any filter and order, forward and back', async (field) => {
    const list = harness.lists.find((one) => one.type === 'Query' && one.field === field) as ListField;
    await harness.check(harness.cases(list), async (asked) => {
      const reference = harness.referenceFor(asked);
      const expected = harness.identities(reference.list(list.kind, asked));
      harness.count(expected.length, reference.world.visible(list.kind).length);
      await harness.expectWalk(list, asked, expected, false);
      const cursor = await harness.expectWalk(list, asked, expected, true);
      if (cursor !== null) await harness.expectRefused(list, asked, cursor);
    });
  });

  it('is asked by filters that mostly tell some things from others', () => {
    const { none, some, all } = harness.through;
    expect(some / (none + some + all)).toBeGreaterThan(0.3);
  });
});

/** Types with lists of their own; whatever all subjects have is asked of all of them together. */
const PARENTS = [
  ...['Subject', 'Article', 'Section', 'Official', 'Office', 'Organization', 'Country', 'Presidency', 'Meeting'],
  ...['Resolution', 'Operation'],
];

describe('a list that belongs to something', () => {
  const ofParent = (parent: string): ListField[] => {
    const shared = ['articles', 'statements'];
    if (parent === 'Subject')
      return shared.map((field) => {
        const list = harness.lists.find((one) => one.type === 'Topic' && one.field === field) as ListField;
        return { ...list, type: 'Subject' };
      });
    const isSubject = parent !== 'Article' && parent !== 'Section';
    return harness.lists.filter(({ type, field }) => type === parent && !(isSubject && shared.includes(field)));
  };

  it('is known to the reference, whatever it belongs to', () => {
    for (const { type, field } of harness.lists) if (type !== 'Query') listingOf(type, field);
    const types = new Set(harness.lists.map(({ type }) => type));
    expect([...types].filter((type) => !['Query', 'Topic'].includes(type)).sort()).toEqual(PARENTS.slice(1).sort());
  });

  it.each(PARENTS)('agrees with the reference for each %s at once, and page by page for one', async (parent) => {
    for (const list of ofParent(parent)) {
      await harness.check(harness.cases(list, 3), (one) => expectOfEach(list, one), 0.4);
    }
  });

  async function expectOfEach(list: ListField, asked: Case): Promise<void> {
    const { where, orderBy, role, on, editions } = asked;
    const root = harness.lists.find(({ type, kind }) => type === 'Query' && kind === list.type) as ListField;
    const given = list.special.map((name) => `, ${name}: $${name}`).join('');
    const answer = await harness.request(
      `query(${variablesOf(list.kind)} ${list.special.map((name) => `, $${name}: ${SPECIAL[name]}`).join('')}) {
        parents: ${root.field}(first: 100) { nodes { id
          listed: ${list.field}(where: $where, orderBy: $orderBy, first: 100 ${given}) { totalCount nodes { ${nodeFields(list.kind)} } } } } }`,
      { where, orderBy, role, on, editions },
      asked,
    );
    const reference = harness.referenceFor(asked);
    const parents = reference.list(list.type, { where: null, orderBy: [] });
    const expected = parents.map((parent) =>
      harness.identities(reference.listOf(parent, list.field, list.kind, asked)),
    );
    harness.expectSame(
      answer.parents.nodes.map(({ id, listed }: { id: string; listed: { totalCount: number; nodes: object[] } }) => ({
        ...{ id, totalCount: listed.totalCount, nodes: listed.nodes.map(identityOfNode) },
      })),
      parents.map((parent, at) => ({
        ...{ id: harness.identities([parent])[0], totalCount: expected[at]?.length, nodes: expected[at] },
      })),
      { list: `${list.type}.${list.field}`, ...asked },
    );
    const longest = expected.reduce((most, one, at) => (one.length > (expected[most]?.length ?? 0) ? at : most), 0);
    const parent = harness.identities(parents.slice(longest, longest + 1))[0];
    await harness.expectWalk(list, asked, expected[longest] ?? [], false, parent);
    const cursor = await harness.expectWalk(list, asked, expected[longest] ?? [], true, parent);
    if (cursor !== null) await harness.expectRefused(list, asked, cursor, parent);
  }
});

describe('a condition', () => {
  it('is looked at here whatever it is on', () => {
    expect(FILTERED.map(({ name }) => name).sort()).toEqual([...harness.filters.kinds].sort());
  });

  it.each(FILTERED)('on any key of $name and by any operator lets through what it should', async ({ name: kind }) => {
    const conditions = everyCondition(harness, kind);
    const useless = new Set(conditions.map(({ name }) => name));
    for (let at = 0; at < conditions.length; at += 20) {
      for (const name of await expectConditions(kind, conditions.slice(at, at + 20), false)) useless.delete(name);
    }
    // Only editors get to see what these tell apart.
    const forEditors = conditions.filter(({ name }) => /publicationStatus|reviewState/.test(name));
    for (const name of await expectConditions(kind, forEditors, true)) useless.delete(name);
    // Each must tell something from something else, or nothing is proved by it.
    expect([...useless]).toEqual([]);
  });

  it('on the phase or presidency of a meeting goes by what the meeting itself says of them', async () => {
    const { meetings } = await harness.request('{ meetings(first: 100) { nodes { id phase presidency { id } } } }', {});
    const { world } = harness.reader;
    const expected = harness.reader.list('Meeting', { where: null, orderBy: [] }).map((meeting) => ({
      id: harness.identities([meeting])[0],
      phase: meetingPhase(meeting, world),
      presidency: harness.identities(presidencyOfMeeting(meeting, world)).map((id) => ({ id }))[0] ?? null,
    }));
    harness.expectSame(meetings.nodes, expected, {});
  });

  /** Asks all of them at once; the names of those that let through some rows and not others. */
  async function expectConditions(kind: string, batch: readonly Condition[], maySeeDrafts: boolean): Promise<string[]> {
    if (batch.length === 0) return [];
    const { list, wrap } = rootOf(harness, kind);
    const reference = harness.referenceFor({ maySeeDrafts });
    const all = reference.world.visible(list.kind).length;
    const fields = batch.map(
      (_, at) => `a${at}: ${list.field}(where: $w${at}, first: 100) { totalCount nodes { id } }`,
    );
    const source = `query(${batch.map((_, at) => `$w${at}: ${list.kind}Where`).join(', ')}) { ${fields.join('\n')} }`;
    const wheres = batch.map(({ where }) => wrap(where));
    const variables = Object.fromEntries(wheres.map((where, at) => [`w${at}`, where]));
    const answer = await harness.request(source, variables, { maySeeDrafts });
    return wheres.flatMap((where, at) => {
      const expected = harness.identities(reference.list(list.kind, { where, orderBy: [] }));
      const { totalCount, nodes } = answer[`a${at}`];
      harness.expectSame([totalCount, nodes.map(identityOfNode)], [expected.length, expected.slice(0, 100)], {
        list: list.field,
        where,
        maySeeDrafts,
      });
      return expected.length > 0 && expected.length < all ? [batch[at]?.name ?? ''] : [];
    });
  }
});
