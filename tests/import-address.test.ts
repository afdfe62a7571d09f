import type { LookupFunction } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { wholeText } from '../src/ingest/source/decoded-text.js';
import { openAddress } from '../src/ingest/source/open-address.js';
import { openSources } from '../src/ingest/source/open-sources.js';
import { isAddressFile, isNotModified, type AddressFile, type Opened } from '../src/ingest/source/opened.js';
import { isPublicAddress } from '../src/ingest/source/public-address.js';
import { openWeb, type Web, type WebOptions } from '../src/ingest/source/web.js';
import { startSite, type LocalSite, type Page } from './support/local-site.js';

const FEED = '<rss><channel><title>Lantern Sea Compact</title></channel></rss>';

let site: LocalSite | null = null;
let web: Web | null = null;
afterEach(async () => {
  await web?.close();
  await site?.close();
  site = web = null;
});

const visit = async (pages: Record<string, Page>, options: Partial<WebOptions> = {}) => {
  site = await startSite(pages);
  web = openWeb({ version: '1.2.3', allowPrivate: true, ...options });
  return { site, web };
};
const readAll = async (web: Web, address: string) => {
  const file = (await openAddress(address, web)) as AddressFile;
  return wholeText(file, 2 ** 30);
};
const opened = async (web: Web, ...inputs: string[]) => {
  const all: Opened[] = [];
  for await (const one of openSources(inputs, { web })) all.push(one);
  return all;
};
const refusal = (pattern: RegExp) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(pattern) });

/** A name server of its own. */
const names = (known: Record<string, string[]>): LookupFunction =>
  ((name: string, _: unknown, callback: (error: null, found: unknown) => void) =>
    callback(
      null,
      (known[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as LookupFunction;

describe('an address of a private network', () => {
  const lookup = names({
    'inside.example': ['127.0.0.1'],
    'both.example': ['93.184.215.14', '127.0.0.1'],
    'mapped.example': ['::ffff:127.0.0.1'],
    localhost: ['127.0.0.1', '::1'],
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::]',
    '0.0.0.0',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[fd00::1]',
    '[fe80::1]',
    '169.254.169.254',
    '10.0.0.8',
    '172.16.3.4',
    '192.168.1.1',
    '100.64.0.1',
    'inside.example',
    'both.example',
    'mapped.example',
  ])('is refused before a byte is sent: %s', async (host) => {
    const { site, web } = await visit({ '/feed': FEED }, { allowPrivate: false, lookup });
    await expect(openAddress(`http://${host}:${site.port}/feed`, web)).rejects.toEqual(refusal(/private network/));
    expect(site.connections()).toBe(0);
  });

  it('is asked where it is allowed by itself, and no other', async () => {
    const { site, web } = await visit({ '/feed': FEED }, { allowPrivate: ['127.0.0.1'], lookup });
    expect(await readAll(web, `http://inside.example:${site.port}/feed`)).toBe(FEED);
    await expect(openAddress(`http://127.0.0.2:${site.port}/feed`, web)).rejects.toEqual(refusal(/private network/));
  });

  it('is not reached by a redirect either', async () => {
    const inner = await startSite({ '/': FEED });
    try {
      const { site, web } = await visit(
        {
          '/feed': (_, response) => response.writeHead(302, { location: `http://127.0.0.2:${inner.port}/` }).end(),
        },
        { allowPrivate: ['127.0.0.1'] },
      );
      await expect(openAddress(`${site.url}/feed`, web)).rejects.toEqual(refusal(/private network/));
      expect(inner.connections()).toBe(0);
    } finally {
      await inner.close();
    }
  });
});

describe('an IP address', () => {
  it.each([
    '93.184.215.14',
    '2606:2800:21f:cb07::1',
    '::ffff:93.184.215.14',
    '64:ff9b::5db8:d70e',
    '2002:5db8:d70e::1',
  ])("is anyone's: %s", (address) => expect(isPublicAddress(address)).toBe(true));

  it.each(['192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '2001:db8::1', 'ff02::1', '2001::1', 'heron'])(
    "is nobody's or many: %s",
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
});

describe('an address', () => {
  it.each([
    ['ftp://example.org/news', /http:\/\/ or https:\/\//],
    ['file:///etc/hosts', /http:\/\/ or https:\/\//],
    ['https://editor:secret@example.org/', /without a name and a password/],
    ['http://example.org:25/', /port 80, 443 or from 1024 on/],
    ['http://exa mple.org/', /must be written as/],
  ])('is not asked: %s', async (address, reason) => {
    const { web } = await visit({});
    await expect(openAddress(address, web)).rejects.toEqual(refusal(reason));
  });

  it('has at most 4000 characters', async () => {
    const { site, web } = await visit({});
    await expect(openAddress(`${site.url}/${'a'.repeat(4000)}`, web)).rejects.toEqual(refusal(/at most 4000/));
  });

  it('is told without its password', async () => {
    const { web } = await visit({});
    const [flaw] = await opened(web, 'https://editor:secret@example.org/');
    expect(JSON.stringify(flaw)).not.toContain('secret');
  });

  it('gives its bytes, its media type, its last address and its validators; asked by a name of ours, without cookies', async () => {
    const { site, web } = await visit({
      '/old': (_, response) =>
        response.writeHead(301, { location: '/feed?page=1', 'set-cookie': 'seen=1' }).end('moved'),
      '/feed?page=1': ({ headers }, response) =>
        response
          .writeHead(200, {
            'content-type': 'application/rss+xml; charset=utf-8',
            etag: '"a1"',
            'last-modified': 'Mon, 03 Mar 2025 10:00:00 GMT',
          })
          .end(`${headers['user-agent']} ${headers.cookie ?? 'no cookie'}`),
    });
    const [file] = await opened(web, `${site.url}/old`);
    expect(file).toMatchObject({
      name: `${site.url}/old`,
      url: `${site.url}/feed?page=1`,
      mediaType: 'application/rss+xml; charset=utf-8',
      validators: { etag: '"a1"', lastModified: 'Mon, 03 Mar 2025 10:00:00 GMT' },
    });
    expect(Buffer.from((file as AddressFile).head).toString()).toBe('Communique/1.2.3 no cookie');
  });

  it('is asked on the condition that it changed, and is said not to have', async () => {
    const conditional = { get: () => ({ etag: '"a1"', lastModified: null }) };
    const { site, web } = await visit(
      {
        '/feed': ({ headers }, response) => response.writeHead(headers['if-none-match'] === '"a1"' ? 304 : 200).end(),
        '/new': FEED,
      },
      { conditional },
    );
    const [same, changed] = await opened(web, `${site.url}/feed`, `${site.url}/new`);
    expect(isNotModified(same!)).toBe(true);
    expect(isAddressFile(changed!)).toBe(true);
  });

  it.each<[string, Buffer]>([
    ['gzip', gzipSync(FEED)],
    ['br', brotliCompressSync(FEED)],
    ['identity', Buffer.from(FEED)],
  ])('is decompressed as its server says: %s', async (encoding, body) => {
    const { site, web } = await visit({
      '/feed': (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body),
    });
    expect(await readAll(web, `${site.url}/feed`)).toBe(FEED);
  });

  it('may lead to a compressed file', async () => {
    const { site, web } = await visit({ '/feed.xml.gz': gzipSync(FEED) });
    for await (const file of openSources([`${site.url}/feed.xml.gz`], { web })) {
      expect(await wholeText(file as AddressFile, 1000)).toBe(FEED);
    }
  });

  it.each<[string, Page, RegExp]>([
    ['nothing', (_, response) => response.writeHead(404).end(), /answered 404.*check how the address/],
    ['a door', (_, response) => response.writeHead(401).end(), /name and a password/],
    ['a fault', (_, response) => response.writeHead(503).end(), /has a fault; try again later/],
    ['an unasked 304', (_, response) => response.writeHead(304).end(), /gave nothing to read/],
    ['another compression', (_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'), /zstd/],
    ['damaged gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('news'), /damaged/],
    [
      'a redirect to itself',
      (_, response) => response.writeHead(302, { location: '/page' }).end(),
      /redirected more than 5/,
    ],
    ['a redirect to nowhere', (_, response) => response.writeHead(302, { location: 'http://[' }).end(), /no address/],
    [
      'a redirect to a disk',
      (_, response) => response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
      /https:/,
    ],
    ['no HTTP', ({ socket }) => void socket.end('SSH-2.0-lantern\r\n'), /no HTTP/],
    [
      'a broken answer',
      (_, response) => void response.writeHead(200, { 'content-length': 99 }).write('new', () => response.destroy()),
      /broke off/,
    ],
    ['silence', () => {}, /said nothing for too long/],
    ['silence after a word', (_, response) => void response.writeHead(200).write('news'), /fell silent/],
    [
      'a drop at a time',
      (_, response) => {
        const dripping = setInterval(() => response.write('news '), 20);
        response.on('close', () => clearInterval(dripping));
      },
      /too long over the whole/,
    ],
    [
      'no end',
      (_, response) => {
        const more = () => {
          while (response.write(Buffer.alloc(65_536, 'news ')));
        };
        response.on('drain', more);
        more();
      },
      /at most 1 MB/,
    ],
    [
      'a bomb',
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(8 * 2 ** 20, ' '))),
      /at most 1 MB/,
    ],
  ])('says why nothing can be read, and what would work: %s', async (_, page, reason) => {
    const limits = { mostBytes: 2 ** 20, totalMs: 1500, idleMs: 400 };
    const { site, web } = await visit({ '/page': page }, { limits });
    await expect(readAll(web, `${site.url}/page`)).rejects.toEqual(refusal(reason));
  });

  it('says that a server is not there, and that a name is not', async () => {
    const { site, web } = await visit({});
    await site.close();
    await expect(openAddress(`${site.url}/`, web)).rejects.toEqual(refusal(/refused the connection/));
    const lookup = ((_: unknown, __: unknown, callback: (error: Error) => void) =>
      callback(Object.assign(new Error(), { code: 'ENOTFOUND' }))) as LookupFunction;
    const lost = openWeb({ version: '1', lookup });
    await expect(openAddress('https://lantern.example/', lost)).rejects.toEqual(refusal(/no address is known/));
    await lost.close();
  });

  it('does not keep the others from being read', async () => {
    const { site, web } = await visit({ '/feed': FEED });
    const all = await opened(web, `${site.url}/gone`, `${site.url}/feed`);
    expect(all.map((one) => 'flaw' in one)).toEqual([true, false]);
  });

  it('may take its time to be read, of which only the waiting for its server counts', async () => {
    const { site, web } = await visit({ '/feed': Buffer.alloc(300_000, 'news ') }, { limits: { totalMs: 500 } });
    const file = (await openAddress(`${site.url}/feed`, web)) as AddressFile;
    let size = 0;
    for await (const chunk of file.bytes()) {
      size += chunk.length;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(size).toBe(300_000);
  });
});

describe('a robots.txt', () => {
  const page = (robots: Page) => ({ '/robots.txt': robots, '/feed': FEED, '/private/feed': FEED });

  it('is asked for once, and keeps us out of what it says', async () => {
    const { site, web } = await visit(
      page('User-agent: Communique\nUser-agent: Heron/2\nSitemap: /map\nDisallow: /private'),
    );
    expect(await readAll(web, `${site.url}/feed`)).toBe(FEED);
    await expect(openAddress(`${site.url}/private/feed`, web)).rejects.toEqual(
      refusal(/robots\.txt .*keeps Communique out/),
    );
    expect(site.asked).toEqual(['/robots.txt', '/feed']);
  });

  it('does not mean us where it means others', async () => {
    const { site, web } = await visit(
      page('User-agent: Heron\nDisallow: /\n\nUser-agent: *\nDisallow: /private\n\nUser-agent: Crane\nDisallow: /'),
    );
    expect(await readAll(web, `${site.url}/feed`)).toBe(FEED);
    await expect(openAddress(`${site.url}/private/feed`, web)).rejects.toEqual(refusal(/robots\.txt/));
  });

  it('is asked for at the server that a redirect leads to', async () => {
    const other = await startSite(page('User-agent: *\nDisallow: /'));
    try {
      const { site, web } = await visit({
        '/feed': (_, response) => response.writeHead(302, { location: `${other.url}/feed` }).end(),
      });
      await expect(openAddress(`${site.url}/feed`, web)).rejects.toEqual(refusal(/robots\.txt/));
      expect(other.asked).toEqual(['/robots.txt']);
    } finally {
      await other.close();
    }
  });

  it.each<[string, number]>([
    ['is none where the server has none', 404],
    ['is none where the server forbids it', 403],
  ])('%s', async (_, status) => {
    const { site, web } = await visit(page((__, response) => response.writeHead(status).end('Disallow: /')));
    expect(await readAll(web, `${site.url}/feed`)).toBe(FEED);
  });

  it('forbids everything while its server has a fault', async () => {
    const { site, web } = await visit(page((_, response) => response.writeHead(500).end()));
    await expect(openAddress(`${site.url}/feed`, web)).rejects.toEqual(refusal(/answered 500, which forbids all/));
    expect(site.asked).toEqual(['/robots.txt']);
  });

  it('sets the pause between two requests, within a bound', async () => {
    const pauses: number[] = [];
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const { site, web } = await visit(page('User-agent: *\nCrawl-delay: 3600'), { pause });
    await readAll(web, `${site.url}/feed`);
    await readAll(web, `${site.url}/feed`);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(20_000);
    expect(pauses[0]).toBeLessThanOrEqual(30_000);
  });

  it('of many names above many rules costs no more than its length', async () => {
    const names = Array.from({ length: 15_000 }, (_, at) => `User-agent: heron${at}\n`).join('');
    const { site, web } = await visit(page(`${names}${'Disallow: /a\n'.repeat(15_000)}`));
    expect(await readAll(web, `${site.url}/feed`)).toBe(FEED);
  });
});
