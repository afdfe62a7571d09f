import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import type { ValueOrPromise } from '../lib/value-or-promise.js';
import type { Site } from './field-info.js';
import type { Asked, Run } from './run.js';

/** Says by what name the type of a value goes. */
export function typeNameOf(
  type: GraphQLAbstractType,
): (value: unknown, run: Run, info: GraphQLResolveInfo) => ValueOrPromise<unknown> {
  const resolve = type.resolveType ?? defaultTypeResolver;
  return (value, run, info) => resolve(value, run.context, info, type);
}

/** The object type that a value of an abstract one was said to be; throws when it cannot be that, as graphql-js words it. */
export function objectTypeNamed(
  { schema }: Asked,
  abstract: GraphQLAbstractType,
  { field, parentType, nodes }: Site,
  name: unknown,
  value: unknown,
): GraphQLObjectType {
  const place = `"${parentType.name}.${field.name}"`;
  if (name === null || name === undefined) {
    throw new GraphQLError(
      `Abstract type "${abstract.name}" must resolve to an Object type at runtime for field ${place}. Either the "${abstract.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `Abstract type "${abstract.name}" must resolve to an Object type at runtime for field ${place} with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const type = schema.getType(name);
  const said = `Abstract type "${abstract.name}" was resolved to a`;
  if (!type) throw new GraphQLError(`${said} type "${name}" that does not exist inside the schema.`, { nodes });
  if (!isObjectType(type)) throw new GraphQLError(`${said} non-object type "${name}".`, { nodes });
  if (!schema.isSubType(abstract, type)) {
    throw new GraphQLError(`Runtime Object type "${type.name}" is not a possible type for "${abstract.name}".`, {
      nodes,
    });
  }
  return type;
}
