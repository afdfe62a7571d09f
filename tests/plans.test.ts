import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';

const PLANS = fileURLToPath(new URL('./plans/', import.meta.url));

/** The number of statements that the first line of a plan allows. */
function budgetOf(plan: string): number {
  const [, budget] = /^# statements: (\d+)$/m.exec(plan) ?? [];
  if (!budget) throw new Error('A plan begins with its budget, "# statements: 4".');
  return Number(budget);
}

describe('a request, cold', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('csto');
  });
  afterAll(() => database.close());

  it('waits for no statement to be compiled', async () => {
    const [setting] = await database.dataSource.query<{ jit: string }[]>('show jit');
    // The embedded database has no compiler.
    if (process.env.TEST_DATABASE_URL) expect(setting?.jit).toBe('off');
  });

  for (const file of readdirSync(PLANS)) {
    const plan = readFileSync(path.join(PLANS, file), 'utf8');
    const budget = budgetOf(plan);

    for (const first of [1, 100]) {
      it(`${file} takes ${budget} statements for first: ${first}`, async () => {
        const statements: string[] = [];
        const answer = await ask(database, plan, { first }, { statements });
        expect(Object.values(answer as object)).not.toContain(null);
        expect(statements.length).toBe(budget);
      });
    }
  }
});
