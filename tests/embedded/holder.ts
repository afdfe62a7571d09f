// A process of its own for the tests: `holder.ts DIRECTORY [write]`. Says on its output what became of its attempt.
import pg from 'pg';
import { DirectoryInUse, openEmbedded } from '../../src/database/embedded/index.js';

const [directory = '', mode] = process.argv.slice(2);
const say = (words: string): void => void process.stdout.write(`${words}\n`);

try {
  const database = await openEmbedded({
    directory,
    statementTimeoutMs: 10_000,
    idleInTransactionMs: 10_000,
    log: () => undefined,
  });
  say('open');
  if (mode === 'write') {
    const config = { stream: () => database.stream(), user: 'postgres', database: 'postgres' };
    const client = new pg.Client(config);
    await client.connect();
    await client.query('create table if not exists kept (id bigint primary key, pad text)');
    const { rows } = await client.query<{ next: number }>('select coalesce(max(id), 0)::int + 1 as next from kept');
    for (let id = rows[0]?.next ?? 1; ; id++) {
      await client.query("insert into kept values ($1, repeat('x', 500))", [id]);
      say(`kept ${id}`);
    }
  }
  process.stdin.resume().once('end', () => void database.close().then(() => say('closed')));
} catch (error) {
  say(error instanceof DirectoryInUse ? `in use by ${error.pid}` : `failed: ${String(error)}`);
}
