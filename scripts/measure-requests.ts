import { performance } from 'node:perf_hooks';
import { graphql, type GraphQLSchema } from 'graphql';
import { readConfig } from '../src/config/index.js';
import type { Db } from '../src/database/db.js';
import { openDatabase } from '../src/database/open.js';
import { PUBLIC_VIEWER } from '../src/database/viewer.js';
import { findNewsroom, type Newsroom } from '../src/domain/newsroom.js';
import { buildCommuniqueSchema } from '../src/resolvers/build-schema.js';
import { createContext } from '../src/resolvers/context.js';

/*
 * Measures typical requests on a database filled by `communique generate`, and prints them as the table of
 * docs/performance.md: the time of the whole request, that of its statements, and what the largest of these reads.
 *
 *   DATABASE_URL=postgres://localhost/volume npx tsx scripts/measure-requests.ts
 */

const LARGEST_TOPIC = 'about: {slug: {eq: "sample-security"}}';
const LARGEST_OFFICE = 'office: {slug: {eq: "sample-secretary-general"}}';
const RAREST_OFFICE = 'office: {slug: {eq: "sample-envoy-to-the-meridians"}}';
const STATEMENT = 'text statedAt speaker { name } office { name } article { title } topics { name }';

const REQUESTS: readonly (readonly [title: string, request: string])[] = [
  [
    'Statements by the largest office about the largest topic',
    `{ statements(where: {${LARGEST_OFFICE}, ${LARGEST_TOPIC}}) { nodes { ${STATEMENT} } } }`,
  ],
  [
    'The same with its total',
    `{ statements(where: {${LARGEST_OFFICE}, ${LARGEST_TOPIC}}) { totalCount nodes { ${STATEMENT} } } }`,
  ],
  [
    'The largest topic with the rarest office, with total',
    `{ statements(where: {${RAREST_OFFICE}, ${LARGEST_TOPIC}}) { totalCount nodes { ${STATEMENT} } } }`,
  ],
  [
    'The largest topic or the rarest office',
    `{ statements(where: {or: [{${LARGEST_TOPIC}}, {${RAREST_OFFICE}}]}) { nodes { text } } }`,
  ],
  ['Not about the largest topic', `{ statements(where: {not: {${LARGEST_TOPIC}}}) { nodes { text } } }`],
  [
    'Front page: 30 news with sections, topics, statements',
    '{ articles(first: 30) { nodes { title section { name } topics { name } statements(first: 3) { nodes { text speaker { name } } } } } }',
  ],
  [
    'News of a section and a language, with total',
    '{ articles(where: {section: {slug: {eq: "sample-news"}}, language: {eq: "ru"}}) { totalCount nodes { title } } }',
  ],
  ['One edition of each item', '{ articles(editions: {prefer: ["en"]}) { nodes { title language } } }'],
  [
    '100 officials, 3 statements each about the largest topic',
    `{ officials(first: 100) { nodes { name statementsMade(first: 3, where: {${LARGEST_TOPIC}}) { nodes { text } } } } }`,
  ],
  [
    '20 news with related news, newer and older in a filter',
    `{ articles(first: 20) { nodes { title related { title } navigation(where: {${LARGEST_TOPIC}}) { newer { title } older { title } } } } }`,
  ],
  [
    'Facets of the largest topic: speakers, topics, months',
    `{ statements(where: {${LARGEST_TOPIC}}) { facets { speakers { count subject { name } } subjects(kind: TOPIC) { count subject { name } } timeline(interval: MONTH) { count } } } }`,
  ],
  [
    'Search for a common word, with total and highlights',
    '{ search(query: "work") { totalCount totalIsExact rankedWithin edges { node { __typename } highlights { html } } } }',
  ],
  [
    'Search for a misspelled name',
    '{ search(query: "Halanta") { totalCount interpretedAs { explanation } nodes { __typename } } }',
  ],
  ['Suggestions for three letters', '{ suggest(query: "hal") { text } }'],
];
const TIMES = 7;

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[] | undefined;
  readonly milliseconds: number;
}

/** One run of a request, with the statements it made. */
async function run(db: Db, schema: GraphQLSchema, newsroom: Newsroom, source: string) {
  const statements: Statement[] = [];
  const measured: Db = {
    async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
      const began = performance.now();
      const rows = await db.query<Row>(sql, parameters);
      statements.push({ sql, parameters, milliseconds: performance.now() - began });
      return rows;
    },
  };
  const request = { languages: ['en'], publicUrl: 'https://news.example.org', version: '0' };
  const began = performance.now();
  const contextValue = createContext(measured, PUBLIC_VIEWER, newsroom, request);
  const { errors } = await graphql({ schema, source, contextValue });
  if (errors) throw new Error(`${source}: ${String(errors[0])}`);
  return { milliseconds: performance.now() - began, statements };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

/** What a statement reads, by index or table, with the rows that came of it; what reads most first. */
async function readBy(db: Db, { sql, parameters }: Statement): Promise<string> {
  const [row] = await db.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `explain (analyze, format json, timing off) ${sql}`,
    parameters,
  );
  const rows = new Map<string, number>();
  const visit = (node: PlanNode): void => {
    const name = node['Index Name'] ?? node['Relation Name'];
    const count = node['Actual Rows'] * node['Actual Loops'];
    if (name !== undefined && count > 0) rows.set(name, (rows.get(name) ?? 0) + count);
    for (const below of node.Plans ?? []) visit(below);
  };
  visit(row!['QUERY PLAN'][0]!.Plan);
  const most = [...rows].sort(([, a], [, b]) => b - a).slice(0, 3);
  return most.map(([name, count]) => `${name} ${Math.round(count)}`).join(', ');
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
const database = await openDatabase({ ...config, statementTimeoutMs: 60_000, log: () => undefined });
try {
  const { db } = database;
  const schema = await buildCommuniqueSchema();
  const newsroom = await findNewsroom(db);
  console.log(
    '| request | ms, median | of these in SQL | statements | the largest reads, rows |\n|---|---|---|---|---|',
  );
  for (const [title, source] of REQUESTS) {
    const runs = [];
    for (let time = 0; time < TIMES; time++) runs.push(await run(db, schema, newsroom, source));
    const inSql = runs.map(({ statements }) => statements.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
    const { statements } = runs.at(-1)!;
    const largest = [...statements].sort((a, b) => b.milliseconds - a.milliseconds)[0]!;
    const cells = [
      title,
      median(runs.map(({ milliseconds }) => milliseconds)).toFixed(0),
      median(inSql).toFixed(0),
      statements.length,
      await readBy(db, largest),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  await database.close();
}
