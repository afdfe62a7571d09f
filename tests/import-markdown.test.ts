import { markdownImporter } from '../src/ingest/importers/markdown.js';
import { givenFile, importAll } from './support/given-file.js';

const FRONT = 'title: Ferry line opens\ndate: 2031-04-02 09:30:00 +0200\n';
const page = (fields: string, text: string) => `---\n${fields}---\n\n${text}\n`;

async function read(content: string, name = 'site.tar.gz!/news/2031/ferry.md') {
  const { articles, flaws } = await importAll(markdownImporter, givenFile(name, content));
  return { article: articles[0], flaw: flaws[0]?.flaw };
}
const htmlOf = async (text: string) => {
  const { article, flaw } = await read(page(FRONT, text));
  if (article === undefined) throw new Error(flaw);
  return (article.body as { html: string }).html;
};

describe('a page of Markdown', () => {
  it('is a news item with what its front matter says', async () => {
    const fields = `${FRONT}summary: 'It runs <em>daily</em> &amp; **late**'\ndeck: Two ports\nkicker: Sea\ntags: [ports, Sea, ferries]\ncanonical: https://lantern.example/ferry\nlang: ru\nimage: /img/ferry.jpg\nimage_alt: A ferry\n`;
    const { article } = await read(page(fields, 'The *first* boat.'));
    expect(article).toMatchObject({
      isFile: true,
      title: 'Ferry line opens',
      lead: 'It runs daily & late',
      subheading: 'Two ports',
      categories: ['Sea', 'ports', 'ferries'],
      url: 'https://lantern.example/ferry',
      language: 'ru',
      published: { precision: 'TIME', at: new Date('2031-04-02T07:30:00Z') },
      body: { html: '<p>The <em>first</em> boat.</p>', baseUrl: 'https://lantern.example/ferry' },
      images: [{ url: 'https://lantern.example/img/ferry.jpg', fileName: 'ferry.jpg', alt: 'A ferry' }],
    });
  });

  it('takes its date from the name of its file and its title from its heading where nothing else gives them', async () => {
    const { article } = await read('# A quiet *harbour* #\n\nNothing moved.\n', '_posts/2030-12-01-quiet.md');
    expect(article).toMatchObject({ title: 'A quiet harbour', published: { from: '2030-12-01', precision: 'DAY' } });
    expect(article?.body).toMatchObject({ html: '<p>Nothing moved.</p>' });
  });

  it('is left out as a draft, as a list of others and as a card without title and date', async () => {
    for (const [fields, name] of [
      [`${FRONT}draft: true\n`, 'a.md'],
      [`${FRONT}published: false\n`, 'a.md'],
      [FRONT, 'news/_index.md'],
      ['display_name: Ada Quill\n', 'authors/ada.md'],
    ]) {
      expect(await read(page(fields as string, 'Words.'), name)).toEqual({ article: undefined, flaw: undefined });
    }
  });

  it('of an event is an announcement, of speeches a speech', async () => {
    expect((await read(page(FRONT, 'Come.'), 'content/events/2031/ferry.md')).article?.genre).toBe('ANNOUNCEMENT');
    expect((await read(page(`${FRONT}type: speeches\n`, 'Friends.'), 'a.md')).article?.genre).toBe('SPEECH');
    expect((await read(page(FRONT, 'Come.'), 'content/news/ferry.md')).article?.genre).toBeNull();
  });

  it('that only points elsewhere has its summary and the link as its text', async () => {
    const { article } = await read(page(`${FRONT}source_url: https://port.example/a?b=1&c=2\nsummary: A < B\n`, ''));
    expect(article?.body).toMatchObject({
      html: '<p>A &lt; B</p>\n<p><a href="https://port.example/a?b=1&amp;c=2">Ferry line opens</a></p>',
    });
  });

  it.each([
    [page('title: [a\n', 'Words.'), /^Front matter must be YAML, but got/],
    [page('maxDepth: [1\nb: }\n', 'Words.'), /^Front matter must be YAML, but got/],
    ['---\ntitle: A\n\nWords.\n', /must end with a line of ---/],
    ['+++\ntitle = "A"\n+++\nWords.\n', /got TOML; `hugo convert toYAML`/],
    [page('- a\n- b\n', 'Words.'), /such as "title: …", but got \["a","b"\]/],
    [page('date: 2031-01-01\n', 'Words.'), /must have a title/],
    [page(FRONT, ''), /"Ferry line opens" must have a text/],
    [
      page(
        `${FRONT}a: &a [1]\nb: &b [${'*a,'.repeat(10)}]\nc: &c [${'*b,'.repeat(10)}]\nd: [${'*c,'.repeat(11)}]\n`,
        'W.',
      ),
      /30 parts by an alias/,
    ],
    [page(FRONT, '>'.repeat(5000)), /line 2 is deeper/],
    [page(`${FRONT}long: ${'a '.repeat(20_000)}\n`, 'Words.'), /24576 characters/],
    [page(FRONT, '[a](b)'.repeat(3_000)), /5000 brackets/],
    [page(FRONT, 'a\n\n'.repeat(6_000)), /10000 lines/],
    [page(FRONT, '_a__b'.repeat(20_000)), /500 marks of emphasis/],
    [page(`${FRONT}deep: ${'['.repeat(20_000)}\n`, 'Words.'), /50 lists and maps deep/],
  ])('that cannot be read is a flaw that says why: %#', async (content, flaw) => {
    expect(await read(content)).toEqual({ article: undefined, flaw: expect.stringMatching(flaw) });
  });

  it.each(['', '\n', '# draft: yes\n'])('may say nothing in its front matter: %j', async (nothing) => {
    expect((await read(`---\n${nothing}---\n\n# A lamp\n\nIt is lit.\n`)).article?.title).toBe('A lamp');
  });

  it('may have characters of old Windows and words that only its site builder knows', async () => {
    const { article } = await read(
      page('title: It\u0092s lit\u000b\nlogo: !include x.png\ntags: !!str lamps\n', 'Words.'),
    );
    expect(article).toMatchObject({ title: 'It’s lit', categories: ['lamps'] });
  });

  it('is told by its name and its front matter', () => {
    const recognizes = (name: string, content: string) => markdownImporter.recognizes(givenFile(name, content));
    expect(recognizes('a.md', '\uFEFF\n---\r\ntitle: A\n')).toBe(true);
    expect(recognizes('README.md', '# Read me\n')).toBe(false);
    expect(recognizes('a.txt', '---\ntitle: A\n')).toBe(false);
  });
});

describe('the templates within a page', () => {
  it.each([
    ['{{< figure src="/a b.jpg" alt="A [b]" >}}', '<p><img src="/a%20b.jpg" alt="A [b]"></p>'],
    [
      '{{< figure src="/a.jpg" alt="A" caption="B & C" >}}',
      '<figure><img src="/a.jpg" alt="A"><figcaption>B &amp; C</figcaption></figure>',
    ],
    [
      '[{{< img src="a" >}}](https://b.example) **c**',
      '<p><a href="https://b.example"><img src="a" alt=""></a> <strong>c</strong></p>',
    ],
    ['See [it]({{< ref "/topics/sea" >}} "Sea").', '<p>See <a href="/topics/sea" title="Sea">it</a>.</p>'],
    ['{{< quote text="Calm." cite="A. Quill" >}}', '<blockquote>\n<p>Calm.</p>\n<p>— A. Quill</p>\n</blockquote>'],
    ['{{% box %}}\nIn *it*.\n{{% /box %}}', '<p>In <em>it</em>.</p>'],
    ['{{< youtube id="x1" title="A film" >}}', '<p><a href="https://www.youtube.com/watch?v=x1">A film</a></p>'],
    ['{{< nobody-knows href="https://a.example" text="Go" >}}', '<p><a href="https://a.example">Go</a></p>'],
    ['A{{< nobody-knows >}}B{{< counter 3 >}}', '<p>AB</p>'],
    ['{{</* figure */>}}', '<p>{{&lt; figure &gt;}}</p>'],
    ['[a]({{ "/2031/" | url }}) [b]({{site.baseurl}}/c)', '<p><a href="/2031/">a</a> <a href="/c">b</a></p>'],
    ['{% image "a.jpg" "A boat" %}', '<p><img src="a.jpg" alt="A boat"></p>'],
    ['{% include "figure.html", image: "a.png", alt: "A" %}', '<p><img src="a.png" alt="A"></p>'],
    ['{% if page.old %}Old{% endif %}{% comment %}Not this{% endcomment %}', '<p>Old</p>'],
    ['`{% raw %}{{ name }}{% endraw %}`', '<p><code>{{ name }}</code></p>'],
    ['A {{ page.title }} B', '<p>A  B</p>'],
    ['Wide.\n{: .wide}', '<p>Wide.</p>'],
    ['{{< highlight go >}}\nx := 1\n{{< /highlight >}}', '<pre><code class="language-go">x := 1\n</code></pre>'],
    ['{{< box >}}a {{< highlight >}}b', '<p>a <mark>b</mark></p>'],
  ])('become what they print, or nothing: %s', async (text, html) => {
    const closed = text.includes('{{< box >}}a') ? `${text}{{< /highlight >}}{{< /box >}}` : text;
    expect((await htmlOf(closed)).replace(/\n\n+/g, '\n').trim()).toBe(html);
  });

  it('are read in one pass, however many are never closed', async () => {
    const hostile = '{{< a "'.repeat(2_000) + '{% raw %}'.repeat(1000) + '{{< box >}}'.repeat(1000) + '{{< /box >}}';
    await expect(htmlOf(hostile)).resolves.toBeDefined();
  });
});
