import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./holder.ts', import.meta.url));

export interface Holder {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly lines: readonly string[];
  /** Its first words: `open`, `in use by PID`, or a failure. */
  readonly verdict: Promise<string>;
  kill(): Promise<void>;
  /** Lets it close its database; rejects when it does not then end by itself. */
  finish(): Promise<void>;
}

const started: Holder[] = [];

/** Ends those that a failed test has left running. */
export async function killHolders(): Promise<void> {
  await Promise.all(started.map((each) => each.kill()));
}

export function startHolder(directory: string, ...mode: string[]): Holder {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, directory, ...mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const holder: Holder = {
    process: child,
    lines,
    verdict: Promise.race([once(output, 'line').then(String), exit.then(() => 'ended')]),
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
    finish: async () => {
      child.stdin.end();
      const limit = setTimeout(() => child.kill('SIGKILL'), 5000);
      const [code] = (await exit) as [number | null];
      clearTimeout(limit);
      if (code !== 0) {
        throw new Error(`It ended with ${code}.`);
      }
    },
  };
  started.push(holder);
  return holder;
}
