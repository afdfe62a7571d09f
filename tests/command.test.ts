import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyTemplate, SERVER_URL } from './support/template.js';
import { listening, runCommand, startCommand } from './support/command.js';
import type { Answer } from './support/ask.js';

const PAGES = fileURLToPath(new URL('./fixtures/pages/', import.meta.url));
const page = (name: string) => path.join(PAGES, name);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'communique files '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function environment(): Promise<Record<string, string>> {
  return { CONTENT: 'none', PORT: '0', ...(await copyTemplate('csto')) };
}

async function ask(url: string, query: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`);
  return ((await response.json()) as Answer).data;
}

describe('a server', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends cleanly on %s, leaving no process and no lock',
    async (signal) => {
      const env = await environment();
      const server = startCommand(['serve'], env);
      await listening(server);
      server.kill(signal);
      // npm and the shell both pass a Ctrl-C on.
      server.kill(signal);
      const { code, output } = await server.ended;
      expect(code).toBe(0);
      expect(output).toContain('Stopping');
      if (!SERVER_URL) {
        const files = readdirSync(env.DATA_DIR as string);
        expect(files).not.toContain('.s.PGSQL.5432');
        const again = startCommand(['serve'], env);
        await listening(again);
        again.kill('SIGTERM');
        expect((await again.ended).code).toBe(0);
      }
    },
  );

  it('says which setting is wrong, all at once, and ends with 2', async () => {
    const { code, errors } = await runCommand(['serve'], { PORT: 'many', NEWSROOM_TIME_ZONE: 'Mars/Base' });
    expect(code).toBe(2);
    expect(errors).toMatch(/PORT must be a port[^]*NEWSROOM_TIME_ZONE must be a time zone/);
  });

  it('says that its port is taken and ends with 1', async () => {
    const first = startCommand(['serve'], await environment());
    const { port } = new URL(await listening(first));
    const { code, errors } = await runCommand(['serve', '--port', port], await environment());
    first.kill('SIGTERM');
    await first.ended;
    expect([code, errors]).toEqual([1, expect.stringContaining('port is taken')]);
  });

  if (!SERVER_URL) {
    it('refuses a directory that another server uses, with the reason', async () => {
      const env = await environment();
      const first = startCommand(['serve'], env);
      await listening(first);
      const { code, errors } = await runCommand(['serve'], env);
      expect(code).toBe(1);
      expect(errors).toContain(`in use by process ${first.pid}`);
      first.kill('SIGTERM');
      await first.ended;
    });

    it('has lost nothing after kill -9', async () => {
      const env = await environment();
      const first = startCommand(['serve'], env);
      await listening(first);
      const imported = await runCommand(['import', page('en-answer.txt'), '--json'], env);
      const [{ slug }] = (JSON.parse(imported.output) as { results: [{ slug: string }] }).results;
      first.kill('SIGKILL');
      await first.ended;

      const second = startCommand(['serve'], env);
      const url = await listening(second);
      expect(await ask(url, `{ article(by: {slug: "${slug}"}) { slug } }`)).toEqual({ article: { slug } });
      second.kill('SIGTERM');
      await second.ended;
    });
  } else {
    it('loads no demo content into a database that was named, unless asked to', async () => {
      const { DATABASE_URL = '' } = await copyTemplate('empty');
      const server = startCommand(['serve'], { DATABASE_URL, PORT: '0' });
      const url = await listening(server);
      expect(await ask(url, '{ articles { totalCount } }')).toEqual({ articles: { totalCount: 0 } });
      server.kill('SIGTERM');
      await server.ended;
    });

    it('says that its database cannot be reached and ends with 1', async () => {
      const { code, errors } = await runCommand(['serve'], {
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
        PORT: '0',
      });
      expect(code).toBe(1);
      expect(errors).toContain('not available');
    });
  }
});

describe('import', () => {
  it('works beside a running server, which shows the page at once', async () => {
    const env = await environment();
    const server = startCommand(['serve'], env);
    const url = await listening(server);
    const before = await ask(url, '{ articles { totalCount } }');
    const { code, output } = await runCommand(['import', '--format', 'page', page('en-answer.txt')], env);
    const after = await ask(url, '{ articles { totalCount } }');
    server.kill('SIGTERM');
    await server.ended;
    expect(output).toMatch(/^created {4}.*en-answer\.txt {2}\/news\/[\w-]+\n1 created/);
    expect(code).toBe(0);
    expect(after.articles.totalCount).toBe(Number(before.articles.totalCount) + 1);
  });

  it('changes nothing the second time', async () => {
    const env = await environment();
    await runCommand(['import', page('ru-commentary.windows-1251.txt')], env);
    const { code, output } = await runCommand(['import', page('ru-commentary.windows-1251.txt')], env);
    expect([code, output]).toEqual([0, expect.stringContaining('0 created, 0 updated, 1 unchanged, 0 rejected')]);
  });

  it('names each file it cannot read and why, goes on with the others, and ends with 1', async () => {
    const files = { empty: '', spaces: ' \n \n', binary: 'PNG\0\0\0', word: 'word' };
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    const bad = [...Object.keys(files), 'missing'].map((name) => path.join(folder, name));
    const env = await environment();
    const { code, output } = await runCommand(['import', ...bad, page('en-answer.txt'), '--json'], env);
    const answer = JSON.parse(output) as {
      created: number;
      rejected: number;
      results: { file: string; reason: string | null }[];
    };
    expect(code).toBe(1);
    expect([answer.created, answer.rejected]).toEqual([1, bad.length]);
    for (const file of bad) {
      const { reason } = answer.results.find((result) => result.file === file) ?? {};
      expect(reason).toMatch(/^[A-Z][^]{15,}\.$/);
    }
  });

  it('does not wait for a pipe or read a device without end', async () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { code, output } = await runCommand(['import', pipe, '/dev/zero'], await environment());
    expect([code, output]).toEqual([1, expect.stringContaining('2 rejected')]);
    expect(output).toMatch(/pipe {2}It must be a file or a directory, but it is a pipe/);
  });

  it('refuses wrong usage with 2', async () => {
    expect((await runCommand(['import'], {})).code).toBe(2);
    expect((await runCommand(['import', '--format', 'runes', 'x'], {})).code).toBe(2);
    expect((await runCommand(['nonsense'], {})).code).toBe(2);
  });

  it('refuses an address or a date that is none, with 1 and before reading anything', async () => {
    const env = await environment();
    const address = await runCommand(['import', '--source-url', 'ftp://x', page('en-answer.txt')], env);
    expect([address.code, address.errors]).toEqual([1, expect.stringContaining('http or https')]);
    const date = await runCommand(['import', '--published', '2023-02-30', page('en-answer.txt')], env);
    expect([date.code, date.errors]).toEqual([1, expect.stringContaining('2023-03-14')]);
  });
});

describe('schema', () => {
  it('prints the committed schema', async () => {
    const committed = fileURLToPath(new URL('../src/schema/schema.graphql', import.meta.url));
    const { code, output } = await runCommand(['schema'], {});
    expect(code).toBe(0);
    expect(existsSync(committed)).toBe(true);
    expect(output.trim()).toBe(readFileSync(committed, 'utf8').trim());
  });
});
