import { lastSequence } from '../../src/domain/change.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { importInputs, type Imported } from '../support/import.js';
import { EXPECTED_VOTES } from './expected/un-votes.js';
import { corpusPath } from './support/archive.js';

const FILE = corpusPath('votes', 'unvotes-csv', 'un_roll_calls.csv');
const LONG = 900_000;
const RECORDS = Object.values(EXPECTED_VOTES.records).reduce((sum, count) => sum + count, 0);

describe('the roll calls of the General Assembly in a database', () => {
  let database: TestDatabase;
  let first: Imported;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    first = await importInputs(database, [FILE]);
  }, LONG);
  afterAll(() => database.close());

  const counted = async (sql: string, parameters: unknown[] = []) => {
    const rows = await database.dataSource.query<{ name: string; count: string }[]>(sql, parameters);
    return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
  };

  it('are all written', () => {
    expect(first.reasons).toEqual(new Map());
    expect(first.tally).toEqual({ CREATED: RECORDS, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 });
  });

  it('have the vote of each state', async () => {
    const { inFavour, against, abstaining } = EXPECTED_VOTES.votes;
    expect(await counted('select position as name, count(*) from country_vote group by position')).toEqual({
      ...{ IN_FAVOUR: inFavour, AGAINST: against, ABSTAINING: abstaining },
    });
  });

  it('tell adoptions from what is none', async () => {
    const { withSymbol, adoptedWithoutSymbol, notAdopted } = EXPECTED_VOTES.verdicts;
    const kinds = `select case when symbol is not null then 'withSymbol' when adopted_on is not null then 'adoptedWithoutSymbol'
      else 'notAdopted' end as name, count(*) from resolution group by 1`;
    expect(await counted(kinds)).toEqual({ withSymbol, adoptedWithoutSymbol, notAdopted });
  });

  it.each(EXPECTED_VOTES.written)('have the votes of $symbol', async ({ symbol, votes, against }) => {
    const positions = `select c.position as name, count(*) from country_vote c join resolution r on r.id = c.vote_id
      where r.symbol = $1 group by c.position`;
    expect(await counted(positions, [symbol])).toEqual(votes);
    const states = `select y.code as name, 1 as count from country_vote c join resolution r on r.id = c.vote_id
      join country y on y.id = c.country_id where r.symbol = $1 and c.position = 'AGAINST'`;
    expect(Object.keys(await counted(states, [symbol])).sort()).toEqual(against);
  });

  it('are not written again', async () => {
    const before = await lastSequence(database.dataSource);
    const { tally } = await importInputs(database, [FILE]);
    expect(tally).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: RECORDS, REJECTED: 0 });
    expect(await lastSequence(database.dataSource)).toBe(before);
  });
});
