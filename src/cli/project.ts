import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project: above `src/cli`, or above `dist/src/cli` once it is built. */
export const PROJECT_ROOT = rootAbove(path.dirname(fileURLToPath(import.meta.url)));

function rootAbove(directory: string): string {
  const parent = path.resolve(directory, '../..');
  return path.basename(parent) === 'dist' ? path.dirname(parent) : parent;
}

export const CONTENT_DIRECTORY = path.join(PROJECT_ROOT, 'content');
export const WORKBENCH_DIRECTORY = path.join(PROJECT_ROOT, 'dist/web/workbench');

/** The version in package.json. */
export const VERSION = (
  JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }
).version;
