import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { listening, runCommand, startCommand } from './support/command.js';
import { writeAndRead } from './support/minute.js';
import { copyTemplate } from './support/template.js';

/** With `MINUTE=60` it takes the whole minute, and says how it went. */
const SECONDS = Number(process.env.MINUTE ?? 15);
const CLIENTS = 16;
const ARTICLES = 12;

it('answers what was written, whoever wrote it, whichever server is asked', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'communique-minute-'));
  const environment = await copyTemplate('csto');
  const { DATABASE_URL, DATA_DIR } = environment;
  // The embedded database is one server's alone; whoever writes comes in through its door.
  const servers = Array.from({ length: DATABASE_URL ? 2 : 1 }, () =>
    startCommand(['serve'], { ...environment, CONTENT: 'none', PORT: '0' }),
  );
  const urls = await Promise.all(servers.map(listening));
  const writers = new pg.Pool({
    ...(DATABASE_URL ? { connectionString: DATABASE_URL } : { host: DATA_DIR, user: 'postgres', database: 'postgres' }),
    max: DATABASE_URL ? 8 : 2,
  });
  try {
    const { rows } = await writers.query<{ slug: string }>(
      `select slug from article where publication_status = 'PUBLISHED' order by id limit ${ARTICLES}`,
    );
    const report = await writeAndRead({
      seconds: SECONDS,
      clients: CLIENTS,
      servers: urls,
      writers,
      slugs: rows.map(({ slug }) => slug),
      seed: Date.now(),
      add: async (number) => {
        const file = path.join(folder, `${number}.txt`);
        await writeFile(
          file,
          `Harbour bulletin number ${number}\n\nThe harbour is open, as bulletin ${number} says.\n`,
        );
        const { output } = await runCommand(['import', file, '--published', '2024-05-07', '--json'], environment);
        const { results, sequence } = JSON.parse(output) as { results: [{ slug: string }]; sequence: string };
        return { slug: results[0].slug, sequence };
      },
      cut: async () => {
        if (!DATABASE_URL) return;
        await writers.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'communique freshness'`,
        );
      },
    });
    const hits = await Promise.all(urls.map(hitsOf));
    if (process.env.MINUTE) process.stderr.write(`${JSON.stringify({ ...report, hits })}\n`);
    expect(report.wrong).toEqual([]);
    expect(Math.min(report.reads, report.writes, report.imports, ...hits)).toBeGreaterThan(0);
  } finally {
    await writers.end();
    for (const server of servers) server.kill('SIGTERM');
    await Promise.all(servers.map(({ ended }) => ended));
    await rm(folder, { recursive: true, force: true });
  }
}, 300_000);

/** How many answers were given as they were kept. */
async function hitsOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^communique_answer_cache_hits_total (\d+)$/m.exec(metrics)?.[1]);
}
