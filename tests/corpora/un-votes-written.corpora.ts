import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { importInputs, type Imported } from '../support/import.js';
import { corpusPath } from './support/archive.js';
import { EXPECTED_VOTES } from './expected/un-votes.js';

const FILE = corpusPath('votes', 'unvotes-csv', 'un_roll_calls.csv');
const LONG_MS = 900_000;

describe('the voting records of the General Assembly, in a database', () => {
  let database: TestDatabase;
  let first: Imported;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
    first = await importInputs(database, [FILE]);
  }, LONG_MS);
  afterAll(() => database.close());

  const { records, votes, written } = EXPECTED_VOTES;
  const all = Object.values(records).reduce((sum, count) => sum + count, 0);

  it('are written each', () => {
    expect(first.tally).toEqual({ CREATED: all, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 });
  });

  it('have each vote of each state', async () => {
    const counts = await database.dataSource.query<{ resolutions: number; votes: number }[]>(
      `select (select count(*)::integer from resolution) as resolutions, (select count(*)::integer from country_vote) as votes,
        (select count(*)::integer from country_vote where position = 'IN_FAVOUR') as "inFavour",
        (select count(*)::integer from country_vote where position = 'AGAINST') as against,
        (select count(*)::integer from country_vote where position = 'ABSTAINING') as abstaining`,
    );
    const { all: cast, ...byPosition } = votes;
    expect(counts).toEqual([{ resolutions: records.resolutions, votes: cast, ...byPosition }]);
  });

  it.each(written)('say who voted how on $symbol', async ({ symbol, votes: byPosition, against }) => {
    const cast = await database.dataSource.query<{ position: string; code: string }[]>(
      `select v.position, c.code from country_vote v join resolution r on r.id = v.vote_id join country c on c.id = v.country_id
        where r.symbol = $1 order by c.code`,
      [symbol],
    );
    const counted: Record<string, number> = {};
    for (const { position } of cast) counted[position] = (counted[position] ?? 0) + 1;
    expect(counted).toEqual(byPosition);
    expect(cast.filter(({ position }) => position === 'AGAINST').map(({ code }) => code)).toEqual(against);
  });

  it(
    'are not written again',
    async () => {
      const { tally } = await importInputs(database, [FILE]);
      expect(tally).toEqual({ CREATED: 0, UPDATED: 0, UNCHANGED: all, REJECTED: 0 });
    },
    LONG_MS,
  );
});
