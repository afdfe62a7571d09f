import type { EntityManager } from 'typeorm';
import { saveArticle, type SavedArticle } from '../src/domain/article.js';
import { imageNamed, type ArticleDraft, type StatementDraft } from '../src/domain/article-draft.js';
import { findNewsroom } from '../src/domain/newsroom.js';
import { parsePartialDate } from '../src/lib/calendar.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { articleOf, inventedBundle, loadInto } from './support/newsroom.js';

const BRIEF = 'https://league.example.org/answer';
const ANSWER = 'We are glad of the lighthouse.\n\nOur fishers saw it first.';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase('empty');
  await loadInto(
    database,
    inventedBundle({
      articles: [
        articleOf({
          slug: 'brief',
          text: 'Ada Lindqvist welcomed the lighthouse.',
          sourceUrl: BRIEF,
          published: '2020',
        }),
        articleOf({ slug: 'other', text: 'Boris Talbot said nothing new.', speaker: 'boris-talbot' }),
      ],
    }),
  );
});
afterEach(() => database.close());

async function idOf(slug: string): Promise<string> {
  const [row] = await database.dataSource.query<{ id: string }[]>(
    'select id::text as id from subject where slug = $1',
    [slug],
  );
  return row?.id as string;
}

async function draftOf(
  given: Partial<ArticleDraft> = {},
  statement: Partial<StatementDraft> = {},
): Promise<ArticleDraft> {
  const text = given.text ?? ANSWER;
  const published = given.published ?? parsePartialDate('2020');
  return {
    knownId: null,
    slug: null,
    workId: null,
    language: 'en',
    isOriginal: true,
    genre: 'MEDIA_ANSWER',
    title: 'The Secretary answered',
    subheading: null,
    lead: null,
    text,
    html: null,
    question: null,
    sectionId: null,
    outletId: null,
    sourceUrl: null,
    sources: [],
    externalIds: [],
    published,
    isPublishedGiven: true,
    images: [imageNamed('tower.jpg')],
    aboutIds: [],
    mentions: [],
    statements: [
      {
        start: 0,
        end: text.length,
        form: 'FULL_TEXT',
        speakerId: await idOf('ada-lindqvist'),
        coSpeakerIds: [],
        officeId: null,
        meetingId: null,
        utteranceId: null,
        roleAsPrinted: null,
        stated: published,
        outletId: null,
        aboutIds: [],
        method: 'RULE',
        confidence: 0.9,
        ...statement,
      },
    ],
    ...given,
  };
}

async function save(draft: ArticleDraft): Promise<SavedArticle> {
  const newsroom = await findNewsroom(database.dataSource);
  return database.dataSource.transaction((db: EntityManager) => saveArticle(db, newsroom, draft));
}

const changes = async () =>
  (await database.dataSource.query<{ n: string }[]>('select count(*) as n from change'))[0]?.n;

describe('saving an article', () => {
  it('changes nothing the second time', async () => {
    const first = await save(await draftOf());
    const before = await changes();
    expect(await save(await draftOf())).toEqual({ ...first, verdict: 'UNCHANGED' });
    expect(await changes()).toBe(before);
  });

  it('takes the place of what was known under its address, under the same ids, the words giving way to the words themselves', async () => {
    const query = `{ article(by: {sourceUrl: "${BRIEF}"}) { id slug title statements { nodes { id form text wordsChangedAt } } } }`;
    const { article: before } = await ask(database, query);
    expect(before.statements.nodes[0]).toMatchObject({ form: 'REPORTED', wordsChangedAt: null });

    expect(await save(await draftOf({ sourceUrl: BRIEF }))).toMatchObject({ verdict: 'UPDATED', slug: 'brief' });
    const { article: after } = await ask(database, query);
    expect(after).toMatchObject({ id: before.id, slug: 'brief', title: 'The Secretary answered' });
    expect(after.statements.nodes).toEqual([
      { id: before.statements.nodes[0].id, form: 'FULL_TEXT', text: ANSWER, wordsChangedAt: expect.any(String) },
    ]);
  });

  it('leaves one article when the same words come once without their address and once with it', async () => {
    await save(await draftOf());
    await save(await draftOf({ sourceUrl: BRIEF }));
    expect((await save(await draftOf())).verdict).toBe('UNCHANGED');
    const { articles } = await ask(
      database,
      '{ articles(where: {title: {eq: "The Secretary answered"}}) { nodes { slug } } }',
    );
    expect(articles.nodes).toEqual([{ slug: 'brief' }]);
  });

  it('leaves a page withdrawn that an editor withdrew, and decided what an editor decided', async () => {
    const sourceUrl = 'https://league.example.org/new';
    const first = await save(await draftOf({ sourceUrl }));
    const { dataSource } = database;
    await dataSource.query(`update article set publication_status = 'WITHDRAWN' where id = $1`, [first.id]);
    await dataSource.query(`update statement set review_state = 'REJECTED' where article_id = $1`, [first.id]);
    expect((await save(await draftOf({ sourceUrl, text: `${ANSWER} More.` }))).verdict).toBe('UPDATED');
    const [row] = await dataSource.query<{ status: string; review: string }[]>(
      `select a.publication_status as status, s.review_state as review
        from article a join statement s on s.article_id = a.id where a.id = $1`,
      [first.id],
    );
    expect(row).toEqual({ status: 'WITHDRAWN', review: 'REJECTED' });
  });

  it('is another article at another address, though the words are the same', async () => {
    const [one, two] = ['https://a.example.org/1', 'https://b.example.org/2'];
    const first = await save(await draftOf({ sourceUrl: one }));
    const second = await save(await draftOf({ sourceUrl: two }));
    expect(second).toMatchObject({ verdict: 'CREATED' });
    expect(second.id).not.toBe(first.id);
    expect((await save(await draftOf({ sourceUrl: one }))).verdict).toBe('UNCHANGED');
  });

  it('takes a date that somebody gave, and does not give it up for one that was only concluded', async () => {
    const published = parsePartialDate('2020');
    await save(await draftOf({ published, isPublishedGiven: false }));
    const given = await save(await draftOf({ published: parsePartialDate('2020-05-05') }));
    expect(given.verdict).toBe('UPDATED');
    expect((await save(await draftOf({ published, isPublishedGiven: false }))).verdict).toBe('UNCHANGED');
    await save(await draftOf({ published, isPublishedGiven: false, sourceUrl: 'https://league.example.org/later' }));
    const { article } = await ask(
      database,
      `{ article(by: {slug: "${given.slug}"}) { publishedAt publishedPrecision } }`,
    );
    expect(article).toEqual({ publishedAt: '2020-05-05T03:00:00Z', publishedPrecision: 'DAY' });
  });

  it('leaves a mention that stands where it stood under its id', async () => {
    const mention = {
      subjectId: await idOf('lighthouses'),
      holderId: null,
      start: 18,
      end: 28,
      surface: 'lighthouse',
      method: 'RULE' as const,
      confidence: 0.7,
    };
    const ids = async () =>
      (
        await ask(
          database,
          '{ mentions(where: {surface: {eq: "lighthouse"}, confidence: {lt: 0.75}}) { nodes { id } } }',
        )
      ).mentions.nodes;
    await save(await draftOf({ mentions: [mention] }));
    const before = await ids();
    await save(await draftOf({ mentions: [mention], sourceUrl: 'https://league.example.org/again' }));
    expect(await ids()).toEqual(before);
  });

  it('keeps every version of the words', async () => {
    await save(await draftOf({ sourceUrl: BRIEF }));
    await save(await draftOf({ sourceUrl: BRIEF, text: `${ANSWER} Twice.` }));
    const kept = await database.dataSource.query<{ text: string }[]>(
      `select r.text from article_revision r join article a on a.id = r.article_id where a.slug = 'brief' order by r.revision`,
    );
    expect(kept.map(({ text }) => text)).toEqual([
      'Ada Lindqvist welcomed the lighthouse.',
      ANSWER,
      `${ANSWER} Twice.`,
    ]);
  });

  it('gives articles of the same title short names of their own', async () => {
    const first = await save(await draftOf());
    const second = await save(await draftOf({ text: 'We said something else.' }));
    expect([first.slug, second.slug]).toEqual(['the-secretary-answered', 'the-secretary-answered-2']);
  });

  it('puts statements letter by letter at their offsets, counted in UTF-16 code units', async () => {
    const text = '«🎏 Wir», said Ada Lindqvist.';
    const start = text.indexOf('Wir');
    await save(await draftOf({ text }, { start, end: start + 3, form: 'DIRECT_QUOTE' }));
    const { articles } = await ask(
      database,
      '{ articles(where: {genre: {eq: MEDIA_ANSWER}}) { nodes { text statements { nodes { text start end } } } } }',
    );
    const [article] = articles.nodes;
    const [statement] = article.statements.nodes;
    expect(article.text.slice(statement.start, statement.end)).toBe('Wir');
    expect(statement).toEqual({ text: 'Wir', start: 4, end: 7 });
  });
});

describe('the office of a statement', () => {
  const officeOn = async (stated: string, speaker: string, office?: string) => {
    const speakerId = await idOf(speaker);
    const officeId = office ? await idOf(office) : null;
    await save(
      await draftOf(
        { title: `${speaker} ${stated}`, text: `We spoke in ${stated}.` },
        { speakerId, officeId, start: 0, end: 8, stated: parsePartialDate(stated) },
      ),
    );
    const { statements } = await ask(
      database,
      `{ statements(where: {form: {eq: FULL_TEXT}}, orderBy: [{field: UPDATED_AT, direction: DESC}], first: 1) { nodes { office { slug } acting } } }`,
    );
    const [{ office: held, acting }] = statements.nodes;
    return held && `${held.slug}${acting ? ', acting' : ''}`;
  };

  it('is the one held on the day of the words, though the speaker has left it since', async () => {
    expect(await officeOn('2020-05-01', 'ada-lindqvist')).toBe('league-secretary');
    expect(await officeOn('2021-07-01', 'ada-lindqvist')).toBeNull();
  });

  it('is marked acting while somebody stands in', async () => {
    expect(await officeOn('2022-01-01', 'boris-talbot')).toBe('league-secretary, acting');
  });

  it('is the one held throughout the year or month, else none', async () => {
    expect(await officeOn('2020', 'ada-lindqvist')).toBe('league-secretary');
    expect(await officeOn('2021', 'ada-lindqvist')).toBeNull();
    expect(await officeOn('2021-06', 'ada-lindqvist')).toBe('league-secretary');
  });

  it('does not answer past the last day for which there is evidence', async () => {
    expect(await officeOn('2020-05-31', 'boris-talbot')).toBe('league-treasurer');
    expect(await officeOn('2020-06-01', 'boris-talbot')).toBeNull();
  });
});
