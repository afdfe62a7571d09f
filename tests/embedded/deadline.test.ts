import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { EmbeddedDatabase } from '../../src/database/embedded/index.js';
import { clientOf, LONG_STATEMENT, newDirectory, open, until } from './support.js';

const directory = newDirectory();
let database: EmbeddedDatabase;
let first: pg.Client;
let second: pg.Client;

beforeAll(async () => {
  database = await open(directory.path, { statementTimeoutMs: 1200 });
  const client = await clientOf(database);
  await client.query('create table item (id int primary key)');
  await client.end();
});

beforeEach(async () => {
  [first, second] = [await clientOf(database), await clientOf(database)];
});

afterEach(async () => {
  await Promise.all([first.end(), second.end()]);
});

afterAll(directory.remove);

describe('a statement over its limit', () => {
  it('fails with 57014 while the process goes on, and the next in line is answered', async () => {
    let stall = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      stall = Math.max(stall, performance.now() - last);
      last = performance.now();
    }, 10);
    const long = first.query(LONG_STATEMENT);
    const waiting = second.query('select 1 as answered');
    await expect(long).rejects.toMatchObject({ code: '57014' });
    expect((await waiting).rows).toEqual([{ answered: 1 }]);
    clearInterval(watch);
    expect(stall).toBeLessThan(400);
  });

  it('leaves its connection usable', async () => {
    await expect(first.query(LONG_STATEMENT)).rejects.toMatchObject({ code: '57014' });
    expect((await first.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
  });

  it('loses no row that was acknowledged', async () => {
    await first.query('insert into item select x from generate_series(1, 500) x');
    await expect(second.query(LONG_STATEMENT)).rejects.toMatchObject({ code: '57014' });
    expect((await first.query('select count(*)::int as n from item')).rows).toEqual([{ n: 500 }]);
  });

  it('ends the connection whose transaction it ends, which is rolled back', async () => {
    await first.query('begin');
    await first.query('insert into item values (9001)');
    await expect(first.query(LONG_STATEMENT)).rejects.toMatchObject({ code: '57014' });
    await expect(first.query('insert into item values (9002)')).rejects.toThrow();
    expect((await second.query('select id from item where id > 9000')).rows).toEqual([]);
  });

  it('may run on where the client has asked for no limit', async () => {
    await first.query('set statement_timeout = 0');
    const slow = 'select count(*)::int as n from generate_series(1, 4000) a, generate_series(1, 8000) b';
    const started = performance.now();
    expect((await first.query(slow)).rows).toEqual([{ n: 32_000_000 }]);
    expect(performance.now() - started).toBeGreaterThan(1200);
  });
});

describe('what a client has set up', () => {
  it('is there again after the database was opened again', async () => {
    const heard: string[] = [];
    first.on('notification', ({ payload }) => heard.push(payload ?? ''));
    const named = () => first.query({ name: 'named', text: 'select $1::int as n', values: [7] });
    await first.query('listen news');
    await first.query("set time zone 'Asia/Yerevan'");
    await named();
    await expect(second.query(LONG_STATEMENT)).rejects.toMatchObject({ code: '57014' });
    expect((await named()).rows).toEqual([{ n: 7 }]);
    expect((await first.query('show timezone')).rows).toEqual([{ TimeZone: 'Asia/Yerevan' }]);
    await second.query("notify news, 'after'");
    await until(() => heard.length > 0);
    expect(heard).toEqual(['after']);
  });
});

describe('a database that cannot be opened again', () => {
  it('says so to whoever waits, and answers once it can', async () => {
    const file = join(directory.path, 'pgdata', 'PG_VERSION');
    const version = readFileSync(file);
    writeFileSync(file, '99');
    const long = first.query(LONG_STATEMENT);
    const next = second.query('select 1');
    await expect(long).rejects.toMatchObject({ code: '57014' });
    await expect(next).rejects.toMatchObject({ code: '57P03' });
    writeFileSync(file, version);
    const answers = () => second.query('select 1').then(Boolean, () => false);
    await until(answers, 15_000);
  });
});
