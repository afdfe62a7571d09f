import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { EmbeddedDatabase } from '../../src/database/embedded/index.js';
import { clientOf, connected, newDirectory, open, until } from './support.js';

const directory = newDirectory('a directory with spaces');
let database: EmbeddedDatabase;
let first: pg.Client;
let second: pg.Client;

beforeAll(async () => {
  database = await open(directory.path, { idleInTransactionMs: 700 });
  const client = await clientOf(database);
  await client.query('create table item (id int primary key, n int default 0)');
  await client.query('insert into item select x from generate_series(1, 10) x');
  await client.end();
});

beforeEach(async () => {
  [first, second] = [await clientOf(database), await clientOf(database)];
});

afterEach(async () => {
  await Promise.all([first.end(), second.end()]);
});

afterAll(directory.remove);

describe('clients that share the session', () => {
  it('never find themselves in the transaction of another', async () => {
    const order: string[] = [];
    await first.query('begin');
    const other = second
      .query<{ outside: boolean }>('select pg_current_xact_id_if_assigned() is null as outside')
      .then(({ rows }) => order.push(`the other is outside: ${rows[0]?.outside}`));
    await first.query('update item set n = 1 where id = 9');
    await pause(30);
    order.push('commit');
    await first.query('commit');
    await other;
    expect(order).toEqual(['commit', 'the other is outside: true']);
  });

  it('lose what they have not committed when they are cut off', async () => {
    await first.query('begin');
    await first.query('update item set n = 777 where id = 3');
    (first as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await second.query('select n from item where id = 3')).rows).toEqual([{ n: 0 }]);
  });

  it('are ended when they hold a transaction open and send nothing', async () => {
    const ended = new Promise<Error & { code?: string }>((resolve) => first.once('error', resolve));
    await first.query('begin');
    await first.query('update item set n = 888 where id = 4');
    expect((await second.query('select n from item where id = 4')).rows).toEqual([{ n: 0 }]);
    expect((await ended).code).toBe('25P03');
  });

  it('are not ended for a silence before their commit, though another had to wait for it', async () => {
    await first.query('begin');
    await pause(30);
    const waiting = second.query('select 1 as n');
    await pause(30);
    await first.query('commit');
    expect((await waiting).rows).toEqual([{ n: 1 }]);
    await pause(800);
    expect((await first.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
  });

  it('may give different statements the same name', async () => {
    const ask = (client: pg.Client, text: string) => client.query({ name: 'same', text, values: [2] });
    expect((await ask(first, 'select $1::int + 1 as n')).rows).toEqual([{ n: 3 }]);
    expect((await ask(second, 'select $1::int * 10 as n')).rows).toEqual([{ n: 20 }]);
    expect((await ask(first, 'select $1::int + 1 as n')).rows).toEqual([{ n: 3 }]);
  });

  it('keep their prepared statements when another throws everything away', async () => {
    const ask = () => first.query({ name: 'kept', text: 'select $1::int as n', values: [5] });
    await ask();
    await second.query('discard all');
    expect((await ask()).rows).toEqual([{ n: 5 }]);
  });

  it('do not see the settings of each other', async () => {
    await first.query("set time zone 'Asia/Yerevan'");
    expect((await second.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
    expect((await first.query('show timezone')).rows).toEqual([{ TimeZone: 'Asia/Yerevan' }]);
  });

  it('do not see what another has set in its transaction', async () => {
    await first.query('begin');
    await first.query("set time zone 'Asia/Yerevan'");
    await first.query('commit');
    expect((await second.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
    expect((await first.query('show timezone')).rows).toEqual([{ TimeZone: 'Asia/Yerevan' }]);
  });

  it('leave no temporary table behind', async () => {
    const third = await clientOf(database);
    await third.query('create temporary table scratch (n int)');
    await third.end();
    expect((await second.query("select to_regclass('scratch') as found")).rows).toEqual([{ found: null }]);
  });

  it('hear of the channels they listen to and of no other', async () => {
    const heard: string[] = [];
    first.on('notification', ({ channel, payload }) => heard.push(`first ${channel} ${payload}`));
    second.on('notification', ({ channel, payload }) => heard.push(`second ${channel} ${payload}`));
    await first.query('listen news');
    await second.query('listen "Other"');
    await second.query("notify news, 'one'");
    await first.query(`notify "Other", 'two'`);
    await until(() => heard.length >= 2);
    expect(heard).toEqual(['first news one', 'second Other two']);
  });

  it('go on listening when another leaves the same channel', async () => {
    const heard: string[] = [];
    first.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await first.query('listen shared');
    await second.query('listen shared');
    await second.query('unlisten shared');
    await second.query("notify shared, 'still'");
    await until(() => heard.length > 0);
    expect(heard).toEqual(['still']);
  });

  it('can load the extensions of the product', async () => {
    for (const extension of ['pg_trgm', 'unaccent', 'btree_gin', 'btree_gist']) {
      await first.query(`create extension if not exists ${extension}`);
    }
    expect((await first.query("select unaccent('é') as plain")).rows).toEqual([{ plain: 'e' }]);
  });
});

describe('large amounts', () => {
  it('reach the client whole: 50,000 rows and a value of 20 MB', async () => {
    expect((await first.query('select * from generate_series(1, 50000) n')).rows).toHaveLength(50_000);
    const { rows } = await first.query<{ text: string }>("select repeat('x', 20000000) as text");
    expect(rows[0]?.text).toHaveLength(20_000_000);
  });

  it('reach the database whole: a parameter of 20 MB', async () => {
    const { rows } = await first.query('select length($1::text) as n', ['y'.repeat(20_000_000)]);
    expect(rows).toEqual([{ n: 20_000_000 }]);
  });

  it('wait for a client that is slow to read them', async () => {
    const slow = database.stream();
    const startup = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0\0', 'latin1');
    startup.writeInt32BE(startup.length, 0);
    slow.write(startup);
    const sql = Buffer.from("Q\0\0\0\0select repeat('x', 100000) from generate_series(1, 1280)\0", 'latin1');
    sql.writeInt32BE(sql.length - 1, 1);
    slow.write(sql);
    await pause(100);
    let isOver = false;
    const next = second.query('select 1').then(() => (isOver = true));
    await pause(2000);
    // The statement itself waits, so nobody has the session after it yet.
    expect(isOver).toBe(false);
    let read = 0;
    slow.on('data', (chunk: Buffer) => (read += chunk.length));
    await until(() => read > 128_000_000);
    await next;
    slow.destroy();
  });
});

describe('the socket for other processes', () => {
  it('serves pg beside the client in the process', async () => {
    const outside = await connected({ host: dirname(database.socketPath) });
    await outside.query('update item set n = 5 where id = 5');
    expect((await first.query('select n from item where id = 5')).rows).toEqual([{ n: 5 }]);
    await outside.end();
  });

  it('declines encryption and refuses a database that is not there', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(database.socketPath);
      socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
      socket.once('data', (chunk) => {
        socket.destroy();
        resolve(chunk.toString());
      });
    });
    expect(answer).toBe('N');
    await expect(connected({ host: dirname(database.socketPath), database: 'nothing' })).rejects.toMatchObject({
      code: '3D000',
    });
  });
});
