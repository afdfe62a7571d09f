import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import { execute, type ExecutionResult, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { Outcome } from '../execution/operation.js';
import { OperationKeeper } from '../execution/operation-keeper.js';
import type { HttpContext } from './plugins.js';

type Gateway = ApolloServerOptionsWithGateway<HttpContext>['gateway'];

/** The data of an answer as JSON text. Whoever does not know that may still take it for an object. */
class WrittenData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Both of them run requests in Apollo's stead. */
export interface CompiledExecution {
  readonly plugin: ApolloServerPlugin<HttpContext>;
  readonly gateway: Gateway;
}

/**
 * Runs requests in Apollo's stead: operations that come again and again are compiled, all others are run by graphql-js. Their
 * answers are the same to the byte. The plugin runs them; only a result with errors goes on to the gateway, which hands it to Apollo to
 * be formatted. What Apollo makes for a gateway has a getter of its own for each request, which the engine keeps, with the
 * request, until it goes through all of its memory.
 */
export function compiledExecution(schema: GraphQLSchema): CompiledExecution {
  const keeper = new OperationKeeper(schema);
  return {
    plugin: {
      async requestDidStart() {
        return {
          async responseForOperation({ document, queryHash, request, response, contextValue }) {
            const { variables, operationName } = request;
            // Apollo has known it since it parsed the document, though its types do not say so here.
            const operation = keeper.find(queryHash as string, document, operationName);
            const singleResult = operation
              ? written(await operation.run(undefined, contextValue, variables, contextValue.texts))
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

function written({ data, errors }: Outcome): ExecutionResult {
  return {
    ...(errors.length > 0 ? { errors } : {}),
    ...(data === undefined
      ? {}
      : { data: data === 'null' ? null : (new WrittenData(data) as object as ExecutionResult['data']) }),
  };
}

/** An answer as text; data that was written already stands in it as it is. */
export function writeAnswer(result: FormattedExecutionResult): string {
  const { errors, data, extensions } = result;
  if (!(data instanceof WrittenData)) return `${JSON.stringify(result)}\n`;
  const before = errors ? `"errors":${JSON.stringify(errors)},` : '';
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  return `{${before}"data":${data.text}${after}}\n`;
}
