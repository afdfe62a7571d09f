import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUNDLE_LIST_NAMES, listOf, type Bundle } from '../src/ingest/content/index.js';
import type { SubjectRecord } from '../src/ingest/content/list.js';
import { readBundle } from '../src/ingest/content/read-bundle.js';
import { parsePartialDate } from '../src/lib/calendar.js';
import { groupBy } from '../src/lib/group-by.js';
import { coversThroughout } from '../src/lib/term.js';

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
      return !held.some((tenure) => coversThroughout(tenure, period, period.until));
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

  it('has every meeting that is verified, each under a name of its own', () => {
    const slugs = bundle.meetings.map(({ slug }) => slug);
    expect(slugs).toHaveLength(47);
    expect(slugs).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^csto-(cmd-2023-05-25|cssc-2023-06-08)$/)]),
    );
    for (const language of ['en', 'ru']) {
      expect(new Set(bundle.meetings.map(({ name }) => name[language])).size).toBe(47);
    }
    const held = groupBy(bundle.meetings, ({ organization }) => organization);
    expect([held.get('csto')?.length, held.get('un')?.length]).toEqual([44, 3]);
  });

  it('says of the meeting of 6 June 2024 where it was, who had the chair and who was absent', () => {
    expect(bundle.meetings.find(({ slug }) => slug === 'csto-cssc-2024-06-06')).toMatchObject({
      name: {
        en: 'Meeting of the Committee of Secretaries of Security Councils, Almaty, 6 June 2024',
        ru: 'Заседание Комитета секретарей советов безопасности ОДКБ, Алма-Ата, 6 июня 2024 года',
      },
      organization: 'csto',
      bodies: ['csto-committee-of-secretaries-of-security-councils'],
      place: { en: 'Almaty', ru: 'Алма-Ата' },
      country: 'kazakhstan',
      timeZone: 'Asia/Almaty',
      status: 'HELD',
      participants: [
        { subject: 'gizat-nurdauletov', role: 'CHAIR', office: 'kazakhstan-security-council-secretary' },
        { subject: 'armenia', role: 'ABSENT', office: null },
      ],
    });
  });

  it('knows where people met and by which clock, and that a videoconference has neither', () => {
    const withoutPlace = (format: string | null) => format === 'ONLINE' || format === 'CORRESPONDENCE';
    for (const { format, place, timeZone, country } of bundle.meetings) {
      expect(Object.keys(place)).toEqual(withoutPlace(format) ? [] : ['en', 'ru']);
      expect([timeZone, country].every((known) => known === null)).toBe(withoutPlace(format));
    }
  });

  it('does not say of a meeting that was only announced that it was held', () => {
    const planned = bundle.meetings.filter(({ status }) => status === 'PLANNED').map(({ slug }) => slug);
    expect(planned).toEqual(['csto-cmd-2021-04-27', 'csto-csc-2026-11-11']);
  });

  it('has everyone who belongs or belonged to the organization, and to what it belongs', () => {
    const belonging = (status: string) =>
      bundle.memberships.filter(({ membershipStatus }) => membershipStatus === status).map(({ member }) => member);
    expect(bundle.memberships).toHaveLength(18);
    expect(new Set(belonging('MEMBER')).size).toBe(7);
    expect(belonging('PARTY')).toHaveLength(9);
    expect(belonging('OBSERVER')).toEqual(['csto']);
    expect(belonging('SUSPENDED')).toEqual(['armenia']);
  });

  it('has Uzbekistan twice: as a party to the Treaty, and later as a member', () => {
    const memberships = bundle.memberships.filter(({ member }) => member === 'uzbekistan');
    expect(memberships).toMatchObject([
      { membershipStatus: 'PARTY', startsOn: '1992-05-15', endsOn: '1999-04-02' },
      { membershipStatus: 'MEMBER', startsOn: '2006-06-23', endsOn: '2012-12-19' },
    ]);
    expect(memberships[1]?.notes.en).toContain('Other sources give 28 June 2012 as its last day.');
  });

  it('says that it was Armenia which declared its participation frozen, and that it still counts as a member', () => {
    const frozen = bundle.memberships.find(({ membershipStatus }) => membershipStatus === 'SUSPENDED');
    expect(frozen?.notes.en?.[0]).toMatch(/own declaration.*secretariat still counts it as a member/);
  });

  it('has the vote of 2024 with those who voted against', () => {
    const vote = bundle.resolutions.find(({ slug }) => slug === 'un-csto-cooperation-resolution-2024')?.vote;
    expect(vote).toMatchObject({
      adoptedWithoutVote: false,
      inFavour: 67,
      against: 8,
      abstaining: 69,
      notVoting: null,
    });
    expect(vote?.rollCall.map(({ country }) => country).sort()).toEqual([
      ...['estonia', 'latvia', 'lithuania', 'moldova', 'papua-new-guinea', 'poland', 'romania', 'ukraine'],
    ]);
    expect(new Set(vote?.rollCall.map(({ position }) => position))).toEqual(new Set(['AGAINST']));
  });

  it('tells a consensus from a vote whose tally is not known, and says nothing of one that no source tells of', () => {
    const votes = Object.fromEntries(bundle.resolutions.map(({ slug, vote }) => [slug, vote]));
    expect(votes['un-csto-cooperation-resolution-2012']?.adoptedWithoutVote).toBe(true);
    expect(votes['a-res-77-13']).toMatchObject({ adoptedWithoutVote: false, inFavour: null, rollCall: [] });
    expect(votes['a-res-59-50']).toBeNull();
  });

  it('names every subject in English and in Russian, but for one that no source names in Russian', () => {
    const subjects = BUNDLE_LIST_NAMES.filter((name) => listOf(name).subject).flatMap(
      (name) => bundle[name] as readonly SubjectRecord[],
    );
    const unnamed = subjects.filter(({ name }) => !name.en || !name.ru).map(({ slug }) => slug);
    expect(unnamed).toEqual(['operation-channel-fareast-2024']);
    for (const { summary } of subjects) expect([[], ['en', 'ru']]).toContainEqual(Object.keys(summary));
  });

  it('has as many notes in one language as in the other, in readers’ words', () => {
    const { sections: _sections, articles: _articles, newsroom: _newsroom, examples: _examples, ...lists } = bundle;
    const votes = bundle.resolutions.flatMap(({ vote }) => vote ?? []);
    for (const { notes, sources } of [...Object.values(lists).flat(), ...votes]) {
      expect(notes.ru?.length).toBe(notes.en?.length);
      for (const note of notes.ru ?? []) expect(note).toMatch(/\p{Script=Cyrillic}/u);
      const read = [...Object.values(notes).flat(), ...sources.map(({ title }) => title)].join('\n');
      expect(read).not.toMatch(/from memory|stored|excerpt|seed page|teaser|alias test|\d{4}-\d{2}/i);
    }
  });

  it('has at a meeting only what was said on its day, and counts it among what the words are about', () => {
    const days = new Map(bundle.meetings.map(({ slug, startsOn }) => [slug, startsOn]));
    const said = statements().filter(({ statement }) => statement.meeting !== null);
    expect(said.map(({ article }) => article.slug)).toContain('tasmagambetov-2024-06-06-report');
    expect(said.map(({ article }) => article.slug)).not.toContain('zas-2021-04-29-afghanistan');
    for (const { article, statement } of said) {
      expect(statement.stated).toBe(days.get(statement.meeting ?? ''));
      expect(statement.about).toContain(statement.meeting);
      expect(article.about).toContain(statement.meeting);
    }
  });

  it('knows the same words in two languages by their utterance', () => {
    const editions = groupBy(
      statements().filter(({ statement }) => statement.utterance),
      ({ statement }) => statement.utterance,
    );
    expect(editions.size).toBe(12);
    for (const [utterance, said] of editions) {
      expect(said.map(({ article }) => article.language)).toEqual(['en', 'ru']);
      expect(said.map(({ article }) => article.work)).toEqual([utterance, utterance]);
    }
  });

  it('marks Russian names in Latin letters as such', () => {
    const aliases = [...bundle.operations, ...bundle.organizations].flatMap((subject) => subject.aliases);
    for (const { text, language, aliasType } of aliases) {
      expect(language === 'ru').toBe(/\p{Script=Cyrillic}/u.test(text));
      expect(language === 'ru-Latn').toBe(aliasType === 'TRANSLITERATION');
    }
    expect(aliases).toContainEqual({ text: 'ODKB', language: 'ru-Latn', aliasType: 'TRANSLITERATION' });
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
