import { congressImporter } from '../src/ingest/importers/congress.js';
import { popoloImporter } from '../src/ingest/importers/popolo.js';
import { problemsOf } from './support/bundle-record.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { givenFile, importAll } from './support/given-file.js';
import { tryOutRecords } from './support/load-records.js';

const MOOT = { id: 'moot', name: 'Lantern Moot', classification: 'legislature' };
const ADA = { id: 'ada', name: 'Ada Quill' };
const of = (file: unknown) => importAll(popoloImporter, givenFile('people.json', JSON.stringify(file)));

/** The tenures that memberships of one person in the Moot come to. */
async function tenures(memberships: object[], more: object = {}) {
  const members = memberships.map((one) => ({ person_id: 'ada', organization_id: 'moot', role: 'member', ...one }));
  const { records, flaws } = await of({ persons: [ADA], organizations: [MOOT], memberships: members, ...more });
  const found = records.filter(({ list }) => list === 'tenures').map(({ record }) => record);
  return { records, flaws, found, days: found.map(({ startsOn, endsOn }) => [startsOn, endsOn]) };
}

describe('a Popolo file', () => {
  it('gives people, organizations and offices with their names in all languages', async () => {
    const { records, flaws } = await of({
      persons: [
        {
          ...ADA,
          other_names: [
            { name: 'Ада Квилл', lang: 'ru', note: 'multilingual' },
            { name: 'Ada Reed', end_date: '2020-01' },
            { name: 'Plain Ada', lang: 'simple' },
            { name: '阿達', lang: 'zh-hant' },
          ],
          identifiers: [{ scheme: 'wikidata', identifier: 'Q1' }, { identifier: 'none' }],
          sources: [{ url: 'https://a.example/ada' }, { url: 'not an address' }],
        },
      ],
      organizations: [MOOT, { id: '-', name: '-', classification: 'party' }],
      posts: [{ id: 'chair', label: 'Chair of the Moot', organization_id: 'moot' }],
    });
    expect(flaws).toEqual([]);
    expect(records.map(({ list, externalId }) => [list, externalId])).toEqual([
      ['organizations', 'moot'],
      ['offices', 'chair'],
      ['officials', 'ada'],
    ]);
    expect(records[1]?.record).toMatchObject({ name: { en: 'Chair of the Moot' }, organization: '#moot', seats: 1 });
    expect(records[2]?.record).toMatchObject({
      name: { en: 'Ada Quill', ru: 'Ада Квилл', 'zh-Hant': '阿達' },
      aliases: [
        { text: 'Ada Reed', language: 'en', aliasType: 'FORMER' },
        { text: 'Plain Ada', language: 'en', aliasType: 'OTHER' },
      ],
      externalIds: [{ scheme: 'wikidata', value: 'Q1' }],
      sources: [{ url: 'https://a.example/ada' }, { title: 'people.json' }],
    });
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('makes a post an office, and a role in an organization where there is no post', async () => {
    const { records } = await tenures([{ post_id: 'chair' }, {}], {
      posts: [{ id: 'chair', label: 'Chair', organization_id: 'moot' }],
    });
    expect(records.filter(({ list }) => list === 'offices').map(({ externalId }) => externalId)).toEqual([
      'chair',
      'moot/member',
    ]);
  });

  it('gives the days of a legislative period to a membership without its own, unless they contradict each other', async () => {
    const events = [{ id: 'first', name: 'First Moot', start_date: '2030-03-30', end_date: '2034' }];
    const period = { legislative_period_id: 'first' };
    expect((await tenures([period], { events })).found[0]).toMatchObject({
      ...{ startsOn: '2030-03-30', startsPrecision: 'DAY', endsOn: '2034-12-31', endsPrecision: 'YEAR' },
    });
    expect((await tenures([{ ...period, end_date: '2030-03-27' }], { events })).days).toEqual([[null, '2030-03-27']]);
  });

  it.each([
    [
      'share days',
      [
        { start_date: '2030-01-01', end_date: '2032-01-01' },
        { start_date: '2031-01-01', end_date: '2033-01-01' },
      ],
      1,
    ],
    [
      'are the same',
      [
        { start_date: '2030', end_date: '2031' },
        { start_date: '2030', end_date: '2031' },
      ],
      1,
    ],
    ['have no first day', [{ end_date: '2031' }, {}], 1],
    [
      'follow each other at once',
      [
        { start_date: '2030-01-01', end_date: '2032-01-01' },
        { start_date: '2032-01-02', end_date: '2033-01-01' },
      ],
      1,
    ],
    ['lie apart', [{ start_date: '2030-01-01', end_date: '2032-01-01' }, { start_date: '2032-03-01' }], 2],
    [
      'follow each other for different places',
      [
        { start_date: '2030-01-01', end_date: '2032-01-01', area_id: 'a' },
        { start_date: '2032-01-01', end_date: '2033-01-01', area_id: 'b' },
      ],
      2,
    ],
  ])('makes terms in one office that %s as many tenures as they are', async (_, memberships, count) => {
    const areas = [
      { id: 'a', name: 'East Quay' },
      { id: 'b', name: 'West Quay' },
    ];
    const { found } = await tenures(memberships, { areas });
    expect(found).toHaveLength(count);
  });

  it('keeps the notes of terms that become one', async () => {
    const areas = [{ id: 'a', name: 'East Quay' }];
    const same = { start_date: '2030-01-01', end_date: '2032-01-01' };
    const { found } = await tenures([same, { ...same, area_id: 'a', on_behalf_of_id: 'moot' }], { areas });
    expect(found[0]?.notes).toEqual({ en: ['For East Quay.', 'On behalf of Lantern Moot.'] });
  });

  it('gives an office as many seats as were held at once', async () => {
    const persons = [ADA, { id: 'tam', name: 'Tam Reed' }, { id: 'ola', name: 'Ola Finn' }];
    const days = { start_date: '2030-01-01', end_date: '2032-01-01' };
    const { records } = await tenures(
      [days, { ...days, person_id: 'tam' }, { person_id: 'ola', start_date: '2032-01-01', end_date: '2033-01-01' }],
      { persons },
    );
    expect(records.find(({ list }) => list === 'offices')?.record.seats).toBe(2);
  });

  it('names what cannot be read and goes on', async () => {
    const { flaws, found } = await tenures([
      { start_date: '2033-01-01', end_date: '2032-01-01' },
      { start_date: 'soon' },
      { person_id: null },
      { organization_id: null, start_date: '2030' },
      { start_date: '2034' },
    ]);
    expect(flaws.map(({ flaw }) => flaw)).toEqual([
      expect.stringContaining('but got "soon"'),
      'A membership must be of a person, but has no person_id.',
      'A membership must be of an organization or a post, but has neither id.',
      'A term must not end before it starts, but this one starts on 2033-01-01 and ends on 2032-01-01.',
    ]);
    expect(found).toHaveLength(1);
  });

  it('is refused where it is no JSON or of nothing that Popolo has', async () => {
    await expect(importAll(popoloImporter, givenFile('a.json', '{'))).rejects.toThrow(/must be JSON/);
    await expect(of({ votes: [] })).rejects.toThrow(/must hold persons, organizations/);
  });
});

const LEGISLATORS = `- id:
    bioguide: Q000001
    wikidata: Q7
    fec:
    - H1
    - H2
  name:
    first: Ada
    last: Quill
    nickname: Lantern
    official_full: Ada M. Quill
  terms:
  - {type: rep, start: '2021-01-03', end: '2023-01-03', state: LN, district: 2, party: Lamp}
  - {type: rep, start: '2023-01-03', end: '2025-01-03', state: LN, district: 2, party: Lamp}
  - {type: sen, start: '2025-01-03', end: '2031-01-03', state: LN, party: Lamp}
- id:
    govtrack: 9
  name:
    first: Tam
    last: Reed
  terms:
  - {type: prez, start: '2021-01-20', end: '2025-01-20', party: Oar}
- id:
    bioguide: F000001
  name:
    first: Ola
    last: Finn
  terms:
  - {type: king, start: '2021-01-20', end: '2025-01-20'}
`;

describe('a file of congress-legislators', () => {
  it('gives people with their tenures, those without a break as one', async () => {
    const file = givenFile('legislators.yaml', LEGISLATORS);
    expect(congressImporter.recognizes(file)).toBe(true);
    const { records, flaws } = await importAll(congressImporter, file);
    const tenures = records.filter(({ list }) => list === 'tenures').map(({ record }) => record);
    expect(tenures).toMatchObject([
      {
        official: '#Q000001',
        office: '#rep',
        startsOn: '2021-01-03',
        endsOn: '2025-01-03',
        notes: { en: ['For LN, district 2.', 'Party: Lamp.'] },
      },
      { official: '#Q000001', office: '#sen', startsOn: '2025-01-03' },
      { official: '#govtrack:9', office: '#prez' },
    ]);
    expect(records.find(({ externalId }) => externalId === 'Q000001')?.record).toMatchObject({
      name: { en: 'Ada M. Quill' },
      aliases: [{ text: 'Ada Quill' }, { text: 'Lantern Quill' }],
      externalIds: [
        { scheme: 'bioguide', value: 'Q000001' },
        { scheme: 'wikidata', value: 'Q7' },
        { scheme: 'fec', value: 'H1' },
        { scheme: 'fec', value: 'H2' },
      ],
    });
    expect(flaws).toEqual([
      { place: 'person 3', flaw: 'A term must be of type prez, viceprez, sen, rep, but got "king".' },
    ]);
    expect(records.flatMap(problemsOf)).toEqual([]);
  });
});

describe('the tenures of a source', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('empty');
  });
  afterAll(() => database.close());

  it('are such as the database takes, however the terms overlap', async () => {
    const { records } = await tenures([
      { start_date: '2030', end_date: '2032' },
      { start_date: '2031-05', end_date: '2031-06-01' },
      { start_date: '2032-01-01', end_date: '2033-01-01' },
      { start_date: '2033-01-01', end_date: '2034-01-01', on_behalf_of_id: 'moot' },
      { start_date: '2033-06-01', end_date: '2033-08-01' },
      {},
    ]);
    await tryOutRecords(database.dataSource, records);
    const held = records.find(({ list, record }) => list === 'tenures' && record.startsPrecision === 'DAY')!;
    const twice = { ...held, externalId: 'twice' };
    await expect(tryOutRecords(database.dataSource, [...records, twice])).rejects.toThrow();
  });
});
