import { readdirSync, readFileSync } from 'node:fs';
import { congressImporter } from '../../src/ingest/importers/congress.js';
import type { Importer } from '../../src/ingest/importers/importer.js';
import type { RecordItem } from '../../src/ingest/importers/item.js';
import { popoloImporter } from '../../src/ingest/importers/popolo.js';
import { problemsOf } from '../support/bundle-record.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { givenFile, importAll } from '../support/given-file.js';
import { tryOutRecords } from '../support/load-records.js';
import { EXPECTED_PEOPLE } from './expected/popolo.js';
import { corpusPath } from './support/archive.js';

const IMPORTERS: Readonly<Record<string, Importer>> = { json: popoloImporter, yaml: congressImporter };
const files = (readdirSync(corpusPath('popolo'), { recursive: true }) as string[]).filter((name) =>
  /\.(?:json|yaml)$/.test(name),
);

async function verdictOf(name: string): Promise<{ verdict: object | string; records: readonly RecordItem[] }> {
  const importer = IMPORTERS[name.replace(/^.*\./, '')]!;
  try {
    const { records, flaws } = await importAll(importer, givenFile(name, readFileSync(corpusPath('popolo', name))));
    const verdict: Record<string, number> = {};
    for (const { list } of records) verdict[list] = (verdict[list] ?? 0) + 1;
    return { records, verdict: flaws.length > 0 ? { ...verdict, flaws: flaws.map(({ flaw }) => flaw) } : verdict };
  } catch (error) {
    return { records: [], verdict: (error as Error).message };
  }
}

describe('files of people and their offices', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
  });
  afterAll(() => database.close());

  it('are all in the table', () => {
    expect(Object.keys(EXPECTED_PEOPLE).sort()).toEqual([...files].sort());
  });

  it.each(Object.entries(EXPECTED_PEOPLE))('come to what was expected: %s', async (name, expected) => {
    const { verdict, records } = await verdictOf(name);
    expect(verdict).toEqual(expected);
    expect(records.flatMap(problemsOf)).toEqual([]);
    expect(new Set(records.map(({ list, externalId }) => `${list} ${externalId}`)).size).toBe(records.length);
  });

  it.each(Object.keys(EXPECTED_PEOPLE).filter((name) => /everypolitician|current|executive/.test(name)))(
    'give tenures that the database takes: %s',
    async (name) => {
      await tryOutRecords(database.dataSource, (await verdictOf(name)).records);
    },
  );
});
