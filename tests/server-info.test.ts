import { ask } from './support/ask.js';
import { openTestDatabase } from './support/database.js';
import { loadIsles } from './support/newsroom.js';
import { startTestServer } from './support/server.js';

const REQUEST = `{ server { version timeZone languages { language count }
  coverage { firstDay lastDay articleCount statementCount subjectCount languages { language count } } } }`;

describe('what a server says of itself', () => {
  it('is the zone of its days, and how far what readers may see reaches', async () => {
    const database = await openTestDatabase('empty');
    expect((await ask(database, REQUEST)).server).toMatchObject({
      timeZone: null,
      coverage: { firstDay: null, lastDay: null, articleCount: 0, statementCount: 0, subjectCount: 0, languages: [] },
    });
    await loadIsles(database);
    await database.dataSource.query(`update article set publication_status = 'DRAFT' where language = 'ar'`);
    const languages = [
      { language: 'fr', count: 1 },
      { language: 'pt', count: 1 },
    ];
    expect((await ask(database, REQUEST)).server).toMatchObject({
      ...{ timeZone: 'Pacific/Auckland', languages },
      coverage: {
        ...{
          firstDay: '2013-01-15',
          lastDay: '2013-01-15',
          articleCount: 2,
          statementCount: 2,
          subjectCount: 23,
          languages,
        },
      },
    });
    await database.close();
  });

  it('is the version it runs', async () => {
    const server = await startTestServer('empty');
    const { body } = await server.post('{ server { version } }');
    expect(body.data.server.version).toMatch(/^\d+\.\d+\.\d+/);
    await server.close();
  });
});
