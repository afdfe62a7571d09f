import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../src/config/index.js';
import { joinDatabase, openDatabase } from '../src/database/open.js';
import { listening, runCommand, startCommand } from './support/command.js';
import { copyTemplate } from './support/template.js';
import { ISLES } from './support/newsroom.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'communique init '));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const HARBOUR = [
  ...[
    'init',
    '--name',
    'Harbour League|Ligue des ports',
    '--languages',
    'en,fr',
    '--newsroom-time-zone',
    'America/Halifax',
  ],
  ...['--public-url', 'https://news.example.org/', '--section', 'news=News|Nouvelles', '--section', 'Harbour Notices'],
];

describe('communique init', () => {
  it('sets up an empty newsroom: name, address, languages, zone and sections', async () => {
    const environment = await copyTemplate('empty');
    const { code, output } = await runCommand([...HARBOUR, '--json'], environment);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({
      name: { en: 'Harbour League', fr: 'Ligue des ports' },
      languages: ['en', 'fr'],
      timeZone: 'America/Halifax',
      publicUrl: 'https://news.example.org',
      sections: [
        { slug: 'news', language: 'en', name: { en: 'News', fr: 'Nouvelles' } },
        { slug: 'harbour-notices', language: 'en', name: { en: 'Harbour Notices' } },
      ],
    });

    const server = startCommand(['serve'], { ...environment, PORT: '0', LOG_LEVEL: 'silent' });
    const url = await listening(server);
    const imported = await runCommand(
      ['import', 'tests/fixtures/pages/en-news-single-gaps.txt', '--published', '2020-05-04', '--section', 'news'],
      environment,
    );
    expect(imported.code).toBe(0);
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ sections { nodes { name(language: "fr") } } articles { nodes { url publishedAt section { slug } } } subjects { totalCount } }',
      }),
    });
    const { data } = (await answer.json()) as { data: object };
    expect(data).toMatchObject({
      sections: { nodes: [{ name: 'Harbour Notices' }, { name: 'Nouvelles' }] },
      articles: {
        nodes: [
          {
            ...{ publishedAt: '2020-05-04T03:00:00Z', section: { slug: 'news' } },
            url: expect.stringMatching(/^https:\/\/news\.example\.org\/news\/[a-z0-9-]+$/),
          },
        ],
      },
      subjects: { totalCount: 0 },
    });
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  }, 120_000);

  it('says how the newsroom is started that was set up, in a directory of its own as well', async () => {
    const own = path.join(directory, 'own');
    const { output } = await runCommand(['init', '--name', 'A', '--data-dir', own], {});
    expect(output).toContain(
      `Start it with npm start -- --data-dir '${own}', and fill it with npx communique import --data-dir '${own}'.`,
    );
  });

  it('refuses a database that has a newsroom, and leaves it as it was', async () => {
    const environment = await copyTemplate('csto');
    const { code, output, errors } = await runCommand(HARBOUR, environment);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe('This database has a newsroom already. Choose another with --data-dir or --database-url.\n');
  });

  it.each([
    [[], 'A newsroom needs a name: --name "Harbour League".'],
    [['--name', 'A|B'], '"A|B" must be one text a language at most, separated by |, in the order en.'],
    [['--name', 'A', '--languages', 'en,en'], '--languages must name each language once, but got "en,en".'],
    [
      ['--name', 'A', '--languages', 'english!'],
      'A language must be a tag such as en, ru or zh-Hant, but got "english!".',
    ],
    [['--name', 'A', '--languages', ','], '--languages must be tags such as en,fr, the usual one first.'],
    [
      ['--name', 'A', '--section', 'a=A', '--section', 'a=B'],
      'Each section needs a slug of its own, but "a" is given twice.',
    ],
    [
      ['--name', 'A', '--section', '!!!'],
      'A section needs letters or digits for its slug: --section "news=News", but got "!!!".',
    ],
  ])('refuses %j with a sentence that says what would work', async (options, sentence) => {
    const { code, errors } = await runCommand(['init', ...options], { DATA_DIR: path.join(directory, 'unused') });
    expect([code, errors]).toEqual([1, `${sentence}\n`]);
  });
});

describe('communique check', () => {
  it('says for each rule whether it holds, and ends with 1 until it was put right', async () => {
    const environment = await copyTemplate('csto');
    const healthy = await runCommand(['check'], environment);
    expect(healthy.code).toBe(0);
    expect(healthy.output).toMatch(
      /^ok {6}indexes\nok {6}publication status of statements\n[\s\S]*\nAll \d+ rules hold\.\n$/,
    );

    const server = startCommand(['serve'], { ...environment, PORT: '0', LOG_LEVEL: 'silent', CONTENT: 'none' });
    await listening(server);
    await drift(environment);
    const broken = await runCommand(['check'], environment);
    expect(broken.code).toBe(1);
    expect(broken.output).toContain('broken  links of articles to topics above');
    expect(broken.output).toMatch(/With --fix what follows from something else is put right\.\n$/);
    const mended = await runCommand(['check', '--fix'], environment);
    expect(mended.code).toBe(0);
    expect(mended.output).toContain('mended  links of articles to topics above');
    expect((await runCommand(['check'], environment)).code).toBe(0);
    server.kill('SIGTERM');
    await server.ended;
  }, 180_000);
});

describe('a check', () => {
  it('writes nothing: a wrong directory is refused and not made, a zone is not moved', async () => {
    const nowhere = await runCommand(['check', '--data-dir', path.join(directory, 'nowhere')], {});
    expect([nowhere.code, nowhere.errors]).toEqual([
      1,
      `There is no database in ${path.join(directory, 'nowhere')}. Name another with --data-dir or --database-url.\n`,
    ]);
    const environment = await copyTemplate('csto');
    await runCommand(['check'], { ...environment, NEWSROOM_TIME_ZONE: 'Asia/Tokyo' });
    const database = await openDatabase({ ...readConfig(environment), log: () => undefined });
    expect(await database.db.query('select time_zone from newsroom')).toEqual([{ time_zone: 'Europe/Moscow' }]);
    await database.close();
  }, 120_000);
});

/** Takes away, past the triggers, what follows from the hierarchy of topics. */
async function drift(environment: Record<string, string>): Promise<void> {
  const database = await joinDatabase({ ...readConfig({ ...environment, CONTENT: 'none' }), log: () => undefined });
  await (
    await database.dataSource()
  ).transaction(async (db) => {
    await db.query(`update topic set broader_id = (select id from subject where slug = 'military-cooperation')
      where id = (select id from subject where slug = 'peacekeeping')`);
    await db.query('set local session_replication_role = replica');
    await db.query('delete from article_subject where inherited');
  });
  await database.close();
}

describe('CONTENT', () => {
  it('takes the path of a bundle, and says what is wrong with one that cannot be used', async () => {
    const data = path.join(directory, 'broken');
    const { code, errors } = await runCommand(['serve', '--port', '0', '--content', './tests/fixtures'], {
      DATA_DIR: data,
    });
    expect(code).toBe(1);
    expect(errors).toContain('A content bundle must have a readable newsroom.json');
    const server = startCommand(
      ['serve', '--port', '0', '--content', path.relative(process.cwd(), ISLES).replace(/^(?!\.)/, './')],
      { DATA_DIR: data },
    );
    await listening(server);
    server.kill('SIGTERM');
    expect((await server.ended).output).toContain('loaded');
  }, 120_000);
});
