import fc from 'fast-check';
import type { EditionRecord } from '../src/ingest/export/exported.js';
import { checkIntegrity } from '../src/domain/integrity/index.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { differingLines, exportOf, linesOf, moved, withLine } from './support/export.js';
import { importFiles } from './support/import.js';
import { inventedBundle, loadInto } from './support/newsroom.js';
import { loadUnusualNewsroom } from './support/unusual-newsroom.js';
import { snapshotOf, tablesOf } from './support/whole-database.js';

const BROAD = `{
  articles(first: 100) { totalCount nodes {
    id slug title subheading lead html text genre publishedAt publishedPrecision contentUpdatedAt correction correctedAt sourceUrl revision
    section { id slug } outlet { id } translations { id } images { id url fileName alt caption credit width height }
    about { id } mentions(first: 100) { nodes { id surface start end method confidence subject { id } holder { id } } }
    statements(first: 20) { nodes { id text start end form statedAt statedPrecision acting roleAsPrinted speaker { id }
      coSpeakers { id } office { id } meeting { id } translations { id } about { id } } } } }
  officials(first: 100) { nodes { id slug name tenures(first: 10) { nodes { id startsOn office { id } } } } }
  meetings(first: 100) { nodes { id slug name startsOn participants(first: 20) { nodes { role subject { id } } } adoptedResolutions { id } } }
  resolutions(first: 100) { nodes { id slug symbol about { id } } }
}`;

/** The tables but for what an import says of itself. */
async function written({ dataSource }: TestDatabase): Promise<unknown> {
  const tables = (await tablesOf(dataSource)).filter((table) => table !== 'import_run' && table !== 'import_item');
  return [...(await snapshotOf(dataSource, tables)).tables];
}

describe('an export', () => {
  it('of the bundled content is answered for the same in an empty database, and is no news there afterwards', async () => {
    const origin = await openTestDatabase('csto');
    const text = await exportOf(origin);
    const { database, imported } = await moved(text);
    expect([...imported.reasons]).toEqual([]);
    expect(differingLines(text, await exportOf(database))).toEqual([]);
    expect(await ask(database, BROAD)).toEqual(await ask(origin, BROAD));

    const before = await written(database);
    const again = await importFiles(database, { 'of another name.ndjson': text });
    expect(again.tally).toMatchObject({ CREATED: 0, UPDATED: 0, REJECTED: 0 });
    expect(await written(database)).toEqual(before);
    await origin.close();
    await database.close();
  });

  it('of a newsroom with everything unusual becomes the same in an empty database', async () => {
    const origin = await openTestDatabase('empty');
    await loadUnusualNewsroom(origin);
    const text = await exportOf(origin);
    const { database, imported } = await moved(text);
    expect([...imported.reasons]).toEqual([]);
    expect(differingLines(text, await exportOf(database))).toEqual([]);
    await origin.close();
    await database.close();
  });
});

describe('an export of a small newsroom', () => {
  let origin: TestDatabase;
  let target: TestDatabase;
  let text: string;
  beforeAll(async () => {
    origin = await openTestDatabase('empty');
    await loadInto(origin, inventedBundle());
    text = await exportOf(origin);
    target = (await moved(text)).database;
  });
  afterAll(async () => {
    await origin.close();
    await target.close();
  });

  const articleOf = (slug: string, of = text) => linesOf(of).find((line) => line.includes(`"slug":"${slug}"`))!;

  it('says nothing new to the database that it is of', async () => {
    const before = await written(origin);
    const { tally } = await importFiles(origin, { 'export.ndjson': text });
    expect(tally).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: linesOf(text).length + 1, REJECTED: 0 });
    expect(await written(origin)).toEqual(before);
  });

  it('may be of some lists alone', async () => {
    const lists = linesOf(await exportOf(origin, ['topics', 'articles'])).map(
      (line) => /"list":"(\w+)"/.exec(line)?.[1],
    );
    expect(lists).toEqual([undefined, 'topics', 'topics', 'topics', 'articles', 'articles']);
  });

  it('leaves room for what comes after it', async () => {
    const page =
      '<html lang="en"><title>The oil came</title><article><h1>The oil came</h1><p>Ada Lindqvist said that the oil came.</p></article></html>';
    const { tally } = await importFiles(target, { 'page.html': page }, { format: 'html' });
    expect(tally.CREATED).toBe(1);
    const verdicts = await checkIntegrity(target.dataSource, { fix: false });
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('brings up to date what it brought before, under the numbers that it has', async () => {
    const [line, edition] = edited(articleOf('quotas-agreed'), (record) => ({
      ...record,
      ...{ title: 'Quotas agreed at last', publicationStatus: 'WITHDRAWN', withdrawalReason: 'They were not.' },
      ...{ correction: 'Twice.', correctedAt: '2024-01-01T00:00:00Z', about: [], mentions: record.mentions.slice(1) },
    }));
    const { results } = await importFiles(target, {
      'export.ndjson': withLine(text, articleOf('quotas-agreed'), line),
    });
    expect(results.filter(({ verdict }) => verdict !== 'UNCHANGED')).toMatchObject([
      { verdict: 'UPDATED', slug: 'quotas-agreed' },
    ]);
    const [now] = edited(articleOf('quotas-agreed', await exportOf(target)), (record) => ({
      ...record,
      revision: edition.revision,
      earlierVersions: [],
    }));
    expect(JSON.parse(now)).toEqual(JSON.parse(line));
  });

  it('keeps its words apart from those of other content, and what has a number there gets another', async () => {
    const other = await openTestDatabase('csto');
    const newsroom = await other.dataSource.query('select * from newsroom');
    const { imported } = { imported: await importFiles(other, { 'export.ndjson': text }) };
    expect([...imported.reasons]).toEqual([]);
    expect(await other.dataSource.query('select * from newsroom')).toEqual(newsroom);
    const asked = `{ article(by: {slug: "quotas-agreed"}) { id publishedAt statements { nodes { text speaker { name } office { slug } } } } }`;
    const { article } = await ask(other, asked);
    expect(article).toMatchObject({
      // A day is the newsroom's, wherever that is.
      publishedAt: '2020-02-29T21:00:00Z',
      statements: { nodes: [{ speaker: { name: 'Ada Lindqvist' }, office: { slug: 'league-secretary' } }] },
    });
    expect(article.id).not.toBe((await ask(origin, asked)).article.id);
    expect((await importFiles(other, { 'export.ndjson': text })).tally).toMatchObject({ CREATED: 0, UPDATED: 0 });
    await other.close();
  });

  it.each([
    ['{"list":"topics","id":"1","record":{', 'line 3', 'A line must be a JSON document'],
    ['{"list":"topics","id":"1","record":{"slug":"Oil!"}}', 'line 3', 'topics.slug (Oil!): must be lower-case words'],
    ['{"list":"topics","id":"1","record":{"slug":"oil","oil":1}}', 'line 3', 'topics (oil): Unrecognized key: "oil"'],
    ['{"list":"oils","id":"1","record":{}}', 'line 3', '.list: Invalid option'],
    ['{"list":"topics","id":"-1","record":{}}', 'line 3', '.id: must be the number of something'],
    [
      '{"list":"topics","id":"1","record":{"slug":"oil","name":{"en":"\\ud800"}}}',
      'line 3',
      'half of a surrogate pair',
    ],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'line 3', '100 lists and objects deep'],
    [
      '{"list":"tenures","id":"9","record":{"official":"nobody","office":"league-secretary"}}',
      'line 3',
      'tenures.official: must be the slug of one of officials',
    ],
  ])('of which a line is damaged loses no other', async (damaged, place, reason) => {
    const file = withLine(text, linesOf(text)[2]!, damaged);
    const { tally, results } = await importFiles(target, { 'export.ndjson': file }, { isDryRun: true });
    expect(tally.REJECTED).toBe(1);
    const [rejected] = results.filter(({ verdict }) => verdict === 'REJECTED');
    expect(rejected).toMatchObject({ place, reason: expect.stringContaining(reason) });
  });

  it('of a form that this release does not know is refused', async () => {
    const { reasons } = await importFiles(target, {
      'export.ndjson': text.replace('"communique":1', '"communique":2'),
    });
    expect([...reasons.keys()].join()).toMatch(
      /form 1 for this release to read it, but .* is of form 2; import it with/,
    );
    const { reasons: others } = await importFiles(target, { 'export.ndjson': '{"list":[]}' }, { format: 'communique' });
    expect([...others.keys()].join()).toMatch(/must begin with a line/);
  });

  it('gives an article no markup that readers must not have', async () => {
    const [line] = edited(articleOf('lamps-replaced'), (record) => ({
      ...record,
      html: '<p onclick="x()">Lamps<script>x()</script></p>',
    }));
    await importFiles(target, { 'export.ndjson': withLine(text, articleOf('lamps-replaced'), line) });
    expect(await target.dataSource.query(`select html from article where slug = 'lamps-replaced'`)).toEqual([
      { html: '<p>Lamps</p>' },
    ]);
  });

  it('of articles of any words and dates becomes the same', async () => {
    let number = 1000;
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdition, { minLength: 1, maxLength: 6 }), async (given) => {
        const lines = given.map((edition) => {
          number += 1;
          const [line] = edited(articleOf('quotas-agreed'), (record) => ({
            ...record,
            mentions: [],
            statements: [],
            ...edition,
            slug: `any-${number}`,
            sourceUrl: null,
          }));
          return line.replace(/"id":"\d+"/, `"id":"${number}"`);
        });
        const { reasons } = await importFiles(target, {
          'export.ndjson': `${linesOf(text)[0]!}\n${lines.join('\n')}\n`,
        });
        expect([...reasons]).toEqual([]);
        const there = linesOf(await exportOf(target, ['articles']));
        expect(there).toEqual(expect.arrayContaining(lines));
      }),
      { numRuns: 15 },
    );
  });
});

/** A line with another record, and what that is. */
function edited(line: string, change: (record: EditionRecord) => object): [line: string, record: EditionRecord] {
  const read = JSON.parse(line) as { record: EditionRecord };
  const record = change(read.record) as EditionRecord;
  return [JSON.stringify({ ...read, record }), record];
}

const storable = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
const words = storable.map((text) => `.${text}`.normalize('NFC')).filter((text) => text.normalize('NFC') === text);
const optional = fc.option(storable);
const instants = fc
  .date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.?0*Z$/, 'Z'));
const anyEdition = fc.record({
  ...{ title: words, text: words, subheading: optional, lead: optional, question: optional, correction: optional },
  html: storable.map((text) => `<p>${text.replace(/[&<>"']/g, '')}</p>`),
  published: fc.oneof(
    instants,
    fc.constantFrom('1987', '2011-03', '2020-02-29'),
    fc.record({ at: instants, precision: fc.constantFrom('DAY', 'UNKNOWN') }),
  ),
  contentUpdatedAt: instants,
  correctedAt: fc.option(instants),
  language: fc.constantFrom('en', 'ru', 'zh-Hant'),
  genre: fc.constantFrom('NEWS', 'SPEECH'),
  publicationStatus: fc.constantFrom('DRAFT', 'PUBLISHED', 'WITHDRAWN'),
  withdrawalReason: optional,
  about: fc.uniqueArray(fc.constantFrom('fishing', 'seas', 'league', 'ada-lindqvist')),
});
