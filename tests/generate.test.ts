import type { PoolClient } from 'pg';
import { leaveIndexesOut, leftOut } from '../src/database/left-out-index.js';
import { mayLeaveTriggersOut } from '../src/domain/many-rows.js';
import { generate, type AtOnce, type GenerateOptions } from '../src/ingest/generate/index.js';
import { inventWorld } from '../src/ingest/generate/world.js';
import { worksOf } from '../src/ingest/generate/work.js';
import { checkIntegrity } from '../src/domain/integrity/index.js';
import { findNewsroom } from '../src/domain/newsroom.js';
import { Random, falling, weighted } from '../src/lib/random.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { runCommand } from './support/command.js';
import { copyTemplate, SERVER_URL, type Filling } from './support/template.js';

const PACE = { worksAtATime: 15, batchesAtOnce: SERVER_URL ? 3 : 1 };
/** The embedded database writes row by row at a tenth of a server's pace. */
const ARTICLES = SERVER_URL ? 240 : 120;
/** Without triggers; and without indexes meanwhile where a server has the memory to make them again. */
const AT_ONCE: AtOnce = { indexMemory: SERVER_URL ? '16MB' : null };

async function filled(
  filling: Filling,
  articles = ARTICLES,
  options: Partial<GenerateOptions> = {},
): Promise<TestDatabase> {
  const database = await openTestDatabase(filling);
  await generate(database.dataSource, { articles, seed: 1, ...PACE, ...options }, () => undefined);
  return database;
}

/** What a clock or the order of transactions has a part in. */
const NOT_COMPARED = `array['updated_at', 'saved_at', 'changed_at', 'executed_at', 'timestamp']`;

/** A checksum of each table. */
async function checksums({ dataSource }: TestDatabase): Promise<Record<string, string>> {
  const tables = await dataSource.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = current_schema() order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const row = `to_jsonb(t) - ${NOT_COMPARED} ${name === 'change' ? `- 'id'` : ''}`;
    const [{ sum }] = await dataSource.query(
      `select count(*) || ' rows ' || md5(coalesce(string_agg(md5((${row})::text), '' order by (${row})::text), '')) as sum from ${name} t`,
    );
    sums[name] = sum as string;
  }
  return sums;
}

async function count({ dataSource }: TestDatabase, what: string): Promise<number> {
  const [{ count: found }] = await dataSource.query(`select count(*)::integer as count from ${what}`);
  return found as number;
}

describe('invented content', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await filled('empty');
  });
  afterAll(() => database.close());

  it('has as many articles as were asked for', async () => {
    expect(await count(database, 'article')).toBe(ARTICLES);
  });

  it('keeps every rule of the database', async () => {
    const verdicts = await checkIntegrity(database.dataSource, { fix: false });
    expect(verdicts.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });

  it('is the same each time', async () => {
    const again = await filled('empty');
    const [sums, others] = [await checksums(database), await checksums(again)];
    await again.close();
    expect(sums).toEqual(others);
    expect(sums.article).toMatch(new RegExp(`^${ARTICLES} rows `));
  });

  it('founds a newsroom with a zone in an empty database', async () => {
    expect(await findNewsroom(database.dataSource)).toMatchObject({
      languages: ['en', 'ru'],
      timeZone: 'Indian/Mauritius',
      isKnown: true,
    });
  });

  it('has works in English, in Russian and in both, tied by work and by utterance', async () => {
    const works = await database.dataSource.query<{ languages: string; works: number }[]>(
      `select languages, count(*)::integer as works from (
        select string_agg(language, '+' order by language) as languages from article group by work_id) work group by 1`,
    );
    const share = Object.fromEntries(works.map(({ languages, works: of }) => [languages, of]));
    expect(Object.keys(share).sort()).toEqual(['en', 'en+ru', 'ru']);
    expect(share['en+ru']).toBeGreaterThan(ARTICLES / 5);
    expect(
      await count(database, '(select from statement group by utterance_id having count(*) = 2) twice'),
    ).toBeGreaterThan(10);
  });

  it('has statements whose words stand in their article', async () => {
    const rows = await database.dataSource.query<{ text: string; words: string; start: number; end: number }[]>(
      `select a.text, s.text as words, s.start_offset as start, s.end_offset as "end" from statement s join article a on a.id = s.article_id`,
    );
    expect(rows.length).toBeGreaterThan(ARTICLES / 2);
    expect(rows.filter(({ text, words, start, end }) => text.slice(start, end) !== words)).toEqual([]);
  });

  it('keeps what is not out yet, or was taken back, from readers', async () => {
    expect(await count(database, `article where publication_status <> 'PUBLISHED'`)).toBeGreaterThan(0);
    const shown = `article_subject l join article a on a.id = l.article_id where l.visible and a.publication_status <> 'PUBLISHED'`;
    expect(await count(database, shown)).toBe(0);
  });

  it('goes on from what is there, and adds nothing where that is enough', async () => {
    const grown = await filled('empty', 40);
    const options = { seed: 1, ...PACE };
    expect(await generate(grown.dataSource, { articles: 40, ...options }, () => undefined)).toMatchObject({
      added: 0,
      articles: 40,
    });
    const more = await generate(grown.dataSource, { articles: ARTICLES, ...options }, () => undefined);
    expect(more).toMatchObject({ added: ARTICLES - 40, articles: ARTICLES, isNewsroomFounded: false });
    const slugs = async ({ dataSource }: TestDatabase) =>
      (await dataSource.query<{ slug: string }[]>('select slug, title, text from article order by slug')).slice(0, 30);
    expect(await slugs(grown)).toEqual(await slugs(database));
    await grown.close();
  });

  it('refuses another seed in the same database', async () => {
    await expect(generate(database.dataSource, { articles: 200, seed: 7, ...PACE }, () => undefined)).rejects.toThrow(
      /has invented content of the seed 1\. Go on with --seed 1, or choose another database/,
    );
  });
});

/** The definitions of all indexes. */
async function indexes({ dataSource }: TestDatabase): Promise<string[]> {
  const found = await dataSource.query<{ indexdef: string }[]>(
    'select indexdef from pg_indexes where schemaname = current_schema() order by 1',
  );
  return found.map(({ indexdef }) => indexdef);
}

describe('invented content written without triggers', () => {
  let atOnce: TestDatabase;
  let before: string[];
  const heard: string[] = [];
  beforeAll(async () => {
    atOnce = await openTestDatabase('empty');
    before = await indexes(atOnce);
    const listener = atOnce.dataSource.createQueryRunner();
    const client = (await listener.connect()) as PoolClient;
    client.on('notification', ({ payload = '' }) => heard.push(payload));
    await client.query('listen communique_heard');
    const options = { articles: ARTICLES, seed: 1, ...PACE, atOnce: AT_ONCE };
    await generate(atOnce.dataSource, options, () => undefined);
    await client.query('unlisten *');
    await listener.release();
  });
  afterAll(() => atOnce.close());

  it('is row by row what it is with them, in every table', async () => {
    const byTriggers = await filled('empty');
    const [sums, others] = [await checksums(atOnce), await checksums(byTriggers)];
    await byTriggers.close();
    expect(sums).toEqual(others);
    expect(sums.statement_subject).not.toMatch(/^0 rows/);
  });

  it('keeps every rule of the database', async () => {
    const verdicts = await checkIntegrity(atOnce.dataSource, { fix: false });
    expect(verdicts.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });

  it('has every index that there was before', async () => {
    expect(await indexes(atOnce)).toEqual(before);
    expect(await leftOut(atOnce.dataSource)).toEqual([]);
  });

  it('is announced to whoever listens, batch by batch, with the number that the ledger has come to', async () => {
    const announced = heard.filter((payload) => payload === 'everything');
    expect(announced.length).toBeGreaterThan(ARTICLES / PACE.worksAtATime / 3);
    const [{ last }] = await atOnce.dataSource.query('select max(sequence) as last from change');
    expect(heard).toContain(`sequence:${last}`);
  });

  it('can be added to, with triggers or without', async () => {
    const grown = await filled('empty', 40, { atOnce: AT_ONCE });
    const options = { seed: 1, ...PACE };
    await generate(grown.dataSource, { articles: 60, ...options }, () => undefined);
    await generate(grown.dataSource, { articles: 90, ...options, atOnce: AT_ONCE }, () => undefined);
    const verdicts = await checkIntegrity(grown.dataSource, { fix: false });
    expect(verdicts.filter(({ findings }) => findings.length > 0)).toEqual([]);
    expect(await count(grown, 'article')).toBe(90);
    await grown.close();
  });

  it('gets back at its end the indexes that an interrupted run has left out', async () => {
    const database = await openTestDatabase('empty');
    const all = await indexes(database);
    await leaveIndexesOut(database.dataSource, ['article', 'statement']);
    await leaveIndexesOut(database.dataSource, ['article', 'mention']);
    expect((await indexes(database)).length).toBeLessThan(all.length - 10);
    const left = await checkIntegrity(database.dataSource, { fix: false });
    expect(left.find(({ rule }) => rule === 'indexes')?.findings).toContainEqual(
      expect.stringMatching(/^table statement lacks \d+ indexes/),
    );
    await generate(
      database.dataSource,
      { articles: 5, seed: 1, ...PACE, atOnce: { indexMemory: '16MB' } },
      () => undefined,
    );
    expect(await indexes(database)).toEqual(all);
    await leaveIndexesOut(database.dataSource, ['mention']);
    await checkIntegrity(database.dataSource, { fix: true });
    expect(await indexes(database)).toEqual(all);
    await database.close();
  });

  it('needs a user who may leave triggers out', async () => {
    expect(await mayLeaveTriggersOut(atOnce.dataSource)).toBe(true);
    const undone = atOnce.dataSource.transaction(async (db) => {
      await db.query('create role communique_reader_of_a_test');
      await db.query('set local role communique_reader_of_a_test');
      expect(await mayLeaveTriggersOut(db)).toBe(false);
      throw new Error('nothing is to be kept');
    });
    await expect(undone).rejects.toThrow('nothing is to be kept');
  });
});

describe('invented content beside other content', () => {
  it('leaves the newsroom and its articles as they are', async () => {
    const database = await openTestDatabase('csto');
    const before = await findNewsroom(database.dataSource);
    const articles = await count(database, 'article');
    await generate(database.dataSource, { articles: 30, seed: 1, ...PACE }, () => undefined);
    expect(await findNewsroom(database.dataSource)).toEqual(before);
    expect(await count(database, 'article')).toBe(articles + 30);
    expect(await count(database, `article where starts_with(slug, 'sample-')`)).toBe(30);
    const verdicts = await checkIntegrity(database.dataSource, { fix: false });
    expect(verdicts.filter(({ findings }) => findings.length > 0)).toEqual([]);
    await database.close();
  });

  it('refuses where something has slugs like its own', async () => {
    const database = await openTestDatabase('empty');
    await database.dataSource.query(
      `insert into section (slug, language, name) values ('sample-shelf', 'en', '{"en": "Shelf"}')`,
    );
    await expect(generate(database.dataSource, { articles: 5, seed: 1, ...PACE }, () => undefined)).rejects.toThrow(
      /slugs that begin with "sample-", and the database has "sample-shelf" of its own/,
    );
    await database.close();
  });

  it('takes other codes where countries of the database have its own', () => {
    const { bundle } = inventWorld(1, new Set(['XA', 'QM']));
    expect(bundle.countries.map(({ code }) => code).slice(0, 2)).toEqual(['QN', 'XB']);
  });
});

describe('the popularity of invented things', () => {
  const world = inventWorld(1, new Set());
  const make = worksOf(world);
  const works = Array.from({ length: 4000 }, (_, at) => make(at + 1));
  const editions = works.flatMap((work) => work.editions);
  const share = (of: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of of) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one);
  };

  it('has one topic on a quarter of all articles, and others on hardly any', () => {
    const topics = new Set(world.topics.map(({ slug }) => slug));
    const counts = share(editions.flatMap(({ about }) => about.filter((slug) => topics.has(slug))));
    expect((counts[0]?.[1] ?? 0) / editions.length).toBeGreaterThan(0.2);
    expect((counts[0]?.[1] ?? 0) / editions.length).toBeLessThan(0.35);
    expect(counts.length).toBeLessThan(topics.size);
  });

  it('hears the head of the organization at nearly every third time', () => {
    const speakers = share(
      works.flatMap(({ editions: [edition] }) => edition?.statements.map(({ speaker }) => speaker.office ?? '') ?? []),
    );
    const total = speakers.reduce((sum, [, of]) => sum + of, 0);
    expect(speakers[0]?.[0]).toBe('sample-secretary-general');
    expect((speakers[0]?.[1] ?? 0) / total).toBeGreaterThan(0.25);
    expect((speakers[0]?.[1] ?? 0) / total).toBeLessThan(0.35);
  });

  it('has three quarters of a statement an article, and texts of 30 to 420 words', () => {
    const statements = editions.reduce((sum, edition) => sum + edition.statements.length, 0);
    expect(statements / editions.length).toBeGreaterThan(0.65);
    expect(statements / editions.length).toBeLessThan(1);
    const lengths = editions.map(({ text }) => text.split(/\s+/).length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(420);
  });

  it('has some of it in every state that an editor can leave it in', () => {
    const states = (list: readonly string[]) => [...new Set(list)].sort();
    expect(states(editions.map(({ status }) => status))).toEqual([
      ...['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SCHEDULED', 'WITHDRAWN'],
    ]);
    const reviewed = editions.flatMap(({ statements, mentions }) => [...statements, ...mentions]);
    expect(states(reviewed.map(({ reviewState }) => reviewState))).toEqual(['ACCEPTED', 'AUTO', 'PENDING', 'REJECTED']);
  });

  it('has texts as short as was asked for', () => {
    const makeShort = worksOf(world, 0.3);
    const short = Array.from({ length: 300 }, (_, at) => makeShort(at + 1)).flatMap((work) => work.editions);
    const mean = (of: readonly { text: string }[]) =>
      of.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / of.length;
    expect(mean(editions)).toBeGreaterThan(120);
    expect(mean(short)).toBeLessThan(70);
  });

  it('is another for another seed', () => {
    const other = worksOf(inventWorld(2, new Set()))(1);
    expect(other.editions[0]?.text).not.toBe(works[0]?.editions[0]?.text);
    expect(worksOf(inventWorld(1, new Set()))(1)).toEqual(works[0]);
  });

  it('leaves no gap of a sentence open, in no language', () => {
    expect(editions.filter(({ title, text }) => /[{}]|undefined/.test(title + text))).toEqual([]);
    const russian = editions.filter(({ language }) => language === 'ru').map(({ title, text }) => title + text);
    expect(russian.filter((text) => /[a-z]/i.test(text))).toEqual([]);
  });
});

describe('drawing from seeds', () => {
  it('gives the same numbers for the same seeds, and others for others', () => {
    const first = new Random(1, 2);
    const same = new Random(1, 2);
    const other = new Random(2, 1);
    const numbers = Array.from({ length: 20 }, () => first.next());
    expect(Array.from({ length: 20 }, () => same.next())).toEqual(numbers);
    expect(Array.from({ length: 20 }, () => other.next())).not.toEqual(numbers);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  });

  it('draws each thing as often as it weighs', () => {
    const random = new Random(5);
    const draw = weighted(falling(3));
    const counts = [0, 0, 0];
    for (let drawn = 0; drawn < 11_000; drawn++) {
      const at = draw(random);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    expect(counts.map((of) => Math.round(of / 1000))).toEqual([6, 3, 2]);
  });
});

describe('communique generate', () => {
  it('fills a database, says so, and adds nothing the second time', async () => {
    const environment = await copyTemplate('empty');
    const first = await runCommand(['generate', '--articles', '12', '--json'], environment);
    expect(first.errors).toBe('');
    expect(JSON.parse(first.output)).toMatchObject({ added: 12, articles: 12, isNewsroomFounded: true });
    const second = await runCommand(['generate', '--articles', '12'], environment);
    expect(second.code).toBe(0);
    expect(second.output).toContain('Nothing added: the database has 12 invented articles already.');
    const other = await runCommand(['generate', '--articles', '12', '--seed', '2'], environment);
    expect(other.code).toBe(1);
    expect(other.errors).toContain('Go on with --seed 1');
  });

  it('leaves triggers out and makes short texts where it is told to', async () => {
    const environment = await copyTemplate('empty');
    const options = ['--articles', '20', '--bulk', '--words', '40', '--json'];
    const { errors, output } = await runCommand(['generate', ...options], environment);
    expect(errors).toBe('');
    expect(JSON.parse(output)).toMatchObject({ added: 20, articles: 20, isBulk: true });
  });

  it.each([
    ['0', 'a whole number from 1 to 5000000'],
    ['many', 'a whole number from 1 to 5000000'],
    ['5000001', 'a whole number from 1 to 5000000'],
  ])('refuses --articles %s and ends with 2', async (articles, reason) => {
    const { code, errors } = await runCommand(['generate', '--articles', articles], {});
    expect(code).toBe(2);
    expect(errors).toContain(reason);
  });
});
