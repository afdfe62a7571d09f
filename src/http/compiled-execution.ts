import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import { execute, type GraphQLSchema } from 'graphql';
import type { OperationKeeper } from '../execution/operation-keeper.js';
import type { KnownOperation } from './known-operations.js';
import type { HttpContext } from './plugins.js';
import { written } from './written-answer.js';

type Gateway = ApolloServerOptionsWithGateway<HttpContext>['gateway'];

/** Both of them run requests in Apollo's stead. */
export interface CompiledExecution {
  readonly plugin: ApolloServerPlugin<HttpContext>;
  readonly gateway: Gateway;
}

/**
 * Runs requests in Apollo's stead: operations that come again and again are compiled, all others are run by graphql-js. Their
 * answers are the same to the byte. The plugin runs them; only a result with errors goes on to the gateway, which hands it to Apollo to
 * be formatted. What Apollo makes for a gateway has a getter of its own for each request, which the engine keeps, with the
 * request, until it goes through all of its memory. `learn` hears of each operation that was compiled.
 */
export function compiledExecution(
  schema: GraphQLSchema,
  keeper: OperationKeeper,
  learn: (query: string, operation: KnownOperation) => void,
): CompiledExecution {
  return {
    plugin: {
      async requestDidStart() {
        return {
          async responseForOperation({ document, operation, source, queryHash, request, response, contextValue }) {
            // It was run before it came here.
            if (contextValue.noted.failed) return null;
            const { variables, operationName } = request;
            // Apollo has known it since it parsed the document, though its types do not say so here.
            const hash = queryHash as string;
            const compiled = keeper.find(hash, document, operationName);
            if (compiled) learn(source, { document, operation, operationName, queryHash: hash });
            const singleResult = compiled
              ? written(await compiled.run(undefined, contextValue, variables, contextValue.texts))
              : await execute({ schema, document, contextValue, variableValues: variables, operationName });
            if (!singleResult.errors) return { http: response.http, body: { kind: 'single', singleResult } };
            contextValue.noted.failed = singleResult;
            return null;
          },
        };
      },
    },
    gateway: {
      onSchemaLoadOrUpdate(announce) {
        announce({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      load: () => Promise.resolve({ executor: async ({ context }) => (context as HttpContext).noted.failed ?? {} }),
      stop: () => Promise.resolve(),
    },
  };
}
