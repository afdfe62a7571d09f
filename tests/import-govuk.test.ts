import { govukImporter } from '../src/ingest/importers/govuk.js';
import { problemsOf } from './support/bundle-record.js';
import { givenFile, importAll } from './support/given-file.js';

const NEWS = {
  content_id: 'c1',
  base_path: '/lanterns/lit',
  schema_name: 'news_article',
  document_type: 'press_release',
  locale: 'cy',
  title: 'Lanterns lit &amp; tended',
  description: 'All of them.',
  first_published_at: '2031-04-02T09:30:00.000+01:00',
  public_updated_at: '2031-05-01T09:30:00.000+01:00',
  withdrawn_notice: {},
  details: {
    body: '<p>They are lit.</p>',
    images: [
      {
        sources: { s300: 'https://a.example/s300_l.jpg', s960: 'https://a.example/s960_l.jpg' },
        alt_text: 'A lantern',
        credit: 'A. Quill',
      },
      { url: 'https://a.example/placeholder.jpg' },
    ],
  },
  links: { taxons: [{ title: 'Sea' }], topics: [{ title: 'Ports' }, { title: 'Sea' }] },
};
const ADA = { content_id: 'p1', base_path: '/people/ada', title: 'The Rt Hon Ada Quill MP' };
const ROLE = {
  content_id: 'r1',
  base_path: '/roles/warden',
  schema_name: 'role',
  title: 'Warden of the Lanterns',
  links: {
    ordered_parent_organisations: [{ content_id: 'o1', title: 'Lantern Office' }],
    role_appointments: [
      {
        details: { started_on: '2029-05-12T00:00:00+01:00', ended_on: '2030-05-12T00:00:00+01:00' },
        links: { person: [ADA] },
      },
      { details: { started_on: '2030-05-12T00:00:00+01:00', ended_on: null }, links: { person: [ADA] } },
    ],
  },
};

const read = (...items: unknown[]) =>
  importAll(govukImporter, givenFile('items.json', JSON.stringify(items.length === 1 ? items[0] : items)), {
    timeZone: 'Europe/London',
  });

describe('a content item of GOV.UK', () => {
  it('is a news item with its address, genre, first day, shelves and pictures', async () => {
    const { articles } = await read(NEWS);
    expect(articles).toEqual([
      {
        ...{
          type: 'ARTICLE',
          place: 'items.json',
          externalId: 'c1:cy',
          home: 'https://www.gov.uk',
          url: 'https://www.gov.uk/lanterns/lit',
        },
        ...{
          title: 'Lanterns lit & tended',
          subheading: null,
          lead: 'All of them.',
          language: 'cy',
          genre: 'PRESS_RELEASE',
        },
        body: { html: '<p>They are lit.</p>', baseUrl: 'https://www.gov.uk/lanterns/lit' },
        published: expect.objectContaining({ precision: 'TIME', at: new Date('2031-04-02T08:30:00Z') }),
        categories: ['Sea', 'Ports'],
        images: [
          expect.objectContaining({
            url: 'https://a.example/s960_l.jpg',
            alt: 'A lantern',
            credit: 'A. Quill',
            fileName: 's960_l.jpg',
          }),
        ],
      },
    ]);
  });

  it('takes its HTML from a body of several types, and its description where it only announces', async () => {
    const body = [
      { content_type: 'text/govspeak', content: 'Lit.' },
      { content_type: 'text/html', content: '<p>Lit.</p>' },
    ];
    const announcement = {
      ...NEWS,
      content_id: 'c2',
      schema_name: 'statistics_announcement',
      details: { display_date: 'May 2031' },
    };
    const { articles } = await read({ ...NEWS, details: { body } }, announcement);
    expect(articles.map((article) => article.body)).toMatchObject([
      { html: '<p>Lit.</p>' },
      { html: '<p>All of them.</p>\n<p>May 2031</p>' },
    ]);
  });

  it('that was withdrawn, is gone or leads elsewhere yields nothing', async () => {
    const withdrawn = { ...NEWS, withdrawn_notice: { explanation: '<p>Old.</p>' } };
    const gone = { ...NEWS, schema_name: 'gone', title: null };
    const redirect = { ...NEWS, schema_name: 'redirect', redirects: [] };
    expect(await read(withdrawn, gone, redirect)).toMatchObject({ articles: [], records: [], flaws: [] });
  });

  it('that is a role gives the office, its organization, who was appointed and when', async () => {
    const { records, flaws } = await read(ROLE);
    expect(flaws).toEqual([]);
    expect(records.map(({ list, externalId }) => [list, externalId])).toEqual([
      ['organizations', 'o1'],
      ['offices', 'r1'],
      ['officials', 'p1'],
      ['tenures', 'p1 / r1 / 2029-05-12'],
    ]);
    expect(records[1]?.record).toMatchObject({ organization: '#o1', seats: 1 });
    expect(records[2]?.record).toMatchObject({
      name: { en: 'Ada Quill' },
      aliases: [{ text: 'The Rt Hon Ada Quill MP' }],
    });
    expect(records[3]?.record).toMatchObject({ startsOn: '2029-05-12', endsOn: null, endsPrecision: 'UNKNOWN' });
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('that is a person, an organization or a taxon gives its records with what they name', async () => {
    const appointment = {
      details: { started_on: '2029-05-12' },
      links: { role: [{ content_id: 'r1', title: 'Warden' }] },
    };
    const person = { ...ADA, schema_name: 'person', links: { role_appointments: [appointment] } };
    const office = {
      ...{ content_id: 'o2', title: 'Wick Agency', schema_name: 'organisation', base_path: '/wicks' },
      details: { acronym: 'WA', organisation_type: 'executive_agency' },
      links: { ordered_parent_organisations: [{ content_id: 'o1', title: 'Lantern Office' }] },
    };
    const taxon = {
      content_id: 't1',
      title: 'Oil',
      schema_name: 'taxon',
      links: { parent_taxons: [{ content_id: 't0', title: 'Fuel' }] },
    };
    const { records } = await read(person, office, taxon);
    expect(records.map(({ list, externalId }) => `${list} ${externalId}`)).toEqual([
      ...['offices r1', 'officials p1', 'tenures p1 / r1 / 2029-05-12'],
      ...['organizations o1', 'organizations o2', 'topics t0', 'topics t1'],
    ]);
    expect(records[4]?.record).toMatchObject({ acronym: { en: 'WA' }, organizationType: 'AGENCY', parent: '#o1' });
    expect(records[6]?.record).toMatchObject({ broader: '#t0' });
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it('that lacks what it needs is a flaw, and the others are read', async () => {
    const { articles, flaws } = await read(
      { ...NEWS, title: '' },
      { ...NEWS, description: '', details: {} },
      { a: 1 },
      NEWS,
    );
    expect(flaws.map(({ place, flaw }) => `${place}: ${flaw}`)).toEqual([
      'item 1: A content item must have a title, but has none.',
      'item 2: "Lanterns lit & tended" must have a body or a description, but has neither.',
      'item 3: A content item must be an object with a schema_name, but has none.',
    ]);
    expect(articles).toHaveLength(1);
  });
});

describe('content items one a line', () => {
  it('are read as they come, a broken line alone left out', async () => {
    const lines = [JSON.stringify(NEWS), '{"a":', '', JSON.stringify({ ...NEWS, content_id: 'c9' })].join('\n');
    const { articles, flaws } = await importAll(govukImporter, givenFile('items.ndjson', lines, {}, 7));
    expect(articles.map(({ externalId, place }) => [externalId, place])).toEqual([
      ['c1:cy', 'line 1'],
      ['c9:cy', 'line 4'],
    ]);
    expect(flaws).toEqual([{ place: 'line 2', flaw: expect.stringMatching(/^A line must be a JSON document/) }]);
  });

  it('are told from other JSON, which is refused', async () => {
    expect(govukImporter.recognizes(givenFile('a.json', JSON.stringify(NEWS)))).toBe(true);
    expect(govukImporter.recognizes(givenFile('a.json', '{"title": "A"}'))).toBe(false);
    await expect(read({ title: 'A' })).rejects.toThrow(/must hold content items of GOV\.UK/);
    await expect(importAll(govukImporter, givenFile('a.json', '{'))).rejects.toThrow(/must be JSON/);
  });
});
