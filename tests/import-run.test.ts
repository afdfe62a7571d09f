import type { Answer } from './support/ask.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { importFiles, type GivenPlan, type Imported } from './support/import.js';
import { inventedBundle, loadInto } from './support/newsroom.js';
import { SERVER_URL } from './support/template.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadInto(database, inventedBundle());
});
afterAll(() => database.close());

interface FeedItem {
  readonly id?: string;
  readonly link?: string;
  readonly title: string;
  readonly body: string;
  readonly category?: string;
}

function feedOf(...items: FeedItem[]): string {
  const each = items.map(
    ({ id, link, title, body, category }) => `<item>
      ${id === undefined ? '' : `<guid isPermaLink="false">${id}</guid>`}
      ${link === undefined ? '' : `<link>${link}</link>`}
      ${category === undefined ? '' : `<category>${category}</category>`}
      <title>${title}</title><description><![CDATA[${body}]]></description>
      <pubDate>Tue, 04 May 2021 09:30:00 +0300</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Gull Gazette</title><link>https://gulls.example/</link>
    <description>Gulls.</description><language>en</language>${each.join('')}</channel></rss>`;
}

const bring = (feed: string, plan: GivenPlan = {}): Promise<Imported> =>
  importFiles(database, { 'feed.xml': feed }, plan);
const LAMP = {
  id: 'lamp-1',
  link: 'https://gulls.example/lamp',
  title: 'A lamp is lit',
  body: '<p>The keeper lit it.</p>',
};

async function ledger(): Promise<unknown> {
  const tables = ['change', 'article', 'article_subject', 'mention', 'statement', 'image'];
  const counts = tables.map((table) => `(select json_agg(t order by t::text) from ${table} t)`);
  return (await database.dataSource.query(`select md5(concat(${counts.join()})) as all`))[0];
}

async function article(slug: string | null | undefined): Promise<Answer> {
  const query = `query($slug: String!) { article(by: {slug: $slug}) { id title html text publishedAt publishedPrecision
    sourceUrl section { slug } images { url alt } } }`;
  return (await ask(database, query, { slug })).article;
}

describe('an item of a source', () => {
  it('becomes one article, with its moment, its address and its markup', async () => {
    const { tally, results } = await bring(feedOf(LAMP));
    expect(tally).toEqual({ CREATED: 1, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 });
    expect(await article(results[0]?.slug)).toMatchObject({
      title: 'A lamp is lit',
      html: '<p>The keeper lit it.</p>',
      text: 'The keeper lit it.',
      publishedAt: '2021-05-04T06:30:00Z',
      publishedPrecision: 'TIME',
      sourceUrl: 'https://gulls.example/lamp',
    });
  });

  it('is not written a second time', async () => {
    const before = await ledger();
    expect((await bring(feedOf(LAMP))).tally).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: 1, REJECTED: 0 });
    expect(await ledger()).toEqual(before);
  });

  it('is found again by what its source calls it, wherever it has moved and whatever it says now', async () => {
    const moved = { ...LAMP, link: 'https://gulls.example/lamps/1', title: 'A lamp is lit at last' };
    const { tally, results } = await bring(feedOf(moved));
    expect(tally.UPDATED).toBe(1);
    expect(await article(results[0]?.slug)).toMatchObject({ title: moved.title, sourceUrl: moved.link });
    expect((await bring(feedOf(LAMP))).results[0]).toMatchObject({ verdict: 'UPDATED', slug: results[0]?.slug });
  });

  it('is found again by its address where the source has no name for it, then by its words', async () => {
    const { id: _, ...nameless } = LAMP;
    const [first] = (await bring(feedOf(LAMP))).results;
    expect((await bring(feedOf(nameless))).results[0]).toMatchObject({ verdict: 'UNCHANGED', slug: first?.slug });
    const { link: __, ...placeless } = nameless;
    expect((await bring(feedOf(placeless))).results[0]).toMatchObject({ verdict: 'UNCHANGED', slug: first?.slug });
  });

  it('is one article where its source has it twice, as it stands the last time', async () => {
    const first = { id: 'twice', title: 'Oil is short', body: 'The oil is short.' };
    const { tally, results } = await bring(feedOf(first, { ...first, title: 'Oil is there', body: 'The oil came.' }));
    expect(tally).toMatchObject({ CREATED: 1, UPDATED: 1 });
    expect(await article(results[0]?.slug)).toMatchObject({ title: 'Oil is there' });
  });

  it('stays when the source has it no more', async () => {
    const [first] = (await bring(feedOf(LAMP))).results;
    await bring(feedOf({ ...LAMP, id: 'lamp-2', link: 'https://gulls.example/2', title: 'Another', body: 'Another.' }));
    expect(await article(first?.slug)).toMatchObject({ title: LAMP.title });
  });

  it('stands in the section that the source names, and in the one that the importer names first', async () => {
    const item = {
      ...LAMP,
      id: 'shelf',
      link: 'https://gulls.example/shelf',
      category: 'Harbours',
      body: 'Of shelves.',
    };
    const [found] = (await bring(feedOf(item))).results;
    expect((await article(found?.slug)).section).toEqual({ slug: 'harbours' });
  });

  it('is written again once it was purged', async () => {
    const item = { ...LAMP, id: 'purged', link: 'https://gulls.example/purged', body: 'It comes again.' };
    await bring(feedOf(item));
    await database.dataSource.query(`delete from article where source_url = $1`, [item.link]);
    expect((await bring(feedOf(item))).tally.CREATED).toBe(1);
  });
});

describe('an item that is refused', () => {
  it('is named with its place and the reason, leaves nothing, and the rest goes on', async () => {
    const empty = { id: 'empty', link: 'https://gulls.example/empty', title: '', body: '' };
    const good = { ...LAMP, id: 'good', link: 'https://gulls.example/good', body: 'It goes on.' };
    const { tally, results, reasons } = await bring(feedOf(empty, good));
    expect(tally).toMatchObject({ CREATED: 1, REJECTED: 1 });
    const refused = results.find(({ verdict }) => verdict === 'REJECTED');
    expect(refused?.place).toMatch(/^item 1\b/);
    expect(refused?.reason).toMatch(/^[A-Z].*\.$/);
    expect([...reasons.values()]).toEqual([1]);
    const noted = await database.dataSource.query(`select reason from import_item where verdict = 'REJECTED'`);
    expect(noted).toEqual([{ reason: refused?.reason }]);
  });

  it.each([
    ['article', `new.title = 'Unwanted'`],
    ['image', `new.url = 'https://gulls.example/unwanted.png'`],
    ['import_item', `new.key like '%unwanted' and new.verdict <> 'REJECTED'`],
  ])('by the database, at its %s, leaves nothing, and the rest goes on', async (table, unwanted) => {
    const { dataSource } = database;
    await dataSource.query(`create function refuse() returns trigger language plpgsql as $$
      begin if ${unwanted} then raise exception 'Not this one'; end if; return new; end $$`);
    await dataSource.query(`create trigger refuse before insert on ${table} for each row execute function refuse()`);
    const item = (id: string, title: string) => ({
      ...{ id: `${table}-${id}`, title, link: `https://gulls.example/${table}/${id}` },
      body: `<p>${title} by ${table}.</p><img src="https://gulls.example/${id}.png" alt="">`,
    });
    const before = await ledger();
    const alone = await bring(feedOf(item('unwanted', 'Unwanted')));
    expect(alone.tally).toMatchObject({ CREATED: 0, REJECTED: 1 });
    expect(alone.results[0]?.reason).toContain('Not this one');
    expect(await ledger()).toEqual(before);
    const among = await bring(feedOf(item('one', 'One'), item('unwanted', 'Unwanted'), item('other', 'Other')));
    expect(among.tally).toMatchObject({ CREATED: 2, REJECTED: 1 });
    await dataSource.query('drop function refuse cascade');
    expect((await bring(feedOf(item('unwanted', 'Unwanted')))).tally).toMatchObject({ CREATED: 1, REJECTED: 0 });
  });
});

describe('what must not become public', () => {
  const tallyOf = async (files: Record<string, string>) => (await importFiles(database, files)).tally;

  it('is a page that calls itself a draft, in whatever word, even with a page of HTML in it', async () => {
    const page = (draft: string) =>
      `---\ntitle: Not yet\ndate: 2021-05-04\n${draft}\n---\nSee below.\n\n\`\`\`html\n<!doctype html><html><body>No.</body></html>\n\`\`\`\n`;
    for (const draft of ['draft: true', 'draft: yes', 'draft: "true"', 'published: no', 'status: draft'])
      expect(await tallyOf({ 'page.md': page(draft) })).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 });
    expect(await tallyOf({ 'page.md': page('draft: no') })).toMatchObject({ CREATED: 1 });
  });

  it('is a draft in a feed of Atom, nor what is no post in an export of Blogger', async () => {
    const entry = (
      more: string,
    ) => `<entry><id>urn:x:${more.length}</id><title>Not yet</title><updated>2021-05-04T09:30:00Z</updated>
      ${more}<content type="text">Not for readers.</content></entry>`;
    const kind = (term: string) =>
      `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${term}"/>`;
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app">
      ${entry('<app:control><app:draft>yes</app:draft></app:control>')}${entry(kind('template'))}${entry(kind('comment'))}
      ${entry(`${kind('post')} `)}</feed>`;
    expect(await tallyOf({ 'feed.atom': feed })).toMatchObject({ CREATED: 1, REJECTED: 0 });
  });

  it('is news that is dated ahead, which is refused until then', async () => {
    const ahead = '---\ntitle: Of tomorrow\ndate: 2999-01-01\n---\nIt is to come.\n';
    const { tally, results } = await importFiles(database, { 'ahead.md': ahead });
    expect(tally).toMatchObject({ CREATED: 0, REJECTED: 1 });
    expect(results[0]?.reason).toMatch(/dated 2999-01-01, which is still to come/);
  });

  it('is what merely lies beside the news: scripts, styles, licences', async () => {
    const files = {
      'style.css': 'p {\n}\n\nsome words here',
      LICENSE: 'A licence\n\n\nOf some length.',
      'a.js': 'run()',
    };
    expect(await tallyOf(files)).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 3 });
  });
});

describe('the address of one article', () => {
  it('is that of the first of several files, and the others are refused', async () => {
    const page = (words: string) => `---\ntitle: ${words}\n---\n${words}, said at some length.\n`;
    const { tally } = await importFiles(
      database,
      { 'one.md': page('First of two'), 'two.md': page('Second of two') },
      { facts: { sourceUrl: 'https://gulls.example/one-of-two' } },
    );
    expect(tally).toMatchObject({ CREATED: 1, UPDATED: 0, REJECTED: 1 });
  });
});

describe('a table whose cells hold pages', () => {
  it('is a table', async () => {
    const table =
      'title,text,published\n"A page","<html><head><title>One</title></head><body>Of one.</body></html>",2021-05-04\n';
    expect((await importFiles(database, { 'articles.csv': table })).results[0]).toMatchObject({ slug: 'a-page' });
  });
});

describe('what a text names', () => {
  const mentionsOf = async (slug: string | null | undefined) =>
    database.dataSource.query<{ name: string }[]>(
      `select s.slug as name from mention m join article a on a.id = m.article_id join subject s on s.id = m.subject_id
        where a.slug = $1 order by m.start_offset`,
      [slug],
    );
  const named = (id: string, body: string) =>
    feedOf({ ...LAMP, id, link: `https://gulls.example/${id}`, title: 'Of a keeper', body });

  it('is looked for unless the import is told not to', async () => {
    const [without] = (await bring(named('without', 'Ada Lindqvist came in May.'), { links: false })).results;
    expect(await mentionsOf(without?.slug)).toEqual([]);
    const [found] = (await bring(named('with', 'Ada Lindqvist came in June.'))).results;
    expect(await mentionsOf(found?.slug)).toEqual([{ name: 'ada-lindqvist' }]);
  });

  it('may have come in the same run, before the text', async () => {
    const mapping = { list: 'officials', fields: { slug: 'slug', 'name.en': 'name' } };
    const { results } = await importFiles(
      database,
      { 'people.csv': 'slug,name\nida-quill,Ida Quill\n', 'feed.xml': named('after', 'Ida Quill lit the lamp.') },
      { mapping },
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['CREATED', 'CREATED']);
    expect(await mentionsOf(results[1]?.slug)).toEqual([{ name: 'ida-quill' }]);
  });
});

describe('a run', () => {
  it('is kept with what was asked and what came of it', async () => {
    await bring(feedOf(LAMP));
    const [run] = await database.dataSource.query<Answer[]>(
      'select finished_at is not null as finished, unchanged, inputs from import_run order by id desc limit 1',
    );
    expect(run).toMatchObject({ finished: true, unchanged: 1, inputs: [expect.stringMatching(/feed\.xml$/)] });
  });

  it('only says what it would do when it is dry', async () => {
    const before = await ledger();
    const item = { ...LAMP, id: 'dry', link: 'https://gulls.example/dry', body: 'Only for a look.' };
    expect((await bring(feedOf(item, LAMP), { isDryRun: true })).tally).toMatchObject({ CREATED: 1, UNCHANGED: 1 });
    expect(await ledger()).toEqual(before);
  });
});

// The embedded database has no sessions that could be ended.
(SERVER_URL ? describe : describe.skip)('a connection that is lost in the middle of an import', () => {
  it('ends it with what was written before, and the next takes it up', async () => {
    const { dataSource } = database;
    const items = Array.from({ length: 12 }, (_, at) => ({
      ...{ id: `lost-${at}`, title: `Boat ${at} is lost`, link: `https://gulls.example/lost/${at}` },
      body: `<p>Boat ${at} did not come home.</p>`,
    }));
    await dataSource.query(`create function lose() returns trigger language plpgsql as $$
      begin if new.title = 'Boat 5 is lost' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`);
    await dataSource.query('create trigger lose before insert on article for each row execute function lose()');
    await expect(bring(feedOf(...items))).rejects.toThrow('terminating connection');
    await dataSource.query('drop function lose cascade');
    expect((await bring(feedOf(...items))).tally).toEqual({ CREATED: 7, UPDATED: 0, UNCHANGED: 5, REJECTED: 0 });
  });
});
