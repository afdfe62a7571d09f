import { feedImporter } from '../src/ingest/importers/feed.js';
import { readingOf, sourceOf, type Reading } from './support/source-of.js';

const read = (text: string, given: Parameters<typeof sourceOf>[1] = {}): Promise<Reading> =>
  readingOf(feedImporter, sourceOf(text, given));
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Lantern Sea Compact</title>${channel}${items}</channel></rss>`;
const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Lantern Sea Compact</title>${entries}</feed>`;
const only = ({ articles, flaws, refusal }: Reading) => {
  expect({ flaws, refusal, count: articles.length }).toEqual({ flaws: [], refusal: null, count: 1 });
  return articles[0]!;
};
const item = async (inner: string, channel = '') => only(await read(rss(`<item>${inner}</item>`, channel)));
const entry = async (inner: string, attributes = '') => only(await read(atom(`<entry>${inner}</entry>`, attributes)));

describe('an item of RSS', () => {
  it('has its name, its page, its words and its time from the fields of its feed', async () => {
    const article = await item(
      `<title>Pilots meet at Saltholm</title><link>https://compact.example/news/7</link><guid isPermaLink="false"> lsc-7 </guid>
       <pubDate>Tue, 04 Mar 2025 09:30:00 +0200</pubDate><category>Pilotage</category><category>Saltholm</category>
       <description>Short words.</description><content:encoded><![CDATA[<p>Long <b>words</b>.</p>]]></content:encoded>`,
      '<language>en-gb</language>',
    );
    expect(article).toMatchObject({
      place: expect.stringMatching(/^item 1, line \d+$/),
      externalId: 'lsc-7',
      url: 'https://compact.example/news/7',
      title: 'Pilots meet at Saltholm',
      lead: 'Short words.',
      body: { html: '<p>Long <b>words</b>.</p>' },
      language: 'en-GB',
      published: { precision: 'TIME', at: new Date('2025-03-04T07:30:00Z') },
      categories: ['Pilotage', 'Saltholm'],
    });
  });

  it('has its description as the body where it has nothing else', async () => {
    expect(await item('<title>A</title><description>&lt;p&gt;B&lt;/p&gt;</description>')).toMatchObject({
      lead: null,
      body: { html: '<p>B</p>' },
    });
  });

  it('keeps the paragraphs of a description in plain words', async () => {
    expect(await item('<title>A</title><description>One &lt; two.\n\nThree.</description>')).toMatchObject({
      body: { text: 'One < two.\n\nThree.' },
    });
  });

  it('has no lead when its description is the cut off beginning of its text', async () => {
    const text =
      '<description>The lamps are lit &#8230; [&#8230;]</description><content:encoded>The lamps are lit … at dusk.</content:encoded>';
    expect((await item(`<title>A</title>${text}`)).lead).toBeNull();
  });

  it('is its title where it has no text, and its first words where it has no title', async () => {
    expect(await item('<title>Lamps lit</title>')).toMatchObject({ title: 'Lamps lit', body: { text: 'Lamps lit' } });
    expect(await item('<description>Lamps lit at dusk.</description>')).toMatchObject({ title: 'Lamps lit at dusk.' });
  });

  it('keeps the pictures of a text that has no words', async () => {
    const picture = '<description>&lt;img src="a.png"&gt;</description>';
    expect((await item(`<title>A &lt; B</title>${picture}`)).body).toMatchObject({
      html: '<p>A &lt; B</p><img src="a.png">',
    });
  });

  it('is a flaw when it has neither title nor text, and the others go on', async () => {
    const { articles, flaws } = await read(rss('<item><guid>1</guid></item>\n<item><title>B</title></item>'));
    expect(articles).toMatchObject([{ title: 'B', place: 'item 2, line 2' }]);
    expect(flaws).toMatchObject([{ place: 'item 1, line 1', flaw: expect.stringContaining('neither') }]);
  });

  it('has a guid for its page unless the guid says that it is none', async () => {
    expect((await item('<title>A</title><guid>https://compact.example/a</guid>')).url).toBe(
      'https://compact.example/a',
    );
    expect((await item('<title>A</title><guid isPermaLink="false">https://compact.example/a</guid>')).url).toBeNull();
    expect((await item('<title>A</title><guid>urn:a</guid>')).url).toBeNull();
  });

  it('never has a page that is not http', async () => {
    expect((await item('<title>A</title><link>javascript:alert(1)</link>')).url).toBeNull();
    expect((await item('<title>A</title><link>file:///etc/passwd</link>')).url).toBeNull();
  });

  it('is found from the address of its site where its link is relative', async () => {
    expect((await item('<title>A</title><link>/a</link>', '<link>https://compact.example/</link>')).url).toBe(
      'https://compact.example/a',
    );
  });

  it('has a title in plain words, escaped markup gone and references read once', async () => {
    const titles = {
      '<title>Fish &amp; lamps</title>': 'Fish & lamps',
      '<title>Fish &amp;amp; lamps</title>': 'Fish &amp; lamps',
      '<title><![CDATA[Fish &amp; lamps]]></title>': 'Fish & lamps',
      '<title>&lt;b&gt;Fish&lt;/b&gt; &amp;amp; lamps</title>': 'Fish & lamps',
      '<title>Caf&eacute;&nbsp;&#8212; at 5 &lt; 6</title>': 'Café — at 5 < 6',
      '<title>A<b>B</b>C</title>': 'ABC',
    };
    for (const [given, title] of Object.entries(titles)) expect((await item(given)).title).toBe(title);
  });

  it('is in the language that is said nearest to it', async () => {
    const language = '<language>en</language>';
    expect((await item('<title>A</title>', language)).language).toBe('en');
    expect((await item('<title>A</title><dc:language>fr_CA</dc:language>', language)).language).toBe('fr-CA');
    expect((await item('<title>A</title><description xml:lang="ru">B</description>', language)).language).toBe('ru');
    expect((await item('<title>A</title>', '<language>english, mostly</language>')).language).toBeNull();
  });

  it('goes in without a date that cannot be read, and a remark says so', async () => {
    const { articles, remarks } = await read(rss('<item><title>A</title><pubDate>the other day</pubDate></item>'));
    expect(articles).toMatchObject([{ published: null }]);
    expect(remarks).toMatchObject([{ remark: expect.stringContaining('the other day') }]);
  });

  it('has the pictures that are attached to it, each once and in its widest size', async () => {
    const { images } = await item(`<title>A</title>
      <enclosure url="https://compact.example/a.jpg" type="image/jpeg"/><enclosure url="https://compact.example/a.mp3" type="audio/mpeg"/>
      <media:group><media:title>Lamps</media:title><media:content url="https://compact.example/s.png" width="100" medium="image"/>
        <media:content url="https://compact.example/l.png" width="800" height="600" medium="image"/></media:group>
      <media:content url="https://compact.example/a.jpg" medium="image"><media:credit>Ansa Rill</media:credit></media:content>
      <media:content url="https://1.gravatar.com/avatar/1" medium="image"/><media:thumbnail url="https://compact.example/t.png"/>`);
    expect(images).toMatchObject([
      { url: 'https://compact.example/a.jpg', credit: 'Ansa Rill' },
      { url: 'https://compact.example/l.png', width: 800, height: 600, alt: 'Lamps' },
    ]);
  });

  it('is read whatever prefix its vocabularies have, and not by a prefix alone', async () => {
    const whole = (binding: string) =>
      `<rss xmlns:${binding}="http://purl.org/dc/elements/1.1/" xmlns:z="http://else.example/"><channel><item><title>A</title><z:date>2025-01-02</z:date><${binding}:date>2025-03-04</${binding}:date></item></channel></rss>`;
    expect(only(await read(whole('q'))).published).toMatchObject({ from: '2025-03-04' });
    const wrong = whole('dc').replace('purl.org', 'purl.example');
    expect(only(await read(wrong)).published).toBeNull();
    const undeclared = '<rss><channel><item><title>A</title><dc:date>2025-03-04</dc:date></item></channel></rss>';
    expect(only(await read(undeclared)).published).toMatchObject({ from: '2025-03-04' });
  });

  it('is read from RSS 1.0, where it is called by rdf:about', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://compact.example/"><title>C</title></channel><image><title>Logo</title></image>
      <item rdf:about="https://compact.example/9"><title>Nine</title></item></rdf:RDF>`;
    expect(only(await read(rdf))).toMatchObject({
      externalId: 'https://compact.example/9',
      url: 'https://compact.example/9',
    });
  });
});

describe('an entry of Atom', () => {
  it('has its words by their type', async () => {
    expect((await entry('<title>5 &lt;b&gt; 6</title>')).title).toBe('5 <b> 6');
    expect((await entry('<title type="html">&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title>')).title).toBe('A & B');
    const xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A<br/>&lt;</p></div></content>';
    expect((await entry(`<title>A</title>${xhtml}`)).body).toEqual({ html: '<p>A<br>&lt;</p>', baseUrl: null });
    expect((await entry('<title>A</title><content>one\n\ntwo</content>')).body).toEqual({ text: 'one\n\ntwo' });
  });

  it('has its page and its relative addresses from xml:base', async () => {
    const article = await entry(
      '<id>tag:a</id><title>A</title><link rel="self" href="s"/><link href="a"/><content type="html">&lt;a href="b"&gt;B&lt;/a&gt;</content>',
      'xml:base="https://compact.example/en/" xml:lang="fr"',
    );
    expect(article).toMatchObject({
      externalId: 'tag:a',
      url: 'https://compact.example/en/a',
      language: 'fr',
      body: { baseUrl: 'https://compact.example/en/' },
    });
  });

  it('came out when it was published, and when it was updated only where nothing else is said', async () => {
    const updated = '<title>A</title><updated>2025-05-05T00:00:00Z</updated>';
    expect((await entry(updated)).published).toMatchObject({ at: new Date('2025-05-05T00:00:00Z') });
    expect((await entry(`${updated}<published>2025-03-04T00:00:00Z</published>`)).published).toMatchObject({
      at: new Date('2025-03-04T00:00:00Z'),
    });
  });

  it('has no words from a picture written as base64', async () => {
    const content = (bytes: Buffer) => `<content type="image/png">${bytes.toString('base64')}</content>`;
    expect((await entry(`<title>A</title>${content(Buffer.from([137, 80, 78, 71]))}`)).body).toEqual({ text: 'A' });
    expect((await entry(`<title>A</title>${content(Buffer.from('words'))}`)).body).toEqual({ text: 'A' });
    const words = content(Buffer.from('words')).replace('image/png', 'application/octet-stream');
    expect((await entry(`<title>A</title>${words}`)).body).toEqual({ text: 'words' });
  });

  it('says so when its content lies elsewhere', async () => {
    const { articles, remarks } = await read(
      atom('<entry><title>A</title><content src="https://compact.example/a"/></entry>'),
    );
    expect(articles).toMatchObject([{ body: { text: 'A' } }]);
    expect(remarks).toMatchObject([{ remark: expect.stringContaining('https://compact.example/a') }]);
  });
});

describe('an item of a JSON Feed', () => {
  const json = (items: unknown[], rest: object = {}) =>
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items, ...rest });

  it('has its name, its page, its words and its pictures', async () => {
    const reading = await read(
      json(
        [
          {
            id: 7,
            url: '/a',
            title: 'A',
            summary: 'Short.',
            content_html: '<p>Long</p>',
            image: '/a.png',
            tags: ['Lamps', 7],
            date_published: '2025-03-04T00:00:00Z',
            attachments: [
              { url: '/b', mime_type: 'image/png' },
              { url: '/c.mp3', mime_type: 'audio/mpeg' },
            ],
          },
          'none',
        ],
        { language: 'fi', next_url: '/2.json', home_page_url: 'https://compact.example' },
      ),
    );
    expect(reading.articles).toMatchObject([
      {
        externalId: '7',
        url: 'https://compact.example/a',
        lead: 'Short.',
        language: 'fi',
        categories: ['Lamps'],
        images: [{ url: 'https://compact.example/a.png' }, { url: 'https://compact.example/b' }],
      },
    ]);
    expect(reading.flaws).toMatchObject([{ place: 'item 2' }]);
    expect(reading.next).toEqual(['https://compact.example/2.json']);
  });

  it('is refused where it is no JSON, or no feed', async () => {
    expect((await read('{"version": ')).refusal).toMatch(/must be JSON/);
    expect((await read('{"items": []}')).refusal).toMatch(/"version"/);
  });
});

describe('a feed', () => {
  it('is known by its first element, whatever stands before it', () => {
    const isFeed = (text: string) => feedImporter.recognizes(sourceOf(text));
    expect(isFeed('\ufeff \n<?xml version="1.0"?><!-- a > b --><!DOCTYPE rss><rss version="0.91">')).toBe(true);
    expect(isFeed('<a:feed xmlns:a="http://www.w3.org/2005/Atom">')).toBe(true);
    expect(isFeed('{"version": "https://jsonfeed.org/version/1"}')).toBe(true);
    expect(isFeed('<rdf:RDF xmlns:foaf="http://xmlns.com/foaf/0.1/">')).toBe(false);
    expect(isFeed('<html><body>rss</body></html>')).toBe(false);
    expect(isFeed('{"items": []}')).toBe(false);
    expect(feedImporter.recognizes({ name: 'a', mediaType: null, head: Buffer.from('\ufeff<rss/>', 'utf16le') })).toBe(
      true,
    );
  });

  it('says where it goes on', async () => {
    const links = '<link rel="next" href="/2"/><link rel="prev-archive" href="javascript:0"/>';
    expect((await read(atom(links), { url: 'https://compact.example/feed' })).next).toEqual([
      'https://compact.example/2',
    ]);
  });

  it('reads the same in pieces of any size', async () => {
    const text = rss(
      '<item><title>Café &amp; lämps &hellip;</title><description><![CDATA[<p>A]]]]><![CDATA[></p>]]></description></item>\n<item xml:lang="fr"><title>B</title></item>',
    );
    const whole = await read(text);
    expect(whole.articles).toHaveLength(2);
    for (const piece of [1, 2, 3, 7]) expect(await read(text, { piece })).toEqual(whole);
  });

  it('goes on after an item that is not closed', async () => {
    const { articles, flaws } = await read(
      rss(
        '<item><title>A</title>\n<item><title>B</title></item>\n<item><title>C<guid>c</guid></item><item><title>D</title></item>',
      ),
    );
    expect(articles.map(({ title }) => title)).toEqual(['B', 'D']);
    expect(flaws).toMatchObject([
      { place: 'item 1, line 1', flaw: expect.stringContaining('not closed before the next <item>') },
      { place: 'item 3, line 3', flaw: expect.stringContaining('<title> within it is not closed') },
    ]);
  });

  it('gives what stands before the place at which it breaks off', async () => {
    const whole = rss('<item><title>A</title></item>\n<item><title>B</title><description>bro');
    const { articles, flaws } = await read(whole.slice(0, whole.indexOf('bro') + 3));
    expect(articles.map(({ title }) => title)).toEqual(['A']);
    expect(flaws).toMatchObject([
      { place: 'line 2', flaw: expect.stringContaining('breaks off within <description>') },
    ]);
  });

  it('is refused when it is an export of WordPress, where drafts stand beside what is public', async () => {
    const { articles, refusal } = await read(rss('<item><title>A</title><wp:status>draft</wp:status></item>'));
    expect(articles).toEqual([]);
    expect(refusal).toMatch(/--format wxr/);
  });

  it('is refused when it is something else', async () => {
    expect((await read('')).refusal).toMatch(/no element/);
    expect((await read('<html><body/></html>')).refusal).toMatch(/<html>/);
  });
});

describe('a hostile feed', () => {
  const laughs =
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>';

  it('is refused where it declares entities, and an entity that nobody declared is left as it stands', async () => {
    expect((await read(laughs)).refusal).toMatch(/declares entities/);
    expect((await read('<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>')).refusal).toMatch(/names another/);
    expect(
      (
        await read(
          '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss/>',
        )
      ).refusal,
    ).toBeNull();
    expect((await item('<title>&lol; &constructor;</title>')).title).toBe('&lol; &constructor;');
  });

  it('is refused beyond a bound, what came before it being given', async () => {
    const before = '<item><title>A</title></item>';
    const tail = (bad: string) => rss(before + bad);
    const cases: [string, RegExp][] = [
      [tail(`<item>${'<a>'.repeat(300)}`), /nested at most 200 deep/],
      [tail(`<item ${Array.from({ length: 1001 }, (_, n) => `a${n}=""`).join(' ')}>`), /at most 1,000 attributes/],
      [tail(`<item><title>${'long '.repeat(900_000)}</title></item>`), /at most 4,000,000 characters/],
      [tail(`<!-- ${'long '.repeat(900_000)}`), /does not end/],
      [tail(`<item>${'<a/>'.repeat(20_001)}</item>`), /at most 20,000 elements/],
    ];
    for (const [text, reason] of cases) {
      const { articles, refusal } = await read(text);
      expect(refusal).toMatch(reason);
      expect(articles).toHaveLength(1);
    }
  });

  it('costs no more than its length, however it is nested and whatever it leaves open', async () => {
    const deep = '&lt;b&gt;'.repeat(200_000);
    expect((await item(`<title>${deep}A</title>`)).title).toBe('A');
    const open = '&lt;!-- &amp;#'.repeat(200_000);
    expect((await item(`<title>A</title><description>${open}</description>`)).body).toMatchObject({
      text: expect.any(String),
    });
  });

  it('brings no text that a database cannot take, and no control characters', async () => {
    expect((await item('<title>lamp\bs don\u0092t</title>')).title).toBe('lamps don’t');
    const article = await item('<title>A &#0; &#xD800;</title>');
    expect(article.title.isWellFormed() && !article.title.includes('\0')).toBe(true);
    const json = '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "A\\u0000\\ud800"}]}';
    expect(only(await read(json)).title).toBe('A\ufffd');
  });
});
