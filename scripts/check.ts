import { fileURLToPath } from 'node:url';
import type { GraphQLSchema } from 'graphql';
import { newsroomNamesIn } from './check/newsroom-names.js';
import { runSteps, type Step } from './check/run-steps.js';
import { findingsOf, TOOLS } from './check/tools.js';

/** `npm run check`: whatever must be true of the repository beside its tests. Ends with 1 when something is not. */

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const tools = Object.entries(TOOLS).map(([name, tool]): Step => ({ name, findings: () => findingsOf(tool) }));

let built: Promise<GraphQLSchema> | undefined;
/** Imported on demand: code that cannot be loaded fails the steps that need it, not the whole check. */
async function builtSchema(): Promise<GraphQLSchema> {
  const { buildCommuniqueSchema } = await import('../src/resolvers/build-schema.js');
  return (built ??= buildCommuniqueSchema());
}

const own: Step[] = [
  {
    name: 'committed schema',
    async findings() {
      const { committedSchemaDifferences } = await import('./check/committed-schema.js');
      return committedSchemaDifferences(await builtSchema());
    },
  },
  {
    name: 'descriptions',
    async findings() {
      const { undescribed } = await import('./check/described.js');
      return undescribed(await builtSchema());
    },
  },
  {
    name: 'fields that merge',
    async findings() {
      const { unmergeable } = await import('./check/mergeable.js');
      return unmergeable(await builtSchema());
    },
  },
  {
    name: 'entities and migrations',
    async findings() {
      const { migrationDrift } = await import('./check/migrated-database.js');
      return migrationDrift();
    },
  },
  {
    name: 'no newsroom in the code',
    findings: () => newsroomNamesIn(ROOT, ['src', 'web']),
  },
];

const TOOLS_AT_A_TIME = 2;

const failed = await runSteps([...tools, ...own], TOOLS_AT_A_TIME, (line) => process.stdout.write(`${line}\n`));
const count = tools.length + own.length;
process.stdout.write(`\n${count - failed} checks passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
