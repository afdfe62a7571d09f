import { brotliCompressSync, gzipSync } from 'node:zlib';
import { feedOf, gigabyteLine, goingOn, pageOf, type HostileInput } from './input.js';
import { tarOf } from './tar.js';

const ITEM = '<title>Ministers meet</title><description>They met in Port Amity.</description>';
const FEED = feedOf(ITEM);
const READABLE = /encoding that browsers read|UTF-32/;

/** Letters in two or four bytes each. */
const wide = (text: string, bytes: 2 | 4, isBig = false) => {
  const written = Buffer.alloc(text.length * bytes);
  for (let at = 0; at < text.length; at++) written[at * bytes + (isBig ? bytes - 1 : 0)] = text.charCodeAt(at);
  return written;
};

const encoded = (name: string, content: () => Uint8Array | string, reason: RegExp | null): HostileInput => ({
  name: `a feed ${name}`,
  file: 'feed.xml',
  content,
  items: reason === null ? 1 : 0,
  reason,
});

const ENCODINGS: readonly HostileInput[] = [
  encoded(
    'in UTF-7',
    () => feedOf('<title>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</title>').replace('?>', ' encoding="UTF-7"?>'),
    READABLE,
  ),
  encoded('in HZ', () => FEED.replace('?>', ' encoding="hz-gb-2312"?>'), READABLE),
  encoded(
    'in UTF-16 that calls itself UTF-8',
    () => wide(`\ufeff${FEED.replace('?>', ' encoding="utf-8"?>')}`, 2).fill('\xff\xfe', 0, 2, 'latin1'),
    null,
  ),
  encoded('in UTF-16 without a mark', () => wide(FEED, 2, true), null),
  encoded('in UTF-8 that calls itself UTF-16', () => FEED.replace('?>', ' encoding="utf-16"?>'), null),
  encoded('in UTF-32', () => wide(FEED, 4, true), READABLE),
  encoded('in UTF-32 with a mark', () => Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), wide(FEED, 4)]), READABLE),
  encoded('in EBCDIC', () => Buffer.concat([Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]), Buffer.from(FEED)]), /./),
  encoded(
    'with < in two bytes of UTF-8 (overlong)',
    () => Buffer.from(FEED.replace('They met', '\xc0\xbcscript\xc0\xbealert(1)'), 'latin1'),
    null,
  ),
  {
    name: 'a page that calls itself UTF-7',
    file: 'page.html',
    content: () => pageOf('+ADw-script+AD4-alert(1)', '<meta charset="utf-7">'),
    items: 0,
    reason: READABLE,
  },
  {
    name: 'a page with a script written in ISO-2022-JP',
    file: 'page.html',
    content: () =>
      Buffer.from(pageOf('\x1b(J<\x1b(Bscript>alert(1)</script>', '<meta charset="iso-2022-jp">'), 'latin1'),
    items: 1,
    reason: null,
  },
  {
    name: 'a feed of NULs',
    file: 'feed.xml',
    content: () => `<rss><channel><item><title>${'\0'.repeat(1_000_000)}`,
    items: 0,
    reason: /text|NUL/,
  },
];

const SPACES = Buffer.alloc(512 * 2 ** 20, ' ');
/** Half a gigabyte of an item that does not end, in half a megabyte. */
const bomb = (level = 6) => gzipSync(Buffer.concat([Buffer.from('<rss><channel><item><title>'), SPACES]), { level });
const SWELLS = /compressed as text is|items of at most/;

const COMPRESSED: readonly HostileInput[] = [
  { name: 'a bomb in gzip', file: 'feed.xml.gz', content: () => bomb(), items: 0, reason: SWELLS },
  {
    name: 'a bomb in gzip in gzip',
    file: 'feed.xml.gz.gz',
    content: () => gzipSync(bomb()),
    items: 0,
    reason: /./,
  },
  {
    name: 'an archive with an entry of 4 GB',
    file: 'posts.tar.gz',
    content: () =>
      gzipSync(
        Buffer.concat([
          tarOf({ name: 'feed.xml', size: 4 * 2 ** 30 - 1024 }),
          Buffer.from('<rss><channel><item><title>'),
          SPACES,
        ]),
      ),
    items: 0,
    reason: SWELLS,
  },
  {
    name: 'gzip that breaks off',
    file: 'feed.xml.gz',
    content: () => gzipSync(FEED).subarray(0, 60),
    items: 0,
    reason: /damaged or cut off/,
  },
  {
    name: 'an answer that is a bomb in gzip',
    file: 'feed.xml',
    content: () => bomb(),
    served: { headers: { 'content-encoding': 'gzip' } },
    items: 0,
    reason: SWELLS,
  },
  {
    name: 'an answer that is a bomb in brotli',
    file: 'feed.xml',
    content: () =>
      brotliCompressSync(Buffer.concat([Buffer.from('<rss><channel><item><title>'), SPACES.subarray(0, 64 * 2 ** 20)])),
    served: { headers: { 'content-encoding': 'br' } },
    items: 0,
    reason: SWELLS,
  },
  {
    name: 'an answer of one line of 1 GB',
    file: 'officials.csv',
    content: () => goingOn('slug\n', 'a', 1),
    served: { isEndless: true },
    items: 0,
    reason: /A row/,
  },
  {
    name: 'an answer that leads to itself',
    file: 'loop.xml',
    content: () => FEED,
    served: { headers: { location: '/loop.xml' } },
    items: 0,
    reason: /redirected more than/,
  },
  {
    name: 'an answer that leads to a file',
    file: 'away.xml',
    content: () => FEED,
    served: { headers: { location: 'file:///etc/passwd' } },
    items: 0,
    reason: /must begin with http/,
  },
];

const POST = { name: 'posts/met.md', content: '---\ntitle: Ministers meet\n---\n\nThey met in Port Amity.\n' };
const archive = (name: string, entry: Partial<Parameters<typeof tarOf>[0]>, reason: RegExp): HostileInput => ({
  name: `an archive with ${name}`,
  file: 'posts.tar',
  content: () => Buffer.concat([tarOf({ ...POST, ...entry }), tarOf(POST), Buffer.alloc(1024)]),
  items: 1,
  reason,
});
const LEADS_OUT = /leads out of it/;

const ARCHIVES: readonly HostileInput[] = [
  archive('a file above it', { name: '../met.md' }, LEADS_OUT),
  archive('a file above it, further in', { name: 'posts/../../met.md' }, LEADS_OUT),
  archive('an absolute file', { name: '/etc/met.md' }, LEADS_OUT),
  archive('a file of another drive', { name: 'C:\\met.md' }, LEADS_OUT),
  archive('a symbolic link', { name: 'posts/link.md', type: 'symlink', linkname: '/etc/passwd' }, /symbolic link/),
  archive('a hard link', { name: 'posts/link.md', type: 'link', linkname: '/etc/passwd' }, /hard link/),
  archive('a device', { name: 'posts/zero.md', type: 'character-device' }, /a device/),
  archive('an archive', { name: 'posts/more.md', content: gzipSync('more') }, /archive within an archive/),
  {
    name: 'a million bytes that are no text',
    file: 'feed.xml',
    content: () => Buffer.alloc(1_000_000, 0xff),
    items: 0,
    reason: /./,
  },
  { name: 'a line of 1 GB in no known format', ...gigabyteLine('anything', 'a'), items: 0, reason: /format/ },
];

/** Encodings, compression, archives and answers of servers. */
export const BYTES: readonly HostileInput[] = [...ENCODINGS, ...COMPRESSED, ...ARCHIVES];
