import { wxrImporter } from '../src/ingest/importers/wxr.js';
import { feedImporter } from '../src/ingest/importers/feed.js';
import { wordpressHtml } from '../src/ingest/importers/wordpress-content.js';
import { readingOf, sourceOf, type Reading } from './support/source-of.js';

const read = (text: string): Promise<Reading> =>
  readingOf(wxrImporter, sourceOf(text), { timeZone: 'Europe/Helsinki' });
const exported = (items: string, version = '1.2') =>
  `<?xml version="1.0"?><!-- generator="WordPress/6.5" --><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/${version}/"><channel><title>Lantern Sea Compact</title><link>https://compact.example</link><language>en-GB</language><wp:wxr_version>${version}</wp:wxr_version><wp:base_blog_url>https://compact.example</wp:base_blog_url><wp:author><wp:author_login>ansa</wp:author_login></wp:author>${items}</channel></rss>`;
const field = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`;
const post = (fields: Record<string, string> = {}, rest = '') => {
  const all = {
    title: 'Lamps lit',
    'content:encoded': 'The lamps are lit.',
    'wp:post_id': '7',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...fields,
  };
  return `<item>${Object.entries(all)
    .map(([name, value]) => field(name, value))
    .join('')}${rest}</item>\n`;
};
const meta = (key: string, value: string) =>
  `<wp:postmeta>${field('wp:meta_key', key)}${field('wp:meta_value', value)}</wp:postmeta>`;
const attachment = (id: string, url: string, rest = '') =>
  post({ 'wp:post_id': id, 'wp:status': 'inherit', 'wp:post_type': 'attachment', 'wp:attachment_url': url }, rest);
const only = ({ articles, flaws, refusal }: Reading) => {
  expect({ flaws, refusal, count: articles.length }).toEqual({ flaws: [], refusal: null, count: 1 });
  return articles[0]!;
};
const one = async (fields: Record<string, string> = {}, rest = '') => only(await read(exported(post(fields, rest))));

describe('a post of an export of WordPress', () => {
  it('has its name, its page, its words and its time', async () => {
    const article = await one(
      {
        title: 'Fish &amp; lamps',
        link: 'https://compact.example/fish/',
        guid: 'https://compact.example/?p=7',
        'excerpt:encoded': 'Short words.',
        'wp:post_date': '2025-03-04 11:30:00',
        'wp:post_date_gmt': '2025-03-04 09:30:00',
      },
      `<category domain="category" nicename="news">News</category><category domain="post_tag" nicename="lamps">Lamps</category>
       <category domain="category" nicename="uncategorized">Uncategorized</category><category domain="post_format" nicename="x">Aside</category>
       <wp:comment>${field('wp:comment_content', 'First!')}</wp:comment>`,
    );
    expect(article).toMatchObject({
      externalId: 'https://compact.example/?p=7',
      url: 'https://compact.example/fish/',
      title: 'Fish & lamps',
      lead: 'Short words.',
      body: { html: '<p>The lamps are lit.', baseUrl: 'https://compact.example/' },
      language: 'en-GB',
      published: { precision: 'TIME', at: new Date('2025-03-04T09:30:00Z') },
      categories: ['News', 'Lamps'],
    });
    expect(JSON.stringify(article)).not.toMatch(/First!|ansa/);
  });

  it('is called as its feed would call it where the guid is lost', async () => {
    expect((await one()).externalId).toBe('https://compact.example/?p=7');
  });

  it("came out by the newsroom's clock where Greenwich is not known", async () => {
    const dates = { 'wp:post_date': '2025-03-04 11:30:00', 'wp:post_date_gmt': '0000-00-00 00:00:00' };
    expect((await one(dates)).published).toMatchObject({ at: new Date('2025-03-04T09:30:00Z') });
    const none = { 'wp:post_date_gmt': '0000-00-00 00:00:00', pubDate: 'Mon, 30 Nov -0001 00:00:00 +0000' };
    expect((await one(none)).published).toBeNull();
  });

  it('is in the language that its plugin marks it with', async () => {
    expect((await one({}, '<category domain="language" nicename="fi">Suomi</category>')).language).toBe('fi');
  });

  it('stays out unless it was published for everybody', async () => {
    for (const status of ['draft', 'future', 'private', 'pending', 'trash', 'inherit', 'auto-draft', 'wc-completed']) {
      expect(await read(exported(post({ 'wp:status': status })))).toMatchObject({
        articles: [],
        flaws: [],
        refusal: null,
      });
    }
    expect(await read(exported(post({ 'wp:post_password': 'x' })))).toMatchObject({ articles: [], flaws: [] });
  });

  it('stays out, and a flaw says so, where nobody says that it was published', async () => {
    const { articles, flaws } = await read(exported(post({ 'wp:status': '' })));
    expect(articles).toEqual([]);
    expect(flaws).toMatchObject([{ flaw: expect.stringContaining('wp:status') }]);
  });

  it('is a page or a text of any other kind, but no menu, revision or attachment', async () => {
    for (const type of ['page', 'communique', ''])
      expect((await one({ 'wp:post_type': type })).title).toBe('Lamps lit');
    for (const type of ['nav_menu_item', 'revision', 'attachment', 'wp_block', 'wpcf7_contact_form']) {
      expect(await read(exported(post({ 'wp:post_type': type })))).toMatchObject({ articles: [], flaws: [] });
    }
  });
});

describe('the pictures of a post', () => {
  const alt = meta('_wp_attachment_image_alt', 'Lamps at dusk');
  const size = meta('_wp_attachment_metadata', 'a:5:{s:5:"width";i:1200;s:6:"height";i:800;s:4:"file";s:1:"a";}');
  const featured = post({ title: 'With' }, meta('_thumbnail_id', '9'));
  const picture = attachment('9', 'https://compact.example/9.jpg', alt + size);

  it('are found whether they come before it or after it', async () => {
    const image = { url: 'https://compact.example/9.jpg', alt: 'Lamps at dusk', width: 1200, height: 800 };
    expect(only(await read(exported(picture + featured))).images).toMatchObject([image]);
    expect(only(await read(exported(featured + picture))).images).toMatchObject([image]);
  });

  it('are waited for, while other posts go on', async () => {
    const { articles } = await read(exported(featured + post({ title: 'Without' }) + picture));
    expect(articles.map(({ title }) => title)).toEqual(['Without', 'With']);
  });

  it('are missed in a remark when the export has not got them, and the post goes in', async () => {
    const { articles, remarks } = await read(exported(featured));
    expect(articles).toMatchObject([{ title: 'With', images: [] }]);
    expect(remarks).toMatchObject([{ place: 'item 1, line 1', remark: expect.stringContaining('attachment 9') }]);
  });

  it('are not waited for beyond so many characters of posts', async () => {
    const long = post({ title: 'Long', 'content:encoded': 'word '.repeat(600_000) }, meta('_thumbnail_id', '9'));
    const { articles, remarks } = await read(
      exported(long + long.replace('Long', 'Later') + long.replace('Long', 'Last') + picture),
    );
    expect(articles.map(({ title, images }) => [title, images.length])).toEqual([
      ['Long', 0],
      ['Later', 1],
      ['Last', 1],
    ]);
    expect(remarks).toHaveLength(1);
  });

  it('are those of its galleries, too, and documents are none', async () => {
    const gallery = post({ 'content:encoded': 'See: [gallery columns="2" ids="9, 10"]' });
    const { articles } = await read(exported(gallery + picture + attachment('10', 'https://compact.example/10.pdf')));
    expect(articles).toMatchObject([{ body: { html: '<p>See:' }, images: [{ url: 'https://compact.example/9.jpg' }] }]);
  });
});

describe('the content of WordPress', () => {
  it('gets paragraphs where the classic editor leaves empty lines, and nowhere within blocks', () => {
    expect(wordpressHtml('One\nline.\n\n<h2>Two</h2>\nThree.\n<pre>a\n\nb</pre>')).toBe(
      '<p>One<br>\nline.\n\n<h2>Two</h2>\n\n<p>Three.\n\n<pre>a\n\nb</pre>',
    );
  });

  it('loses the marks of its blocks', () => {
    const blocks = '<!-- wp:paragraph {"a":1} -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!--more-->';
    expect(wordpressHtml(blocks)).toBe('<p>One.</p>');
  });

  it('has captions as captions, and what only WordPress can show taken out', () => {
    const captions =
      '[caption id="a" width="3"]<a href="#"><img src="a.png"></a> Lamps[/caption][wp_caption caption="Old"]<img src="b.png">[/wp_caption]';
    expect(wordpressHtml(captions)).toBe(
      '<figure><a href="#"><img src="a.png"></a><figcaption>Lamps</figcaption></figure>\n\n<figure><img src="b.png"><figcaption>Old</figcaption></figure>',
    );
    expect(wordpressHtml('[embed]https://compact.example/v[/embed][gallery][playlist ids="1"] [not a code]')).toBe(
      '<p><a href="https://compact.example/v">https://compact.example/v</a> [not a code]',
    );
  });

  it('costs no more than its length, whatever it leaves open', () => {
    for (const open of ['<!--', '[caption ', '[gallery ', '<pre', '[embed]', '<p ', '\n \n']) {
      expect(wordpressHtml(open.repeat(200_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('an export of WordPress', () => {
  it('is told from a feed by its names, in any version', () => {
    for (const version of ['1.0', '1.1', '1.2'])
      expect(wxrImporter.recognizes(sourceOf(exported('', version)))).toBe(true);
    expect(
      wxrImporter.recognizes(sourceOf('<rss><channel><title>wordpress.org/export/1.2/</title></channel></rss>')),
    ).toBe(false);
    expect(feedImporter.recognizes(sourceOf(exported('')))).toBe(true);
  });

  it('is read without the number of its version, and refused without its names', async () => {
    const without = exported(post()).replace(/<wp:wxr_version>.*?<\/wp:wxr_version>/, '');
    expect(only(await read(without)).title).toBe('Lamps lit');
    expect((await read('<rss><channel><item><title>A</title></item></channel></rss>')).refusal).toMatch(
      /--format feed/,
    );
    expect((await read('<html/>')).refusal).toMatch(/<html>/);
  });

  it('does not take another vocabulary for that of WordPress because of its prefix', async () => {
    const hijacked = post().replace('<item>', '<item xmlns:wp="http://else.example/">');
    expect(await read(exported(hijacked))).toMatchObject({ articles: [], flaws: [{ place: 'item 1, line 1' }] });
  });
});
