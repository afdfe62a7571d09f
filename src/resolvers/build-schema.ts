import 'reflect-metadata/lite';
import { GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { oneOfInputNames } from '../schema/look-up.js';
import { prepareWhereInputs } from '../schema/where-input.js';
import { resolveDirectly } from './direct.js';
import { RESOLVERS } from './index.js';

/** The executable schema. */
export async function buildCommuniqueSchema(): Promise<GraphQLSchema> {
  prepareWhereInputs();
  const schema = await buildSchema({
    resolvers: RESOLVERS,
    validate: false,
    // It would ask the schema for all of itself at each start; `npm run check` has done so before.
    skipCheck: true,
  });
  // type-graphql knows no @oneOf; graphql-js checks it once the type says so.
  for (const name of oneOfInputNames()) {
    const input = schema.getType(name);
    if (input instanceof GraphQLInputObjectType) input.isOneOf = true;
  }
  // Nor has it a place for what the root is.
  const root = schema.getQueryType();
  if (root) root.description = 'Everything there is to ask for: one object by what identifies it, or a filtered list.';
  resolveDirectly(schema, RESOLVERS);
  return schema;
}
