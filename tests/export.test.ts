import { openTestDatabase } from './support/database.js';
import { differingLines, exportOf, moved } from './support/export.js';
import { loadNastyNewsroom } from './support/nasty-newsroom.js';

describe('an export', () => {
  it.each([
    ['the bundled content', () => openTestDatabase('csto')],
    [
      'a newsroom with everything unusual',
      async () => {
        const database = await openTestDatabase('empty');
        await loadNastyNewsroom(database);
        return database;
      },
    ],
  ] as const)('of %s becomes the same in an empty database', async (_, open) => {
    const origin = await open();
    const text = await exportOf(origin);
    const { database, imported } = await moved(text);
    expect([...imported.reasons]).toEqual([]);
    expect(differingLines(text, await exportOf(database))).toEqual([]);
    await origin.close();
    await database.close();
  });
});
