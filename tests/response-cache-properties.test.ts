import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../src/config/index.js';
import { joinDatabase, type OpenDatabase } from '../src/database/open.js';
import { globalId, type NodeKey } from '../src/lib/node-key.js';
import { Random } from '../src/lib/random.js';
import { testSchema } from './support/ask.js';
import { RandomOperations, type RandomOperation } from './support/random-operation.js';
import { startTestServer, type TestServer } from './support/server.js';

/** For each field at the root. */
const OPERATIONS = 2;
/** Of those below; set CACHE_WRITES and CACHE_SEED to try all of them, or others. */
const SOME_WRITES = Number(process.env.CACHE_WRITES ?? 10);
/** An answer that was not heard to be old by then never will be. */
const PATIENCE_MS = 5000;

/** One row of a table, another for each number. */
const one = (table: string, condition = 'true') =>
  `(select id from ${table} where ${condition} order by md5(id::text || $1) limit 1)`;

/** Writes of every sort that readers can see, one row each; `$1` says which. What constraints refuse is left out. */
const WRITES = [
  `update article set title = title || ' (' || $1 || ')' where id = ${one('article')}`,
  `update article set publication_status = 'WITHDRAWN', withdrawal_reason = $1 where id = ${one('article')}`,
  `update article set publication_status = 'PUBLISHED' where id = ${one('article', `publication_status = 'WITHDRAWN'`)}`,
  `update article set section_id = ${one('section')} where id = ${one('article')}`,
  `update article set published_at = published_at - interval '400 days' where id = ${one('article')}`,
  `delete from article where id = ${one('article')}`,
  `delete from article_subject l where (l.article_id, l.subject_id) = (select article_id, subject_id from article_subject
    order by md5(article_id || ' ' || subject_id || $1) limit 1)`,
  `update article_subject set position = position + 1 where article_id = ${one('article')}`,
  `delete from article_image where article_id = ${one('article', 'id in (select article_id from article_image)')} and $1 <> ''`,
  `update statement set text = text || $1 where id = ${one('statement')}`,
  `update statement set review_state = 'REJECTED' where id = ${one('statement')}`,
  `update statement set review_state = 'ACCEPTED' where id = ${one('statement', `review_state = 'REJECTED'`)}`,
  `update statement set stated_at = stated_at - interval '900 days' where id = ${one('statement')}`,
  `delete from statement where id = ${one('statement')}`,
  `delete from statement_subject where statement_id = ${one('statement')} and role = 'ABOUT'`,
  `update mention set surface = surface || $1 where id = ${one('mention')}`,
  `update mention set review_state = 'REJECTED' where id = ${one('mention')}`,
  `delete from mention where id = ${one('mention')}`,
  `update subject set name = jsonb_build_object('en', 'Name ' || $1) where id = ${one('subject')}`,
  `update subject set slug = slug || '-x' where id = ${one('subject')}`,
  `update subject set summary = jsonb_build_object('en', $1::text) where id = ${one('subject')}`,
  `update topic set broader_id = null where id = ${one('topic', 'broader_id is not null')}`,
  `update section set name = jsonb_build_object('en', $1::text) where id = ${one('section')}`,
  `update image set alt = jsonb_build_object('en', $1::text) where id = ${one('image')}`,
  `update meeting set starts_on = starts_on - 1 where id = ${one('meeting')}`,
  `update meeting set status = 'POSTPONED' where id = ${one('meeting')}`,
  `delete from participant where id = ${one('participant')}`,
  `update tenure set acting = not acting where id = ${one('tenure')}`,
  `delete from tenure where id = ${one('tenure')}`,
  `delete from membership where id = ${one('membership')}`,
  `update presidency set priorities = jsonb_build_object('en', jsonb_build_array($1::text)) where id = ${one('presidency')}`,
  `update vote set in_favour = in_favour + 1 where id = ${one('vote')}`,
  `delete from country_vote where id = ${one('country_vote')}`,
  `update organization set parent_id = null where id = ${one('organization', 'parent_id is not null')}`,
  `update newsroom set time_zone = 'Asia/Tokyo' where $1 <> ''`,
  `update newsroom set public_url = 'https://' || $1 || '.example.org'`,
];

let server: TestServer;
let beside: OpenDatabase;
beforeAll(async () => {
  server = await startTestServer('csto', { STATEMENT_TIMEOUT_MS: '60000' });
  beside = await joinDatabase({ ...readConfig(server.environment), log: () => undefined });
});
afterAll(async () => {
  await beside.close();
  await server.close();
});

async function answerTo({ query, variables }: RandomOperation, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

/** As whoever says who they are is answered: put together from rows that are kept, and from how they were written before. */
const madeOfRows = (operation: RandomOperation) => answerTo(operation, { authorization: 'Bearer nobody' });
/** As whoever knows of more than this server has heard of is answered: from the database alone. */
const madeAnew = (operation: RandomOperation) => answerTo(operation, { 'communique-sequence': '999999999' });

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^communique_${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

async function drawOperations(random: Random): Promise<RandomOperation[]> {
  const keys = await beside.db.query<{ key: NodeKey; slug: string | null }>(
    `select initcap(kind) || ':' || id as key, slug from subject union all select 'Article:' || id, slug from article
      union all select 'Statement:' || id, null from statement union all select 'Mention:' || id, null from mention`,
  );
  const operations = new RandomOperations(
    await testSchema(),
    {
      ids: keys.map(({ key }) => globalId(key)),
      slugs: keys.flatMap(({ slug }) => slug ?? []),
      words: ['peace', 'Tasmagambetov', 'совет', 'exercise', 'UN'],
    },
    random,
  );
  return operations.roots.flatMap((root) => Array.from({ length: OPERATIONS }, () => operations.from(root)));
}

describe('any answer', () => {
  it('is the same from what is kept as made anew, whatever was written before', async () => {
    const random = new Random(Number(process.env.CACHE_SEED ?? 1));
    const operations = await drawOperations(random);
    const unanswered = [];
    for (const operation of operations) {
      const { errors } = JSON.parse(await answerTo(operation)) as { errors?: unknown };
      if (errors) unanswered.push([operation.query, errors]);
    }
    // What was drawn is mostly good: an answer with an error proves nothing.
    expect(unanswered.slice(operations.length / 10)).toEqual([]);

    const before = await metric('answer_cache_hits_total');
    const refused: string[] = [];
    for (const write of random.some(WRITES, SOME_WRITES)) {
      for (const operation of operations) await answerTo(operation);
      const number = String(random.below(1000));
      await beside.db.query(write, write.includes('$1') ? [number] : []).catch(() => refused.push(write));
      for (const operation of operations) {
        const [kept, ofRows, fresh] = await untilSame(operation);
        expect({ write, number, ...operation, kept, ofRows }).toEqual({
          write,
          number,
          ...operation,
          kept: fresh,
          ofRows: fresh,
        });
      }
    }
    expect(refused.length).toBeLessThan(SOME_WRITES / 4);
    expect(await metric('row_cache_texts_bytes')).toBeGreaterThan(10_000);
    expect((await metric('answer_cache_hits_total')) - before).toBeGreaterThan((SOME_WRITES * operations.length) / 2);
  }, 600_000);
});

/** The answer from what is kept and that made anew; asked for again until it was heard that something changed. */
async function untilSame(operation: RandomOperation): Promise<readonly [string, string, string]> {
  for (const begun = performance.now(); ;) {
    const answers = [await answerTo(operation), await madeOfRows(operation), await madeAnew(operation)] as const;
    if (new Set(answers).size === 1 || performance.now() - begun > PATIENCE_MS) return answers;
    await pause(20);
  }
}
