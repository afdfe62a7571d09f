import { readFileSync } from 'node:fs';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';

const GUIDE = readFileSync(new URL('../docs/asking.md', import.meta.url), 'utf8');
const REQUESTS = [...GUIDE.matchAll(/```graphql\n([^`]+)```/g)].map(([, request]) => request as string);

describe('the guide to asking', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('csto');
  });
  afterAll(() => database.close());

  it('has requests that are answered, each with something', async () => {
    expect(REQUESTS.length).toBeGreaterThan(2);
    for (const request of REQUESTS) {
      const answer = await ask(database, request);
      for (const list of Object.values<{ totalCount: number }>(answer)) expect(list.totalCount).toBeGreaterThan(0);
    }
  });
});
