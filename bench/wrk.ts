import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Request } from './requests.js';

const run = promisify(execFile);

export interface Load {
  readonly connections: number;
  readonly seconds: number;
  /** Where in the requests to begin: every round sends others first. */
  readonly offset: number;
}

/** What wrk counted; times in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly seconds: number;
  readonly requests: number;
  readonly kilobytesEach: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

/** Sends requests in turn over so many connections, each as soon as the one before it is answered. */
export async function load(
  directory: string,
  origin: string,
  requests: readonly Request[],
  { connections, seconds, offset }: Load,
): Promise<LoadResult> {
  const file = path.join(directory, 'requests.txt');
  await writeFile(file, requests.map(({ path: at, body }) => `${at}\t${body}\n`).join(''));
  const script = path.join(import.meta.dirname, 'rotate.lua');
  const { stdout } = await run(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-s', script, origin],
    { env: { ...process.env, REQUESTS: file, OFFSET: String(offset) } },
  );
  const line = /^RESULT (.*)$/m.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`wrk gave no result: ${stdout}`);
  const result = JSON.parse(line) as Record<'requests' | 'microseconds' | 'bytes' | 'p50' | 'p99' | 'errors', number>;
  const took = result.microseconds / 1e6;
  return {
    perSecond: result.requests / took,
    seconds: took,
    requests: result.requests,
    kilobytesEach: result.bytes / Math.max(1, result.requests) / 1024,
    p50: result.p50,
    p99: result.p99,
    errors: result.errors,
  };
}
