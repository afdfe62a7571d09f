import { checkIntegrity, type Verdict } from '../src/domain/integrity/index.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { loadIsles } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadIsles(database);
});
afterAll(() => database.close());

const check = (fix = false) => checkIntegrity(database.dataSource, { fix });
const broken = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ findings }) => findings.length > 0).map(({ rule }) => rule);

/** Runs statements as a restore does that leaves the triggers out. */
async function withoutTriggers(...statements: string[]): Promise<void> {
  await database.dataSource.transaction(async (db) => {
    await db.query('set local session_replication_role = replica');
    for (const statement of statements) await db.query(statement);
  });
}

const subject = (slug: string) => `(select id from subject where slug = '${slug}')`;

/** What goes wrong without triggers, and the rules that see it. */
const DRIFTS: readonly (readonly [what: string, statements: string[], rules: string[], undo?: string])[] = [
  [
    'a statement has lost its office',
    ['update statement set tenure_id = null, office_id = null, acting = null'],
    ['office of statements', 'links by role', 'what links of statements carry'],
  ],
  [
    'a tenure was entered',
    [`update tenure set starts_on = '2013-06-01' where starts_on = '2011-02-01'`],
    ['office of statements'],
    `update tenure set starts_on = '2011-02-01' where starts_on = '2013-06-01'`,
  ],
  [
    'a tenure changed its acting',
    ['update tenure set acting = not acting'],
    ['office of statements'],
    'update tenure set acting = not acting',
  ],
  ['links by role are gone', [`delete from statement_subject where role in ('SPEAKER', 'MEETING')`], ['links by role']],
  [
    'a link by role has no reason',
    [
      `insert into statement_subject (statement_id, role, subject_id, kind, stated_at, language, visible) select id, 'OUTLET', ${subject('fil')}, 'ORGANIZATION', stated_at, language, true from statement`,
    ],
    ['links by role'],
  ],
  ['links to outlets are gone', [`delete from article_subject where role = 'OUTLET'`], ['links to outlets']],
  [
    'links to topics above are gone',
    ['delete from article_subject where inherited', 'delete from statement_subject where inherited'],
    ['links of articles to topics above', 'links of statements to topics above'],
  ],
  [
    'a topic was moved',
    [`update topic set broader_id = null`],
    ['links of articles to topics above', 'links of statements to topics above'],
    `update topic set broader_id = ${subject('mers')} where id = ${subject('phares')}`,
  ],
  [
    'a date was moved',
    [
      `update article set published_at = published_at + interval '1 day'`,
      `update statement set stated_at = stated_at + interval '1 minute'`,
    ],
    ['what links of articles carry', 'what links of statements carry'],
  ],
  [
    'an article was hidden',
    [`update article set publication_status = 'DRAFT' where language = 'pt'`],
    [
      'publication status of statements',
      'publication status of mentions',
      'what links of articles carry',
      'what the ledger has no more',
    ],
    `update article set publication_status = 'PUBLISHED' where language = 'pt'`,
  ],
  [
    'a picture was added',
    [
      `insert into image (file_name, language) values ('phare.jpg', 'fr')`,
      `insert into article_image select a.id, i.id, 0 from article a, image i where a.language = 'fr'`,
    ],
    ['pictures to be seen'],
  ],
  ['the ledger was cut', [`delete from change where type_name = 'Topic'`], ['what the ledger has']],
  [
    'entries have no number',
    [`update change set sequence = null where type_name = 'Office'`],
    ['numbers of the ledger'],
  ],
  [
    'something was deleted',
    [`delete from membership where membership_status = 'PARTNER'`],
    ['what the ledger has no more'],
  ],
  ['seats changed', [`update office set seats = 2`], ['seats of tenures']],
  [
    'a title changed',
    [`update resolution set title = '{"fr": "Les ports"}' where symbol = 'FIL/RES/1'`],
    ['titles by which resolutions follow each other'],
  ],
  [
    'kinds were mixed up',
    [`update participant set kind = 'ORGANIZATION' where kind = 'COUNTRY'`],
    ['kinds of participants and members'],
  ],
  ['words were kept in no version', [`delete from article_revision`], ['kept versions of articles']],
  [
    'a document of the search is gone',
    [`delete from search_document where type_name = 'Statement'`],
    ['what is searched'],
  ],
  [
    'something is searched that is not there',
    [
      `insert into search_document select type_name, node_id + 1000000, languages, dated_on, visible, vector from search_document`,
    ],
    ['what is searched'],
  ],
  [
    'a name changed',
    [`update subject set name = name || '{"fr": "Nouveau nom"}' where slug = 'fil'`],
    ['what is searched', 'words of names'],
  ],
  [
    'a language was changed',
    [`update statement set language = 'pt-BR' where language = 'pt'`],
    ['language of statements', 'what links of statements carry'],
  ],
];

describe('a database', () => {
  it('that was loaded is as it must be', async () => {
    expect(broken(await check())).toEqual([]);
  });

  // Objects: a parameter that a row lacks would be jest's callback that ends a test.
  const drifts = DRIFTS.map(([what, statements, rules, undo]) => ({ what, statements, rules, undo }));
  it.each(drifts)('in which $what is seen, and put right', async ({ statements, rules, undo }) => {
    await withoutTriggers(...statements);
    const seen = broken(await check());
    expect(seen).toEqual(expect.arrayContaining(rules));
    const mended = await check(true);
    expect(mended.filter(({ findings, isMended }) => findings.length > 0 && !isMended)).toEqual([]);
    expect(broken(await check())).toEqual([]);
    if (undo) await database.dataSource.query(undo);
  });

  it('keeps nothing for itself: what was only looked at stays as it was', async () => {
    await withoutTriggers('delete from statement_subject where inherited');
    await check();
    expect(broken(await check())).toEqual(['links of statements to topics above']);
    await check(true);
  });
});

describe('what only a person can put right', () => {
  const wrong: readonly (readonly [what: string, wrong: string, right: string, rule: string, finding: RegExp])[] = [
    [
      'words that are not where they should be',
      `update statement set start_offset = start_offset + 1 where language = 'fr'`,
      `update statement set start_offset = start_offset - 1 where language = 'fr'`,
      'words in their place',
      /^Statement:\d+ does not stand at 1 of Article:\d+: "Odalys/,
    ],
    [
      'a subject of no kind',
      `insert into subject (kind, slug, language, name) values ('TOPIC', 'rien', 'fr', '{"fr": "Rien"}')`,
      `delete from subject where slug = 'rien'`,
      'subjects of a kind',
      /\(rien\) is of the kind TOPIC/,
    ],
    [
      'an organization above itself',
      `update organization set parent_id = ${subject('fil-conseil')} where id = ${subject('fil')}`,
      `update organization set parent_id = null where id = ${subject('fil')}`,
      'organizations above each other',
      /^organization \d+ is above itself/,
    ],
    [
      'a meeting with the hour of another day',
      `update meeting set starts_on = '2013-01-14' where starts_at is not null`,
      `update meeting set starts_on = '2013-01-15' where starts_at is not null`,
      'hours of meetings',
      /^Meeting:\d+ begins at/,
    ],
    [
      'words said at a meeting of another day',
      `update meeting set starts_on = '2013-01-20', starts_at = null, ends_at = null where session = 7`,
      `update meeting set starts_on = '2013-01-15' where session = 7`,
      'days of what was said at meetings',
      /^Statement:\d+ was said on another day than Meeting/,
    ],
    [
      'a resolution adopted on another day',
      `update resolution set adopted_on = '2013-01-16' where symbol = 'FIL/RES/2'`,
      `update resolution set adopted_on = '2013-01-15' where symbol = 'FIL/RES/2'`,
      'days of what was adopted at meetings',
      /^Resolution:\d+ was adopted on another day/,
    ],
    [
      'the same words of two speakers',
      `update statement set speaker_id = ${subject('tiago-servane')} where language = 'pt'`,
      `update statement set speaker_id = ${subject('odalys-brenac')} where language = 'pt'`,
      'speakers of the same words',
      /^Statement:\d+ has another speaker/,
    ],
    [
      'two originals',
      `update article set is_original = true where language = 'pt'`,
      `update article set is_original = false where language = 'pt'`,
      'original editions',
      /^Article:\d+ is one of several originals/,
    ],
  ];

  it.each(wrong)('is said and left alone: %s', async (_what, wronged, righted, rule, finding) => {
    await database.dataSource.query(wronged);
    const verdict = (await check(true)).find((one) => one.rule === rule);
    expect(verdict?.isMended).toBe(false);
    expect(verdict?.findings[0]).toMatch(finding);
    await database.dataSource.query(righted);
    expect(broken(await check())).toEqual([]);
  });
});

describe('a topic', () => {
  const counted = async (slug: string) =>
    await ask(
      database,
      `{ topic(by: {slug: "${slug}"}) { articles { totalCount } statements { totalCount } }
      articles(where: {topics: {slug: {eq: "${slug}"}}}) { totalCount } }`,
    );

  it('brings what narrower topics are linked to, as soon as it stands above them', async () => {
    expect((await counted('mers')).topic).toEqual({ articles: { totalCount: 3 }, statements: { totalCount: 3 } });
    const { dataSource } = database;
    await dataSource.query(`update topic set broader_id = null where id = ${subject('phares')}`);
    expect(await counted('mers')).toEqual({
      topic: { articles: { totalCount: 0 }, statements: { totalCount: 0 } },
      articles: { totalCount: 0 },
    });
    await dataSource.query(`update topic set broader_id = ${subject('mers')} where id = ${subject('phares')}`);
    expect((await counted('mers')).articles.totalCount).toBe(3);
  });

  it('is shown on an article only where it was linked itself', async () => {
    const { articles } = await ask(
      database,
      '{ articles(first: 1) { nodes { topics { slug } statements { nodes { topics { slug } } } } } }',
    );
    expect(articles.nodes[0].topics).toEqual([{ slug: 'phares' }]);
    expect(articles.nodes[0].statements.nodes[0].topics).toEqual([{ slug: 'phares' }]);
  });

  it('that is linked itself stays so when the narrower one goes, and is inherited again when it goes itself', async () => {
    const { dataSource } = database;
    const link = (slug: string) =>
      dataSource.query(
        `insert into article_subject (article_id, role, subject_id) select id, 'ABOUT', ${subject(slug)} from article where language = 'fr'`,
      );
    const unlink = (slug: string) =>
      dataSource.query(
        `delete from article_subject where subject_id = ${subject(slug)} and article_id = (select id from article where language = 'fr')`,
      );
    const links = () =>
      dataSource.query<
        unknown[]
      >(`select s.slug, l.inherited from article_subject l join subject s on s.id = l.subject_id
        where l.kind = 'TOPIC' and l.article_id = (select id from article where language = 'fr') order by s.slug`);
    await link('mers');
    expect(await links()).toEqual([
      { slug: 'mers', inherited: false },
      { slug: 'phares', inherited: false },
    ]);
    await unlink('phares');
    expect(await links()).toEqual([{ slug: 'mers', inherited: false }]);
    await link('phares');
    await unlink('mers');
    expect(await links()).toEqual([
      { slug: 'mers', inherited: true },
      { slug: 'phares', inherited: false },
    ]);
    expect(broken(await check())).toEqual([]);
  });

  it('takes what is above it along when a link comes to another subject', async () => {
    const { dataSource } = database;
    const relink = (from: string, to: string) =>
      dataSource.query(
        `update article_subject set subject_id = ${subject(to)} where subject_id = ${subject(from)} and article_id = (select id from article where language = 'fr')`,
      );
    await relink('phares', 'tiago-servane');
    const { article } = await ask(
      database,
      '{ article(by: {slug: "brenac-phares"}) { about { slug } topics { slug } } }',
    );
    expect(article.about).toContainEqual({ slug: 'tiago-servane' });
    expect(article.topics).toEqual([]);
    expect((await counted('mers')).articles.totalCount).toBe(2);
    await relink('tiago-servane', 'phares');
    expect((await counted('mers')).articles.totalCount).toBe(3);
    expect(broken(await check())).toEqual([]);
  });

  it('cannot be above itself', async () => {
    await expect(
      database.dataSource.query(`update topic set broader_id = ${subject('phares')} where id = ${subject('mers')}`),
    ).rejects.toThrow('A topic cannot be above itself');
  });
});
