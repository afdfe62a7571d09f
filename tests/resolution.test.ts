import { documentUrl } from '../src/lib/un-symbol.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { loadIsles } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadIsles(database);
});
afterAll(() => database.close());

const resolutionBy = async (symbol: string, fields: string) =>
  (await ask(database, `{ resolution(by: {symbol: "${symbol}"}) { ${fields} } }`)).resolution;

describe('a resolution', () => {
  it('follows the one before it under the same title', async () => {
    const fields = 'previous { symbol } next { symbol } meeting { slug }';
    expect(await resolutionBy('FIL/RES/1', fields)).toEqual({
      previous: null,
      next: { symbol: 'FIL/RES/2' },
      meeting: null,
    });
    expect(await resolutionBy('FIL/RES/2', fields)).toEqual({
      previous: { symbol: 'FIL/RES/1' },
      next: null,
      meeting: { slug: 'fil-conseil-2013-01-15' },
    });
  });

  it('follows no more once its title, or the language of its title, has changed', async () => {
    const { dataSource } = database;
    const [first] = await dataSource.query<{ id: string }[]>(`select id from resolution where symbol = 'FIL/RES/1'`);
    const retitle = (title: object) =>
      dataSource.query('update resolution set title = $2 where id = $1', [first?.id, title]);
    await retitle({ fr: 'Les ports', pt: 'Os faróis' });
    expect(await resolutionBy('FIL/RES/2', 'previous { symbol }')).toEqual({ previous: null });
    await retitle({ fr: 'Les phares', pt: 'Os faróis' });
    expect((await resolutionBy('FIL/RES/2', 'previous { symbol }')).previous.symbol).toBe('FIL/RES/1');
    await dataSource.query(`update subject set language = 'pt' where id = $1`, [first?.id]);
    expect(await resolutionBy('FIL/RES/2', 'previous { symbol }')).toEqual({ previous: null });
    await dataSource.query(`update subject set language = 'fr' where id = $1`, [first?.id]);
  });

  it('shows how it was decided, country by country, with where that was read', async () => {
    const { vote } = await resolutionBy(
      'FIL/RES/2',
      `vote { adoptedWithoutVote inFavour against abstaining notVoting rollCall { country { code } position }
        against_: rollCall(position: AGAINST) { country { code } } notes(language: "pt") servedLanguage(language: "pt") sources { title } }`,
    );
    expect(vote).toEqual({
      ...{ adoptedWithoutVote: false, inFavour: 1, against: 1, abstaining: 0, notVoting: 1 },
      rollCall: [
        { country: { code: 'XA' }, position: 'IN_FAVOUR' },
        { country: { code: 'XB' }, position: 'AGAINST' },
        { country: { code: 'XC' }, position: 'NOT_VOTING' },
      ],
      against_: [{ country: { code: 'XB' } }],
      notes: ['Votação de braço no ar.'],
      servedLanguage: 'pt',
      sources: [{ title: 'Archives du Levant' }],
    });
  });

  it('is found by its vote', async () => {
    const { split, agreed } = await ask(
      database,
      `{ split: resolutions(where: {vote: {against: {gte: 1}, rollCall: {country: {code: {eq: "XB"}}, position: {eq: AGAINST}}}}) { nodes { symbol } }
        agreed: resolutions(where: {vote: {adoptedWithoutVote: {eq: true}}}) { nodes { symbol vote { inFavour rollCall { position } } } } }`,
    );
    expect(split.nodes).toEqual([{ symbol: 'FIL/RES/2' }]);
    expect(agreed.nodes).toEqual([{ symbol: 'FIL/RES/1', vote: { inFavour: null, rollCall: [] } }]);
  });

  it('is found by a part of its symbol, which is taken as it is, and by the whole of it in any form', async () => {
    const found = async (condition: string) =>
      (
        await ask(database, `{ resolutions(where: {symbol: ${condition}}) { nodes { symbol } } }`)
      ).resolutions.nodes.map(({ symbol }: { symbol: string }) => symbol);
    expect(await found('{contains: "es/2"}')).toEqual(['FIL/RES/2']);
    expect(await found('{startsWith: "fil/res"}')).toEqual(['FIL/RES/2', 'FIL/RES/1']);
    await database.dataSource.query(`update resolution set symbol = 'A/RES/77/13' where symbol = 'FIL/RES/2'`);
    expect(await found('{contains: "7/1"}')).toEqual(['A/RES/77/13']);
    expect(await found('{in: ["resolution 77/13", "fil/res/1"]}')).toEqual(['A/RES/77/13', 'FIL/RES/1']);
    await database.dataSource.query(`update resolution set symbol = 'FIL/RES/2' where symbol = 'A/RES/77/13'`);
  });

  it('adopted without a vote has no tally', async () => {
    const tallied = database.dataSource.query(
      `update vote set in_favour = 3 where id = (select id from resolution where symbol = 'FIL/RES/1')`,
    );
    await expect(tallied).rejects.toMatchObject({ driverError: { constraint: 'vote_has_no_tally_without_one' } });
  });
});

describe('the text of a resolution of the UN', () => {
  it.each([
    ['A/RES/77/13', ['ru'], 'https://docs.un.org/ru/A/RES/77/13'],
    ['A/RES/77/13', ['hy', 'fr-CA'], 'https://docs.un.org/fr/A/RES/77/13'],
    ['A/RES/77/13', [], 'https://docs.un.org/en/A/RES/77/13'],
    ['S/RES/1440 (2002)', ['en'], 'https://docs.un.org/en/S/RES/1440%20(2002)'],
    ['A/RES/3363 (XXX)', ['en'], 'https://docs.un.org/en/A/RES/3363%20(XXX)'],
  ])('%s for %j is at %s', (symbol, languages, url) => expect(documentUrl(symbol, languages)).toBe(url));

  it('is nowhere for a symbol that is not the UN’s', () => expect(documentUrl('FIL/RES/2', ['en'])).toBeNull());
});
