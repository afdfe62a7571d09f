import pg from 'pg';
import type { IncomingMessage } from 'node:http';
import { asksBeyond } from '../src/http/sequence.js';
import { startTestServer, type TestServer } from './support/server.js';
import { NOTHING_CHANGES } from './support/still.js';

let server: TestServer;
let writer: pg.Client;
beforeAll(async () => {
  server = await startTestServer('csto');
  const { DATABASE_URL, DATA_DIR } = server.environment;
  writer = new pg.Client(
    DATABASE_URL ? { connectionString: DATABASE_URL } : { host: DATA_DIR, user: 'postgres', database: 'postgres' },
  );
  await writer.connect();
});
afterAll(async () => {
  await writer.end();
  await server.close();
});

const asking = (given: string) => server.post('{ server { timeZone } }', {}, { 'communique-sequence': given });

describe('the sequence of an answer', () => {
  it('says how far the answer knows the ledger, a refusal too', async () => {
    const { rows } = await writer.query<{ last: string }>('select max(sequence)::text as last from change');
    const last = rows[0]?.last;
    expect((await server.post('{ server { version } }')).headers.get('communique-sequence')).toBe(last);
    expect((await server.post('{ nothing }')).headers.get('communique-sequence')).toBe(last);
  });

  it('rises with what is written', async () => {
    const before = Number((await asking('0')).headers.get('communique-sequence'));
    await writer.query(`insert into section (slug, language, name) values ('more', 'en', '{"en": "More"}')`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(Number((await asking('0')).headers.get('communique-sequence'))).toBe(before + 1);
  });

  it('may be given back, also one that was not heard of yet', async () => {
    for (const given of ['0', '1', '999999999999']) {
      expect(await asking(given)).toMatchObject({
        status: 200,
        body: { data: { server: { timeZone: 'Europe/Moscow' } } },
      });
    }
  });

  it.each(['', '-1', '1.5', '007', 'latest', '1, 2'])('is not "%s"', async (given) => {
    const { status, body } = await asking(given);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.errors[0].message).toContain(`but got "${given}"`);
  });

  it.each([
    [undefined, false],
    ['11', false],
    ['12', false],
    ['13', true],
    ['9007199254740993', true],
  ])('of %s is beyond 12: %s', (given, isBeyond) => {
    const request = { headers: given === undefined ? {} : { 'communique-sequence': given } } as IncomingMessage;
    expect(asksBeyond(request, { ...NOTHING_CHANGES, sequence: '12' })).toBe(isBeyond);
  });
});

describe('the newsroom of a server', () => {
  it('moves as soon as it is moved', async () => {
    await writer.query(`update newsroom set time_zone = 'Asia/Yerevan'`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await asking('0')).body.data.server.timeZone).toBe('Asia/Yerevan');
  });
});
