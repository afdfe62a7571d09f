import fc from 'fast-check';
import { readBody, textOfHtml } from '../src/domain/html/read-body.js';
import { isSafeHtml } from '../src/lib/safe-html.js';
import { paragraphsToHtml } from '../src/lib/text.js';

const BASE = 'https://lantern.example.org/news/2024/launch.html';

const htmlOf = (html: string) => readBody(html, BASE).html;
const textOf = (html: string) => readBody(html, BASE).text;

/** Pieces that HTML goes wrong with, put together at random. */
const PIECES = [
  ...'p div span b i a table tr td th ul ol li dl dt dd h1 h2 pre blockquote figure figcaption form select option svg math mi mtext style script title textarea template noscript iframe xmp plaintext font q br hr img button caption tbody foreignObject annotation-xml mglyph'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name}/>`]),
  '<a href="/x?a=1&amp;b=2#c" title="a &quot;b&quot;">',
  '<a href="javascript:alert(1)">',
  '<a href=" jAvA\tscript:alert(1)">',
  '<a href="data:text/html,<script>alert(1)</script>">',
  '<a href="mailto:desk@lantern.example.org">',
  '<img src=x onerror=alert(1)>',
  '<img src="/a.png" alt="<b>&quot;\'`" width=10 height="20" title=t>',
  '<img src="data:image/png;base64,AA" data-src="/late.png">',
  '<p lang=en dir=RTL style="x" class=y id=z onclick=alert(1)>',
  '<div dir=rtl><p lang="ru">',
  '<td colspan=3 rowspan=0 scope=col>',
  '<th scope=row colspan=2>',
  '<ol start=3 reversed>',
  '<div hidden>',
  '<div class="wp-caption"><img src=/w.png><p class="wp-caption-text">A caption. Photo: Ada</p></div>',
  '<!--',
  '-->',
  '<!-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<?php',
  '?>',
  '<!doctype html>',
  '</',
  '<',
  '>',
  '&',
  '"',
  "'",
  '`',
  '=',
  '&lt;script&gt;',
  '&#106;',
  '&nbsp;',
  '&amp;lt;',
  '&#0;',
  '&#x80;',
  '&NotEqualTilde;',
  '&zwj;',
  'word',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '\u00a0',
  '\u3000',
  '\u00ad',
  '\u200b',
  '\u0338',
  '\u0301',
  'e',
  '\u0000',
  '\ud800',
  '\ufeff',
  '\u2028',
  '\r\n',
  'и\u0306',
  '한',
  'ﬁ',
];
const nastyHtml = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 5 })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

describe('the body of an article', () => {
  it('is safe and in one form, whatever it was made of', () => {
    fc.assert(
      fc.property(nastyHtml, fc.constantFrom(BASE, null), (nasty, baseUrl) => {
        const { html, text } = readBody(nasty, baseUrl);
        expect(isSafeHtml(html)).toBe(true);
        expect(html.normalize('NFC')).toBe(html);
        const again = readBody(html, null);
        expect(again.html).toBe(html);
        expect(again.text).toBe(text);
        expect(textOfHtml(html)).toBe(text);
        expect(text.normalize('NFC').trim()).toBe(text);
        expect(text).not.toMatch(/\n{3}|[^\P{Cc}\n]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('has what news is made of, and nothing that runs', () => {
    expect(
      htmlOf(`<h1 onclick="x()">Launch</h1><style>p{}</style><p class="a">The <span>first</span> <em>light</em>
        <script>alert(1)</script><a href="../map?a=1&b=2" target=_blank title="Map">shone</a>.</p><svg><p>x</p></svg><form>
        <div>Names <input value=x><button>Go</button></div></form>`),
    ).toBe(
      '<h2>Launch</h2><p>The first <em>light</em> <a href="https://lantern.example.org/news/map?a=1&#x26;b=2" title="Map">shone</a>.</p>' +
        '<p>x</p><p>Names</p>',
    );
  });

  it.each([
    ['<svg><style><a title="</style><img src=x onerror=alert(1)>">', ''],
    ['<select><xmp><option><img src=x onerror=alert(1)></select>', ''],
    ['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', ''],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', ''],
    ['<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>', ''],
    ['<a href="javascript&colon;alert(1)">Go</a>', '<p>Go</p>'],
    [
      '<a href="https://ada:secret@lantern.example.org/">Go</a>',
      '<p><a href="https://lantern.example.org/">Go</a></p>',
    ],
    ['<a href="//lantern.example.org/x">Go</a>', '<p><a href="https://lantern.example.org/x">Go</a></p>'],
    ['<a href="vbscript:x">Go</a><a href="#note">1</a>', '<p>Go1</p>'],
    ['<template><p>x</p></template><textarea><p>y</p></textarea>', ''],
    ['<img src="javascript:alert(1)"><img src="pixel.gif" width="1" height="1">', ''],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
  ])('is not fooled by %s', (nasty, html) => {
    expect(htmlOf(nasty)).toBe(html);
  });

  it('keeps its lists, tables, quotes, figures and code', () => {
    const html =
      '<h3 lang="ru">Итоги</h3><ol start="3"><li>One</li><li><p>Two</p><ul><li>Three</li></ul></li></ol>' +
      '<blockquote><p>Light &#x26; air</p></blockquote><dl><dt>Term</dt><dd>Meaning</dd></dl><hr>' +
      '<table><caption>Votes</caption><thead><tr><th scope="col">For</th></tr></thead><tbody><tr><td colspan="2">7</td></tr></tbody></table>' +
      '<figure><a href="https://lantern.example.org/a"><img src="https://lantern.example.org/a.png" alt="A tower" width="640" height="480"></a>' +
      '<figcaption>The tower</figcaption></figure><pre>if (light)\n  shine()</pre>' +
      '<p dir="rtl"><abbr title="Lantern Sea Compact">LSC</abbr> <time datetime="2024-06-06">today</time> <q>a <q>b</q></q></p>';
    expect(htmlOf(html)).toBe(html);
  });

  it('has paragraphs where only breaks, blocks or nothing stood between them', () => {
    expect(htmlOf('One<br><br>two<br>three<div>four</div>five<p>&nbsp;</p><b>six<p>seven</p></b>')).toBe(
      '<p>One</p><p>two<br>three</p><p>four</p><p>five</p><p><b>six</b></p><p><b>seven</b></p>',
    );
    expect(htmlOf('<div dir="rtl" lang="fa"><p>یک</p><p lang="ar">اثنان</p></div>')).toBe(
      '<p lang="fa" dir="rtl">یک</p><p lang="ar" dir="rtl">اثنان</p>',
    );
  });

  it('is refused where it is too deep, too large, or asks for too much', () => {
    const refused = (html: string, reason: RegExp) => expect(() => readBody(html, null)).toThrow(reason);
    refused('<div>'.repeat(100_001), /100000 tags/);
    refused('<div>'.repeat(20_000), /256 elements deep/);
    refused('<ul>'.repeat(200) + 'x', /256 elements deep/);
    refused(`<p ${Array.from({ length: 300 }, (_, at) => `a${at}=1`).join(' ')}>x`, /200 attributes/);
    refused(`<img src="data:${'x'.repeat(9 * 1024 * 1024)}">`, /8388608 characters/);
    refused('x'.repeat(1_000_001), /1,000,000 characters/);
    refused('&#38;'.repeat(500_001), /500000 character references/);
    refused('<p>x</p>'.repeat(21_000), /40000 elements/);
    // Each paragraph would have all two hundred again.
    const unclosed = Array.from({ length: 200 }, (_, at) => `<font size="${at}">`).join('');
    refused(`<p>${unclosed}${'<p>x'.repeat(2_000)}`, /40000 elements/);
    refused(
      `<a href="https://lantern.example.org/${'x'.repeat(1_900)}">${'<div>x</div>'.repeat(3_000)}</a>`,
      /so much formatting/,
    );
  });

  it('takes pages that never close their formatting, as long as it is the same', () => {
    expect(textOf('<p><font size=2>x'.repeat(1_000)).split('\n\n')).toHaveLength(1_000);
  });
});

describe('the text of a body', () => {
  it('has a paragraph for each block, a line for each break, and no captions', () => {
    expect(
      textOf(`<h2>Launch</h2><p>One&nbsp;\n two<br>three</p><ul><li>four<li>five</ul><table><tr><th>six<td></td><td>seven</table>
        <figure><img src=/a.png alt=none><figcaption>none</figcaption></figure><pre>eight\n  nine\n\n\nten</pre><p>e\u0301</p>`),
    ).toBe('Launch\n\nOne two\nthree\n\nfour\n\nfive\n\nsix | seven\n\neight\n  nine\n\nten\n\n\u00e9');
  });

  it('is what a table holds where it only lays a page out', () => {
    expect(textOf('<table><tr><td>Menu</td><td><p>One</p><p>Two</p></td></tr></table>')).toBe('Menu\n\nOne\n\nTwo');
  });

  it('is the text that paragraphs were made of', () => {
    const text = 'One & <two>\nthree "four"\n\nFive';
    expect(textOfHtml(paragraphsToHtml(text))).toBe(text);
  });
});

describe('the pictures in a body', () => {
  const imagesOf = (html: string, baseUrl: string | null = BASE) => readBody(html, baseUrl).images;

  it('have their sizes, words, captions and credits', () => {
    expect(
      imagesOf(
        '<figure><img src="/a.png" alt="A tower" width="640" height="480px"><figcaption>The tower. Photo: Ada Lind</figcaption></figure>',
      ),
    ).toEqual([
      {
        url: 'https://lantern.example.org/a.png',
        fileName: 'a.png',
        alt: 'A tower',
        caption: 'The tower.',
        credit: 'Ada Lind',
        width: 640,
        height: 480,
      },
    ]);
  });

  it.each([
    ['<figure><img src=/a.png><figcaption>Башня. Фото: пресс-служба</figcaption></figure>', 'Башня.', 'пресс-служба'],
    [
      '<figure><img src=/a.png><figcaption>The tower (© Lantern Press)</figcaption></figure>',
      'The tower',
      'Lantern Press',
    ],
    ['<figure><img src=/a.png><span class="photo-credit">Ada Lind</span></figure>', 'Ada Lind', 'Ada Lind'],
    ['<img src=/a.png data-credit="Ada Lind">', null, 'Ada Lind'],
    [
      '<div class="wp-caption alignleft"><img src=/a.png><p class="wp-caption-text">The tower</p></div>',
      'The tower',
      null,
    ],
    [
      '<figure><img src=/a.png><figcaption>A photograph of the tower</figcaption></figure>',
      'A photograph of the tower',
      null,
    ],
  ])('are described where pages do it: %s', (html, caption, credit) => {
    expect(imagesOf(html)).toMatchObject([{ caption, credit }]);
    expect(textOf(html)).toBe('');
  });

  it('are found behind a blank one, and by name where there is no address', () => {
    expect(imagesOf('<img src="data:image/gif;base64,R0" data-src="/late.jpg?w=3">')).toMatchObject([
      { url: 'https://lantern.example.org/late.jpg?w=3', fileName: 'late.jpg' },
    ]);
    expect(imagesOf('<img src="pictures/first%20light.jpg">', null)).toMatchObject([
      { url: null, fileName: 'first light.jpg' },
    ]);
  });
});
