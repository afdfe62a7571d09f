import { once } from 'node:events';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import type pg from 'pg';
import type { EmbeddedDatabase } from '../../src/database/embedded/index.js';
import { clientOf, connected, LONG_STATEMENT, newDirectory, open } from './support.js';

const directory = newDirectory();
let database: EmbeddedDatabase;
let inside: pg.Client;
let outside: pg.Client;

beforeAll(async () => {
  database = await open(directory.path);
});

beforeEach(async () => {
  inside = await clientOf(database);
  outside = await connected({ host: dirname(database.socketPath) });
});

afterEach(async () => {
  await Promise.all([inside.end(), outside.end()]);
});

afterAll(directory.remove);

/** What libpq sends for Ctrl-C in psql, on a connection of its own, which the server closes. */
async function cancel(client: pg.Client, change: { pid?: number; secret?: number } = {}): Promise<void> {
  const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
  const request = Buffer.alloc(16);
  [16, 80_877_102, change.pid ?? processID, change.secret ?? secretKey].forEach((each, at) =>
    request.writeInt32BE(each, 4 * at),
  );
  const socket = connect(database.socketPath);
  socket.resume().write(request);
  await once(socket, 'close');
}

describe('a request to cancel', () => {
  it('ends the statement that runs, and nothing that others wait for', async () => {
    const running = outside.query(LONG_STATEMENT);
    const waiting = inside.query('select 1 as n');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await cancel(outside);
    await expect(running).rejects.toMatchObject({ code: '57014', message: expect.stringContaining('user request') });
    expect((await waiting).rows).toEqual([{ n: 1 }]);
    expect((await outside.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
  });

  it('takes back what a statement that waited was to prepare', async () => {
    const named = { name: 'kept', text: 'select $1::int as n', values: [1] };
    const running = outside.query(LONG_STATEMENT);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const waiting = inside.query(named);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await cancel(inside);
    await expect(waiting).rejects.toMatchObject({ code: '57014' });
    await cancel(outside);
    await expect(running).rejects.toMatchObject({ code: '57014' });
    for (let asked = 0; asked < 3; asked++) expect((await inside.query(named)).rows).toEqual([{ n: 1 }]);
  });

  it('does nothing without the secret of the client', async () => {
    const { secretKey } = outside as unknown as { secretKey: number };
    const running = outside.query(
      'select count(*)::int as n from generate_series(1, 2000) a, generate_series(1, 5000) b',
    );
    await cancel(outside, { secret: secretKey ^ 1 });
    expect((await running).rows).toEqual([{ n: 10_000_000 }]);
  });

  it('leaves the transaction of another alone, as it leaves its prepared statements', async () => {
    const named = () => inside.query({ name: 'named', text: 'select $1::int as n', values: [7] });
    await inside.query('begin');
    await inside.query('create table kept (n int)');
    await named();
    const waiting = outside.query('select 1');
    const ended = expect(waiting).rejects.toMatchObject({ code: '57014' });
    await cancel(outside);
    await ended;
    expect((await named()).rows).toEqual([{ n: 7 }]);
    await inside.query('commit');
    expect((await outside.query("select to_regclass('kept') is not null as kept")).rows).toEqual([{ kept: true }]);
  });
});
