import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * How long the built server takes from its start to its first correct answer, and the memory it then has: the median of
 * several starts. The database is the environment's and should be migrated and filled.
 */

const STARTS = 5;
const POLL_MS = 15;
const MOST_MS = 30_000;
const PORT = process.env.PORT ?? '4477';
const COMMAND = fileURLToPath(new URL('../dist/server/main.cjs', import.meta.url));

const median = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;

async function firstAnswer(): Promise<void> {
  const url = `http://127.0.0.1:${PORT}/graphql?query=${encodeURIComponent('{ articles(first: 1) { nodes { slug } } }')}`;
  for (const begun = Date.now(); Date.now() - begun < MOST_MS; await setTimeout(POLL_MS)) {
    const response = await fetch(url).catch(() => null);
    if (!response) continue;
    const answer = (await response.json()) as { data?: { articles?: { nodes?: unknown[] } } };
    if (answer.data?.articles?.nodes?.length !== 1) throw new Error(`It answered ${JSON.stringify(answer)}.`);
    return;
  }
  throw new Error('It did not answer.');
}

/** Resident memory in MB, where the system says it. */
function memoryOf(pid: number): number {
  const [, kilobytes = 'NaN'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

const starts: { readonly ms: number; readonly mb: number }[] = [];
for (let start = 0; start < STARTS; start++) {
  const begun = performance.now();
  const server = spawn(process.execPath, [COMMAND, 'serve'], {
    env: { ...process.env, PORT },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    await firstAnswer();
    starts.push({ ms: performance.now() - begun, mb: memoryOf(server.pid as number) });
  } finally {
    server.kill();
    await ended;
  }
}
const times = starts.map(({ ms }) => Math.round(ms));
console.log(
  `first answer after ${median(times)} ms (${times.toSorted((one, other) => one - other).join(', ')}), ` +
    `${Math.round(median(starts.map(({ mb }) => mb)))} MB`,
);
