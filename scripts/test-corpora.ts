import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run test:corpora`: imports what lies under CORPORA_DIR, which is not ours to put into this repository, and asserts
 * what must come of it; some is written into a database, on TEST_DATABASE_URL where it is set. Options go to jest.
 */

const { CI, CORPORA_DIR } = process.env;

if (CORPORA_DIR) {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const config = path.join(root, 'jest.corpora.config.js');
  const run = spawn(
    process.execPath,
    ['--experimental-vm-modules', jest, '--config', config, ...process.argv.slice(2)],
    { stdio: 'inherit', env: { ...process.env, CORPORA_DIR: path.resolve(CORPORA_DIR) } },
  );
  run.on('close', (status) => {
    process.exitCode = status ?? 1;
  });
} else {
  process.stdout.write('not run: set CORPORA_DIR\n');
  process.exitCode = CI === 'true' ? 1 : 0;
}
