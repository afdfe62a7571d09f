import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';

/** Makes the databases that test files copy, once for the whole run. Jest does not transform what is set up globally. */
export default async function setUp() {
  const { makeTemplates } = await tsImport('./template.ts', import.meta.url);
  const directory = await mkdtemp(path.join(tmpdir(), 'communique test '));
  const prefix = `communique_test_${process.pid}`;
  process.env.COMMUNIQUE_TEST_TEMPLATES = directory;
  process.env.COMMUNIQUE_TEST_PREFIX = prefix;
  await makeTemplates({ directory, prefix });
}
