import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../src/config/index.js';
import type { Db } from '../src/database/db.js';
import { joinDatabase } from '../src/database/open.js';
import { Random } from '../src/lib/random.js';
import { runCommand, startCommand } from './support/command.js';
import { copyTemplate } from './support/template.js';

const ITEMS = 300;
const KILLS = 20;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'communique interrupted '));
});
afterAll(() => rm(folder, { recursive: true }));

/** Texts that name a country, so that each item is an article with mentions and links. */
function feedOf(items: number): string {
  const each = Array.from({ length: items }, (_, at) => {
    const body = `<p>Lamp ${at} stands on the page of the atlas that shows Kazakhstan.</p><p>The atlas goes on.</p>`;
    return `<item><guid>lamp-${at}</guid><link>https://lamps.example/${at}</link><title>Lamp ${at % 50}</title>
      <description><![CDATA[${body}]]></description><pubDate>Tue, 04 May 2021 09:30:00 GMT</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>Lamps</title><link>https://lamps.example/</link>${each.join('')}</channel></rss>`;
}

/** What readers and the next run find, without the numbers that rows happened to get. */
const CONTENT = {
  articles: `select slug, title, html, text, source_url, published_at, external_ids from article where source_url like 'https://lamps.%'`,
  mentions: `select a.slug as article, s.slug as subject, m.start_offset, m.end_offset from mention m
    join article a on a.id = m.article_id join subject s on s.id = m.subject_id where a.source_url like 'https://lamps.%'`,
  links: `select a.slug as article, s.slug as subject, l.role, l.position from article_subject l
    join article a on a.id = l.article_id join subject s on s.id = l.subject_id where a.source_url like 'https://lamps.%'`,
  items: 'select source, key, digest, type_name, place, verdict from import_item',
  entries: `select c.change_kind, c.type_name, count(*) from change c join article a on a.id = c.node_id and c.type_name = 'Article'
    where a.source_url like 'https://lamps.%' group by 1, 2`,
};

async function contentOf(environment: Record<string, string>): Promise<Record<string, unknown>> {
  const database = await joinDatabase({ ...readConfig(environment), log: () => undefined });
  try {
    const read = async (db: Db, sql: string) => db.query(`select * from (${sql}) t order by t::text`);
    const all: Record<string, unknown> = {};
    for (const [name, sql] of Object.entries(CONTENT)) all[name] = await read(database.db, sql);
    return all;
  } finally {
    await database.close();
  }
}

describe('an import that is killed at twenty moments and begun again each time', () => {
  it('ends in the same rows as one that nobody disturbed', async () => {
    const feed = path.join(folder, 'lamps.xml');
    await writeFile(feed, feedOf(ITEMS));
    const environment = async () => ({ CONTENT: 'none', ...(await copyTemplate('csto')) });
    const [undisturbed, disturbed] = [await environment(), await environment()];
    expect((await runCommand(['import', feed], undisturbed)).output).toContain(`${ITEMS} created`);

    const random = new Random(1);
    let killed = 0;
    for (let at = 0; at < KILLS; at++) {
      const child = startCommand(['import', feed, '--json'], disturbed);
      // From before the first item is written to well after: most runs end in the middle of an item.
      const begun = new Promise((resolve) => child.stdout?.once('data', resolve));
      await Promise.race([begun, child.ended]);
      await setTimeout(random.next() * 150);
      child.kill('SIGKILL');
      const { code } = await child.ended;
      if (code === null) killed += 1;
    }
    expect(killed).toBeGreaterThan(KILLS / 2);
    const { code, output } = await runCommand(['import', feed], disturbed);
    expect([code, output]).toEqual([0, expect.stringContaining('0 rejected')]);
    expect(await contentOf(disturbed)).toEqual(await contentOf(undisturbed));
  }, 900_000);
});
