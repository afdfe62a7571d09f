import {
  getNullableType,
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

/** What is written for no value: null, or an error where there must be one. */
type Missing = () => null;

/** How values of a type are written at a site. */
export function completionOf(plan: Plan, type: GraphQLOutputType, site: Site): Completion {
  const missing: Missing = isNonNullType(type) ? () => neverNull(site) : () => null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return listCompletion(completionOf(plan, nullable.ofType, site), nullable.ofType, missing, site);
  }
  if (isLeafType(nullable)) {
    const write = leafWriter(nullable);
    return (_run, value) => write(value) ?? missing();
  }
  return isAbstractType(nullable)
    ? abstractCompletion(plan, nullable, missing, site)
    : objectCompletion(plan, nullable, missing, site);
}

function objectCompletion(plan: Plan, type: GraphQLObjectType, missing: Missing, site: Site): Completion {
  if (type.isTypeOf) return checked(missing, objectOf(plan, type, site));
  let write: ObjectWriter | undefined;
  // The same as below, with one call less: most of what is written are objects of a known type.
  return (run, value, place) => {
    if (value === null || value === undefined) return missing();
    if (value instanceof Error) throw value;
    return (write ??= plan.writerOf(type, site.nodes))(run, value, place);
  };
}

function abstractCompletion(plan: Plan, type: GraphQLAbstractType, missing: Missing, site: Site): Completion {
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
  return checked(missing, (run, value, place, info) => {
    const name = nameOf(value, run, info);
    return isPromise(name)
      ? writeInTime(writeAs, name, run, value, place, info)
      : writeAs(name, run, value, place, info);
  });
}

/** Apart from who calls it, as `completeInTime` is. */
function writeInTime(
  writeAs: (name: unknown, ...given: Parameters<Completion>) => Writing,
  name: PromiseLike<unknown>,
  ...given: Parameters<Completion>
): Writing {
  return name.then((told) => writeAs(told, ...given));
}

function checked(missing: Missing, write: Completion): Completion {
  return (run, value, place, info) => {
    if (value === null || value === undefined) return missing();
    if (value instanceof Error) throw value;
    return write(run, value, place, info);
  };
}

/** Writes an object that is there, if it is of the type. */
function objectOf(plan: Plan, type: GraphQLObjectType, { nodes }: Site): Completion {
  let compiled: ObjectWriter | undefined;
  const writer = () => (compiled ??= plan.writerOf(type, nodes));
  const { isTypeOf } = type;
  if (!isTypeOf) return (run, value, place) => writer()(run, value, place);
  return (run, value, place, info) => {
    // First what is wrong with the selection, then what is wrong with the value, as graphql-js has it.
    const write = writer();
    const isIt = isTypeOf.call(type, value, run.context, info);
    const writeIf = (isOfType: boolean): Writing => {
      if (isOfType) return write(run, value, place);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
    };
    return isPromise(isIt) ? isIt.then(writeIf) : writeIf(isIt);
  };
}
