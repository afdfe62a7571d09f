import { readdirSync, readFileSync } from 'node:fs';
import { lastSequence } from '../../src/domain/change.js';
import { icalendarImporter } from '../../src/ingest/importers/icalendar.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenFile, importAll } from '../support/given-file.js';
import { importInputs, type Imported } from '../support/import.js';
import { corpusPath } from './support/archive.js';

const FILES = (readdirSync(corpusPath('icalendar'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ics'))
  .sort();
const LONG = 900_000;

describe('calendars in a database', () => {
  let database: TestDatabase;
  /** Each is a source of its own: several are examples of the same meeting. */
  const importEach = async (): Promise<Imported[]> => {
    const ends: Imported[] = [];
    for (const name of FILES)
      ends.push(await importInputs(database, [corpusPath('icalendar', name)], { source: name }));
    return ends;
  };
  const sumOf = (ends: readonly Imported[], verdict: keyof Imported['tally']) =>
    ends.reduce((sum, { tally }) => sum + tally[verdict], 0);

  let first: Imported[];
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    first = await importEach();
  }, LONG);
  afterAll(() => database.close());

  it('are as many meetings as the files have', async () => {
    let meetings = 0;
    let flaws = 0;
    for (const name of FILES) {
      const read = await importAll(icalendarImporter, givenFile(name, readFileSync(corpusPath('icalendar', name))));
      meetings += new Set(read.records.map(({ externalId }) => externalId)).size;
      flaws += read.flaws.length;
    }
    const [found] = await database.dataSource.query<{ count: number }[]>(
      'select count(*)::integer as count from meeting',
    );
    process.stdout.write(`icalendar: ${found?.count} meetings written, ${sumOf(first, 'REJECTED')} rejected\n`);
    expect(found?.count).toBe(meetings);
    expect(sumOf(first, 'REJECTED')).toBe(flaws);
  });

  it(
    'are not written again',
    async () => {
      const before = await lastSequence(database.dataSource);
      const again = await importEach();
      expect([sumOf(again, 'CREATED'), sumOf(again, 'UPDATED')]).toEqual([0, 0]);
      expect(await lastSequence(database.dataSource)).toBe(before);
    },
    LONG,
  );
});
