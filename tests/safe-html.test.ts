import fc from 'fast-check';
import { readConfig } from '../src/config/index.js';
import { joinDatabase, type OpenDatabase } from '../src/database/open.js';
import { lastSequence } from '../src/domain/change.js';
import { isSafeHtml } from '../src/lib/safe-html.js';
import { paragraphsToHtml } from '../src/lib/text.js';
import { startTestServer, type TestServer } from './support/server.js';

describe('safe HTML', () => {
  it.each([
    '',
    'Words alone.',
    '<p>One &amp; two &lt;three&gt; &quot;four&quot; &#39;five&#39;<br>six &#x26; &#x3C; > seven</p>\n<p>Eight</p>',
    '<h2 lang="ru">Заголовок</h2><ul><li>One</li><li><p>Two</p><ol start="3"><li>Three</li></ol></li></ul>',
    '<p><a href="https://lantern.example.org/?a=1&#x26;b=2" title="A page"><b>there</b></a></p><hr>',
    '<p><a href="mailto:desk@lantern.example.org">desk</a></p>',
    '<figure><img src="https://lantern.example.org/a.png" alt="A <tower>" width="640" height="480"><figcaption>A tower</figcaption></figure>',
    '<table><caption>Votes</caption><tbody><tr><th scope="row">For</th><td colspan="2">7</td></tr></tbody></table>',
  ])('is what this product writes: %s', (html) => {
    expect(isSafeHtml(html)).toBe(true);
  });

  it('is any paragraphs made of text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isSafeHtml(paragraphsToHtml(text))));
  });

  it.each([
    '<script>alert(1)</script>',
    '<p>x<script src="https://evil.example.org/x.js"></script></p>',
    '<img src="https://lantern.example.org/a.png" onerror="alert(1)">',
    '<img src=x>',
    '<img src="data:image/svg+xml,x" alt="">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java&#x0A;script:alert(1)">x</a>',
    '<a href=" https://lantern.example.org">x</a>',
    "<a href='https://lantern.example.org'>x</a>",
    '<a href="https://lantern.example.org"onclick="alert(1)">x</a>',
    '<a href="https://lantern.example.org" constructor="x">x</a>',
    '<p style="position:fixed">x</p>',
    '<p class="x">x</p>',
    '<P>x</P>',
    '<p/>',
    '<p>x',
    'x</p>',
    '<p><b>x</p></b>',
    '</article><p>x</p>',
    '<!-- x -->',
    '<svg><p>x</p></svg>',
    '<math></math>',
    '<iframe></iframe>',
    '<form></form>',
    '<div>x</div>',
    '<p>&notanentity; x</p>',
    '<p>a & b</p>',
    '<p',
    '<',
    `${'<b>'.repeat(400)}${'</b>'.repeat(400)}`,
  ])('is not %s', (html) => {
    expect(isSafeHtml(html)).toBe(false);
  });
});

describe('the body of an article that was changed in the database', () => {
  let server: TestServer;
  let beside: OpenDatabase;
  beforeAll(async () => {
    server = await startTestServer('csto');
    beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
  });
  afterAll(async () => {
    await beside.close();
    await server.close();
  });

  const SCRIPT = '<p>Hello</p><script>alert(document.cookie)</script>';

  async function changed(at: number, html: string): Promise<{ slug: string; text: string }> {
    const [article] = await beside.db.query<{ slug: string; text: string }>(
      `update article set html = $1 where id = (select id from article where publication_status = 'PUBLISHED' order by id offset $2 limit 1)
        returning slug, text`,
      [html, at],
    );
    return article as { slug: string; text: string };
  }

  async function served(slug: string): Promise<{ html: string; page: string }> {
    const { body } = await server.post('query Body($slug: String!) { article(by: { slug: $slug }) { html } }', {
      slug,
    });
    const page = await (await fetch(`${server.url}/news/${slug}`)).text();
    return { html: body.data.article.html as string, page };
  }

  it('reaches no reader with a script in it: its words do, as paragraphs', async () => {
    const { slug, text } = await changed(0, SCRIPT);
    for (let time = 0; time < 2; time += 1) {
      const { html, page } = await served(slug);
      expect(html).toBe(paragraphsToHtml(text));
      expect(page).toContain(paragraphsToHtml(text));
      expect(page).not.toContain('document.cookie');
    }
  });

  it('is served as it is where it is safe', async () => {
    const safe = '<h2>Lantern</h2><p>A <b>light</b></p>';
    const { slug } = await changed(1, safe);
    const { html, page } = await served(slug);
    expect(html).toBe(safe);
    expect(page).toContain(safe);
  });

  it('is looked at again after it was changed again', async () => {
    const { slug } = await changed(2, '<p>Safe</p>');
    expect((await served(slug)).html).toBe('<p>Safe</p>');
    const { text } = await changed(2, SCRIPT);
    const { body } = await server.post(
      'query Body($slug: String!) { articles(where: { slug: { eq: $slug } }, first: 1) { nodes { html } } }',
      { slug },
      { 'communique-sequence': await lastSequence(beside.db) },
    );
    expect(body.data.articles.nodes[0].html).toBe(paragraphsToHtml(text));
  });
});
