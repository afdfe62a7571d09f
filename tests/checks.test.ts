import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { undescribed } from '../scripts/check/described.js';
import { entityDrift, MEANT_DIFFERENCES, tablesWithoutEntity } from '../scripts/check/entity-drift.js';
import { unmergeable } from '../scripts/check/mergeable.js';
import { newsroomNames } from '../scripts/check/newsroom-names.js';
import { runSteps } from '../scripts/check/run-steps.js';
import { schemaDifferences } from '../scripts/check/schema-differences.js';
import { findingsOf, TOOLS } from '../scripts/check/tools.js';

const REPOSITORY = fileURLToPath(new URL('../', import.meta.url));

describe('a schema without words', () => {
  const bare = undescribed(
    buildSchema(`
      "All." type Query { ask(text: String): Answer }
      type Answer { text: String }
      interface Asked { "When." at: String }
      "How." input How { loud: Boolean }
      "Which." enum Mood { CALM, "Not calm." LOUD }
      scalar Day
      union Reply = Answer
      directive @often on FIELD
    `),
  );

  it.each([
    'Answer',
    'Answer.text',
    'Asked',
    'Query.ask',
    'Query.ask(text:)',
    'How.loud',
    'Mood.CALM',
    'Day',
    'Reply',
    '@often',
  ])('is told that %s has no description', (coordinate) => {
    expect(bare).toContain(`${coordinate} has no description.`);
  });

  it('is told of nothing else', () => {
    expect(bare).toHaveLength(10);
  });

  it('is not believed when its description is blank', () => {
    expect(undescribed(buildSchema('"All." type Query { "  " ask: Int }'))).toEqual(['Query.ask has no description.']);
  });
});

describe('fields of one name', () => {
  const conflictOf = (one: string, other: string) =>
    unmergeable(
      buildSchema(`
        type Query { one: One, other: Other, date: [Int] }
        type One { date: ${one} }
        type Other { date: ${other} }
        scalar Day
        enum Mood { CALM }
      `),
    );

  it.each([
    ['String', 'String!'],
    ['String', '[String]'],
    ['[String]', '[String!]'],
    ['String', 'Day'],
    ['Mood', 'Day'],
    ['One', 'String'],
    ['One', '[Other]'],
  ])('do not merge as %s and %s', (one, other) => {
    expect(conflictOf(one, other)).toEqual([`"date" does not merge: One.date: ${one} / Other.date: ${other}`]);
  });

  it.each([
    ['Day!', 'Day!'],
    ['One', 'Other'],
    ['[One!]!', '[Other!]!'],
  ])('merge as %s and %s', (one, other) => {
    expect(conflictOf(one, other)).toEqual([]);
  });
});

describe('a changed schema', () => {
  const before = buildSchema(`
    "All." type Query { "News." news(first: Int): [String!]!, "Old." old: Int }
    "How it is." enum Mood { "Calm." CALM }
  `);
  const differences = schemaDifferences(
    before,
    buildSchema(`
      "All." type Query { "The news." news(first: Int!): [String!], "New." now: Int }
      "How it is." enum Mood { "Calm." CALM, "Loud." LOUD }
    `),
  );

  it('has its breaking changes named, first of all', () => {
    expect(differences.slice(0, 3)).toEqual([
      'BREAKING: Query.old was removed.',
      'BREAKING: Query.news arg first has changed type from Int to Int!.',
      'BREAKING: Query.news changed type from [String!]! to [String!].',
    ]);
  });

  it('has everything else named after them', () => {
    expect(differences.slice(3)).toEqual([
      'dangerous: LOUD was added to enum type Mood.',
      'added: Query.now',
      'added: Mood.LOUD',
      'described in other words: Query.news',
    ]);
  });

  it('is noticed even where graphql-js sees no change', () => {
    const reordered = buildSchema(`
      "All." type Query { "Old." old: Int, "News." news(first: Int): [String!]! }
      "How it is." enum Mood { "Calm." CALM }
    `);
    expect(schemaDifferences(before, reordered)).toHaveLength(1);
    expect(schemaDifferences(before, before)).toEqual([]);
  });
});

describe('entities that are not what the migrations make', () => {
  const meant = Object.keys(MEANT_DIFFERENCES);

  it.each([
    'ALTER TABLE "article" ADD "mood" text',
    'ALTER TABLE "article" DROP COLUMN "lead"',
    'ALTER TABLE "article" ALTER COLUMN "lead" SET NOT NULL',
    'ALTER TABLE "article" ADD CONSTRAINT "UQ_1" UNIQUE ("lead")',
    'CREATE INDEX "IDX_1" ON "article" ("lead")',
    'CREATE TABLE "mood" ("id" integer)',
  ])('are reported: %s', (query) => {
    expect(entityDrift([...meant, query])).toEqual([`The entities are not what the migrations make: ${query}`]);
  });

  it('are no matter where only a constraint or an index is not theirs', () => {
    const queries = [
      'ALTER TABLE "article" DROP CONSTRAINT "article_genre_check"',
      'DROP INDEX "public"."article_feed"',
      'DELETE FROM "typeorm_metadata" WHERE "type" = $1',
    ];
    expect(entityDrift([...meant, ...queries])).toEqual([]);
  });

  it('are on the allow list no longer than the difference lasts', () => {
    const [first = '', ...others] = meant;
    expect(entityDrift(others)).toEqual([`Allowed, but there is no such difference any more: ${first}`]);
  });

  it('are reported where a table has none', () => {
    expect(tablesWithoutEntity(['article', 'mood', 'schema_migration'], ['article'])).toEqual([
      'Table "mood" has no entity.',
    ]);
  });
});

describe('code that names the newsroom', () => {
  it.each(["const slug = 'csto-secretary-general';", '// As on odkb-csto.org', 'const ODKB = 1;', "'ОДКБ'"])(
    'is found: %s',
    (line) => {
      expect(newsroomNames('src/kinds/office.ts', `\n${line}`)).toEqual([
        `src/kinds/office.ts:2 names the newsroom: ${line}`,
      ]);
    },
  );

  it('is meant in the default of CONTENT alone', () => {
    const line = "const content = setting('CONTENT') ?? 'csto';";
    expect(newsroomNames('src/config/index.ts', line)).toEqual([]);
    expect(newsroomNames('src/cli/serve.ts', line)).toHaveLength(1);
    expect(newsroomNames('src/config/index.ts', `${line} // csto-secretary-general`)).toHaveLength(1);
  });
});

describe('the check itself', () => {
  it('says which step failed and why, runs the others, and counts', async () => {
    const lines: string[] = [];
    const failed = await runSteps(
      [
        { name: 'broken', findings: () => Promise.reject(new Error('cannot be run')) },
        { name: 'wrong', findings: () => Promise.resolve(['one thing', 'another']) },
        { name: 'fine', findings: () => Promise.resolve([]) },
      ],
      2,
      (line) => lines.push(line),
    );
    expect(failed).toBe(2);
    const text = lines.join('\n');
    expect(text).toMatch(/^not ok {2}broken /m);
    expect(text).toMatch(/^not ok {2}wrong /m);
    expect(text).toMatch(/^ok {6}fine /m);
    expect(text).toContain('\nwrong:\n  one thing\n  another');
    expect(text).toContain('Error: cannot be run');
  });
});

/** A small repository that does what ours must not. */
const BAD_REPOSITORY = {
  'package.json': '{ "name": "bad", "type": "module", "dependencies": { "left-over": "1.0.0" } }',
  'tsconfig.json': `{ "extends": ${JSON.stringify(path.join(REPOSITORY, 'tsconfig.json'))}, "compilerOptions": { "types": ["node"] }, "include": ["src", "migrations"] }`,
  'src/lib/text.ts':
    "import { article } from '../domain/article.js';\nexport const title = String(article);\nexport const nobodyWantsThis = 1;\n",
  'src/domain/article.ts': `import { GraphQLError } from 'graphql';
import { DataSource } from 'typeorm';
import { title } from '../lib/text.js';
export const article: unknown[] = [title, GraphQLError, DataSource];
`,
  'src/schema/article.ts': "import type { Row } from '../database/row.js';\nexport type Article = Row;\n",
  'src/database/row.ts': 'export interface Row { id: string }\n',
  'src/entities/row.ts': 'export const table = 1;\n',
  'src/resolvers/article.ts': "import { table } from '../entities/row.js';\nexport const read = table;\n",
  'src/ingest/page.ts': 'export const page = 1;\n',
  'src/feeds/feed.ts': "import { page } from '../ingest/page.js';\nexport const feed = page;\n",
  'src/odd/one.ts': "import { page } from '../ingest/page.js';\nexport const odd = page;\n",
  'src/http/port.ts': `import process from 'node:process';
const { env } = process;
export const port = process.env.PORT ?? env['PORT'];
`,
  'src/config/port.ts': 'export const port = process.env.PORT;\n',
  'src/cli/main.ts': "export { titleInUse } from './command-line.js';\n",
  'src/cli/command-line.ts':
    "import { title } from '../lib/text.js';\nexport const titleInUse = title + String(process.env.LOUD);\n",
  'src/cli/serve.ts': `export const say = async (words: any) => {
  Promise.resolve(words.loud);
  console.log(process.env.LOUD);
};
const number: number = 'four';
`,
  'migrations/first.ts': "import { table } from '../src/entities/row.js';\nexport const first = table;\n",
};

describe('the tools of the check', () => {
  let directory: string;
  const found = async (name: keyof typeof TOOLS) => (await findingsOf(TOOLS[name], directory)).join('\n');

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'communique checks '));
    for (const [file, text] of Object.entries(BAD_REPOSITORY)) {
      await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
      await writeFile(path.join(directory, file), text);
    }
    await symlink(path.join(REPOSITORY, 'node_modules'), path.join(directory, 'node_modules'), 'dir');
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('find what is not formatted', async () => {
    expect(await found('format')).toContain('src/database/row.ts');
  });

  it('find what the compiler refuses', async () => {
    expect(await found('types')).toContain('src/cli/serve.ts(5,7): error TS2322');
  });

  it('find files, exports and dependencies that nobody uses', async () => {
    const findings = await found('unused');
    expect(findings).toContain('src/odd/one.ts');
    expect(findings).toContain('left-over');
    expect(findings).toContain('nobodyWantsThis');
  });

  it('find with the types what is wrong at run time', async () => {
    const findings = await found('lint');
    expect(findings).toMatch(/@typescript-eslint\/no-floating-promises/);
    expect(findings).toMatch(/@typescript-eslint\/no-explicit-any/);
    expect(findings).toMatch(/no-console/);
  });

  it('find the environment read anywhere but in config', async () => {
    const offenders = await offendersOf(/no-restricted-(properties|imports)/);
    expect(offenders).toEqual(['src/cli/serve.ts', 'src/http/port.ts', 'src/http/port.ts', 'src/http/port.ts']);
  });

  describe('hear of every door that stands open between rooms', () => {
    let findings: string;
    beforeAll(async () => {
      findings = await found('rooms');
    });

    it.each([
      ['room-lib', 'src/lib/text.ts → src/domain/article.ts'],
      ['room-feeds', 'src/feeds/feed.ts → src/ingest/page.ts'],
      ['room-schema', 'src/schema/article.ts → src/database/row.ts'],
      ['room-resolvers', 'src/resolvers/article.ts → src/entities/row.ts'],
      ['graphql-above-domain', 'src/domain/article.ts → .*node_modules/graphql/'],
      ['typeorm-types-only', 'src/domain/article.ts → .*node_modules/typeorm/'],
      ['every-file-in-a-room', 'src/odd/one.ts → src/ingest/page.ts'],
      ['migrations-alone', 'migrations/first.ts → src/entities/row.ts'],
      ['no-circular', 'src/domain/article.ts → '],
    ])('%s', (rule, door) => {
      expect(findings).toMatch(new RegExp(`error ${rule}: ${door}`));
    });
  });

  /** The files in which eslint found a breach of such a rule, one entry for each. */
  async function offendersOf(rule: RegExp): Promise<string[]> {
    const lines = await findingsOf(TOOLS.lint, directory);
    let file = '';
    const offenders: string[] = [];
    for (const line of lines) {
      if (line.startsWith('/')) file = path.relative(directory, line).split(path.sep).join('/');
      if (rule.test(line)) offenders.push(file);
    }
    return offenders;
  }
});
