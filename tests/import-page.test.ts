import { parsePartialDate } from '../src/lib/calendar.js';
import { ask, type Answer } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { importFiles } from './support/import.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle());
});
afterAll(() => database.close());

const NAMED = "The Secretary of the League Ada Lindqvist answered Northern Herald's question about lighthouses";
const OFFICE_ALONE = "The Secretary of the League answered Northern Herald's question about lighthouses";

async function bring(title: string, body: string, published: string | null = null): Promise<Answer> {
  const page = `${title}\n\n\n${body}\n\n\nGo back\n`;
  const facts = { published: published === null ? null : parsePartialDate(published) };
  const [result] = (await importFiles(database, { 'page.txt': page }, { facts })).results;
  const slug = result?.slug;
  const query = `query($slug: String!) { article(by: {slug: $slug}) { title publishedAt publishedPrecision outlet { slug }
    statements { nodes { form speaker { slug } office { slug } } } } }`;
  return (await ask(database, query, { slug })).article;
}

describe('a page that names its speaker', () => {
  it('is that speaker’s words, in the office held in the year the text speaks of', async () => {
    const article = await bring(
      NAMED,
      'In 2020 we lit three lamps. I hope for more of them, and we shall build them well.',
    );
    expect(article).toMatchObject({
      publishedPrecision: 'YEAR',
      outlet: { slug: 'herald' },
      statements: {
        nodes: [{ form: 'FULL_TEXT', speaker: { slug: 'ada-lindqvist' }, office: { slug: 'league-secretary' } }],
      },
    });
  });

  it('is not dated by a year in which the speaker did not hold the office given', async () => {
    const article = await bring(
      NAMED,
      'In 2011 we lit the first lamp. I remember it well, and we are proud of it to this day.',
    );
    expect(article).toMatchObject({
      publishedPrecision: 'UNKNOWN',
      statements: { nodes: [{ speaker: { slug: 'ada-lindqvist' }, office: null }] },
    });
  });
});

describe('a page that names an office alone', () => {
  const body = 'In 2020 we lit four lamps. I took office since, and we have lit many more of them.';

  it('is nobody’s words while the year is only one that the text speaks of', async () => {
    expect((await bring(OFFICE_ALONE, body)).statements.nodes).toEqual([]);
  });

  it('is the words of whoever held it when somebody says when it came out', async () => {
    const article = await bring(OFFICE_ALONE, `${body} That is all.`, '2020-05-01');
    expect(article.statements.nodes).toMatchObject([{ speaker: { slug: 'ada-lindqvist' } }]);
  });
});
