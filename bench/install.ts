import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { CONTESTANTS } from './contestants.js';
import { NODE_24 } from './server.js';

/** Installs the packages of the peers, each into its own folder, as this machine's npm is set up. */
export function installPeers(): void {
  const folders = new Set(CONTESTANTS.filter(({ hasPackages }) => hasPackages).map(({ folder }) => folder));
  for (const folder of [path.join(import.meta.dirname, 'contestants/node24'), ...folders]) {
    const needsNode24 = CONTESTANTS.some((contestant) => contestant.folder === folder && contestant.needsNode24);
    const paths = needsNode24 ? [path.dirname(NODE_24), process.env.PATH] : [process.env.PATH];
    execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
      env: { ...process.env, PATH: paths.join(path.delimiter) },
    });
  }
}
