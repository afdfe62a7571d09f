import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../support/ask.js';
import { runCommand } from '../support/command.js';
import { startTestServer, type TestServer } from '../support/server.js';

const SEEDS = path.join(process.env.CORPORA_DIR as string, 'seeds');
const PAGE = path.join(SEEDS, readdirSync(SEEDS).find((file) => file.endsWith('.txt')) as string);
const REQUEST = readFileSync(new URL('../plans/statements-on-un-cooperation.graphql', import.meta.url), 'utf8');

/** The page's address, as the bundle's brief of it has it. */
const BRIEF = 'tasmagambetov-2023-un-resolution';

const ARTICLE = `query($slug: String!) { article(by: {slug: $slug}) {
  id slug title subheading language genre publishedAt publishedPrecision text sourceUrl
  outlet { slug } images { fileName } topics { slug } citedResolutions { symbol } namedOrganizations { slug }
  namedPresidencies { slug country { code } startsOn } namedOperations { slug } namedOfficials { slug }
  mentions(first: 100) { nodes { surface start end subject { slug } } }
  statements { totalCount nodes {
    id form text start end language statedAt statedPrecision roleAsPrinted acting confidence wordsChangedAt
    speaker { slug } office { slug } outlet { slug } topics { slug } citedResolutions { symbol adoptedOn } about { slug }
  } }
} }`;

const TOPICS = [
  'un-cooperation',
  'peacekeeping',
  'counter-terrorism',
  'drug-trafficking',
  'illegal-migration',
  'arms-control',
];
const slugs = (nodes: { slug: string }[]) => nodes.map(({ slug }) => slug);

describe('the page the project began with', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('csto');
  });
  afterAll(() => server.close());

  const read = async (slug: string): Promise<Answer> => (await server.post(ARTICLE, { slug })).body.data.article;
  const bring = async (...flags: string[]) => {
    const { code, output } = await runCommand(
      ['import', '--format', 'page', '--json', ...flags, PAGE],
      server.environment,
    );
    expect(code).toBe(0);
    return (JSON.parse(output) as { results: [{ verdict: string; slug: string }] }).results[0];
  };
  const ledger = async () =>
    (await server.post('{ articles { totalCount } statements { totalCount } mentions { totalCount } }')).body.data;

  const isThePage = (article: Answer) => {
    expect(article).toMatchObject({
      title: expect.stringMatching(
        /^The CSTO Secretary General Imangali Tasmagambetov answered TASS's question about .*Organization”$/,
      ),
      subheading: 'The CSTO Secretariat intensifies interaction with the UN',
      language: 'en',
      genre: 'MEDIA_ANSWER',
      outlet: { slug: 'tass' },
      publishedAt: '2022-12-31T21:00:00Z',
      publishedPrecision: 'YEAR',
      images: [{ fileName: 'Ответ на вопрос ТАСС.jpg' }],
    });
    expect(article.text).toMatch(/^At the beginning of 2023 [^]* areas of mutual interest\.$/);
    expect(article.text).toBe(article.text.normalize('NFC'));
    expect(article.text).not.toMatch(/Cronos|June 6|Mirzoyan|Go back|Back to/);
  };

  it('becomes an article, without the news above it and the ways back below', async () => {
    const { verdict, slug } = await bring();
    expect(verdict).toBe('CREATED');
    isThePage(await read(slug));
  });

  it('changes nothing when it comes again', async () => {
    const before = await ledger();
    expect((await bring()).verdict).toBe('UNCHANGED');
    expect(await ledger()).toEqual(before);
  });

  it('takes the place of the brief of its address, under the same ids, what was reported giving way to the words', async () => {
    const before = await read(BRIEF);
    expect(before.statements.nodes).toMatchObject([{ form: 'REPORTED' }]);
    const { verdict, slug } = await bring('--source-url', before.sourceUrl);
    expect([verdict, slug]).toEqual(['UPDATED', BRIEF]);
    const after = await read(BRIEF);
    isThePage(after);
    expect(after.id).toBe(before.id);
    expect(after.statements.nodes).toMatchObject([{ id: before.statements.nodes[0].id, form: 'FULL_TEXT' }]);
    const { articles } = (await server.post('{ articles(where: {title: {contains: "answered TASS"}}) { totalCount } }'))
      .body.data;
    expect(articles.totalCount).toBe(1);
  });

  it("is one statement, letter by letter at its offsets, by the speaker in the year's office", async () => {
    const { text, statements } = await read(BRIEF);
    const [statement] = statements.nodes;
    expect(statements.totalCount).toBe(1);
    expect(statement).toMatchObject({
      form: 'FULL_TEXT',
      start: 0,
      end: text.length,
      language: 'en',
      statedPrecision: 'YEAR',
      speaker: { slug: 'imangali-tasmagambetov' },
      office: { slug: 'csto-secretary-general' },
      acting: false,
      roleAsPrinted: 'CSTO Secretary General',
      outlet: { slug: 'tass' },
      citedResolutions: [{ symbol: 'A/RES/77/13', adoptedOn: '2022-11-21' }],
    });
    expect(text.slice(statement.start, statement.end)).toBe(statement.text);
    expect(slugs(statement.topics)).toEqual(expect.arrayContaining(TOPICS));
  });

  it('is linked to what it names, the resolution once though it is named in three ways', async () => {
    const article = await read(BRIEF);
    expect(article.citedResolutions).toEqual([{ symbol: 'A/RES/77/13' }]);
    const named = article.mentions.nodes.filter((mention: Answer) => mention.subject.slug === 'a-res-77-13');
    expect(named.map(({ surface }: Answer) => surface.slice(0, 16))).toEqual([
      'Resolution 77/13',
      'Cooperation betw',
      'A/RES/77/13',
    ]);
    expect(slugs(article.namedPresidencies).sort()).toEqual([
      'csto-presidency-2022-armenia',
      'csto-presidency-2023-belarus',
    ]);
    expect(slugs(article.namedOperations)).toEqual(['operation-channel', 'operation-illegal']);
    expect(slugs(article.namedOrganizations)).toEqual(
      expect.arrayContaining(['un', 'csto-collective-peacekeeping-forces', 'un-general-assembly']),
    );
    expect(article.namedOfficials).toEqual([]);
    for (const { surface, start, end } of article.mentions.nodes) expect(article.text.slice(start, end)).toBe(surface);
  });

  it('is among the answers of the request', async () => {
    const { body } = await server.post(REQUEST, { first: 100 });
    const found = body.data.statements.nodes.filter((node: Answer) => node.form === 'FULL_TEXT');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      speaker: { name: 'Imangali Tasmagambetov' },
      office: { name: 'Secretary General' },
      article: { genre: 'MEDIA_ANSWER', images: [{ fileName: 'Ответ на вопрос ТАСС.jpg' }] },
    });
  });
});
