import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listening, runCommand, startCommand } from './support/command.js';
import { linesOf } from './support/export.js';
import { copyTemplate } from './support/template.js';

let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'communique export '));
  environment = { CONTENT: 'none', PORT: '0', ...(await copyTemplate('csto')) };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command export', () => {
  it('writes lines and nothing else, beside a running server as well', async () => {
    const server = startCommand(['serve'], environment);
    await listening(server);
    const { code, output, errors } = await runCommand(['export', 'countries', 'sections'], environment);
    server.kill('SIGTERM');
    await server.ended;
    expect([code, errors]).toEqual([0, '']);
    expect(linesOf(output).map((line) => Object.keys(JSON.parse(line) as object))).toEqual([
      ['communique', 'newsroom', 'examples'],
      ...linesOf(output)
        .slice(1)
        .map(() => ['list', 'id', 'record']),
    ]);
  });

  it('writes a file that is there once it is whole, compressed where its name says so', async () => {
    const { code, output } = await runCommand(
      ['export', '--json', '--out', path.join(folder, 'all.ndjson.gz')],
      environment,
    );
    expect(code).toBe(0);
    const text = gunzipSync(await readFile(path.join(folder, 'all.ndjson.gz'))).toString();
    expect(JSON.parse(output)).toMatchObject({ records: linesOf(text).length - 1 });
    const none = await runCommand(['export', '--out', path.join(folder, 'none', 'all.ndjson')], environment);
    expect(none.code).toBe(1);
    expect(await readdir(folder)).toEqual(['all.ndjson.gz']);
  });

  it('ends quietly once nobody reads any more', async () => {
    const child = startCommand(['export'], environment);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await child.ended).toMatchObject({ code: 0, errors: '' });
  });

  it('refuses lists that there are not with 2, and a database that is not there with 1', async () => {
    expect(await runCommand(['export', 'oils'], {})).toMatchObject({
      code: 2,
      errors: expect.stringContaining('Lists are'),
    });
    const missing = await runCommand(['export'], { DATA_DIR: path.join(folder, 'missing') });
    expect(missing).toMatchObject({ code: 1, output: '', errors: expect.stringContaining('There is no database in') });
  });
});
