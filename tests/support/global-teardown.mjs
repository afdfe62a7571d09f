import { rm } from 'node:fs/promises';
import { tsImport } from 'tsx/esm/api';

/** Leaves nothing of the run behind. */
export default async function tearDown() {
  const { dropDatabases, templatesOfThisRun } = await tsImport('./template.ts', import.meta.url);
  const templates = templatesOfThisRun();
  await dropDatabases(templates);
  await rm(templates.directory, { recursive: true, force: true });
}
