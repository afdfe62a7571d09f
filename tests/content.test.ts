import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUNDLE_LIST_NAMES, readBundle } from '../src/ingest/content/read-bundle.js';
import type { Bundle } from '../src/ingest/content/records.js';
import { parsePartialDate } from '../src/lib/calendar.js';
import { answersThroughout } from '../src/lib/term.js';

const CSTO = 'content/csto';

describe('the CSTO bundle', () => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await readBundle(CSTO);
  });

  const statements = () =>
    bundle.articles.flatMap((article) => article.statements.map((statement) => ({ article, statement })));

  it('has records in every list', () => {
    expect(BUNDLE_LIST_NAMES.filter((name) => bundle[name].length === 0)).toEqual([]);
    expect(bundle.newsroom).toMatchObject({
      organization: 'csto',
      timeZone: 'Europe/Moscow',
      languages: ['en', 'ru'],
    });
  });

  it('has the slugs that the contracts promise', () => {
    const slugs = [...bundle.organizations, ...bundle.offices, ...bundle.topics].map(({ slug }) => slug);
    expect(slugs).toEqual(
      expect.arrayContaining([
        'csto',
        'un',
        'csto-secretary-general',
        'un-cooperation',
        'csto-collective-peacekeeping-forces',
      ]),
    );
    expect(bundle.countries.map(({ code }) => code)).toContain('KZ');
  });

  it('knows the peacekeeping forces by the initials that pages print', () => {
    const forces = bundle.organizations.find(({ slug }) => slug === 'csto-collective-peacekeeping-forces');
    expect(forces?.acronym).toMatchObject({ en: 'CPF', ru: 'КМС' });
  });

  it('says of every record where it is from', () => {
    const { sections: _sections, newsroom: _newsroom, examples: _examples, ...lists } = bundle;
    for (const record of Object.values(lists).flat()) {
      expect(record.sources.length).toBeGreaterThan(0);
      for (const source of record.sources) expect(source.url).toMatch(/^https?:\/\//);
    }
  });

  it('has what Secretaries General said about cooperation with the UN', () => {
    const said = statements().filter(
      ({ article, statement }) =>
        article.language === 'en' &&
        statement.form === 'REPORTED' &&
        statement.office === 'csto-secretary-general' &&
        statement.about.includes('un-cooperation'),
    );
    expect(said.length).toBeGreaterThanOrEqual(8);
    expect(new Set(said.map(({ statement }) => statement.speaker)).size).toBeGreaterThanOrEqual(4);
  });

  it('gives each statement an office that its speaker held when the words were said', () => {
    const homeless = statements().filter(({ statement }) => {
      const period = parsePartialDate(statement.stated);
      const held = bundle.tenures.filter(
        ({ official, office }) => official === statement.speaker && office === statement.office,
      );
      return !held.some((tenure) => answersThroughout(tenure, period, period.until));
    });
    expect(homeless.map(({ article }) => article.slug)).toEqual([]);
  });

  it('puts the reply to TASS in an article of its own under the address of its page', () => {
    const reply = bundle.articles.find(({ slug }) => slug === 'tasmagambetov-2023-un-resolution');
    expect(reply).toMatchObject({ genre: 'MEDIA_ANSWER', outlet: 'tass', published: '2023' });
    expect(reply?.sourceUrl).toContain('otvetil-na-vopros-agentstva-tass');
  });

  it('tells the titles of its articles apart', () => {
    const titles = bundle.articles.map(({ language, title }) => `${language} ${title}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('keeps its texts in NFC, as offsets into them count on it', () => {
    for (const { text } of bundle.articles) expect(text).toBe(text.normalize('NFC'));
  });

  it('can be loaded list by list, parents before what is part of them', () => {
    const inOrder = (slugs: readonly string[], parents: readonly (string | null)[]) =>
      parents.filter((parent, index) => parent !== null && slugs.indexOf(parent) >= index);
    const { organizations, operations } = bundle;
    expect(
      inOrder(
        organizations.map(({ slug }) => slug),
        organizations.map(({ parent }) => parent),
      ),
    ).toEqual([]);
    expect(
      inOrder(
        operations.map(({ slug }) => slug),
        operations.map(({ series }) => series),
      ),
    ).toEqual([]);
  });

  it('has words for every topic in both languages, written as recognition reads them', () => {
    for (const { terms } of bundle.topics) {
      expect(Object.keys(terms)).toEqual(['en', 'ru']);
      for (const term of Object.values(terms).flat()) expect(term).toMatch(/^[\p{L}]+\*?( (… )?[\p{L}]+\*?)*$/u);
    }
  });

  it('carries nothing that was not verified, and no path of a machine', async () => {
    for (const file of [...BUNDLE_LIST_NAMES.map((name) => `${name}.json`), 'newsroom.json', 'REPORT.md']) {
      const text = await readFile(path.join(CSTO, file), 'utf8');
      expect(text).not.toMatch(/unverified|seed page/i);
      expect(text).not.toMatch(/["(`\s]\/(work|home|tmp|root|Users)\//);
    }
  });
});

describe('a bundle that cannot be used', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'bundle-'));
    await cp(CSTO, directory, { recursive: true });
  });
  afterEach(() => rm(directory, { recursive: true }));

  type Json = Record<string, unknown>;

  /** Changes the first record of a list. */
  async function change(file: string, edit: (record: Json, records: Json[]) => unknown): Promise<void> {
    const place = path.join(directory, file);
    const records = JSON.parse(await readFile(place, 'utf8')) as Json[];
    edit(records[0] as Json, records);
    await writeFile(place, JSON.stringify(records));
  }

  const refusal = () =>
    readBundle(directory).then(
      () => 'read without a word',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );

  it('is refused with the file, the place, and what would work', async () => {
    await change('articles.json', (article) => (article.published = '4 March'));
    expect(await refusal()).toContain(
      'articles.json[0].published (un-observer-status-2004): must be 2023, 2023-03 or 2023-03-14, but got "4 March"',
    );
  });

  it('is refused for a key that nothing reads', async () => {
    await change('topics.json', (topic) => (topic.term = {}));
    expect(await refusal()).toMatch(/BAD_USER_INPUT: .*topics\.json\[0\].*"term"/s);
  });

  it('is refused for a slug that leads nowhere', async () => {
    await change('articles.json', (article) => (article.about = ['csto', 'nato']));
    expect(await refusal()).toMatch(
      /articles\.json\[0\]\.about\[1\]: must be the slug of a subject .*, but got "nato"$/,
    );
  });

  it('is refused for a slug of the wrong list', async () => {
    await change('tenures.json', (tenure) => (tenure.office = 'csto'));
    expect(await refusal()).toContain('tenures.json[0].office: must be a slug of offices.json, but got "csto"');
  });

  it('is refused when two subjects share a slug, of whatever lists', async () => {
    await change('topics.json', (topic) => (topic.slug = 'armenia'));
    expect(await refusal()).toContain(
      'topics.json[0]: its slug must be its own, but countries.json[0] has "armenia" as well',
    );
  });

  it('is refused when two articles stand under one address', async () => {
    await change('articles.json', (_first, articles) => {
      for (const article of articles.slice(0, 2)) article.sourceUrl = 'https://example.org/news/1';
    });
    expect(await refusal()).toContain(
      'articles.json[1]: its sourceUrl must be its own, but articles.json[0] has "https://example.org/news/1" as well',
    );
  });

  it('is refused when a statement is not in its article, or twice without saying where', async () => {
    const quote = { text: 'so it is', form: 'DIRECT_QUOTE', speaker: 'stanislav-zas', stated: '2020' };
    await change('articles.json', (article) => (article.statements = [quote]));
    expect(await refusal()).toContain('word for word, but "so it is…" does not');

    await change('articles.json', (article) => (article.text = 'so it is, and so it is'));
    expect(await refusal()).toContain('`start` must say where');

    await change('articles.json', (article) => (article.statements = [{ ...quote, start: 14 }]));
    expect(await refusal()).toBe('read without a word');
  });

  it('is refused for a file that is no list, no JSON or not of a bundle', async () => {
    await writeFile(path.join(directory, 'meetups.json'), '[]');
    expect(await refusal()).toContain('meetups.json: is no file of a bundle');
    await writeFile(path.join(directory, 'topics.json'), '{}');
    expect(await refusal()).toContain('must hold a list of records');
    await writeFile(path.join(directory, 'topics.json'), '[');
    expect(await refusal()).toContain('topics.json must hold JSON');
  });

  it('is refused without a newsroom, while a list without a file is empty', async () => {
    await rm(path.join(directory, 'tenures.json'));
    expect(await refusal()).toBe('read without a word');
    await rm(path.join(directory, 'newsroom.json'));
    expect(await refusal()).toContain('must have a readable newsroom.json');
  });
});
