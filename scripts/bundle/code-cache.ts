import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundledIn, codeCacheOf, type CompiledFile } from '../../src/cli/bundled.js';
import type * as CommandLine from '../../src/cli/command-line.js';

/**
 * Keeps beside the bundled server what the engine compiled of it for a start and a first answer: it serves a database of its own, is
 * asked, and ends (docs/decisions/0026).
 */

const SERVER = fileURLToPath(new URL('../../dist/server', import.meta.url));
const UP_WITHIN_MS = 120_000;
const POLL_MS = 50;
/** Each is asked as often as it takes until it is known, which is code of its own. */
const TIMES = 3;
const REQUESTS = [
  '{ articles(first: 1) { nodes { slug } } }',
  '{ articles(first: 20) { nodes { title lead publishedAt topics { name } section { name } } pageInfo { hasNextPage endCursor } } }',
  '{ search(query: "meeting", first: 5) { totalCount nodes { __typename } } }',
];

const compiled = new Map<string, CompiledFile>();
const directory = mkdtempSync(path.join(tmpdir(), 'communique-build-'));

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
    if (Date.now() > end) throw new Error('The server did not start.');
  }
  for (const query of REQUESTS) for (let time = 0; time < TIMES; time++) await ask(origin, query);
}

process.on('exit', (code) => {
  rmSync(directory, { recursive: true, force: true });
  if (code !== 0) return;
  for (const [file, script] of compiled) writeFileSync(codeCacheOf(file), script.createCachedData());
});

const load = bundledIn(SERVER, (file, script) => compiled.set(file, script));
const port = await freePort();
process.argv = [
  process.execPath,
  'communique',
  'serve',
  '--data-dir',
  directory,
  '--host',
  '127.0.0.1',
  '--port',
  String(port),
];
const { runCommandLine } = load('command-line.cjs') as typeof CommandLine;
void runCommandLine();
await askWhenUp(`http://127.0.0.1:${port}`);
process.kill(process.pid, 'SIGTERM');
