import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contestant } from './contestants.js';

/** A contestant that runs. */
export interface Server {
  readonly contestant: Contestant;
  readonly origin: string;
  readonly process: ChildProcess;
  readonly pid: number;
  /** The file of what it says. */
  readonly log: string;
  stop(): Promise<void>;
}

export interface Surroundings {
  /** For logs. */
  readonly directory: string;
  readonly databaseUrls: Readonly<Record<'plain' | 'communique', string>>;
  /** Of the embedded database. */
  readonly dataDirectory: string;
}

const FIRST_PORT = 4301;
const READY_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 10;

/** The Node of its own that some peers need. */
export const NODE_24 = path.join(import.meta.dirname, 'contestants/node24/node_modules/node/bin/node');

/** Starts a contestant and waits until it answers anything at all. */
export async function startServer(
  contestant: Contestant,
  place: number,
  { directory, databaseUrls, dataDirectory }: Surroundings,
): Promise<Server> {
  const port = FIRST_PORT + place;
  const log = path.join(directory, 'logs', `${contestant.name}.log`);
  await mkdir(path.dirname(log), { recursive: true });
  const out = openSync(log, 'w');
  const [command, ...args] = contestant.command as [string, ...string[]];
  const node = contestant.needsNode24 === true ? NODE_24 : process.execPath;
  const child = spawn(command === 'node' ? node : command, args, {
    cwd: contestant.folder,
    stdio: ['ignore', out, out],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      ...(contestant.database === 'embedded'
        ? { DATA_DIR: dataDirectory, DATABASE_URL: '' }
        : { DATABASE_URL: databaseUrls[contestant.database] }),
      ...contestant.environment,
    },
  });
  const server: Server = {
    contestant,
    origin: `http://127.0.0.1:${port}`,
    process: child,
    pid: child.pid as number,
    log,
    stop: () => stop(child),
  };
  for (const until = Date.now() + READY_WITHIN_MS; !(await answers(server));) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${contestant.name} did not start: its log is ${log}.`);
    }
    await wait(LOOK_AGAIN_MS);
  }
  return server;
}

async function answers({ origin, contestant }: Server): Promise<boolean> {
  const body = JSON.stringify({ query: contestant.queries === null ? 'q5' : '{ __typename }', variables: {} });
  const headers = { 'content-type': 'application/json' };
  return fetch(new URL(contestant.path, origin), { method: 'POST', headers, body }).then(
    async (response) => (await response.text()) !== '',
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

/** Why a contestant cannot take part; null when it can. */
export function whyLeftOut(contestant: Contestant): string | null {
  const isInstalled = !contestant.hasPackages || existsSync(path.join(contestant.folder, 'node_modules'));
  if (!isInstalled || (contestant.needsNode24 === true && !existsSync(NODE_24)))
    return `${contestant.name} is left out: its packages are not installed. Install them with npm run bench -- --install.`;
  return null;
}
