import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const inRepository = (file: string) => path.join(REPOSITORY, file);

/** A program of the dev dependencies that looks at a whole directory and ends with anything but 0 when it is not content. */
interface Tool {
  /** Its file below node_modules. */
  readonly program: string;
  readonly options: readonly string[];
}

/** The tools of the check. Each reads the configuration of this repository, whichever directory it looks at. */
export const TOOLS = {
  format: {
    program: 'prettier/bin/prettier.cjs',
    options: ['--check', '--log-level=warn', '--config', inRepository('.prettierrc.json'), '.'],
  },
  lint: {
    program: 'eslint/bin/eslint.js',
    options: ['--config', inRepository('eslint.config.js'), '--max-warnings=0', '.'],
  },
  rooms: {
    program: 'dependency-cruiser/bin/dependency-cruise.mjs',
    options: ['--config', inRepository('dependency-cruiser.config.js'), '--output-type=err-long', 'src', 'migrations'],
  },
  unused: {
    program: 'knip/bin/knip.js',
    options: ['--config', inRepository('knip.jsonc'), '--no-progress', '--no-config-hints'],
  },
  types: { program: 'typescript/bin/tsc', options: ['--noEmit', '--pretty', 'false'] },
  'types of the workbench': {
    program: 'typescript/bin/tsc',
    options: ['--noEmit', '--pretty', 'false', '--project', 'web/workbench'],
  },
} as const satisfies Readonly<Record<string, Tool>>;

/** What the tool finds in the directory, as it words it; nothing when all is well. */
export async function findingsOf({ program, options }: Tool, directory = REPOSITORY): Promise<string[]> {
  const tool = spawn(process.execPath, [inRepository(`node_modules/${program}`), ...options], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
  });
  const printed: Buffer[] = [];
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const status = await new Promise<number | null>((resolve, reject) => {
    tool.on('error', reject);
    tool.on('close', resolve);
  });
  if (status === 0) return [];
  const lines = Buffer.concat(printed)
    .toString()
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [`${program} ended with ${String(status)} and without a word.`];
}
