import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { undescribed } from '../scripts/check/described.js';
import { findingsOf, TOOLS } from '../scripts/check/tools.js';
import { listening, type Ended } from './support/command.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** A block of the document: a new file, or lines to be added to one that is there. */
interface Block {
  readonly type: 'ts' | 'diff';
  readonly file: string;
  readonly text: string;
}

function blocksOf(document: string): Block[] {
  return [...document.matchAll(/^```(ts|diff) (\S+)\n([\s\S]*?)^```$/gm)].map(([, type, file, text]) => ({
    type: type as Block['type'],
    file: file as string,
    text: text as string,
  }));
}

/** Adds the lines marked with + after the line before them, which must stand in the file exactly once. */
function added(source: string, diff: string): string {
  const [context = '', ...more] = diff.trimEnd().split('\n');
  const anchor = `${context.slice(1)}\n`;
  const found = source.split(anchor).length - 1;
  if (found !== 1) throw new Error(`"${context}" must stand in the file once, but stands there ${found} times.`);
  return source.replace(anchor, `${anchor}${more.map((line) => `${line.slice(1)}\n`).join('')}`);
}

let copy: string;
let environment: Record<string, string>;

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'communique-award-'));
  for (const part of ['src', 'migrations', 'content', 'package.json', 'tsconfig.json']) {
    await cp(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  await cp(path.join(ROOT, 'tests/fixtures/isles'), path.join(copy, 'isles'), { recursive: true });
  environment = { CONTENT: './isles', DATA_DIR: path.join(copy, 'data'), PORT: '0', LOG_LEVEL: 'silent' };
});
afterAll(() => rm(copy, { recursive: true, force: true }));

function runInCopy(args: readonly string[]): ReturnType<typeof spawn> & { readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: copy,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output, errors })));
  return Object.assign(child, { ended });
}

describe('a kind that is added as docs/adding-a-kind.md says', () => {
  it('takes its own files and a line in the index of each room', async () => {
    const blocks = blocksOf(await readFile(path.join(ROOT, 'docs/adding-a-kind.md'), 'utf8'));
    expect(blocks.filter(({ type }) => type === 'ts')).toHaveLength(6);
    for (const { type, file, text } of blocks) {
      const place = path.join(copy, file);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, type === 'ts' ? text : added(await readFile(place, 'utf8'), text));
    }
    const edited = new Set(blocks.filter(({ type }) => type === 'diff').map(({ file }) => file));
    expect([...edited].every((file) => file.endsWith('/index.ts'))).toBe(true);
  });

  it('compiles, keeps to its rooms, and describes everything', async () => {
    await writeFile(
      path.join(copy, 'tsconfig.json'),
      (await readFile(path.join(copy, 'tsconfig.json'), 'utf8')).replace(
        /"include": \[[^\]]*\]/,
        '"include": ["src", "migrations"]',
      ),
    );
    expect(await findingsOf(TOOLS.types, copy)).toEqual([]);
    expect(await findingsOf(TOOLS.rooms, copy)).toEqual([]);
    const { output, code } = await runInCopy(['src/cli/main.ts', 'schema']).ended;
    expect(code).toBe(0);
    expect(undescribed(buildSchema(output))).toEqual([]);
  }, 240_000);

  it('is loaded, listed, filtered, looked up, entered in the ledger and checked like any other', async () => {
    const award = {
      ...{ slug: 'lanterne-d-or', language: 'fr', name: { fr: 'Lanterne d’or', pt: 'Lanterna de ouro' } },
      ...{ giver: 'fil', recipient: 'odalys-brenac', awardedOn: '2013-05-05' },
      sources: [{ title: 'Archives du Levant' }],
    };
    await writeFile(
      path.join(copy, 'isles/awards.json'),
      JSON.stringify([
        award,
        { ...award, slug: 'lanterne-d-argent', awardedOn: '2011-05-05', name: { fr: 'Lanterne d’argent' } },
      ]),
    );
    const server = runInCopy(['src/cli/main.ts', 'serve']);
    const url = await listening(server);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ awards { totalCount nodes { kind slug name(language: "pt") awardedOn giver { slug } recipient { slug } } }
          filtered: awards(where: {recipient: {country: {code: {eq: "XA"}}}, awardedOn: {lt: "2012-01-01"}}) { nodes { slug } }
          award(by: {slug: "lanterne-d-or"}) { id articles { totalCount } }
          search(query: "lanterna", in: [AWARDS]) { nodes { ... on Award { slug } } }
          subjects(where: {kind: {eq: AWARD}, award: {giver: {slug: {eq: "fil"}}}}) { totalCount }
          changes(typeNames: ["Award"]) { nodes { changeKind ... on ContentChange { content { ... on Award { slug } } } } } }`,
      }),
    });
    const { data } = (await response.json()) as { data: Record<string, unknown> };
    expect(data).toMatchObject({
      awards: {
        totalCount: 2,
        nodes: [
          {
            ...{ kind: 'AWARD', slug: 'lanterne-d-or', name: 'Lanterna de ouro', awardedOn: '2013-05-05' },
            ...{ giver: { slug: 'fil' }, recipient: { slug: 'odalys-brenac' } },
          },
          { slug: 'lanterne-d-argent', name: 'Lanterne d’argent' },
        ],
      },
      filtered: { nodes: [{ slug: 'lanterne-d-argent' }] },
      award: { articles: { totalCount: 0 } },
      search: { nodes: [{ slug: 'lanterne-d-or' }] },
      subjects: { totalCount: 2 },
      changes: { nodes: [{ changeKind: 'CREATED' }, { changeKind: 'CREATED' }] },
    });
    const { output } = await runInCopy(['src/cli/main.ts', 'check', '--json']).ended;
    expect(JSON.parse(output)).toMatchObject({ ok: true });
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  }, 240_000);

  it('is gone again when its migration is taken back', async () => {
    await writeFile(
      path.join(copy, 'undo.ts'),
      `import { openDatabase } from './src/database/open.js';
      import { readConfig } from './src/config/index.js';
      const database = await openDatabase({ ...readConfig(process.env), log: () => undefined });
      const dataSource = await database.dataSource();
      await dataSource.undoLastMigration();
      const [left] = await dataSource.query(
        "select to_regclass('award') as table, (select count(*)::integer from subject where kind = 'AWARD') as subjects");
      console.log(JSON.stringify(left));
      await database.close();`,
    );
    const { output, errors } = await runInCopy(['undo.ts']).ended;
    expect(errors).toBe('');
    expect(JSON.parse(output)).toEqual({ table: null, subjects: 0 });
  }, 120_000);
});
