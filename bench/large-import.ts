import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Cluster } from './cluster.js';
import { withClient } from './databases.js';
import { markdown } from './table.js';

const run = promisify(execFile);

const MOST_MEGABYTES = 400;
const GIGABYTE = 2 ** 30;
/** Of so many texts each comes over and over: what is written is little, what is read, hashed and looked up is all of it. */
const TEXTS = 500;
const PARAGRAPHS = 12;
const LOOK_AGAIN_MS = 50;

const COMMAND = path.join(import.meta.dirname, '../dist/server/main.cjs');

interface LargeImport {
  readonly seconds: number;
  readonly megabytes: number;
  /** What the command said at its end. */
  readonly tally: string;
}

/**
 * Imports an export of WordPress of so many gigabytes by the built command into an empty newsroom, on PostgreSQL and on the embedded database: how long it takes, and
 * the most memory that the process ever held. A table in Markdown, and whether it stayed within its bound.
 */
export async function largeImports(
  directory: string,
  cluster: Cluster,
  gigabytes: number,
  say: (line: string) => void,
): Promise<{ readonly table: string; readonly isWithin: boolean }> {
  const place = await mkdtemp(path.join(directory, 'large-'));
  try {
    const file = path.join(place, 'news.xml');
    say(`Writing ${gigabytes} GB …`);
    const items = writeExport(file, gigabytes * GIGABYTE);
    await withClient(cluster.url('postgres'), async (client) => {
      await client.query('drop database if exists large_import');
      await client.query('create database large_import');
    });
    const databases = {
      PostgreSQL: { DATABASE_URL: cluster.url('large_import') },
      embedded: { DATABASE_URL: '', DATA_DIR: path.join(place, 'embedded') },
    };
    const rows: string[][] = [];
    let isWithin = true;
    for (const [name, environment] of Object.entries(databases)) {
      await foundNewsroom(environment);
      const { seconds, megabytes, tally } = await importFile(file, environment);
      isWithin &&= megabytes <= MOST_MEGABYTES;
      rows.push([name, String(items), tally, seconds.toFixed(0), (items / seconds).toFixed(0), megabytes.toFixed(0)]);
      say(rows.at(-1)!.join(' · '));
    }
    return { table: markdown(['database', 'items', 'of these', 's', 'items/s', 'MB at most'], rows), isWithin };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Making the embedded database takes more memory than anything that is done with it later, whatever is imported. */
async function foundNewsroom(environment: Readonly<Record<string, string>>): Promise<void> {
  const options = ['--name', 'Bench', '--languages', 'en', '--section', 'news=News'];
  await run(process.execPath, [COMMAND, 'init', ...options], { env: environmentOf(environment) });
}

function environmentOf(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', CONTENT: 'none', ...environment };
}

async function importFile(file: string, environment: Readonly<Record<string, string>>): Promise<LargeImport> {
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'import', file], {
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said = `${said}${String(chunk)}`.slice(-1000)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let megabytes = 0;
  while (child.exitCode === null && child.signalCode === null) {
    megabytes = Math.max(megabytes, await highestOf(child.pid as number));
    await wait(LOOK_AGAIN_MS);
  }
  await ended;
  const tally = /^\d+ created.*?(?=;)/m.exec(said)?.[0];
  if (child.exitCode !== 0 || tally === undefined) throw new Error(`The import did not end well: ${said}`);
  return { seconds: (performance.now() - began) / 1000, megabytes, tally };
}

/** The most memory that a process ever held, by the kernel's own count. */
async function highestOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Writes an export of a size; gives how many items it has. */
function writeExport(file: string, size: number): number {
  const texts = Array.from({ length: TEXTS }, (_, number) => itemOf(number));
  const lot = Buffer.from(texts.join(''));
  const handle = openSync(file, 'w');
  try {
    let written = writeSync(handle, HEAD);
    let lots = 0;
    for (; written < size; lots += 1) written += writeSync(handle, lot);
    writeSync(handle, '</channel></rss>\n');
    return lots * TEXTS;
  } finally {
    closeSync(handle);
  }
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">' +
  '<channel><title>Lantern Sea Compact</title><language>en</language><wp:base_blog_url>https://news.lantern-sea.example</wp:base_blog_url>\n';

/** A text of ordinary length, unlike the others in a few words. */
function itemOf(number: number): string {
  const sentence = `The ministers of the Lantern Sea Compact met for the ${number}th time in Port Amity, and agreed on the lights of the coast. `;
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, at) => `<!-- wp:paragraph --><p>${at + 1}. ${sentence.repeat(3)}</p><!-- /wp:paragraph -->`,
  );
  return (
    `<item><title>Meeting ${number}</title><link>https://news.lantern-sea.example/${number}/</link><guid>https://news.lantern-sea.example/?p=${number}</guid>` +
    `<wp:post_id>${number}</wp:post_id><wp:post_date_gmt>2024-03-${String(1 + (number % 28)).padStart(2, '0')} 09:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>` +
    `<category domain="category" nicename="news">News</category><content:encoded><![CDATA[${paragraphs.join('\n')}]]></content:encoded></item>\n`
  );
}
