import { readdirSync } from 'node:fs';
import { jest } from '@jest/globals';
import { lastSequence } from '../../src/domain/change.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { importInputs, type Imported } from '../support/import.js';
import { EXPECTED_MEETINGS } from './expected/icalendar.js';
import { corpusPath } from './support/archive.js';

const FILES = (readdirSync(corpusPath('icalendar'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ics'))
  .sort();

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
    // Series without an end come around today.
    jest.useFakeTimers({
      now: new Date('2026-06-01T12:00:00Z'),
      doNotFake: [
        ...(['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'setInterval'] as const),
        ...(['clearInterval', 'queueMicrotask', 'performance', 'hrtime'] as const),
      ],
    });
    database = await openTestDatabase('empty');
    first = await importEach();
  });
  afterAll(async () => {
    jest.useRealTimers();
    await database.close();
  });

  it('are the meetings that were expected', async () => {
    const [found] = await database.dataSource.query<object[]>(
      `select count(*)::integer as meetings, count(starts_at)::integer as timed from meeting`,
    );
    expect({ ...found, rejected: sumOf(first, 'REJECTED') }).toEqual(EXPECTED_MEETINGS);
  });

  it('are not written again', async () => {
    const before = await lastSequence(database.dataSource);
    const again = await importEach();
    expect([sumOf(again, 'CREATED'), sumOf(again, 'UPDATED')]).toEqual([0, 0]);
    expect(await lastSequence(database.dataSource)).toBe(before);
  });
});
