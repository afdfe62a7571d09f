import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loaderOf, type LoadedFile } from '../../src/cli/built-files.js';
import type * as CommandLine from '../../src/cli/command-line.js';
import { messageOf } from '../../src/lib/errors.js';

/**
 * Keeps beside the built files what the engine compiles of them for a start and a first answer (docs/decisions/0026), and looks
 * whether that is taken. A build does without where it cannot be had, and says so. With `check` it looks only, and ends with 1 where
 * one is not taken.
 */

const SELF = fileURLToPath(import.meta.url);
const SERVER = fileURLToPath(new URL('../../dist/server', import.meta.url));
const UP_WITHIN_MS = 300_000;
const POLL_MS = 50;
/** Each is asked as often as it takes until it is known, which is code of its own. */
const TIMES = 3;
const REQUESTS = [
  '{ articles(first: 1) { nodes { slug } } }',
  '{ articles(first: 20) { nodes { title lead publishedAt topics { name } section { name } } pageInfo { hasNextPage endCursor } } }',
  '{ search(query: "meeting", first: 5) { totalCount nodes { __typename } } }',
];
/**
 * Whoever builds may have the settings of a server at hand, whose database must not be touched, and flags for Node, with
 * which no cache would be taken: neither is handed on.
 */
const HANDED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ask(origin: string, query: string): Promise<void> {
  const response = await fetch(`${origin}/graphql?query=${encodeURIComponent(query)}`);
  const answer = await response.text();
  if (!response.ok || answer.includes('"errors"')) throw new Error(`To ${query} it answered ${answer}`);
}

async function askWhenUp(origin: string): Promise<void> {
  const isUp = () =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const end = Date.now() + UP_WITHIN_MS; !(await isUp()); await wait(POLL_MS)) {
    if (Date.now() > end) throw new Error(`The server did not start within ${UP_WITHIN_MS / 1000} s.`);
  }
  for (const query of REQUESTS) for (let time = 0; time < TIMES; time++) await ask(origin, query);
}

/** Serves a database of its own in this process, asks it, and keeps what was compiled when it has ended. */
async function make(): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'communique-build-'));
  const files: LoadedFile[] = [];
  let isAnswered = false;
  process.on('exit', () => {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    if (isAnswered) for (const file of files) file.keep();
    else process.exitCode = 1;
  });
  const port = await freePort();
  const flags = { '--data-dir': directory, '--host': '127.0.0.1', '--port': String(port) };
  process.argv = [process.execPath, 'communique', 'serve', ...Object.entries(flags).flat()];
  const load = loaderOf(SERVER, (file) => files.push(file));
  const { runCommandLine } = load('command-line.cjs') as typeof CommandLine;
  void runCommandLine();
  await askWhenUp(`http://127.0.0.1:${port}`);
  isAnswered = true;
  process.emit('SIGTERM', 'SIGTERM');
}

/** Loads what has a cache, in a process of its own: whatever was loaded before might have changed the flags. */
function check(): void {
  const refused: string[] = [];
  const load = loaderOf(SERVER, ({ name, isFromCache }) => {
    if (!isFromCache) refused.push(name);
  });
  const kept = readdirSync(SERVER).filter((name) => name.endsWith('.cache'));
  for (const name of kept) load(path.basename(name, '.cache'));
  if (kept.length === 0) throw new Error('There are none.');
  if (refused.length > 0) throw new Error(`Not taken: ${refused.join(', ')}.`);
}

/** What a step said of its failure; null where it did not fail. */
async function failureOf(step: 'make' | 'check'): Promise<string | null> {
  const env = Object.fromEntries(HANDED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = spawn(process.execPath, ['--import', 'tsx', SELF, step], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return code === 0 ? null : said.trim() || `It ended with ${String(code)}.`;
}

const [, , step] = process.argv;
try {
  if (step === 'make') await make();
  else if (step === 'check') check();
  else {
    const failure = (await failureOf('make')) ?? (await failureOf('check'));
    if (failure) console.log(`No code caches: the server does without, and takes twice as long to start. ${failure}`);
  }
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}
