import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REPOSITORY = path.join(import.meta.dirname, '..');

/** Loads `first.cjs`, says what it exports and whose cache was taken, and makes caches where it is told to. */
const LOADER = `
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledIn, codeCacheOf } from './src/cli/bundled.ts';
const [directory, makesCaches] = process.argv.slice(-2);
const compiled = new Map();
const taken = {};
const load = bundledIn(directory, (file, script) => {
  compiled.set(file, script);
  taken[path.basename(file)] = script.cachedDataRejected === false;
});
const { said } = load('first.cjs');
console.log(JSON.stringify({ said: said(), taken }));
if (makesCaches === 'yes') for (const [file, script] of compiled) writeFileSync(codeCacheOf(file), script.createCachedData());
`;

describe('a bundled file', () => {
  let directory: string;
  const load = async (makesCaches: 'yes' | 'no', flags: readonly string[] = []) => {
    const args = [...flags, '--import', 'tsx', '--input-type=module', '-e', LOADER, '--', directory, makesCaches];
    const { stdout } = await run(process.execPath, args, { cwd: REPOSITORY });
    return JSON.parse(stdout) as { said: string; taken: Record<string, boolean> };
  };
  const file = (name: string) => path.join(directory, name);

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'communique bundled '));
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

  it('leaves a cache alone that was made with other flags, or is none', async () => {
    await load('yes', ['--stack-size=900']);
    await writeFile(file('second.cjs.cache'), 'not a cache');
    expect(await load('no')).toEqual({ said: 'end firstfirst', taken: { 'first.cjs': false, 'second.cjs': false } });
  });

  it('leaves a cache alone that is older than the file, which may say something else in as many letters', async () => {
    await load('yes');
    const text = await readFile(file('first.cjs'), 'utf8');
    await writeFile(file('first.cjs'), text.replace("'/end'", "'/END'"));
    const later = new Date(Date.now() + 60_000);
    await utimes(file('first.cjs'), later, later);
    expect(await load('no')).toEqual({ said: 'END firstfirst', taken: { 'first.cjs': false, 'second.cjs': true } });
  });
});
