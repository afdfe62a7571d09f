import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DirectoryInUse, socketOf } from '../../src/database/embedded/index.js';
import { lockDirectory } from '../../src/database/embedded/directory-lock.js';
import { killHolders, startHolder } from './children.js';
import { clientOf, connected, newDirectory, open, until } from './support.js';

const directory = newDirectory();
afterAll(async () => {
  await killHolders();
  await directory.remove();
});

describe('a directory that is open', () => {
  it('is refused to a second process, which learns the number of the first', async () => {
    const database = await open(directory.path);
    expect(await startHolder(directory.path).verdict).toBe(`in use by ${process.pid}`);
    await expect(open(directory.path)).rejects.toThrow(DirectoryInUse);
    await database.close();
  });

  it('has a socket that others can find, for this user only, until it is closed', async () => {
    const database = await open(directory.path);
    expect(socketOf(directory.path)).toBe(database.socketPath);
    expect(statSync(database.socketPath).mode & 0o777).toBe(0o600);
    await database.close();
    expect(socketOf(directory.path)).toBeNull();
    expect(existsSync(database.socketPath)).toBe(false);
  });

  it('lets its process end once it is closed', async () => {
    const holder = startHolder(directory.path);
    expect(await holder.verdict).toBe('open');
    await holder.finish();
    expect(holder.lines).toContain('closed');
  });

  it('may have a path too long for a socket', async () => {
    const long = join(directory.path, 'a long name '.repeat(8), 'and a longer one '.repeat(4));
    const database = await open(long);
    const client = await connected({ host: dirname(socketOf(long) ?? '') });
    expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await client.end();
    await database.close();
    expect(existsSync(dirname(database.socketPath))).toBe(false);
  });
});

describe('a lock', () => {
  const place = (name: string): string => {
    const path = join(directory.path, name);
    mkdirSync(path);
    return path;
  };
  const rewrite = (path: string, change: Record<string, unknown>): void => {
    const file = join(path, 'instance.1');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
  };

  it('is taken over from a program that has ended, though another has its number', async () => {
    const path = place('reused');
    await lockDirectory(path, 'a socket');
    rewrite(path, { startedAt: 'another time' });
    expect(socketOf(path)).toBeNull();
    (await lockDirectory(path, 'a socket')).release();
  });

  it('is not taken from a process of another container that shows signs of life', async () => {
    const path = place('container');
    const living = await lockDirectory(path, 'a socket');
    rewrite(path, { space: 'another host', pid: 1 });
    await expect(lockDirectory(path, 'a socket')).rejects.toThrow(DirectoryInUse);
    living.release();
    (await lockDirectory(path, 'a socket')).release();
  });

  it('leaves one small file, however often it is taken', async () => {
    const path = place('often');
    for (let time = 0; time < 5; time++) {
      (await lockDirectory(path, 'a socket')).release();
    }
    expect(readdirSync(path)).toEqual(['instance.5']);
  });

  it('of a killed process goes to exactly one of four that want it at once', async () => {
    const path = place('race');
    const killed = startHolder(path);
    expect(await killed.verdict).toBe('open');
    await killed.kill();
    const holders = [1, 2, 3, 4].map(() => startHolder(path));
    const verdicts = await Promise.all(holders.map((each) => each.verdict));
    const winner = holders[verdicts.indexOf('open')];
    expect(verdicts.filter((each) => each === 'open')).toHaveLength(1);
    expect(verdicts.filter((each) => each === `in use by ${winner?.process.pid}`)).toHaveLength(3);
    await winner?.kill();
  });

  it('goes to one of many that race for it again and again', async () => {
    const path = place('rush');
    let held = 0;
    let most = 0;
    const want = async (): Promise<void> => {
      const lock = await lockDirectory(path, 'a socket').catch(() => null);
      if (lock) {
        most = Math.max(most, ++held);
        await pause(1);
        held--;
        lock.release();
      }
    };
    await Promise.all(Array.from({ length: 200 }, (_, index) => pause(index / 4).then(want)));
    expect(most).toBe(1);
  });
});

describe('a process killed while it writes', () => {
  it('has lost no row that it was told was kept', async () => {
    const path = join(directory.path, 'killed');
    let acknowledged = 0;
    for (const delay of [40, 310, 120, 230, 75]) {
      const writer = startHolder(path, 'write');
      expect(await writer.verdict).toBe('open');
      await until(() => writer.lines.some((line) => line.startsWith('kept')), 15_000);
      await pause(delay);
      await writer.kill();
      acknowledged = Math.max(acknowledged, Number(/\d+/.exec(writer.lines.at(-1) ?? '')?.[0] ?? 0));
    }
    const database = await open(path);
    const client = await clientOf(database);
    const { rows } = await client.query<{ n: number; last: number }>(
      'select count(*)::int as n, max(id)::int as last from kept',
    );
    expect(acknowledged).toBeGreaterThanOrEqual(5);
    expect(rows[0]?.last).toBeGreaterThanOrEqual(acknowledged);
    expect(rows[0]?.n).toBe(rows[0]?.last);
    await client.end();
    await database.close();
  });
});
