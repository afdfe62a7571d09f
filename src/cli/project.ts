import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project: above `src/cli`, or above `dist/server` once it is built. */
export const PROJECT_ROOT = rootAbove(path.dirname(fileURLToPath(import.meta.url)));

function rootAbove(directory: string): string {
  return existsSync(path.join(directory, 'package.json')) ? directory : rootAbove(path.dirname(directory));
}

export const CONTENT_DIRECTORY = path.join(PROJECT_ROOT, 'content');
export const WORKBENCH_DIRECTORY = path.join(PROJECT_ROOT, 'dist/web/workbench');

/** The version in package.json. */
export const VERSION = (
  JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }
).version;
