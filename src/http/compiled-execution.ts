import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { execute, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import { OperationKeeper } from '../execution/operation-keeper.js';
import type { HttpContext } from './plugins.js';

type Execute = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type Gateway = ApolloServerOptionsWithGateway<HttpContext>['gateway'];

/** The data of an answer as JSON text. Whoever does not know that may still take it for an object. */
class WrittenData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/**
 * Runs requests in Apollo's stead, in the one place that it has for it: operations that come again and again are compiled,
 * all others are run by graphql-js. Their answers are the same to the byte.
 */
export function compiledExecution(schema: GraphQLSchema): Gateway {
  const keeper = new OperationKeeper(schema);
  const executor: Execute = async ({ document, queryHash, request, context }) => {
    const { variables, operationName } = request;
    const operation = keeper.find(queryHash, document, operationName);
    if (!operation)
      return execute({ schema, document, contextValue: context, variableValues: variables, operationName });
    const { data, errors } = await operation.run(undefined, context, variables);
    return {
      ...(errors.length > 0 ? { errors } : {}),
      ...(data === undefined ? {} : { data: data === 'null' ? null : (new WrittenData(data) as object) }),
    };
  };
  return {
    onSchemaLoadOrUpdate(announce) {
      announce({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: () => Promise.resolve({ executor }),
    stop: () => Promise.resolve(),
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
