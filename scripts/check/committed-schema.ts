import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';
import { schemaDifferences } from './schema-differences.js';

const COMMITTED = new URL('../../src/schema/schema.graphql', import.meta.url);

/** How the schema that the code builds differs from the committed one, and which command accepts that. */
export async function committedSchemaDifferences(built: GraphQLSchema): Promise<string[]> {
  const text = await readFile(COMMITTED, 'utf8').catch(() => null);
  if (text === null) return ['src/schema/schema.graphql is not there. "npm run schema:write" writes it.'];
  if (text === committedText(built)) return [];
  // Read back as the committed one is, so that both have lost the same: resolvers, and the order of built-in scalars.
  const differences = schemaDifferences(buildSchema(text), buildSchema(printSchema(built)));
  if (differences.length === 0) differences.push('the file differs in its spaces or comments only');
  return [
    'src/schema/schema.graphql is not what the code builds:',
    ...differences.map((difference) => `  ${difference}`),
    'If that is meant, "npm run schema:write" accepts it; what is BREAKING needs a decision record as well.',
  ];
}

export async function writeCommittedSchema(built: GraphQLSchema): Promise<void> {
  await writeFile(COMMITTED, committedText(built));
}

function committedText(schema: GraphQLSchema): string {
  return `${printSchema(schema)}\n`;
}
