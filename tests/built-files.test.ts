import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REPOSITORY = path.join(import.meta.dirname, '..');

/** Loads `first.cjs`, says what it exports and whose cache was taken, and makes caches where it is told to. */
const LOADER = `
import { loaderOf } from './src/cli/built-files.ts';
const [directory, makesCaches] = process.argv.slice(-2);
const files = [];
const load = loaderOf(directory, (file) => files.push(file));
const said = load('first.cjs').said();
console.log(JSON.stringify({ said, taken: Object.fromEntries(files.map(({ name, isFromCache }) => [name, isFromCache])) }));
if (makesCaches === 'yes') for (const file of files) file.keep();
`;

describe('a built file', () => {
  let directory: string;
  const load = async (makesCaches: 'yes' | 'no', flags: readonly string[] = []) => {
    const args = [...flags, '--import', 'tsx', '--input-type=module', '-e', LOADER, '--', directory, makesCaches];
    const { stdout } = await run(process.execPath, args, { cwd: REPOSITORY });
    return JSON.parse(stdout) as { said: string; taken: Record<string, boolean> };
  };
  const file = (name: string) => path.join(directory, name);

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'communique built '));
    // Each needs the other, one of them later; what stands elsewhere is loaded as usual.
    await writeFile(
      file('first.cjs'),
      `exports.name = 'first';
const second = require('./second.cjs');
exports.said = () => require('node:path').basename(__dirname + '/end') + ' ' + second.ofFirst();`,
    );
    await writeFile(
      file('second.cjs'),
      `const first = require('./first.cjs'); exports.ofFirst = () => require('./first.cjs').name + first.name;`,
    );
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is loaded without a cache where there is none', async () => {
    expect(await load('no')).toEqual({ said: 'end firstfirst', taken: { 'first.cjs': false, 'second.cjs': false } });
    expect(existsSync(file('first.cjs.cache'))).toBe(false);
  });

  it('takes its cache, with the flags of npm start as without', async () => {
    await load('yes');
    const { scripts } = JSON.parse(await readFile(path.join(REPOSITORY, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const flags = scripts.start.match(/(?<= )--\S+/g) ?? [];
    expect(flags).toHaveLength(1);
    const taken = { 'first.cjs': true, 'second.cjs': true };
    expect(await load('no')).toEqual({ said: 'end firstfirst', taken });
    expect(await load('no', flags)).toEqual({ said: 'end firstfirst', taken });
  });

  it('leaves a cache alone that was made with other flags', async () => {
    await load('yes', ['--stack-size=900']);
    expect(await load('no')).toEqual({ said: 'end firstfirst', taken: { 'first.cjs': false, 'second.cjs': false } });
  });

  it('leaves a cache alone that is damaged, cannot be read or is none', async () => {
    await load('yes');
    const cache = await readFile(file('first.cjs.cache'));
    cache.writeUInt8(cache.readUInt8(cache.length - 40) ^ 1, cache.length - 40);
    await writeFile(file('first.cjs.cache'), cache);
    await rm(file('second.cjs.cache'));
    await mkdir(file('second.cjs.cache'));
    const notTaken = { said: 'end firstfirst', taken: { 'first.cjs': false, 'second.cjs': false } };
    expect(await load('no')).toEqual(notTaken);
    await writeFile(file('first.cjs.cache'), '');
    expect(await load('no')).toEqual(notTaken);
  });

  it('leaves a cache alone that is of something else in as many letters', async () => {
    await load('yes');
    const text = await readFile(file('first.cjs'), 'utf8');
    await writeFile(file('first.cjs'), text.replace("'/end'", "'/END'"));
    expect(await load('no')).toEqual({ said: 'END firstfirst', taken: { 'first.cjs': false, 'second.cjs': true } });
  });
});
