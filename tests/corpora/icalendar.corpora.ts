import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { icalendarImporter } from '../../src/ingest/importers/icalendar.js';
import { problemsOf } from '../support/bundle-record.js';
import { givenFile, importAll } from '../support/given-file.js';
import { moveClock } from '../support/moved-clock.js';
import { EXPECTED_CALENDARS } from './expected/icalendar.js';
import { corpusPath } from './support/archive.js';

const files = (readdirSync(corpusPath('icalendar'), { recursive: true }) as string[]).filter((name) =>
  name.endsWith('.ics'),
);

/** A flaw without the words of the file. */
function unquoted(flaw: string): string {
  return flaw.replace(/Missing parameter value in .*/, 'Missing parameter value in …').replace(/"[^"]*"/g, '“…”');
}

async function verdictOf(name: string) {
  try {
    const { records, flaws } = await importAll(
      icalendarImporter,
      givenFile(name, readFileSync(corpusPath('icalendar', name))),
    );
    const days = records.map(({ record }) => record.startsOn as string).sort();
    const ids = new Set(records.map(({ externalId }) => externalId)).size;
    return {
      records,
      verdict: {
        ...{ meetings: records.length, timed: records.filter(({ record }) => record.startsAt !== null).length },
        ...(days.length === 0 ? {} : { from: days[0], until: days.at(-1) }),
        ...(ids === records.length ? {} : { ids }),
        ...(flaws.length === 0 ? {} : { flaws: flaws.map(({ place, flaw }) => `${place}: ${unquoted(flaw)}`) }),
      },
    };
  } catch (error) {
    return { records: [], verdict: (error as Error).message };
  }
}

describe('calendars', () => {
  // Series without an end come around today.
  beforeAll(() => {
    moveClock(new Date('2026-06-01T12:00:00Z'));
  });
  afterAll(() => {
    jest.useRealTimers();
  });

  it('are all in the table', () => {
    expect(Object.keys(EXPECTED_CALENDARS).sort()).toEqual([...files].sort());
  });

  it.each(Object.entries(EXPECTED_CALENDARS))('come to what was expected: %s', async (name, expected) => {
    const { verdict, records } = await verdictOf(name);
    expect(verdict).toEqual(expected);
    expect(records.flatMap(problemsOf)).toEqual([]);
  });
});
