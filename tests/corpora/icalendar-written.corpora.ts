import { jest } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { importInputs } from '../support/import.js';
import { moveClock } from '../support/moved-clock.js';
import { corpusPath } from './support/archive.js';
import { EXPECTED_CALENDARS } from './expected/icalendar.js';

interface Calendar {
  readonly name: string;
  readonly meetings: number;
  /** How many of them are told apart; all where it is left out. */
  readonly ids?: number;
  readonly flaws?: readonly string[];
}

const calendars = Object.entries(EXPECTED_CALENDARS).flatMap(([name, expected]) =>
  typeof expected === 'string' ? [] : [{ name, ...(expected as Omit<Calendar, 'name'>) }],
);

describe('calendars, in a database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    moveClock(new Date('2026-06-01T12:00:00Z'));
  });
  afterAll(async () => {
    jest.useRealTimers();
    await database.close();
  });

  it.each(calendars)(
    'are written each and not again: $name',
    async ({ name, meetings, ids = meetings, flaws = [] }) => {
      const bring = () =>
        importInputs(database, [corpusPath('icalendar', name)], { source: name, format: 'icalendar' });
      const { tally, results } = await bring();
      const refused = results.flatMap(({ verdict, reason }) => (verdict === 'REJECTED' ? [reason] : []));
      expect(refused).toHaveLength(flaws.length);
      expect(tally.CREATED + tally.UPDATED + tally.UNCHANGED).toBe(meetings);
      const nodes = await database.dataSource.query(
        'select distinct type_name, node_id from import_item where source = $1 and node_id is not null',
        [name],
      );
      expect(nodes).toHaveLength(ids);
      expect((await bring()).tally).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: meetings, REJECTED: flaws.length });
    },
  );
});
