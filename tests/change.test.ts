import { globalId } from '../src/lib/node-key.js';
import { KINDS } from '../src/kinds/index.js';
import { PUBLIC_VIEWER, fromSql, visibleSql } from '../src/database/viewer.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { SERVER_URL } from './support/template.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

let database: TestDatabase;

/** A database for each test of a block that writes, or one for all of a block that does not. */
function aDatabaseFor(before: typeof beforeEach, after: typeof afterEach): void {
  before(async () => {
    database = await openTestDatabase('empty');
    await loadInto(database, inventedBundle());
  });
  after(() => database.close());
}

interface Entry {
  readonly sequence: string;
  readonly changeKind: string;
  readonly typeName: string;
  readonly nodeId: string;
}

const FIELDS = 'sequence changeKind typeName nodeId';

/** The ledger as a reader follows it: a page at a time, from where it left off. */
async function read(after: string | null = null, first = 7): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let cursor = after; ;) {
    const { changes } = await ask(
      database,
      `query($after: String, $first: Int) { changes(after: $after, first: $first) { nodes { ${FIELDS} } pageInfo { endCursor hasNextPage } } }`,
      { after: cursor, first },
    );
    entries.push(...changes.nodes);
    if (!changes.pageInfo.hasNextPage) return entries;
    cursor = changes.pageInfo.endCursor;
  }
}

/** What a reader has who follows the entries: put in, put out. */
function replay(entries: readonly Entry[]): string[] {
  const there = new Set<string>();
  for (const { changeKind, nodeId } of entries) {
    if (changeKind === 'WITHDRAWN' || changeKind === 'DELETED') there.delete(nodeId);
    else there.add(nodeId);
  }
  return [...there].sort();
}

/** The ids of everything that readers can see. */
async function visible(): Promise<string[]> {
  const selects = KINDS.filter(({ isNode }) => isNode).map(
    (kind) => `select '${kind.name}:' || t.id as key from ${fromSql(kind)} where ${visibleSql(kind, PUBLIC_VIEWER)}`,
  );
  const rows = await database.dataSource.query<{ key: string }[]>(selects.join(' union all '));
  return rows.map(({ key }) => globalId(key)).sort();
}

const sql = (statement: string, values: unknown[] = []) =>
  database.dataSource.query<{ id: string }[]>(statement, values);
const lastOf = (entries: readonly Entry[]) => entries.at(-1)?.sequence ?? '0';

/** Everything that can happen to what readers see, each step a transaction of its own. */
const HISTORY: readonly string[] = [
  `update article set title = 'Anew' where slug = 'quotas-agreed'`,
  `insert into image (file_name, language) values ('seen.jpg', 'en'), ('unseen.jpg', 'en')`,
  `insert into article_image (article_id, image_id, position)
    select a.id, i.id, 0 from article a, image i where a.slug = 'quotas-agreed' and i.file_name = 'seen.jpg'`,
  `update article set publication_status = 'DRAFT' where slug = 'lamps-replaced'`,
  `update statement set review_state = 'REJECTED' where text like '%quotas%'`,
  `update article set publication_status = 'WITHDRAWN', withdrawal_reason = 'By mistake.' where slug = 'quotas-agreed'`,
  `update article set publication_status = 'PUBLISHED' where slug = 'quotas-agreed'`,
  `update statement set review_state = 'ACCEPTED' where text like '%quotas%'`,
  `update official set portrait_id = (select id from image where file_name = 'unseen.jpg')
    where id = (select id from subject where slug = 'ada-lindqvist')`,
  `delete from article_image`,
  `delete from article where slug = 'lamps-replaced'`,
  `update topic set broader_id = (select id from subject where slug = 'seas')
    where id = (select id from subject where slug = 'lighthouses')`,
  `delete from tenure where acting`,
  `with made as (insert into subject (kind, slug, language, name) values ('TOPIC', 'tides', 'en', '{"en": "Tides"}') returning id)
    insert into topic (id) select id from made`,
  `delete from subject where slug = 'tides'`,
];

describe('the ledger', () => {
  aDatabaseFor(beforeEach, afterEach);

  it('replayed from zero rebuilds exactly what is visible, whatever happened', async () => {
    expect(replay(await read())).toEqual(await visible());
    for (const step of HISTORY) {
      await sql(step);
      expect([step, replay(await read())]).toEqual([step, await visible()]);
    }
  });

  it('gives a reader who comes back only what is new, in strict sequence, under the same cursor', async () => {
    const first = await read();
    for (const step of HISTORY) await sql(step);
    const later = await read(lastOf(first), 2);
    expect(later.length).toBeGreaterThan(HISTORY.length);
    const numbers = [...first, ...later].map(({ sequence }) => BigInt(sequence));
    expect(numbers.every((number, at) => at === 0 || number > (numbers[at - 1] as bigint))).toBe(true);
    expect([...first, ...later]).toEqual(await read(null, 100));
    expect(replay([...first, ...later])).toEqual(await visible());
  });

  it('has one entry for what one transaction did to one thing', async () => {
    const before = lastOf(await read());
    await database.dataSource.transaction(async (db) => {
      await db.query(`update article set title = 'Once' where slug = 'quotas-agreed'`);
      await db.query(`update article set title = 'Twice' where slug = 'quotas-agreed'`);
      await db.query(
        `update article set correction = 'Twice, not once.', corrected_at = now() where slug = 'quotas-agreed'`,
      );
      await db.query(`update article set lead = 'At last' where slug = 'quotas-agreed'`);
      await db.query(`update article set publication_status = 'WITHDRAWN' where slug = 'lamps-replaced'`);
      await db.query(`update article set publication_status = 'PUBLISHED' where slug = 'lamps-replaced'`);
      await db.query(
        `insert into subject (kind, slug, language, name) values ('TOPIC', 'gone', 'en', '{"en": "Gone"}')`,
      );
      await db.query(`delete from subject where slug = 'gone'`);
    });
    const entries = await read(before);
    expect(entries.map(({ changeKind, typeName }) => `${changeKind} ${typeName}`).sort()).toEqual([
      'CORRECTED Article',
      'UPDATED Article',
      ...entries.filter(({ typeName }) => typeName === 'Mention').map(() => 'UPDATED Mention'),
      'UPDATED Statement',
    ]);
    const revision = await sql(`select revision as id from article where slug = 'quotas-agreed'`);
    expect(revision).toEqual([{ id: 2 }]);
  });

  it('says what psql did to the parts of a thing as a change of that thing', async () => {
    const subject = (slug: string) => `(select id from subject where slug = '${slug}')`;
    const parts: readonly (readonly [sql: string, entry: string])[] = [
      [
        `insert into article_subject (article_id, role, subject_id) select id, 'ABOUT', ${subject('league')} from article where slug = 'quotas-agreed'`,
        'UPDATED Article',
      ],
      [`delete from article_subject where subject_id = ${subject('league')}`, 'UPDATED Article'],
      [
        `insert into statement_subject (statement_id, role, subject_id) select id, 'ABOUT', ${subject('league')} from statement where text like '%quotas%'`,
        'UPDATED Statement',
      ],
      [`update statement_subject set position = 7 where subject_id = ${subject('league')}`, 'UPDATED Statement'],
      [
        `insert into resolution_subject (resolution_id, subject_id, position) select id, ${subject('seas')}, 0 from resolution`,
        'UPDATED Resolution',
      ],
      [`insert into vote (id, adopted_without_vote) select id, false from resolution`, 'UPDATED Resolution'],
      [
        `insert into country_vote (vote_id, country_id, position) select id, ${subject('norland')}, 'AGAINST' from vote`,
        'UPDATED Resolution',
      ],
    ];
    await sql(`with made as (insert into subject (kind, slug, language, name) values ('RESOLUTION', 'r', 'en', '{"en": "R"}') returning id)
      insert into resolution (id, title, organ_id, adopted_precision) select made.id, '{"en": "R"}', ${subject('league')}, 'UNKNOWN' from made`);
    for (const [statement, entry] of parts) {
      const before = lastOf(await read());
      await sql(statement);
      const entries = (await read(before)).map(({ changeKind, typeName }) => `${changeKind} ${typeName}`);
      expect([statement, entries]).toEqual([statement, [entry]]);
    }
  });

  it('has a removal even where something came back for a moment in the same transaction', async () => {
    const columns =
      'slug, language, genre, title, html, text, word_count, content_hash, published_at, published_precision, publication_status';
    const again = (id: string) =>
      `insert into article (id, ${columns}) values (${id}, 'again', 'en', 'NEWS', 'Again', '', '', 0, '', now(), 'DAY', 'PUBLISHED')`;
    const [there] = await sql(`select id from article where slug = 'quotas-agreed'`);
    const id = String(there?.id);
    await database.dataSource.transaction(async (db) => {
      await db.query(`delete from article where id = ${id}`);
      await db.query(again(id));
      await db.query(`delete from article where id = ${id}`);
    });
    expect(replay(await read())).toEqual(await visible());
    const [other] = await sql(
      `update article set publication_status = 'WITHDRAWN' where slug = 'lamps-replaced' returning id`,
    ).then(([rows]) => rows as unknown as { id: string }[]);
    await database.dataSource.transaction(async (db) => {
      await db.query(`update article set publication_status = 'PUBLISHED' where id = ${other?.id}`);
      await db.query(`delete from article where id = ${other?.id}`);
    });
    const last = (await read()).filter(({ nodeId }) => nodeId === globalId(`Article:${other?.id}`)).at(-1);
    expect(last?.changeKind).toBe('DELETED');
  });

  it('loses a subject with what its kind keeps of it', async () => {
    await sql(`delete from article`);
    await sql(`delete from tenure`);
    await sql(`delete from official where id = (select id from subject where slug = 'boris-talbot')`);
    expect(replay(await read())).toEqual(await visible());
    expect(await sql(`select id from subject where slug = 'boris-talbot'`)).toEqual([]);
  });

  it('keeps silent about what nobody may see', async () => {
    const before = lastOf(await read());
    await loadDraft();
    await sql(`update article set title = 'Still a draft' where slug = 'draft'`);
    await sql(`delete from article where slug = 'draft'`);
    expect(await read(before)).toEqual([]);
  });

  it('keeps to the kinds and types asked for, and counts them', async () => {
    await sql(`update article set title = 'Anew' where slug = 'quotas-agreed'`);
    const { changes } = await ask(
      database,
      `{ changes(kinds: [UPDATED, DELETED], typeNames: ["Article", "Topic"]) { totalCount nodes { changeKind typeName } edges { cursor node { sequence } } } }`,
    );
    expect(changes).toMatchObject({ totalCount: 1, nodes: [{ changeKind: 'UPDATED', typeName: 'Article' }] });
    expect(changes.edges[0].cursor).toBe(changes.edges[0].node.sequence);
    const all = await ask(database, '{ changes(first: 1) { totalCount pageInfo { hasNextPage hasPreviousPage } } }');
    expect(all.changes.totalCount).toBe((await read()).length);
    expect(all.changes.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
  });

  it('shows what a thing is now, not what it was then', async () => {
    const [article] = (
      await ask(
        database,
        `{ changes(typeNames: ["Article"], first: 1) { nodes { nodeId ... on ContentChange { content { ... on Article { title } } } } } }`,
      )
    ).changes.nodes;
    expect(article.content.title).toBe('On quotas-agreed');
    await sql(
      `update article set publication_status = 'WITHDRAWN', withdrawal_reason = 'By mistake.' where slug = 'quotas-agreed'`,
    );
    const shown = async () =>
      (
        await ask(
          database,
          `{ changes(typeNames: ["Article"], first: 100) { nodes { __typename changeKind nodeId
            ... on ContentChange { content { __typename ... on Tombstone { typeName reason } } }
            ... on RemovalChange { tombstone { id typeName reason } } } } }`,
        )
      ).changes.nodes.filter(({ nodeId }: Entry) => nodeId === article.nodeId);
    expect(await shown()).toEqual([
      {
        ...{ __typename: 'ContentChange', changeKind: 'CREATED', nodeId: article.nodeId },
        content: { __typename: 'Tombstone', typeName: 'Article', reason: 'By mistake.' },
      },
      {
        ...{ __typename: 'RemovalChange', changeKind: 'WITHDRAWN', nodeId: article.nodeId },
        tombstone: { id: article.nodeId, typeName: 'Article', reason: 'By mistake.' },
      },
    ]);
    await sql(`delete from article where slug = 'quotas-agreed'`);
    expect(
      (await shown()).map(
        (entry: { content?: unknown; tombstone?: unknown }) => entry.content ?? entry.tombstone ?? null,
      ),
    ).toEqual([null, null, null]);
  });

  // The embedded database has one session: transactions cannot overlap there.
  if (SERVER_URL) {
    it('loses nothing for a reader who polls while two transactions commit in reverse order', async () => {
      const { dataSource } = database;
      const [slow, quick] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
      const seen = await read();
      await slow.startTransaction();
      await slow.query(`update subject set summary = '{"en": "slow"}' where slug = 'norland'`);
      await quick.startTransaction();
      await quick.query(`update subject set summary = '{"en": "quick"}' where slug = 'sudmark'`);
      await quick.commitTransaction();
      seen.push(...(await read(lastOf(seen))));
      await slow.commitTransaction();
      seen.push(...(await read(lastOf(seen))));
      await Promise.all([slow.release(), quick.release()]);
      expect(seen).toEqual(await read(null, 100));
      expect(seen.slice(-2).map(({ changeKind }) => changeKind)).toEqual(['UPDATED', 'UPDATED']);
    });
  }
});

describe('a request', () => {
  aDatabaseFor(beforeAll, afterAll);

  it.each([
    ['{ changes(after: "abc") { totalCount } }', /"after" must be a cursor or a sequence/],
    ['{ changes(after: "-1") { totalCount } }', /"after" must be/],
    ['{ changes(after: "99999999999999999999") { totalCount } }', /"after" must be/],
    ['{ changes(first: 0) { totalCount } }', /"first" must be between 1 and 100/],
    ['{ changes(first: 101) { totalCount } }', /"first" must be between 1 and 100/],
    ['{ changes(typeNames: ["Participant"]) { totalCount } }', /"typeNames" may list Article, .*but got "Participant"/],
  ])('refuses %s', async (query, sentence) => {
    await expect(ask(database, query)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(sentence),
    });
  });

  it('finds no participant and no vote by an id that a client makes up', async () => {
    const ids = ['Participant:1', 'Vote:1', 'CountryVote:1', 'Subject:1', 'Nonsense:1'].map(globalId);
    const { nodes } = await ask(database, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(nodes).toEqual([null, null, null, null, null]);
  });
});

describe('something that was withdrawn', () => {
  aDatabaseFor(beforeEach, afterEach);

  const withdraw = () =>
    sql(
      `update article set publication_status = 'WITHDRAWN', withdrawal_reason = 'By mistake.' where slug = 'quotas-agreed'`,
    );

  it('leaves a tombstone under its id, and so does everything that belonged to it', async () => {
    const { articles } = await ask(
      database,
      `{ articles(where: {slug: {eq: "quotas-agreed"}}) { nodes { id statements { nodes { id } } mentions { nodes { id } } } } }`,
    );
    const [article] = articles.nodes;
    const ids = [article.id, article.statements.nodes[0].id, article.mentions.nodes[0].id];
    await withdraw();
    const { nodes, node } = await ask(
      database,
      `query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id ... on Tombstone { typeName withdrawnAt reason } } node(id: $id) { __typename } }`,
      { ids, id: article.id },
    );
    expect(node.__typename).toBe('Tombstone');
    expect(nodes).toEqual(
      ['Article', 'Statement', 'Mention'].map((typeName, at) => ({
        ...{ __typename: 'Tombstone', id: ids[at], typeName, reason: 'By mistake.' },
        withdrawnAt: expect.stringMatching(/^20\d\d-/),
      })),
    );
  });

  it('is nowhere else: not in a list, a count, a look-up or a relation', async () => {
    const [row] = await sql(`select id from article where slug = 'quotas-agreed'`);
    await withdraw();
    const { article, byId, articles, topic } = await ask(
      database,
      `query($id: ID!) { article(by: {slug: "quotas-agreed"}) { id } byId: article(by: {id: $id}) { id }
        articles { totalCount } topic(by: {slug: "fishing"}) { articles { totalCount } statements { totalCount } } }`,
      { id: globalId(`Article:${row?.id}`) },
    );
    expect({ article, byId, articles, topic }).toEqual({
      ...{ article: null, byId: null, articles: { totalCount: 1 } },
      topic: { articles: { totalCount: 0 }, statements: { totalCount: 0 } },
    });
  });

  it('is itself again once it is restored, and nothing once it is deleted', async () => {
    const [row] = await sql(`select id from article where slug = 'quotas-agreed'`);
    const typeNow = async () =>
      (await ask(database, 'query($id: ID!) { node(id: $id) { __typename } }', { id: globalId(`Article:${row?.id}`) }))
        .node;
    await withdraw();
    expect(await typeNow()).toEqual({ __typename: 'Tombstone' });
    await sql(`update article set publication_status = 'PUBLISHED' where slug = 'quotas-agreed'`);
    expect(await typeNow()).toEqual({ __typename: 'Article' });
    await withdraw();
    await sql(`delete from article where slug = 'quotas-agreed'`);
    expect(await typeNow()).toBeNull();
  });

  it('was seen before: a draft that nobody saw leaves no tombstone', async () => {
    await loadDraft();
    const [row] = await sql(`select id from article where slug = 'draft'`);
    await sql(`update article set publication_status = 'WITHDRAWN' where slug = 'draft'`);
    const { node } = await ask(database, 'query($id: ID!) { node(id: $id) { id } }', {
      id: globalId(`Article:${row?.id}`),
    });
    expect(node).toBeNull();
  });
});

const loadDraft = () =>
  sql(`insert into article (slug, language, genre, title, html, text, word_count, content_hash, published_at, published_precision)
    values ('draft', 'en', 'NEWS', 'Draft', '', '', 0, '', now(), 'DAY')`);
