import {
  getNullableType,
  isLeafType,
  isNonNullType,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLResolveInfo,
} from 'graphql';
import { isPromise } from '../lib/value-or-promise.js';
import { argumentsOf } from './arguments.js';
import { completionOf } from './completion.js';
import { FieldInfo, neverNull, placeOf, type Site } from './field-info.js';
import { leafWriter, type LeafWriter } from './leaf.js';
import { completeInTime, nulledInTime } from './list.js';
import { nulledOf } from './nulled.js';
import type { Place } from './place.js';
import type { Arguments, Plan, Run, Writing } from './run.js';

/** Writes a field of an object that stands at a place, undefined for the root. Throws, or rejects with, what makes the object null. */
export type FieldWriter = (run: Run, source: unknown, parent: Place | undefined) => Writing;

type Resolver = GraphQLFieldResolver<unknown, unknown, Arguments>;

/** How a field is written: the more is known of it beforehand, the less there is to do for each object. */
export function fieldWriter(plan: Plan, site: Site): FieldWriter {
  const { resolve, type, args, name } = site.field;
  const leaf = getNullableType(type);
  const resolver = (resolve as Resolver | undefined) ?? propertyResolver(name);
  if (!isLeafType(leaf)) return compositeField(plan, site, resolver);
  return resolve || args.length > 0 ? resolvedLeaf(plan, site, leaf, resolver) : leafProperty(site, leaf);
}

/** A column of a row, in most cases: nothing is called, and nothing made for it but its text. */
function leafProperty(site: Site, type: GraphQLLeafType): FieldWriter {
  const { name } = site.field;
  const write = leafOf(site, type);
  const nulled = nulledOf(site.field.type, site);
  return (run, source, parent) => {
    try {
      if ((typeof source !== 'object' && typeof source !== 'function') || source === null) return write(undefined);
      const value = (source as Readonly<Record<string, unknown>>)[name];
      if (typeof value === 'string' || typeof value === 'number') return write(value);
      const given = typeof value === 'function' ? called(source as Source, site, run, parent) : value;
      return isPromise(given) ? leafInTime(write, nulled, run, given, placeOf(site, parent)) : write(given);
    } catch (raw) {
      return nulled(run, raw, placeOf(site, parent));
    }
  };
}

function resolvedLeaf(plan: Plan, site: Site, type: GraphQLLeafType, resolve: Resolver): FieldWriter {
  const argumentsIn = argumentsOf(plan, site);
  const write = leafOf(site, type);
  const nulled = nulledOf(site.field.type, site);
  return (run, source, parent) => {
    try {
      const value = resolve(source, argumentsIn(run), run.context, new FieldInfo(run, site, parent));
      return isPromise(value) ? leafInTime(write, nulled, run, value, placeOf(site, parent)) : write(value);
    } catch (raw) {
      return nulled(run, raw, placeOf(site, parent));
    }
  };
}

function compositeField(plan: Plan, site: Site, resolve: Resolver): FieldWriter {
  const argumentsIn = argumentsOf(plan, site);
  const complete = completionOf(plan, site.field.type, site);
  const nulled = nulledOf(site.field.type, site);
  return (run, source, parent) => {
    const info = new FieldInfo(run, site, parent);
    try {
      const value = resolve(source, argumentsIn(run), run.context, info);
      const written = isPromise(value)
        ? completeInTime(complete, run, value, info.path, info)
        : complete(run, value, info.path, info);
      return isPromise(written) ? nulledInTime(nulled, run, written, info.path) : written;
    } catch (raw) {
      return nulled(run, raw, info.path);
    }
  };
}

function leafOf(site: Site, type: GraphQLLeafType): LeafWriter {
  const write = leafWriter(type);
  return isNonNullType(site.field.type) ? (value) => write(value) ?? neverNull(site) : write;
}

function leafInTime(
  write: LeafWriter,
  nulled: ReturnType<typeof nulledOf>,
  run: Run,
  value: PromiseLike<unknown>,
  place: Place,
): PromiseLike<string | null> {
  return nulledInTime(nulled, run, value.then(write), place);
}

/** What may have properties that are methods, as graphql-js calls them. */
type Source = Readonly<Record<string, (args: Arguments, context: unknown, info: GraphQLResolveInfo) => unknown>>;

const NO_ARGUMENTS: Arguments = Object.freeze({});

function called(source: Source, site: Site, run: Run, parent: Place | undefined): unknown {
  return source[site.field.name]?.(NO_ARGUMENTS, run.context, new FieldInfo(run, site, parent));
}

/** The resolver of a field without one: the property of its name, called where it is a function. */
function propertyResolver(name: string): Resolver {
  return (source, args, context, info) => {
    if ((typeof source !== 'object' && typeof source !== 'function') || source === null) return undefined;
    const value = (source as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'function' ? (source as Source)[name]?.(args, context, info) : value;
  };
}
