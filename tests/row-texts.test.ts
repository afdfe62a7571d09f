import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../src/config/index.js';
import { joinDatabase, type OpenDatabase } from '../src/database/open.js';
import { startTestServer, type TestServer } from './support/server.js';

const STATEMENTS = `{ statements(first: 60) { nodes { id text speaker { name } office { name }
  article { title section { name } } topics { name slug } } } }`;
const ARTICLES = `{ articles(first: 60) { nodes { id title url section { name } topics { name(language: "en") }
  statements(first: 3) { totalCount nodes { text speaker { name } } } } } }`;
const MEETINGS = '{ meetings(first: 60) { nodes { slug phase organization { name } } } }';

const NEWEST_ARTICLE = `(select id from article where publication_status = 'PUBLISHED' order by published_at desc, id desc limit 1)`;
const A_STATEMENT = `(select s.id from statement s where publication_status = 'PUBLISHED' and review_state in ('AUTO', 'ACCEPTED')
  order by stated_at desc, id desc limit 1)`;

/** Each changes what an answer shows of a row, or of one that it refers to. */
const WRITES: readonly (readonly [what: string, query: string, write: string])[] = [
  ['its own title', ARTICLES, `update article set title = title || '!' where id = ${NEWEST_ARTICLE}`],
  [
    'the title of the article it stands in',
    STATEMENTS,
    `update article set title = title || '?' where id = (select article_id from statement where id = ${A_STATEMENT})`,
  ],
  ['its own words', STATEMENTS, `update statement set text = text || '!' where id = ${A_STATEMENT}`],
  ['words that it lists', ARTICLES, `update statement set text = text || '?' where id = ${A_STATEMENT}`],
  [
    'words that it lists and that were taken back',
    ARTICLES,
    `update statement set review_state = 'REJECTED' where id = ${A_STATEMENT}`,
  ],
  [
    'a name',
    STATEMENTS,
    `update subject set name = name || '{"en": "Somebody else"}' where id = (select speaker_id from statement where id = ${A_STATEMENT})`,
  ],
  ['the names of topics', ARTICLES, `update subject set name = name || '{"en": "A topic"}' where kind = 'TOPIC'`],
  ['the names of sections', ARTICLES, `update section set name = name || '{"en": "A section"}'`],
  ['where it is read', ARTICLES, `update newsroom set public_url = 'https://elsewhere.example.org'`],
  ['what it is about', STATEMENTS, `delete from statement_subject where role = 'ABOUT' and kind = 'TOPIC'`],
  ['a body', MEETINGS, `update subject set name = name || '{"en": "A body"}' where kind = 'ORGANIZATION'`],
];

let server: TestServer;
let beside: OpenDatabase;
let now = new Date('2026-03-01T12:00:00Z');
beforeAll(async () => {
  server = await startTestServer('csto', { ANSWER_CACHE_MB: '0' }, { clock: () => now });
  beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
});
afterAll(async () => {
  await beside.close();
  await server.close();
});

async function answerTo(query: string, headers: Record<string, string> = {}): Promise<string> {
  const { body } = await server.post(query, undefined, { 'accept-language': 'en', ...headers });
  expect(body.errors).toBeUndefined();
  return JSON.stringify(body.data);
}

/** As whoever knows of more than this server has heard of is answered: from the database alone. */
const madeAnew = (query: string, headers = {}) => answerTo(query, { ...headers, 'communique-sequence': '999999999' });

async function bytesOfTexts(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^communique_row_cache_texts_bytes (\d+)$/m.exec(text)?.[1]);
}

/** Until it is compiled, and put together from what was written before. */
async function askAgainAndAgain(query: string): Promise<string> {
  let answer = '';
  for (let sight = 0; sight < 6; sight++) answer = await answerTo(query);
  return answer;
}

/** Changes made by others are heard of a little later. */
async function untilIsKnown(query: string, answer: string): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < 2000; await pause(10)) {
    if ((await answerTo(query)) === answer) break;
  }
  expect(await answerTo(query)).toBe(answer);
}

describe('an answer put together from what was written before', () => {
  it.each([
    ['statements', STATEMENTS],
    ['articles', ARTICLES],
  ])('is one: %s', async (_what, query) => {
    const before = await bytesOfTexts();
    const answer = await askAgainAndAgain(query);
    expect((await bytesOfTexts()) - before).toBeGreaterThan(5000);
    expect(answer).toBe(await madeAnew(query));
  });

  it.each(WRITES)('shows anew %s', async (_what, query, write) => {
    const before = await askAgainAndAgain(query);
    await beside.db.query(write);
    const after = await madeAnew(query);
    expect(after).not.toBe(before);
    await untilIsKnown(query, after);
  });

  it('hangs on whatever the texts within it hang on', async () => {
    const query = '{ statements(first: 60) { nodes { id article { title translations { title } } } } }';
    const [pair] = await beside.db.query<{ own: string; other: string }>(
      `select a.id::text as own, x.id::text as other from article a join article x on x.work_id = a.work_id and x.id <> a.id
        where a.id in (select article_id from statement) and x.publication_status = 'PUBLISHED' order by a.id limit 1`,
    );
    const write = (id: string | undefined) =>
      beside.db.query(`update article set title = title || '*' where id = $1`, [id]);
    await askAgainAndAgain(query);
    // Its text is written when the row of the statement is at hand and its own is not, and then stands within another.
    await write(pair?.own);
    await untilIsKnown(query, await madeAnew(query));
    await askAgainAndAgain(query);
    const before = await answerTo(query);
    await write(pair?.other);
    const after = await madeAnew(query);
    expect(after).not.toBe(before);
    await untilIsKnown(query, after);
  });

  it('is in the languages of whoever asks', async () => {
    const english = await askAgainAndAgain(ARTICLES.replace('(language: "en")', ''));
    const russian = { 'accept-language': 'ru' };
    const query = ARTICLES.replace('(language: "en")', '');
    expect(await answerTo(query, russian)).not.toBe(english);
    expect(await answerTo(query, russian)).toBe(await madeAnew(query, russian));
    expect(await answerTo(query)).toBe(english);
  });

  it('is of the moment it is asked for', async () => {
    const before = await askAgainAndAgain(MEETINGS);
    now = new Date('1990-03-01T12:00:00Z');
    const after = await answerTo(MEETINGS);
    expect(after).not.toBe(before);
    expect(after).toBe(await madeAnew(MEETINGS));
  });

  it('does not take what variables say for the same', async () => {
    const query = 'query ($in: LanguageTag) { topics(first: 40) { nodes { id name(language: $in) } } }';
    const answers = [];
    for (const language of ['ru', 'ru', 'ru', 'ru', 'en', 'ru']) {
      const { body } = await server.post(query, { in: language });
      answers.push(JSON.stringify(body.data));
    }
    expect(answers[4]).not.toBe(answers[3]);
    expect(answers[5]).toBe(answers[0]);
  });
});
