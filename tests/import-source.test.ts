import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { wholeText } from '../src/ingest/source/decoded-text.js';
import { openSources, type SourceOptions } from '../src/ingest/source/open-sources.js';
import { isUnopened, type Opened } from '../src/ingest/source/opened.js';
import type { SourceFile } from '../src/ingest/source/source-file.js';
import { openWeb } from '../src/ingest/source/web.js';

const web = openWeb({ version: '1.2.3' });
let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'communique-source-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
afterAll(() => web.close());

/** Writes files, the directories above them too, and gives the path of the first. */
const lay = (files: Record<string, string | Uint8Array>): string => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return path.join(root, Object.keys(files)[0] as string);
};
type TarItem = Partial<Header> & { name: string; text?: string | Uint8Array };
const tarOf = async (items: TarItem[]): Promise<Buffer> => {
  const archive = pack();
  for (const { text = '', ...header } of items) archive.entry(header, Buffer.from(text));
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
};
/** What was opened: names below the root with their text, or with the flaw. */
const readAll = async (inputs: string[], options: Partial<SourceOptions> = {}): Promise<[string, string][]> => {
  const all: [string, string][] = [];
  for await (const opened of openSources(inputs, { web, ...options })) {
    all.push([path.relative(root, opened.name), await textOf(opened)]);
  }
  return all;
};
const textOf = async (opened: Opened): Promise<string> => {
  if (isUnopened(opened)) return `! ${opened.flaw}`;
  return wholeText(opened as SourceFile, 16 * 2 ** 20).catch((error: Error) => `! ${error.message}`);
};
const flawed = (name: string, pattern: RegExp) => [name, expect.stringMatching(new RegExp(`^! .*${pattern.source}`))];

describe('a path', () => {
  it('may be a file, known by its beginning', async () => {
    const feed = lay({ 'feed.xml': `<rss>${'news '.repeat(40_000)}` });
    for await (const opened of openSources([feed], { web })) {
      const file = opened as SourceFile;
      expect(file).toMatchObject({ name: feed, url: null, mediaType: null });
      expect(file.head).toHaveLength(65_536);
      expect(await wholeText(file, 2 ** 30)).toHaveLength(200_005);
    }
  });

  it('may be a directory, read in the order of its names; what is hidden or binary is passed over, and links are not followed', async () => {
    lay({
      'site/b.html': 'b',
      'site/a/2.html': 'a2',
      'site/a/10.html': 'a10',
      'site/.git/config': 'hidden',
      'site/.draft.html': 'hidden',
      'site/photo.jpg': Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
      'site/film.mp4': Buffer.from('\0\0\0\x18ftypmp42', 'latin1'),
      'site/statute.pdf': '%PDF-1.7',
      'site/wide.txt': Buffer.from('Lantern', 'utf16le'),
      'site/empty.txt': '',
      'secret.txt': 'secret',
    });
    symlinkSync(path.join(root, 'secret.txt'), path.join(root, 'site/link.txt'));
    symlinkSync(root, path.join(root, 'site/loop'));
    expect(await readAll([path.join(root, 'site')])).toEqual([
      ['site/a/10.html', 'a10'],
      ['site/a/2.html', 'a2'],
      ['site/b.html', 'b'],
      ['site/empty.txt', ''],
      ['site/wide.txt', 'Lantern'],
    ]);
  });

  it('may be a link that someone named', async () => {
    const file = lay({ 'feed.xml': '<rss/>' });
    symlinkSync(file, path.join(root, 'latest'));
    expect(await readAll([path.join(root, 'latest')])).toEqual([['latest', '<rss/>']]);
  });

  it('that cannot be opened says why, and the others go on', async () => {
    const feed = lay({
      'feed.xml': '<rss/>',
      'all.zip': Buffer.from('PK\x03\x04', 'latin1'),
      'book.pdf': '%PDF-1.7',
      'photo.png': Buffer.from('\x89PNG', 'latin1'),
      'wide.txt': Buffer.from('L\0\0\0S\0\0\0'),
      'blob.bin': Buffer.from([1, 0, 2, 0, 0, 3]),
    });
    const inputs = ['gone.xml', 'feed.xml/below', 'all.zip', 'book.pdf', 'photo.png', 'wide.txt', 'blob.bin'];
    expect(await readAll([...inputs.map((name) => path.join(root, name)), feed])).toEqual([
      flawed('gone.xml', /no such file or directory; check/),
      flawed('feed.xml/below', /a part of the path is a file/),
      flawed('all.zip', /a ZIP archive or an office document; unpack it/),
      flawed('book.pdf', /a PDF document; save it as HTML or text/),
      flawed('photo.png', /a PNG image; name a feed/),
      flawed('wide.txt', /in UTF-32, which nothing here reads; save it as UTF-8/),
      flawed('blob.bin', /a binary file/),
      ['feed.xml', '<rss/>'],
    ]);
  });

  it('is not a pipe, a socket or a device, which are not waited for', async () => {
    spawnSync('mkfifo', [path.join(root, 'pipe')]);
    const socket = createServer().listen(path.join(root, 'socket'));
    await new Promise((resolve) => socket.once('listening', resolve));
    const flaw = /a pipe, a socket or a device; save what it gives/;
    const named = [path.join(root, 'pipe'), path.join(root, 'socket'), '/dev/zero'];
    const found = await readAll([...named, root]);
    socket.close();
    expect(found.map(([, text]) => text)).toEqual(Array(5).fill(expect.stringMatching(flaw)));
  });

  it('is at most 32 directories deep', async () => {
    lay({ [`${'d/'.repeat(40)}deep.html`]: 'deep', 'z.html': 'z' });
    expect(await readAll([root])).toEqual([
      [expect.any(String), expect.stringMatching(/at most 32/)],
      ['z.html', 'z'],
    ]);
  });

  it('is shown without commands for a terminal', async () => {
    lay({ 'a\u001b[2J\u202e.html': 'a' });
    const [shown] = await readAll([root]);
    expect(shown).toEqual(['a\ufffd[2J\ufffd.html', 'a']);
  });

  it('holds at most as many bytes as were allowed', async () => {
    const file = lay({ 'feed.xml': 'news '.repeat(40_000) });
    expect(await readAll([file], { mostBytes: 199_999 })).toEqual([flawed('feed.xml', /must be at most 195 kB/)]);
    expect(await readAll([file], { mostBytes: 200_000 })).toEqual([['feed.xml', expect.any(String)]]);
  });
});

describe('a compressed file', () => {
  it('is decompressed, told by its bytes and not by its name', async () => {
    lay({
      'feed.xml': gzipSync('<rss/>'),
      'two.gz': Buffer.concat([gzipSync('one '), gzipSync('two')]),
      'z.gz': 'plain',
    });
    expect(await readAll([root])).toEqual([
      ['feed.xml', '<rss/>'],
      ['two.gz', 'one two'],
      ['z.gz', 'plain'],
    ]);
  });

  it('that is damaged or cut off says so', async () => {
    const whole = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, at) => ((at * 7919) % 251) + 1)));
    lay({ 'cut.gz': whole.subarray(0, -20), 'damaged.gz': Buffer.from('\x1f\x8bnews', 'latin1') });
    expect(await readAll([root])).toEqual([
      flawed('cut.gz', /damaged or cut off/),
      flawed('damaged.gz', /damaged or cut off/),
    ]);
  });

  it('that swells as no text does is refused early', async () => {
    const bomb = lay({
      'bomb.gz': gzipSync(Buffer.alloc(64 * 2 ** 20, ' ')),
      'spaces.gz': gzipSync(' '.repeat(9 * 2 ** 20)),
    });
    expect(await readAll([bomb])).toEqual([flawed('bomb.gz', /swell to more than 1\d MB/)]);
    const [spaces] = await readAll([path.join(root, 'spaces.gz')]);
    expect(spaces?.[1]).toHaveLength(9 * 2 ** 20);
  });

  it('holds at most as many bytes as were allowed, decompressed', async () => {
    const file = lay({ 'feed.gz': gzipSync('news '.repeat(400)) });
    expect(await readAll([file], { mostBytes: 1999 })).toEqual([flawed('feed.gz', /decompressed, must be at most/)]);
    expect(await readAll([file], { mostBytes: 2000 })).toEqual([['feed.gz', 'news '.repeat(400)]]);
  });
});

describe('a tar archive', () => {
  const NEWS: TarItem[] = [
    { name: './posts/', type: 'directory' },
    { name: './posts/b.md', text: 'b' },
    { name: 'posts/a.md', text: 'a'.repeat(100_000) },
    { name: `posts/${'long '.repeat(50)}.md`, text: 'long' },
    { name: 'posts/.hidden.md', text: 'hidden' },
    { name: '__MACOSX/posts/a.md', text: 'hidden' },
    { name: 'posts/photo.png', text: Buffer.from('\x89PNG', 'latin1') },
    { name: 'posts/море.md', text: 'море' },
  ];
  const FILES = [
    ['posts/b.md', 'b'],
    ['posts/a.md', 'a'.repeat(100_000)],
    [`posts/${'long '.repeat(50)}.md`, 'long'],
    ['posts/море.md', 'море'],
  ];

  it('gives its files in its order, compressed or not, told by its bytes', async () => {
    const archive = await tarOf(NEWS);
    lay({ 'one.tar': archive, 'three.gz': gzipSync(archive), 'two.tgz': gzipSync(archive) });
    const names = ['one.tar', 'three.gz', 'two.tgz'];
    expect(await readAll([root])).toEqual(
      names.flatMap((name) => FILES.map(([file, text]) => [`${name}!/${file}`, text])),
    );
  });

  it('without a magic word is one as well', async () => {
    const archive = await tarOf([{ name: 'a.md', text: 'a' }]);
    archive.fill(0, 257, 265);
    archive.write('        ', 148);
    const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect(await readAll([lay({ 'old.tar': archive })])).toEqual([['old.tar!/a.md', 'a']]);
  });

  it('refuses by name what leads out of it and what is no file', async () => {
    const archive = await tarOf([
      { name: '../out.md', text: 'out' },
      { name: '/etc/absolute.md', text: 'out' },
      { name: 'a/../../b.md', text: 'out' },
      { name: 'C:\\windows.md', text: 'out' },
      { name: '..\\up.md', text: 'out' },
      { name: 'soft.md', type: 'symlink', linkname: '/etc/hosts' },
      { name: 'hard.md', type: 'link', linkname: 'a.md' },
      { name: 'device', type: 'character-device' },
      { name: 'pipe', type: 'fifo' },
      { name: 'inner.tar.gz', text: gzipSync('a') },
      { name: 'inner.zip', text: 'PK\x03\x04' },
      { name: 'news.md', text: 'news' },
    ]);
    const out = /its name leads out of it/;
    expect(await readAll([lay({ 'x.tar': archive })])).toEqual([
      ['out.md', expect.stringMatching(out)],
      ['x.tar!/etc/absolute.md', expect.stringMatching(out)],
      ['b.md', expect.stringMatching(out)],
      ['x.tar!/C:\\windows.md', expect.stringMatching(out)],
      ['x.tar!/..\\up.md', expect.stringMatching(out)],
      flawed('x.tar!/soft.md', /a symbolic link/),
      flawed('x.tar!/hard.md', /a hard link/),
      flawed('x.tar!/device', /a device/),
      flawed('x.tar!/pipe', /a pipe/),
      flawed('x.tar!/inner.tar.gz', /an archive within an archive/),
      flawed('x.tar!/inner.zip', /ZIP/),
      ['x.tar!/news.md', 'news'],
    ]);
  });

  it('goes on behind a file that was read in part, or not at all', async () => {
    const archive = lay({
      'x.tar': await tarOf(['a', 'b', 'c'].map((name) => ({ name, text: name.repeat(300_000) }))),
    });
    const names: string[] = [];
    for await (const opened of openSources([archive], { web })) {
      names.push(opened.name.slice(-1));
      if (names.length === 2) await (opened as SourceFile).bytes()[Symbol.asyncIterator]().next();
    }
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('that is damaged, cut off or empty says so behind what could be read', async () => {
    const archive = await tarOf([
      { name: 'a', text: 'a' },
      { name: 'b', text: 'b'.repeat(2000) },
    ]);
    const damaged = Buffer.from(archive);
    damaged.fill('x', 1024, 1100);
    lay({
      'cut.tar': archive.subarray(0, 2000),
      'damaged.tar': damaged,
      'none.tar': await tarOf([{ name: 'd/', type: 'directory' }]),
    });
    expect(await readAll([root])).toEqual([
      ['cut.tar!/a', 'a'],
      flawed('cut.tar', /damaged or cut off/),
      ['damaged.tar!/a', 'a'],
      flawed('damaged.tar', /damaged or cut off/),
      flawed('none.tar', /an empty archive/),
    ]);
  });

  it('of zeros is refused early, though its files are small', async () => {
    const archive = await tarOf(
      Array.from({ length: 40 }, (_, at) => ({ name: `${at}`, text: Buffer.alloc(2 ** 20, ' ') })),
    );
    const found = await readAll([lay({ 'bomb.tgz': gzipSync(archive) })]);
    expect(found.length).toBeLessThan(20);
    expect(found.at(-1)).toEqual(flawed('bomb.tgz', /swell/));
  });
});

describe('a file beside another', () => {
  const besideOf = async (input: string, from: string, name: string): Promise<string | null> => {
    for await (const opened of openSources([input], { web })) {
      if (!opened.name.endsWith(from)) continue;
      const other = await (opened as SourceFile).beside(name);
      return other && textOf(other);
    }
    throw new Error(`${from} was not opened`);
  };

  it('is found in the same directory, compressed too, and below it', async () => {
    const news = lay({ 'news.csv': 'n', 'people.csv': 'p', 'more/posts.csv': 'm', 'zipped.csv.gz': gzipSync('z') });
    expect(await besideOf(news, 'news.csv', 'people.csv')).toBe('p');
    expect(await besideOf(root, 'news.csv', 'more/posts.csv')).toBe('m');
    expect(await besideOf(news, 'news.csv', 'zipped.csv.gz')).toBe('z');
  });

  it('is never found elsewhere', async () => {
    const news = lay({ 'site/news.csv': 'n', 'secret.csv': 's', 'site/d/x.csv': 'd' });
    symlinkSync(path.join(root, 'secret.csv'), path.join(root, 'site/link.csv'));
    symlinkSync(root, path.join(root, 'site/up'));
    for (const name of [
      'none.csv',
      '../secret.csv',
      path.join(root, 'secret.csv'),
      'link.csv',
      'up/secret.csv',
      'd',
      '',
    ]) {
      expect([name, await besideOf(news, 'news.csv', name)]).toEqual([name, null]);
    }
  });

  it('is found in the same archive, before it or behind it', async () => {
    const archive = await tarOf([
      { name: './export/people.csv', text: 'p' },
      { name: './export/news.csv', text: 'n' },
      { name: 'export/places.csv', text: 'q'.repeat(100_000) },
      { name: 'secret.csv', text: 's' },
    ]);
    for (const file of [lay({ 'x.tar': archive }), lay({ 'x.tgz': gzipSync(archive) })]) {
      expect(await besideOf(file, 'news.csv', 'people.csv')).toBe('p');
      expect(await besideOf(file, 'news.csv', 'places.csv')).toBe('q'.repeat(100_000));
      expect(await besideOf(file, 'news.csv', 'secret.csv')).toBeNull();
      expect(await besideOf(file, 'news.csv', '../secret.csv')).toBeNull();
    }
  });
});
