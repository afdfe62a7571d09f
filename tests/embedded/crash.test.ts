import { Worker } from 'node:worker_threads';
import { jest } from '@jest/globals';
import type pg from 'pg';
import type { EmbeddedDatabase } from '../../src/database/embedded/index.js';
import { clientOf, LONG_STATEMENT, newDirectory, open } from './support.js';

const directory = newDirectory();
const posts = jest.spyOn(Worker.prototype, 'postMessage');
const told: string[] = [];
let database: EmbeddedDatabase;
let first: pg.Client;
let second: pg.Client;

/** Ends the thread of the database as a crash does: nobody there has asked for it. */
const crash = () => (posts.mock.contexts.at(-1) as Worker).terminate();

const endOf = (client: pg.Client) =>
  new Promise<Error & { code?: string }>((resolve) => void client.once('error', resolve));

beforeAll(async () => {
  database = await open(directory.path, { log: (message) => told.push(message) });
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

afterAll(async () => {
  await directory.remove();
  posts.mockRestore();
});

describe('a database that ends by itself', () => {
  it('ends the client whose transaction it takes along, answers the others and says so in the log', async () => {
    await first.query('begin');
    await first.query('insert into item values (1)');
    const long = first.query(LONG_STATEMENT);
    const waiting = second.query('select count(*)::int as n from item');
    await crash();
    await expect(long).rejects.toMatchObject({ code: '57P02' });
    expect((await waiting).rows).toEqual([{ n: 0 }]);
    await expect(first.query('commit')).rejects.toThrow();
    expect(told).toContain('The embedded database ended by itself and is opened again.');
  });

  it('ends a client in a transaction that asks for nothing just then, and keeps nothing of that', async () => {
    const ended = endOf(first);
    await first.query('begin');
    await first.query('insert into item values (2)');
    await crash();
    expect((await ended).code).toBe('57P02');
    await expect(first.query('insert into item values (3)')).rejects.toThrow();
    expect((await second.query('select id from item')).rows).toEqual([]);
  });

  it('is not noticed by a client that has prepared and set something and asks for nothing just then', async () => {
    const named = () => first.query({ name: 'named', text: 'select $1::int as n', values: [7] });
    await first.query("set time zone 'Asia/Yerevan'");
    await named();
    await crash();
    expect((await named()).rows).toEqual([{ n: 7 }]);
    expect((await first.query('show timezone')).rows).toEqual([{ TimeZone: 'Asia/Yerevan' }]);
  });
});
