import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A command that has ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A `communique` command in a process of its own, without any environment but what is given. */
export function startCommand(
  args: readonly string[],
  environment: Record<string, string>,
): ChildProcess & { ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output, errors })));
  return Object.assign(child, { ended });
}

export function runCommand(args: readonly string[], environment: Record<string, string>): Promise<Ended> {
  return startCommand(args, environment).ended;
}

/** The address at which a `serve` says that it listens. */
export function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const [, url] = /Workbench\s+(\S+)\//.exec(said) ?? [];
      if (url && said.includes('Ctrl-C')) resolve(url.replace('localhost', '127.0.0.1'));
    });
    child.once('close', () => reject(new Error(`The server ended before it listened: ${said}`)));
  });
}
