import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { checkIntegrity } from '../src/domain/integrity/index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('csto');
});
afterAll(() => database.close());

describe('the Secretary General', () => {
  it.each([
    ['2019-02-01', 'Valery Semerikov', true],
    ['2018-11-02', 'Yuri Khachaturov', false],
    ['2018-11-03', 'Valery Semerikov', true],
    ['2024-06-06', 'Imangali Tasmagambetov', false],
  ])('on %s is %s, acting: %s', async (day, name, acting) => {
    const { office } = await ask(
      database,
      `{ office(by: {slug: "csto-secretary-general"}) { holder(on: "${day}") { official { name } acting } holders(on: "${day}") { official { name } } } }`,
    );
    expect(office).toEqual({ holder: { official: { name }, acting }, holders: [{ official: { name } }] });
  });
});

describe('the presidency', () => {
  it.each([
    ['2022-11-21', 'AM'],
    ['2022-11-23', 'AM'],
    ['2022-11-24', 'BY'],
    ['2023-03-01', 'BY'],
    ['2024-06-06', 'KZ'],
    ['2025-06-01', 'KG'],
    ['2026-01-01', 'RU'],
    ['2007-12-31', undefined],
    ['2008-09-05', 'AM'],
    ['2008-09-06', undefined],
  ])('on %s is that of %s', async (day, code) => {
    const { organization } = await ask(
      database,
      `{ organization(by: {slug: "csto"}) { presidency(on: "${day}") { country { code } } } }`,
    );
    expect(organization.presidency?.country.code).toBe(code);
  });

  it('of each meeting is the one that presided on its day', async () => {
    const { meetings } = await ask(
      database,
      '{ meetings(first: 100, where: {organization: {slug: {eq: "csto"}}}) { nodes { startsOn presidency { slug meetings(first: 100) { nodes { startsOn } } } } } }',
    );
    expect(meetings.nodes.length).toBeGreaterThan(40);
    for (const { startsOn, presidency } of meetings.nodes) {
      expect(presidency.meetings.nodes).toContainEqual({ startsOn });
    }
  });
});

describe('Uzbekistan', () => {
  it('was a member twice: a party to the Treaty, then a member of the Organization', async () => {
    const { country } = await ask(
      database,
      `{ country(by: {code: "uz"}) { memberships(orderBy: [{field: STARTS_ON, direction: ASC}]) { nodes { organization { slug } membershipStatus startsOn endsOn notes(language: "ru") } }
        y1995: memberships(on: "1995-01-01") { totalCount } y2003: memberships(on: "2003-01-01") { totalCount } y2008: memberships(on: "2008-01-01") { totalCount } y2013: memberships(on: "2013-01-01") { totalCount } } }`,
    );
    expect(country.memberships.nodes).toMatchObject([
      {
        organization: { slug: 'collective-security-treaty' },
        membershipStatus: 'PARTY',
        startsOn: '1992-05-15',
        endsOn: '1999-04-02',
      },
      { organization: { slug: 'csto' }, membershipStatus: 'MEMBER', startsOn: '2006-06-23', endsOn: '2012-12-19' },
    ]);
    expect([country.y1995, country.y2003, country.y2008, country.y2013].map(({ totalCount }) => totalCount)).toEqual([
      1, 0, 1, 0,
    ]);
  });
});

describe('the meeting in Almaty of 6 June 2024', () => {
  it('has its chair, its place in both languages, who stayed away, and what was said there', async () => {
    const { meeting } = await ask(
      database,
      `{ meeting(by: {slug: "csto-cssc-2024-06-06"}) { en: place(language: "en") ru: place(language: "ru") timeZone phase presidency { country { code } }
        chair { slug } participants(role: ABSENT) { nodes { subject { slug } } } statementsMade(where: {language: {eq: "en"}}) { nodes { speaker { slug } } } articles { totalCount } } }`,
    );
    expect(meeting).toMatchObject({
      ...{ en: 'Almaty', timeZone: 'Asia/Almaty', phase: 'PAST', presidency: { country: { code: 'KZ' } } },
      participants: { nodes: [{ subject: { slug: 'armenia' } }] },
      statementsMade: { nodes: [{ speaker: { slug: 'imangali-tasmagambetov' } }] },
    });
    expect(meeting.ru).toMatch(/^Алма/);
    expect(meeting.articles.totalCount).toBeGreaterThanOrEqual(2);
  });
});

describe('resolutions on cooperation with the UN', () => {
  it('follow each other session by session', async () => {
    const sessions: number[] = [];
    let symbol: string | null = 'un-csto-cooperation-resolution-2024';
    while (symbol !== null) {
      const { resolution }: { resolution: { session: number; previous: { slug: string } | null } } = await ask(
        database,
        `{ resolution(by: {slug: "${symbol}"}) { session previous { slug } } }`,
      );
      sessions.push(resolution.session);
      symbol = resolution.previous?.slug ?? null;
    }
    expect(sessions).toEqual([79, 77, 75, 73, 71, 67, 64]);
  });
});

describe('the bundle as it is loaded', () => {
  it('has no fault that a check finds', async () => {
    const verdicts = await checkIntegrity(database.dataSource, { fix: false });
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('has every statement that is in two languages tied to its translation', async () => {
    const { articles } = await ask(
      database,
      `{ articles(first: 100, where: {language: {eq: "ru"}, statements: {form: {eq: REPORTED}}}) { nodes { statements { nodes { translations { language } } } } } }`,
    );
    expect(articles.nodes.length).toBeGreaterThan(5);
    for (const { statements } of articles.nodes) {
      for (const { translations } of statements.nodes) expect(translations).toEqual([{ language: 'en' }]);
    }
  });
});
