import { readBody } from '../src/domain/html/read-body.js';
import { isItem, type ArticleItem } from '../src/ingest/importers/item.js';
import { pageImporter } from '../src/ingest/importers/page.js';
import { sourceOf } from './support/source-of.js';

const OPTIONS = { timeZone: 'Europe/Moscow', language: 'en', mapping: null };
const ADDRESS = 'https://lantern.example.org/news/2024/light.html';

const PARAGRAPHS = Array.from(
  { length: 6 },
  (_, at) =>
    `<p>The keepers of the Lantern Sea Compact met for the ${at + 1}th time, spoke of lamps, of oil, and of fog, and agreed.</p>`,
).join('');
const ARTICLE = `<article><h1>The keepers agreed</h1>${PARAGRAPHS}</article>`;

const pageOf = (head: string, body = ARTICLE, html = '<html>') =>
  `<!doctype html>${html}<head>${head}</head><body>${body}</body></html>`;
const ld = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

async function read(html: string | Uint8Array, url: string | null = ADDRESS): Promise<ArticleItem> {
  const items: ArticleItem[] = [];
  for await (const item of pageImporter.read(sourceOf(html, { url }), OPTIONS))
    if (isItem(item) && item.type === 'ARTICLE') items.push(item);
  expect(items).toHaveLength(1);
  return items[0] as ArticleItem;
}

describe('a saved HTML page', () => {
  it('is one article: its body, and what it says of itself', async () => {
    const item = await read(
      pageOf(
        `<title>The keepers agreed | Lantern Sea Compact</title><link rel="canonical" href="/news/2024/light">` +
          `<meta property="og:site_name" content="Lantern Sea Compact"><meta property="og:description" content="What was said of fog.">` +
          `<meta property="article:published_time" content="2024-06-06T22:30:00Z"><meta property="article:section" content="Meetings">` +
          `<meta property="og:image" content="/light.jpg"><meta property="og:image:width" content="640"><meta property="og:image:alt" content="A lamp">`,
        `<nav><a href="/">Home</a></nav>${ARTICLE}<footer>Imprint</footer>`,
        '<html lang="en-GB">',
      ),
    );
    expect(item).toMatchObject({
      url: 'https://lantern.example.org/news/2024/light',
      title: 'The keepers agreed',
      lead: 'What was said of fog.',
      language: 'en-GB',
      published: { precision: 'TIME', at: new Date('2024-06-06T22:30:00Z'), from: '2024-06-07' },
      categories: ['Meetings'],
      images: [{ url: 'https://lantern.example.org/light.jpg', alt: 'A lamp', width: 640, height: null }],
    });
    const { body } = item;
    const { text } = 'html' in body ? readBody(body.html, body.baseUrl) : body;
    expect(text.split('\n\n')).toHaveLength(6);
    expect(text).not.toMatch(/Home|Imprint/);
  });

  it('goes by the article of its JSON-LD before all else', async () => {
    const graph = {
      '@graph': [
        { '@type': 'WebSite', name: 'Lantern' },
        {
          '@type': ['NewsArticle'],
          headline: 'Keepers &amp; lamps',
          datePublished: '2024-06-06',
          inLanguage: 'en_US',
          description: 'Of lamps.',
          articleSection: ['Meetings', 'Lamps'],
          keywords: 'fog, oil',
          image: { '@type': 'ImageObject', url: 'https://lantern.example.org/lamp.jpg' },
        },
      ],
    };
    expect(
      await read(pageOf(`<title>Other</title><meta property="og:title" content="Another">${ld(graph)}`)),
    ).toMatchObject({
      title: 'Keepers & lamps',
      lead: 'Of lamps.',
      language: 'en-US',
      published: { precision: 'DAY', from: '2024-06-06' },
      categories: ['Meetings', 'Lamps', 'fog', 'oil'],
      images: [{ url: 'https://lantern.example.org/lamp.jpg' }],
    });
  });

  it('takes of several articles in its JSON-LD the one that it is, or none', async () => {
    const articles = ['Teaser', 'The keepers agreed'].map((headline, at) => ({
      '@type': 'Article',
      headline,
      datePublished: `2024-06-0${at + 1}`,
    }));
    expect((await read(pageOf(`<title>The keepers agreed</title>${ld(articles)}`))).published?.from).toBe('2024-06-02');
    expect((await read(pageOf(`<title>News</title>${ld(articles)}`))).published).toBeNull();
  });

  it.each([
    ['<!-- ', ' //-->'],
    ['\n<![CDATA[\n[', ']\n]]>\n'],
    ['/* of lamps */', ';'],
  ])('reads JSON-LD wrapped in %s and %s, and with line breaks in its texts', async (before, after) => {
    const script = `<script type="application/ld+json">${before}{"@type":"Article","headline":"Two\nlines"}${after}</script>`;
    expect((await read(pageOf(script))).title).toBe('Two lines');
  });

  it.each([
    ['<meta name="DC.date.issued" content="2024-06">', 'MONTH', '2024-06-01'],
    ['<meta name="parsely-pub-date" content="2024-06-06T10:00:00+03:00">', 'TIME', '2024-06-06'],
    ['<meta itemprop="datePublished" content="6 June 2024">', 'DAY', '2024-06-06'],
  ])('came out when its metadata says: %s', async (meta, precision, from) => {
    expect((await read(pageOf(meta))).published).toMatchObject({ precision, from });
  });

  it('came out when its only time says, and when several do it is not known', async () => {
    const time = (day: string) => `<time datetime="${day}">then</time>`;
    const withTimes = (times: string) => pageOf('', ARTICLE.replace('</h1>', `</h1>${times}`));
    expect((await read(withTimes(time('2024-06-06')))).published?.from).toBe('2024-06-06');
    expect((await read(withTimes(time('2024-06-06') + time('2019-01-01')))).published).toBeNull();
  });

  it.each([
    ['https://elsewhere.example.org/light', ADDRESS, ADDRESS],
    ['https://www.lantern.example.org/light', ADDRESS, 'https://www.lantern.example.org/light'],
    ['https://lantern.example.org/', ADDRESS, ADDRESS],
    ['javascript:alert(1)', ADDRESS, ADDRESS],
    ['https://lantern.example.org/light', null, 'https://lantern.example.org/light'],
    ['/light', null, null],
  ])('has the address that it gives itself, if that can be its own: %s at %s', async (canonical, address, url) => {
    expect((await read(pageOf(`<link rel="canonical" href="${canonical}">`), address)).url).toBe(url);
  });

  it.each([
    ['<title>Fog - Lantern</title><meta property="og:site_name" content="Lantern">', 'Fog'],
    ['<title>Fog - Lantern</title>', 'Fog - Lantern'],
    ['<title>The keepers agreed — Lantern</title>', 'The keepers agreed'],
  ])('has its title without the name of the site where it says what that is: %s', async (head, title) => {
    expect((await read(pageOf(head))).title).toBe(title);
  });

  it('has no lead that is only the beginning of its words', async () => {
    const lead = 'The keepers of the Lantern Sea Compact met for the 1th time, spoke of lamps, of oil…';
    expect((await read(pageOf(`<meta property="og:description" content="${lead}">`))).lead).toBeNull();
  });

  it('makes addresses absolute by its base', async () => {
    const { body } = await read(pageOf('<base href="/archive/">'));
    expect(body).toMatchObject({ baseUrl: 'https://lantern.example.org/archive/' });
  });

  it('is read though its tags were left out or never closed', async () => {
    const item = await read(
      `<title>Fog</title>${PARAGRAPHS.replaceAll('</p>', '').replaceAll('<p>', '<p><font size=2>')}`,
    );
    const { body } = item;
    expect('html' in body && readBody(body.html, null).text.split('\n\n')).toHaveLength(6);
  });

  it('has its words from JSON-LD where it shows none', async () => {
    const articleBody = 'The keepers agreed.\n\nThe fog lifted.';
    const { body } = await read(
      pageOf(ld({ '@type': 'Article', headline: 'Fog', articleBody }), '<div id="app"></div>'),
    );
    expect(body).toEqual({ text: articleBody });
  });

  it.each([
    [pageOf('<title>Fog</title>', ''), /no article in it/],
    [pageOf('', PARAGRAPHS), /no title/],
    [pageOf('<title>Fog</title>', '<div>'.repeat(20_000)), /256 elements deep/],
    [pageOf('<title>Fog</title>', '<p></p>'.repeat(8_100)), /8000 elements/],
  ])('is refused where nothing can be made of it', async (html, reason) => {
    await expect(read(html)).rejects.toThrow(reason);
  });

  it('is told by its beginning, its type or its name, and no feed is one', () => {
    const recognizes = (text: string, given = {}) => pageImporter.recognizes(sourceOf(text, { name: 'x', ...given }));
    expect(recognizes('\ufeff <!DOCTYPE html><title>x</title>')).toBe(true);
    expect(recognizes('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')).toBe(true);
    expect(recognizes('<p>x', { mediaType: 'text/html; charset=utf-8' })).toBe(true);
    expect(recognizes('<p>x', { name: 'x.htm' })).toBe(true);
    expect(recognizes('<p>x', { name: 'x.txt' })).toBe(false);
    expect(recognizes('<?xml version="1.0"?><rss version="2.0"><html>', { name: 'x.html' })).toBe(false);
  });
});
