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
        expect(text).not.toMatch(/\n{3}|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });
});
