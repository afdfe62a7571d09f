import { feedOf, gigabyteLine, goingOn, MANY, type HostileInput } from './input.js';

const cdata = (html: string) => `<title>Ministers meet</title><description><![CDATA[${html}]]></description>`;
const doctype = (declarations: string) => `<!DOCTYPE rss [${declarations}]>`;

const LAUGHS = Array.from({ length: 30 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  '',
);

const EXPORT =
  '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>';
const exportOf = (content: string) =>
  `${EXPORT}<item><title>Ministers meet</title><guid>1</guid><wp:status>publish</wp:status><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`;

/** As many as stay just within what a text may have. */
const MOST_OF: Readonly<Record<string, number>> = { '&#38;': 24_000, '<br>': 9_000, '<p>a': 4_900 };

const DECLARES = /declares entities/;
const LONG_ITEM = /items of at most/;
const LONG_TEXT = /characters at most|character references at most|tags at most|attributes at most/;
const DEEP = /deep/;

/** Feeds and exports of WordPress. */
export const FEEDS: readonly HostileInput[] = [
  {
    name: 'entities within entities (a billion laughs)',
    file: 'feed.xml',
    content: () => feedOf('<title>&l30;</title>', doctype(`<!ENTITY l0 "ha">${LAUGHS}`)),
    items: 0,
    reason: DECLARES,
  },
  {
    name: 'an entity of 50 kB named 50,000 times',
    file: 'feed.xml',
    content: () => feedOf(`<title>${'&a;'.repeat(50_000)}</title>`, doctype(`<!ENTITY a "${'a'.repeat(50_000)}">`)),
    items: 0,
    reason: DECLARES,
  },
  {
    name: 'an external entity',
    file: 'feed.xml',
    content: () => feedOf('<title>&a;</title>', doctype('<!ENTITY a SYSTEM "file:///etc/passwd">')),
    items: 0,
    reason: DECLARES,
  },
  {
    name: 'an external DTD',
    file: 'feed.xml',
    content: () => feedOf('<title>&a;</title>', '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/feed.dtd">'),
    items: 0,
    reason: /document types of RSS and XHTML/,
  },
  {
    name: `tags ${MANY.toLocaleString('en')} deep in a feed`,
    file: 'feed.xml',
    content: () => feedOf('<a>'.repeat(MANY) + '</a>'.repeat(MANY)),
    items: 0,
    reason: DEEP,
  },
  {
    name: 'HTML 20,000 deep in an item',
    file: 'feed.xml',
    content: () => feedOf(cdata(`${'<div>'.repeat(20_000)}They met.`)),
    items: 0,
    reason: DEEP,
  },
  {
    name: `HTML ${MANY.toLocaleString('en')} deep in an item`,
    file: 'feed.xml',
    content: () => feedOf(cdata(`${'<div>'.repeat(MANY)}They met.`)),
    items: 0,
    reason: /deep|tags at most/,
  },
  {
    name: 'formatting never closed, 20,000 paragraphs, in an item',
    file: 'feed.xml',
    content: () => feedOf(cdata('<b><i><u>' + '<p>a'.repeat(20_000))),
    items: 0,
    reason: /elements/,
  },
  {
    name: 'an item of a million elements',
    file: 'feed.xml',
    content: () => feedOf('<a/>'.repeat(1_000_000)),
    items: 0,
    reason: /elements/,
  },
  {
    name: 'an element of 100,000 attributes',
    file: 'feed.xml',
    content: () => feedOf(`<a ${Array.from({ length: MANY }, (_, at) => `a${at}="1"`).join(' ')}/>`),
    items: 0,
    reason: /attributes/,
  },
  {
    name: 'a line of 1 GB in a feed',
    ...gigabyteLine('feed.xml', `<rss><channel><item><title>`),
    items: 0,
    reason: LONG_ITEM,
  },
  {
    name: 'a tag of 1 GB',
    ...gigabyteLine('feed.xml', '<rss><channel><item a="'),
    items: 0,
    reason: /tags, comments and CDATA/,
  },
  {
    name: 'a comment of 1 GB',
    ...gigabyteLine('feed.xml', '<rss><channel><!--', '- '),
    items: 0,
    reason: /tags, comments and CDATA/,
  },
  {
    name: 'a body of 12 MB in a feed',
    file: 'feed.xml',
    content: () => feedOf(cdata(`<p>${'a '.repeat(6_000_000)}`)),
    items: 0,
    reason: /at most/,
  },
  ...['&', '<', '[', '0', '&#', '<a ', '[caption', "'", '. '].map((mark): HostileInput => ({
    name: `an export of a million characters of “${mark}”`,
    file: 'export.xml',
    content: () => exportOf(`Ministers met ${mark.repeat(1_000_000 / mark.length)}`),
    items: 0,
    reason: LONG_TEXT,
  })),
  ...['&#38;', '<br>', '[', ' ', '0', '[caption', "'", '. ', 'a, ', 'Ä', '<p>a', '“'].map((mark): HostileInput => ({
    name: `an export of as many “${mark}” as may be`,
    file: 'export.xml',
    content: () => exportOf(`Ministers met ${mark.repeat(MOST_OF[mark] ?? Math.floor(390_000 / mark.length))}`),
    isLargest: true,
    items: 1,
    reason: null,
  })),
  {
    name: 'script in a title and a body',
    file: 'feed.xml',
    content: () =>
      feedOf(
        '<title>&lt;script&gt;alert(1)&lt;/script&gt;Ministers meet</title><link>javascript:alert(1)</link>' +
          '<description><![CDATA[<p onclick="alert(1)">They met.<script>alert(1)</script><img src=x onerror=alert(1)><a href="java&#10;script:alert(1)">there</a>' +
          '<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext><table><mglyph><style><img src=x onerror=alert(1)>]]></description>',
      ),
    items: 1,
    reason: null,
  },
  {
    name: 'an endless feed, one item of which does not end',
    file: 'feed.xml',
    content: () => goingOn('<rss><channel><item><title>', 'a ', 1),
    served: { isEndless: true },
    items: 0,
    reason: LONG_ITEM,
  },
];
