import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unVotesImporter } from '../../src/ingest/importers/un-votes.js';
import type { Flaw, RecordItem } from '../../src/ingest/importers/item.js';
import { problemsOf } from '../support/bundle-record.js';
import { givenFile, importAll } from '../support/given-file.js';
import { corpusPath } from './support/archive.js';
import { EXPECTED_VOTES } from './expected/un-votes.js';

const read = (name: string) => readFileSync(corpusPath('votes', 'unvotes-csv', name));

describe('the voting records of the General Assembly', () => {
  let records: RecordItem[] = [];
  let flaws: Flaw[] = [];
  beforeAll(async () => {
    const file = givenFile('un_roll_calls.csv', read('un_roll_calls.csv'), {
      'un_votes.csv.gz': gunzipSync(read('un_votes.csv.gz')),
      'un_roll_call_issues.csv': read('un_roll_call_issues.csv'),
    });
    ({ records, flaws } = await importAll(unVotesImporter, file));
  });

  interface Vote {
    inFavour: number;
    against: number;
    abstaining: number;
    rollCall: { country: string; position: string }[];
  }
  const of = (list: string) => records.filter((item) => item.list === list);
  const resolutions = () =>
    of('resolutions').map(({ externalId, record }) => ({ externalId, ...record })) as unknown as {
      externalId: string;
      symbol: string | null;
      adoptedOn: string | null;
      adoptedPrecision: string;
      name: { en: string };
      vote: Vote;
    }[];
  const rollCall = (id: number) => resolutions().find(({ externalId }) => externalId === String(id));

  it('give a record for each roll call, state and issue', () => {
    expect(flaws).toEqual([]);
    const counts = Object.fromEntries(
      ['organizations', 'countries', 'topics', 'resolutions'].map((list) => [list, of(list).length]),
    );
    expect(counts).toEqual(EXPECTED_VOTES.records);
    expect(new Set(records.map(({ externalId }) => externalId)).size).toBe(records.length);
  });

  it('are such as a bundle takes', () => {
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('have each vote of each state, and count them', () => {
    const votes = resolutions().map(({ vote }) => vote);
    expect(votes.reduce((sum, vote) => sum + vote.rollCall.length, 0)).toBe(EXPECTED_VOTES.votes.all);
    expect(votes.reduce((sum, { inFavour }) => sum + inFavour, 0)).toBe(EXPECTED_VOTES.votes.inFavour);
    expect(votes.reduce((sum, { against }) => sum + against, 0)).toBe(EXPECTED_VOTES.votes.against);
    expect(votes.reduce((sum, { abstaining }) => sum + abstaining, 0)).toBe(EXPECTED_VOTES.votes.abstaining);
    for (const { rollCall: votesOfOne } of votes)
      expect(new Set(votesOfOne.map(({ country }) => country)).size).toBe(votesOfOne.length);
  });

  it('tell adoptions from what is none, each resolution adopted once', () => {
    const symbols = resolutions().flatMap(({ symbol }) => symbol ?? []);
    expect(new Set(symbols).size).toBe(symbols.length);
    const counts = {
      withSymbol: symbols.length,
      adoptedWithoutSymbol: resolutions().filter(({ symbol, adoptedOn }) => symbol === null && adoptedOn !== null)
        .length,
      notAdopted: resolutions().filter(({ adoptedOn }) => adoptedOn === null).length,
      toTheDay: resolutions().filter(({ adoptedPrecision }) => adoptedPrecision === 'DAY').length,
      toTheMonth: resolutions().filter(({ adoptedPrecision }) => adoptedPrecision === 'MONTH').length,
    };
    expect(counts).toEqual(EXPECTED_VOTES.verdicts);
  });

  it.each(EXPECTED_VOTES.samples)('say of roll call $id what it was', ({ id, ...expected }) => {
    expect(rollCall(id)).toMatchObject(expected);
  });
});
