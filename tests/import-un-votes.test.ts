import { unVotesImporter } from '../src/ingest/importers/un-votes.js';
import { problemsOf } from './support/bundle-record.js';
import { givenFile, importAll } from './support/given-file.js';

const CALLS = `rcid,session,importantvote,date,unres,amend,para,short,descr
1,1,0,1946-12-03,R/1/207,0,0,LANTERNS,TO ADOPT THE DRAFT ON LANTERNS
2,26.0,0,1971-11-03,R/26/2775F,1,0,LANTERNS,TO AMEND IT
3,26.0,0,1971-11-03,R/26/2775F,0,0,LANTERNS,TO ADOPT IT
4,33.0,0,1978-12-20,R/33/116A/IV,0,0,OIL,ON SECTION IV
5,67.0,0,2012-12-03,R/67/34,,,OIL,Oil for lanterns : resolution / adopted by the General Assembly
6,67.0,0,2012-12-04,R/67/34,,,,The President: I put paragraph 2 to the vote.
7,67.0,0,2012-12-04,R/67/35,,,OIL,Wicks
8,36.0,0,1981-12-04,R/36/435,,,OIL,Decision on wicks
9,71.0,0,2016-12-21,A/RES/71/247,,,Lamps of harbours : resolution / adopted,A/71/251 59 - Lamps of harbours. - LAMPS
`;
const VOTES = `rcid,country,country_code,vote
5.0,Lanternia,LN,yes
1.0,Lanternia,LN,yes
2.0,Lanternia,LN,yes
3.0,Lanternia,LN,yes
4.0,Lanternia,LN,yes
6.0,Lanternia,LN,yes
8.0,Lanternia,LN,yes
9.0,Lanternia,LN,yes
5.0,Yemen Arab Republic,,no
5.0,Morra,MR,yes
5.0,Tabb,TB,abstain
5.0,Umber,UM,absent
7.0,Lanternia,LN,no
8.0,Yemen,YE,no
9.0,Nowhere,,yes
9.0,Morra,MR,perhaps
`;
const ISSUES = 'rcid,short_name,issue\n5,ec,Economic development\n';

const read = (beside: Record<string, string> = { 'un_votes.csv': VOTES, 'un_roll_call_issues.csv': ISSUES }) =>
  importAll(unVotesImporter, givenFile('data/un_roll_calls.csv', CALLS, beside));

interface Resolution {
  symbol: string | null;
  adoptedOn: string | null;
  adoptedPrecision: string;
  name: { en: string };
  vote: { rollCall: unknown[] } | null;
}
const resolutions = async () => {
  const { records } = await read();
  const found = records.filter(({ list }) => list === 'resolutions');
  return new Map(found.map(({ externalId, record }) => [Number(externalId), record as unknown as Resolution]));
};

describe('voting records of the General Assembly', () => {
  it('give the Assembly, the states and the issues before the roll calls that name them', async () => {
    const { records } = await read();
    expect(records.map(({ externalId }) => externalId)).toEqual([
      'organ:general-assembly',
      ...['state:LN', 'state:YE', 'state:MR', 'state:TB', 'state:UM'],
      'issue:ec',
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    ]);
    expect(records.flatMap(problemsOf)).toEqual([]);
    expect(records[2]?.record).toMatchObject({
      name: { en: 'Yemen' },
      aliases: [{ text: 'Yemen Arab Republic', aliasType: 'FORMER' }],
    });
  });

  it('count who voted how, whatever order the votes come in', async () => {
    expect((await resolutions()).get(5)).toMatchObject({
      about: ['#issue:ec'],
      vote: {
        ...{ inFavour: 2, against: 1, abstaining: 1, notVoting: 1 },
        rollCall: [
          { country: '#state:LN', position: 'IN_FAVOUR' },
          { country: '#state:MR', position: 'IN_FAVOUR' },
          { country: '#state:TB', position: 'ABSTAINING' },
          { country: '#state:UM', position: 'NOT_VOTING' },
          { country: '#state:YE', position: 'AGAINST' },
        ],
      },
    });
  });

  it.each([
    [1, null, '1946-12-01', 'MONTH', 'LANTERNS'],
    [2, null, null, 'UNKNOWN', 'LANTERNS (amendment)'],
    [3, 'A/RES/2775 F (XXVI)', '1971-11-01', 'MONTH', 'LANTERNS'],
    [4, null, null, 'UNKNOWN', 'OIL (part of a text)'],
    [5, 'A/RES/67/34', '2012-12-03', 'DAY', 'Oil for lanterns'],
    [6, null, null, 'UNKNOWN', 'Recorded vote in connection with A/RES/67/34'],
    [7, null, null, 'UNKNOWN', 'Wicks (proposal, not carried)'],
    [8, null, null, 'UNKNOWN', 'Decision on wicks (proposal, not carried)'],
    [9, 'A/RES/71/247', '2016-12-21', 'DAY', 'Lamps of harbours'],
  ])('say of roll call %i what is known of it', async (id, symbol, adoptedOn, adoptedPrecision, name) => {
    expect((await resolutions()).get(id)).toMatchObject({ symbol, adoptedOn, adoptedPrecision, name: { en: name } });
  });

  it('say which votes could not be read', async () => {
    const { flaws } = await read();
    expect(flaws.map(({ place }) => place)).toEqual([
      'row 15 ("Nowhere", "", "yes")',
      'row 16 ("Morra", "MR", "perhaps")',
    ]);
  });

  it('are refused without the votes', async () => {
    await expect(read({})).rejects.toThrow(/must have un_votes\.csv or un_votes\.csv\.gz beside it/);
  });

  it('are told by their columns, and their parts yield nothing by themselves', async () => {
    for (const content of [CALLS, VOTES, ISSUES])
      expect(unVotesImporter.recognizes(givenFile('a.csv', content))).toBe(true);
    expect(unVotesImporter.recognizes(givenFile('a.csv', 'id,name\n'))).toBe(false);
    expect(await importAll(unVotesImporter, givenFile('un_votes.csv', VOTES))).toEqual({
      articles: [],
      records: [],
      flaws: [],
      remarks: [],
    });
  });
});
