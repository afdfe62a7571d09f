import {
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isPromise } from '../lib/value-or-promise.js';
import { objectTypeNamed, typeNameOf } from './abstract-type.js';
import { neverNull, type Site } from './field-info.js';
import { leafWriter } from './leaf.js';
import { listCompletion } from './list.js';
import type { Place } from './place.js';
import type { Completion, ObjectWriter, Plan, Run, Writing } from './run.js';

/** How values of a type are written at a site. */
export function completionOf(plan: Plan, type: GraphQLOutputType, site: Site): Completion {
  if (isNonNullType(type)) {
    const complete = completionOf(plan, type.ofType, site);
    return (run, value, place, info) => complete(run, value, place, info) ?? neverNull(site);
  }
  if (isListType(type)) return listCompletion(completionOf(plan, type.ofType, site), type.ofType, site);
  if (isLeafType(type)) {
    const write = leafWriter(type);
    return (_run, value) => write(value);
  }
  return isAbstractType(type) ? abstractCompletion(plan, type, site) : objectCompletion(plan, type, site);
}

function objectCompletion(plan: Plan, type: GraphQLObjectType, site: Site): Completion {
  const write = objectOf(plan, type, site);
  return (run, value, place, info) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return write(run, value, place, info);
  };
}

function abstractCompletion(plan: Plan, type: GraphQLAbstractType, site: Site): Completion {
  const nameOf = typeNameOf(type);
  const known = new Map<unknown, Completion>();
  const writeAs = (name: unknown, run: Run, value: unknown, place: Place, info: GraphQLResolveInfo): Writing => {
    let write = known.get(name);
    if (!write) {
      write = objectOf(plan, objectTypeNamed(plan.asked, type, site, name, value), site);
      known.set(name, write);
    }
    return write(run, value, place, info);
  };
  return (run, value, place, info) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    const name = nameOf(value, run, info);
    return isPromise(name)
      ? name.then((told) => writeAs(told, run, value, place, info))
      : writeAs(name, run, value, place, info);
  };
}

/** Writes an object that is there, if it is of the type. */
function objectOf(plan: Plan, type: GraphQLObjectType, { nodes }: Site): Completion {
  let compiled: ObjectWriter | undefined;
  const write: ObjectWriter = (run, value, place) => (compiled ??= plan.writerOf(type, nodes))(run, value, place);
  const { isTypeOf } = type;
  if (!isTypeOf) return write;
  return (run, value, place, info) => {
    const isIt = isTypeOf.call(type, value, run.context, info);
    const writeIf = (isOfType: boolean): Writing => {
      if (isOfType) return write(run, value, place);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
    };
    return isPromise(isIt) ? isIt.then(writeIf) : writeIf(isIt);
  };
}
