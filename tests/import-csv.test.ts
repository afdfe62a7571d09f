import { readFileSync } from 'node:fs';
import { parseYaml } from '../src/ingest/importers/yaml-text.js';
import { csvImporter } from '../src/ingest/importers/csv.js';
import { givenFile, importAll } from './support/given-file.js';
import { problemsOf } from './support/bundle-record.js';

const read = (content: string | Uint8Array, mapping: unknown = null, name = 'table.csv') =>
  importAll(csvImporter, givenFile(name, content), { mapping });
const refusal = (content: string, mapping: unknown = null, name?: string) =>
  read(content, mapping, name).then(
    () => 'nothing was refused',
    (error: unknown) => (error as Error).message,
  );

const PEOPLE = `\uFEFFID;Name;Имя;Also;State;From;To;Acting
7;Ada Quill;Ада Квилл;A. Quill|Quill;LN;2031-04;;no
8;Tam Reed;;;LN;3 May 2030;2031-04-02;yes
9;Ola "the Oar" Finn;;;;soon;;no
`;

describe('a table with a mapping', () => {
  it('gives a record for each row, its names in their languages', async () => {
    const { records, flaws } = await read(PEOPLE, {
      list: 'officials',
      id: 'ID',
      fields: {
        'name.en': 'Name',
        'name.ru': 'Имя',
        aliases: { column: 'Also', as: 'text', with: { language: 'en', aliasType: 'SHORT' } },
        country: 'State',
      },
    });
    expect(flaws).toEqual([]);
    expect(records[0]).toEqual({
      type: 'RECORD',
      place: 'row 1',
      externalId: '7',
      list: 'officials',
      record: {
        language: 'en',
        name: { en: 'Ada Quill', ru: 'Ада Квилл' },
        aliases: [
          { text: 'A. Quill', language: 'en', aliasType: 'SHORT' },
          { text: 'Quill', language: 'en', aliasType: 'SHORT' },
        ],
        country: 'LN',
        sources: [{ title: 'table.csv' }],
      },
    });
    expect(records.map(({ record }) => record.name)).toEqual([
      { en: 'Ada Quill', ru: 'Ада Квилл' },
      { en: 'Tam Reed' },
      { en: 'Ola "the Oar" Finn' },
    ]);
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('reads dates no more exactly than they are written, and says of which column one cannot be read', async () => {
    const { records, flaws } = await read(PEOPLE, {
      list: 'tenures',
      fields: {
        official: { column: 'ID', byId: true },
        office: { constant: 'Warden' },
        startsOn: 'From',
        endsOn: { column: 'To', default: 'ONGOING' },
        acting: 'Acting',
      },
    });
    expect(records.map(({ record, externalId }) => ({ externalId, ...record }))).toMatchObject([
      {
        ...{ externalId: '#7 / Warden / 2031-04-01', official: '#7', office: 'Warden', acting: false },
        ...{ startsOn: '2031-04-01', startsPrecision: 'MONTH', endsOn: null, endsPrecision: 'ONGOING' },
      },
      { acting: true, startsOn: '2030-05-03', startsPrecision: 'DAY', endsOn: '2031-04-02', endsPrecision: 'DAY' },
    ]);
    expect(flaws).toEqual([
      { place: 'row 3', flaw: 'The column "From" must be a date such as 2031-04-02, 2031-04 or 2031, but got "soon".' },
    ]);
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('reads meetings with their moments, numbers, words of its own and parts of several columns', async () => {
    const table =
      'What,When,Kind,No,Chairs,Guests\nSpring session,2031-04-02T09:30:00+02:00,ordinary,12,LN;MR,Ada Quill\n';
    const { records } = await read(table, {
      list: 'meetings',
      fields: {
        name: 'What',
        startsOn: 'When',
        sessionKind: { column: 'Kind', values: { ordinary: 'REGULAR' } },
        session: 'No',
        status: { constant: 'HELD' },
        participants: [
          { column: 'Chairs', separator: ';', as: 'subject', with: { role: 'CHAIR' } },
          { column: 'Guests', as: 'subject', with: { role: 'GUEST' } },
        ],
      },
    });
    expect(records[0]?.record).toMatchObject({
      ...{ startsOn: '2031-04-02', startsPrecision: 'DAY', startsAt: '2031-04-02T07:30:00.000Z', session: 12 },
      ...{ sessionKind: 'REGULAR', status: 'HELD' },
      participants: [
        { subject: 'LN', role: 'CHAIR' },
        { subject: 'MR', role: 'CHAIR' },
        { subject: 'Ada Quill', role: 'GUEST' },
      ],
    });
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('reads resolutions with their votes', async () => {
    const table = 'Symbol,Title,Date,Yes,No,For\nL/RES/3,On lanterns,2031-04-02,2,1 204,LN|MR\n';
    const { records } = await read(table, {
      list: 'resolutions',
      fields: {
        ...{ symbol: 'Symbol', name: 'Title', organ: { constant: 'Assembly' }, adoptedOn: 'Date' },
        ...{ 'vote.inFavour': 'Yes', 'vote.against': 'No' },
        'vote.rollCall': { column: 'For', as: 'country', with: { position: 'IN_FAVOUR' } },
      },
    });
    expect(records[0]?.record).toMatchObject({
      title: { en: 'On lanterns' },
      adoptedPrecision: 'DAY',
      vote: { inFavour: 2, against: 1204, adoptedWithoutVote: false, rollCall: [{ country: 'LN' }, { country: 'MR' }] },
    });
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('reads news items', async () => {
    const table =
      'url,day,title,text,tags\nhttps://a.example/1,2031-04-02,"A &amp; B","One.\r\n\r\n\r\nTwo.",sea|port\n,,No text,,\n';
    const { articles, flaws } = await read(table, {
      list: 'articles',
      language: 'ru',
      fields: {
        url: 'url',
        published: 'day',
        title: 'title',
        text: 'text',
        categories: 'tags',
        genre: { constant: 'news' },
      },
    });
    expect(articles).toMatchObject([
      {
        ...{ place: 'row 1', externalId: 'https://a.example/1', title: 'A & B', language: 'ru', genre: 'NEWS' },
        body: { text: 'One.\n\nTwo.' },
        published: { from: '2031-04-02', precision: 'DAY' },
        categories: ['sea', 'port'],
      },
    ]);
    expect(flaws).toEqual([{ place: 'row 2', flaw: '"No text" must have a text, but has none.' }]);
  });

  it.each([
    [{ list: 'people', fields: { name: 'Name' } }, /list: Invalid option/],
    [{ list: 'officials', fields: { nom: 'Name' } }, /The fields of officials are .*name\.<language>.*, but got "nom"/],
    [
      { list: 'officials', fields: { name: 'Nom' } },
      /columns that the table does not have: "Nom"\. It has "ID", "Name"/,
    ],
    [{ list: 'officials', fields: {} }, /fields: must name a field/],
    [{ list: 'officials', colums: {}, fields: { name: 'Name' } }, /Unrecognized key: "colums"/],
    ['officials', /docs\/csv-mapping\.md/],
  ])('is refused with a sentence where the mapping is wrong: %#', async (mapping, sentence) => {
    expect(await refusal(PEOPLE, mapping)).toMatch(sentence);
  });
});

describe('a table that says little', () => {
  it('says no more than it does, so that nothing known is written over', async () => {
    const { records, flaws } = await read('key,Place\nm1,Old Quay\n,Nowhere\n', {
      list: 'meetings',
      id: 'key',
      fields: { 'place.en': 'Place' },
    });
    expect(records).toMatchObject([{ externalId: 'm1' }]);
    expect(records[0]?.record).toEqual({
      ...{ place: { en: 'Old Quay' }, endsOn: null, endsPrecision: 'UNKNOWN', sources: [{ title: 'table.csv' }] },
    });
    expect(flaws).toEqual([{ place: 'row 2', flaw: 'A row must have a name, a slug or an id, but has none.' }]);
  });
});

describe('the examples of docs/csv-mapping.md', () => {
  const page = readFileSync(new URL('../docs/csv-mapping.md', import.meta.url), 'utf8');
  const examples = page
    .split('## Example: ')
    .slice(1)
    .map((text) => {
      const [title = ''] = text.split('\n');
      const table = text
        .split('```')[0]!
        .split('\n')
        .filter((line) => line.startsWith('    '));
      return {
        title,
        table: table.map((line) => line.slice(4)).join('\n'),
        mapping: parseYaml(/```yaml\n(.*?)```/s.exec(text)![1]!),
      };
    });

  it.each(examples)('do as they say: $title', async ({ table, mapping }) => {
    const { records, flaws } = await read(table, mapping);
    expect(flaws).toEqual([]);
    expect(records.flatMap(problemsOf)).toEqual([]);
    expect(records.length).toBe(table.trim().split('\n').length - 1);
  });

  it('are two', () => {
    expect(examples).toHaveLength(2);
  });
});

describe('a table without a mapping', () => {
  it('is read where it is called as a list is and its columns as the fields are', async () => {
    const table = 'id,name.en,name.ru,organizationType,parent\n1,Beacon Radio,Радио Маяк,media outlet,\n';
    const { records } = await read(table, null, 'lists/organizations.csv');
    expect(records).toMatchObject([
      {
        externalId: '1',
        list: 'organizations',
        record: { organizationType: 'MEDIA_OUTLET', name: { ru: 'Радио Маяк' } },
      },
    ]);
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('is refused where it is not', async () => {
    expect(await refusal('a,b\n1,2\n')).toMatch(/needs a mapping .* such as officials\.csv, but got table\.csv/);
    expect(await refusal('name,age\nAda,7\n', null, 'officials.csv')).toMatch(/but got "age"/);
  });
});

describe('a table of any make', () => {
  const mapping = { list: 'officials', fields: { name: 'Name' } };
  const names = async (content: string | Uint8Array) =>
    (await read(content, mapping)).records.map(({ record }) => (record.name as { en: string }).en);

  it.each([',', ';', '\t', '|'])('may part its cells by %j', async (mark) => {
    expect(await names(`"A,;,;|;,",Name\nx,Ada\n`.replace(/,(?=Name|Ada)/g, mark))).toEqual(['Ada']);
  });

  it('may have line feeds, quotes and its delimiter within a quoted cell', async () => {
    expect(await names('Name,Age\r\n"Ada ""A."", \n Quill",7\r\n\r\nTam,8')).toEqual(['Ada "A.", \n Quill', 'Tam']);
  });

  it('may come in pieces that part a letter', async () => {
    const file = givenFile('t.csv', 'Name\nАда\n', {}, 1);
    const { records } = await importAll(csvImporter, file, { mapping });
    expect(records[0]?.record.name).toEqual({ en: 'Ада' });
  });

  it.each([
    [
      'a quote that is never closed',
      `Name\n"${'a'.repeat(6_000_000)}`,
      /A row of table\.csv may have 1048576 characters/,
    ],
    ['a line of nothing but commas', `Name\n${','.repeat(6_000_000)}`, /may have/],
    ['more columns than a thousand', `Name,${Array.from({ length: 1000 }, (_, at) => at).join()}\n`, /1000 columns/],
    [
      'a cell of more than half a million characters',
      `Name\n${'a'.repeat(600_000)}\n`,
      /A cell of table\.csv may have 524288/,
    ],
    ['two columns of one name', 'Name,Name\n', /"Name" twice/],
    ['nothing in it', '', /must have a line of column names, but is empty/],
  ])('is refused with %s', async (_, content, sentence) => {
    expect(await refusal(content, mapping)).toMatch(sentence);
  });

  it('is not read further than to the bound', async () => {
    let given = 0;
    const endless = {
      ...givenFile('t.csv', 'Name\n'),
      async *bytes() {
        yield Buffer.from('Name\n');
        for (; given < 1e9; given += 65_536) yield Buffer.alloc(65_536, 'a');
      },
    };
    await expect(importAll(csvImporter, endless, { mapping })).rejects.toThrow(/may have/);
    expect(given).toBeLessThan(16e6);
  });
});
