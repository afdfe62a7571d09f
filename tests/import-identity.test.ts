import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { importFiles, importInputs, type GivenPlan, type Imported } from './support/import.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle());
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'communique identity '));
  await database.dataSource.query('delete from article where id in (select node_id from import_item)');
  await database.dataSource.query('delete from import_item');
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => database.close());

interface FeedItem {
  readonly id?: string;
  readonly link?: string;
  readonly title: string;
  readonly summary?: string;
  readonly content?: string;
  readonly date?: string;
}

/** A feed of a site. */
function feedOf(site: string, ...items: FeedItem[]): string {
  const each = items.map(
    ({ id, link, title, summary, content, date = 'Tue, 04 May 2021 09:30:00 +0300' }) => `<item><title>${title}</title>
      ${id === undefined ? '' : `<guid isPermaLink="false">${id}</guid>`}
      ${link === undefined ? '' : `<link>${link}</link>`}<pubDate>${date}</pubDate>
      ${summary === undefined ? '' : `<description>${summary}</description>`}
      ${content === undefined ? '' : `<content:encoded><![CDATA[<p>${content}</p>]]></content:encoded>`}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>News</title><link>${site}</link><language>en</language>${each.join('')}</channel></rss>`;
}

const bring = (files: Readonly<Record<string, string>>, plan: GivenPlan = {}): Promise<Imported> =>
  importFiles(database, files, plan);

/** Writes files into the folder and imports what is named of it, as somebody would again and again. */
async function bringFrom(files: Readonly<Record<string, string>>, ...named: string[]): Promise<Imported> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return importInputs(
    database,
    named.map((name) => path.join(folder, name)),
  );
}

async function titles(): Promise<string[]> {
  const rows = await database.dataSource.query<{ title: string }[]>(
    'select title from article where id in (select node_id from import_item) order by id',
  );
  return rows.map(({ title }) => title);
}

async function textOf(address: string): Promise<string> {
  const [row] = await database.dataSource.query('select text from article where source_url = $1', [address]);
  return (row as { text: string }).text;
}

const verdicts = ({ results }: Imported) => results.map(({ verdict }) => verdict);
const AT = 'https://gulls.example/lamp';
const WHOLE = { id: 'lamp', link: AT, title: 'A lamp is lit', content: 'The keeper lit the lamp, and it can be seen.' };

describe('an article and the feeds that have it', () => {
  it('keeps its own words against those of another site', async () => {
    await bring({ 'own.xml': feedOf('https://gulls.example/', WHOLE) });
    const stranger = { ...WHOLE, id: 'x1', title: 'No lamp', content: 'There is no lamp at all.' };
    const again = await bring({ 'other.xml': feedOf('https://crabs.example/', stranger) });
    expect(verdicts(again)).toEqual(['UNCHANGED']);
    const louder = { ...stranger, content: 'There has never been a lamp.' };
    expect(verdicts(await bring({ 'other.xml': feedOf('https://crabs.example/', louder) }))).toEqual(['UNCHANGED']);
    expect(await titles()).toEqual([WHOLE.title]);
    expect(await textOf(AT)).toBe(WHOLE.content);
  });

  it('takes its own site’s words in place of those that another brought, and keeps them', async () => {
    const stranger = { ...WHOLE, id: 'x1', title: 'A lamp, they say', content: 'A lamp is said to be lit.' };
    await bring({ 'other.xml': feedOf('https://crabs.example/', stranger) });
    expect(verdicts(await bring({ 'own.xml': feedOf('https://gulls.example/', WHOLE) }))).toEqual(['UPDATED']);
    const changed = { ...stranger, content: 'A lamp is still said to be lit.' };
    expect(verdicts(await bring({ 'other.xml': feedOf('https://crabs.example/', changed) }))).toEqual(['UNCHANGED']);
    expect(await textOf(AT)).toBe(WHOLE.content);
  });

  it('is not taken over by a stranger that has no address and begins with the same words', async () => {
    await bring({ 'own.xml': feedOf('https://gulls.example/', WHOLE) });
    const { link: _, ...placeless } = { ...WHOLE, id: 'x1' };
    const other = (content: string) => ({ 'other.xml': feedOf('https://crabs.example/', { ...placeless, content }) });
    expect(verdicts(await bring(other(WHOLE.content)))).toEqual(['UNCHANGED']);
    expect(verdicts(await bring(other('There is no lamp.')))).toEqual(['UNCHANGED']);
    expect(await textOf(AT)).toBe(WHOLE.content);
  });

  it('is brought up to date by the site that brought it, as long as no other has a better right', async () => {
    const stranger = { ...WHOLE, id: 'x1', content: 'A lamp is said to be lit.' };
    await bring({ 'other.xml': feedOf('https://crabs.example/', stranger) });
    const changed = { ...stranger, content: 'A lamp is still said to be lit.' };
    expect(verdicts(await bring({ 'other.xml': feedOf('https://crabs.example/', changed) }))).toEqual(['UPDATED']);
  });

  it('is not cut to the summary of its own site’s feed', async () => {
    await bring({ 'whole.xml': feedOf('https://gulls.example/', WHOLE) });
    const { content: _, ...short } = { ...WHOLE, id: 'short-1', summary: 'The keeper lit the lamp.' };
    const cut = await bring({ 'short.xml': feedOf('https://gulls.example/short', short) });
    expect(verdicts(cut)).toEqual(['UNCHANGED']);
    expect(await textOf(AT)).toBe(WHOLE.content);
  });

  it('grows from the summary to the whole, and a summary alone is brought up to date', async () => {
    const { content: _, ...short } = { ...WHOLE, id: 'short-1', summary: 'The keeper lit the lamp.' };
    await bring({ 'short.xml': feedOf('https://gulls.example/short', short) });
    const longer = { ...short, summary: 'The keeper lit the lamp at last.' };
    const again = await bring({ 'short.xml': feedOf('https://gulls.example/short', longer) });
    expect(verdicts(again)).toEqual(['UPDATED']);
    expect(verdicts(await bring({ 'whole.xml': feedOf('https://gulls.example/', WHOLE) }))).toEqual(['UPDATED']);
    expect(await textOf(AT)).toBe(WHOLE.content);
    expect(await titles()).toHaveLength(1);
  });

  it('is one, however its address is written', async () => {
    const { id: _, ...nameless } = WHOLE;
    await bring({
      'a.xml': feedOf('http://www.gulls.example/', { ...nameless, link: 'http://www.gulls.example/lamp/' }),
    });
    const moved = await bring({
      'b.xml': feedOf('https://gulls.example/', { ...nameless, content: 'It is lit anew.' }),
    });
    expect(verdicts(moved)).toEqual(['UPDATED']);
    expect(await textOf(AT)).toBe('It is lit anew.');
  });
});

describe('items that must not be taken for one', () => {
  it('have the same id in feeds of two sites, or in two feeds of one', async () => {
    const one = { id: '1', title: 'A lamp', content: 'Of lamps.' };
    const other = { id: '1', title: 'A bell', content: 'Of bells.' };
    await bring({ 'feed.xml': feedOf('https://gulls.example/', one) });
    await bring({ 'feed.xml': feedOf('https://crabs.example/', other) });
    await bring({
      'feed.xml': feedOf('https://gulls.example/events', { ...other, title: 'A fair', content: 'Of fairs.' }),
    });
    expect(await titles()).toEqual(['A lamp', 'A bell', 'A fair']);
  });

  it('have the same words and ids of their own', async () => {
    const calm = { title: 'Report', content: 'No change.' };
    const feed = feedOf('https://gulls.example/', { ...calm, id: '1' }, { ...calm, id: '2' });
    expect(verdicts(await bring({ 'feed.xml': feed }))).toEqual(['CREATED', 'CREATED']);
    expect(verdicts(await bring({ 'feed.xml': feed }))).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('are pages of one name in folders of one name', async () => {
    const page = (title: string) => `---\ntitle: ${title}\ndate: 2021-05-04\n---\nIt is about ${title}.\n`;
    const both = { 'gulls/posts/1.md': page('a lamp'), 'crabs/posts/1.md': page('a bell') };
    await bringFrom(both, 'gulls/posts', 'crabs/posts');
    expect(await titles()).toEqual(['a lamp', 'a bell']);
    const changed = { 'gulls/posts/1.md': page('a lamp and its oil'), 'crabs/posts/1.md': page('a bell and its rope') };
    expect(verdicts(await bringFrom(changed, 'gulls/posts', 'crabs/posts'))).toEqual(['UPDATED', 'UPDATED']);
    expect(await titles()).toEqual(['a lamp and its oil', 'a bell and its rope']);
  });

  it('are rows of one id in tables of one name', async () => {
    const mapping = { list: 'officials', id: 'id', fields: { 'name.en': 'name' } };
    const table = (name: string) => `id,name\n1,${name}\n`;
    const first = await bring({ 'a/people.csv': table('Ada Lantern') }, { mapping });
    const second = await bring({ 'b/people.csv': table('Ben Buoy') }, { mapping });
    expect([first.tally.CREATED, second.tally.CREATED]).toEqual([1, 1]);
    const again = await bring({ 'c/people.csv': table('Ada Lantern') }, { mapping });
    expect(again.results).toMatchObject([{ verdict: 'UNCHANGED', slug: first.results[0]?.slug }]);
  });
});

describe('a page of a site that is built from files', () => {
  const page = (words: string, date = '2021-05-04') => `---\ntitle: A lamp\ndate: ${date}\n---\n${words}\n`;

  it('is the same, whether its folder was named or the page', async () => {
    await bringFrom({ 'posts/2021/1.md': page('It is lit.') }, 'posts');
    expect(verdicts(await bringFrom({ 'posts/2021/1.md': page('It is bright.') }, 'posts/2021/1.md'))).toEqual([
      'UPDATED',
    ]);
    expect(verdicts(await bringFrom({}, 'posts'))).toEqual(['UNCHANGED']);
    expect(await titles()).toHaveLength(1);
  });

  it('is the same where its folder has moved', async () => {
    await bringFrom({ 'old/posts/1.md': page('It is lit.') }, 'old/posts');
    expect(verdicts(await bringFrom({ 'new/posts/1.md': page('It is bright.') }, 'new/posts'))).toEqual(['UPDATED']);
  });

  it('is the same under another name, but not with the words of another day', async () => {
    await bringFrom({ 'posts/1.md': page('No change.') }, 'posts/1.md');
    expect(verdicts(await bringFrom({ 'posts/one.md': page('No change.') }, 'posts/one.md'))).toEqual(['UNCHANGED']);
    const later = { 'posts/2.md': page('No change.', '2021-05-11') };
    expect(verdicts(await bringFrom(later, 'posts/2.md'))).toEqual(['CREATED']);
  });
});

describe('an item that stands in several places in different words', () => {
  it('is not written again where each says what it said', async () => {
    const files = {
      'daily.xml': feedOf('https://gulls.example/', WHOLE),
      'export.xml': feedOf('https://gulls.example/', { ...WHOLE, content: 'The keeper lit the lamp at nine.' }),
    };
    expect(verdicts(await bringFrom(files, 'daily.xml', 'export.xml'))).toEqual(['CREATED', 'UPDATED']);
    expect(verdicts(await bringFrom({}, 'daily.xml', 'export.xml'))).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await textOf(AT)).toBe('The keeper lit the lamp at nine.');
  });

  it('is not written again where a file has it twice', async () => {
    const feed = feedOf('https://gulls.example/', WHOLE, { ...WHOLE, content: 'It was lit at nine.' });
    expect(verdicts(await bringFrom({ 'feed.xml': feed }, 'feed.xml'))).toEqual(['CREATED', 'UPDATED']);
    expect(verdicts(await bringFrom({}, 'feed.xml'))).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('says what it said long ago once more, and that is taken', async () => {
    const said = (content: string) => ({ 'feed.xml': feedOf('https://gulls.example/', { ...WHOLE, content }) });
    await bringFrom(said('It is lit.'), 'feed.xml');
    await bringFrom(said('It is out.'), 'feed.xml');
    expect(verdicts(await bringFrom(said('It is lit.'), 'feed.xml'))).toEqual(['UPDATED']);
  });
});

describe('what an editor changed', () => {
  const edit = (columns: string) =>
    database.dataSource.query(`update article set ${columns} where source_url = $1`, [AT]);
  const row = async () =>
    (
      await database.dataSource.query(
        `select title, html, text, published_at, section_id is not null as "isShelved" from article where source_url = $1`,
        [AT],
      )
    )[0];
  const own = (item: Partial<FeedItem>) => ({ 'feed.xml': feedOf('https://gulls.example/', { ...WHOLE, ...item }) });

  it('stays when the source changes something else, and what the source changes comes in', async () => {
    await bringFrom(own({}), 'feed.xml');
    await edit(`title = 'The lamp of the compact', section_id = (select min(id) from section)`);
    expect(verdicts(await bringFrom(own({ content: 'It is out.' }), 'feed.xml'))).toEqual(['UPDATED']);
    expect(await row()).toMatchObject({ title: 'The lamp of the compact', text: 'It is out.', isShelved: true });
    await bringFrom(own({ title: 'Lamp out', content: 'It is out again.' }), 'feed.xml');
    expect(await row()).toMatchObject({ title: 'The lamp of the compact', text: 'It is out again.', isShelved: true });
  });

  it('are the words as a whole, and what was found in them stays where it stands', async () => {
    await bringFrom(own({}), 'feed.xml');
    await edit(`html = '<p>The lamp burns.</p>', text = 'The lamp burns.'`);
    await bringFrom(own({ title: 'A lamp burns', content: 'It is out.' }), 'feed.xml');
    expect(await row()).toMatchObject({
      title: 'A lamp burns',
      html: '<p>The lamp burns.</p>',
      text: 'The lamp burns.',
    });
  });

  it('is the source’s again once the source says the same', async () => {
    await bringFrom(own({}), 'feed.xml');
    await edit(`title = 'Lamp out'`);
    await bringFrom(own({ title: 'Lamp out', content: 'It is out.' }), 'feed.xml');
    await bringFrom(own({ title: 'Lamp lit', content: 'It is lit.' }), 'feed.xml');
    expect(await row()).toMatchObject({ title: 'Lamp lit' });
  });

  it('is a date, too', async () => {
    await bringFrom(own({}), 'feed.xml');
    await edit(`published_at = '2021-05-06T00:00:00Z', published_precision = 'DAY'`);
    await bringFrom(own({ content: 'It is out.', date: 'Wed, 05 May 2021 09:30:00 +0300' }), 'feed.xml');
    expect((await row()).published_at.toISOString()).toBe('2021-05-06T00:00:00.000Z');
  });
});

describe('a remark', () => {
  it('tells what is missing of an item that goes in, and rejects nothing', async () => {
    const { tally, remarked, remarks } = await bring({
      'feed.xml': feedOf('https://gulls.example/', { ...WHOLE, date: 'the other day' }),
    });
    expect(tally).toMatchObject({ CREATED: 1, REJECTED: 0 });
    expect(remarked).toMatchObject([
      { place: expect.stringMatching(/^item 1\b/), remark: expect.stringContaining('the other day') },
    ]);
    expect([...remarks.values()]).toEqual([1]);
  });
});

describe('the short name of an article', () => {
  it('is that of its day where its title has no Latin spelling, and goes on from the last number', async () => {
    const items = [1, 2, 3, 4].map((id) => ({ id: String(id), title: '灯塔', content: `第${id}座灯塔` }));
    const { results } = await bring({ 'feed.xml': feedOf('https://gulls.example/', ...items) });
    const day = 'article-2021-05-04';
    expect(results.map(({ slug }) => slug)).toEqual([day, `${day}-2`, `${day}-3`, `${day}-4`]);
  });
});
