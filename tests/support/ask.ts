import { graphql, type GraphQLSchema } from 'graphql';
import { buildCommuniqueSchema } from '../../src/resolvers/build-schema.js';
import type { TestDatabase } from './database.js';

let built: Promise<GraphQLSchema> | undefined;

/** The schema, built once a test file. */
export function testSchema(): Promise<GraphQLSchema> {
  built ??= buildCommuniqueSchema();
  return built;
}

/** Whatever a query answers: tests read what they know to be there. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = any;

type ContextOptions = Parameters<TestDatabase['contextOf']>[0];

/** Runs a query on a test database; throws the first error. */
export async function ask(
  database: TestDatabase,
  source: string,
  variableValues: Record<string, unknown> = {},
  options: ContextOptions = {},
): Promise<Answer> {
  const contextValue = await database.contextOf(options);
  const { data, errors } = await graphql({ schema: await testSchema(), source, variableValues, contextValue });
  const [error] = errors ?? [];
  if (error) throw error.originalError ?? error;
  return data;
}
